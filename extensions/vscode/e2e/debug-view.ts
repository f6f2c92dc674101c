import type { Workbench } from './workbench.js';

/** What one sees and presses of a run that stands still. */
export class DebugView {
  constructor(private readonly workbench: Workbench) {}

  /** The line that the run stands at, as the call stack names it. */
  async line(): Promise<number> {
    const [place] = await this.rows('.debug-call-stack .stack-frame .line-number').allTextContents();
    return Number(place?.split(':')[0]);
  }

  /** The names of the rows of the call stack, the innermost first. */
  async frames(): Promise<string[]> {
    return this.rows('.debug-call-stack .stack-frame').locator('.label').allTextContents();
  }

  /** The variables that are in view, as `$line = {"sku":"A-1"}`, and the scopes that they are in. */
  async variables(): Promise<string[]> {
    return asShown(await this.rows('.debug-variables .monaco-list-row').allTextContents());
  }

  /** The watches with their values. */
  async watches(): Promise<string[]> {
    return asShown(await this.rows('.debug-watch .monaco-list-row').allTextContents());
  }

  /** Opens or closes a scope, or a variable that has members. */
  async toggle(name: string): Promise<void> {
    await this.rows('.debug-variables .monaco-list-row').filter({ hasText: name }).first().click();
  }

  async watch(expression: string): Promise<void> {
    const { page } = this.workbench;
    await page.locator('.pane-header', { hasText: 'Watch' }).hover();
    await page.getByRole('button', { name: 'Add Expression' }).click();
    await page.locator('.debug-watch input').fill(expression);
    await page.keyboard.press('Enter');
  }

  /** @param button what the toolbar calls it, such as `Step Out` */
  async press(button: string): Promise<void> {
    const toolbar = this.workbench.page.locator('.debug-toolbar');
    await toolbar.getByRole('button', { name: new RegExp(`^${button}`) }).click();
  }

  /** @returns when nothing is debugged any more */
  async stop(): Promise<void> {
    await this.workbench.command('Debug: Stop');
    await this.workbench.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  }

  private rows(selector: string) {
    return this.workbench.page.locator(selector);
  }
}

/** The space behind the sign is no text, but a margin. */
function asShown(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/ = ?/, ' = '));
}
