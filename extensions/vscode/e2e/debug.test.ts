import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  await workbench.openFile('create-order.vtl');
});

afterAll(() => workbench.close());

/** The line that the run stands at, as the call stack names it. */
async function stopLine(): Promise<number> {
  const place = await workbench.page.locator('.debug-call-stack .stack-frame .line-number').first().textContent();
  return Number(place?.split(':')[0]);
}

const back = (): Promise<void> =>
  workbench.page
    .locator('.debug-toolbar')
    .getByRole('button', { name: /^Step Back/ })
    .click();

const variables = (): Promise<string[]> =>
  workbench.page.locator('.debug-variables .monaco-list-row').allTextContents();

describe('the debugger', () => {
  it('stops at the beginning', async () => {
    const { page } = workbench;
    await workbench.goTo(17, 1);
    await page.keyboard.press('F9');
    await workbench.command('Veloway: Debug the Template');
    await workbench.pick('', 'several-lines-and-a-note');
    await expect.poll(stopLine).toBe(2);
  });

  it('stops at a breakpoint, and shows the variables', async () => {
    await workbench.page.keyboard.press('F5');
    await expect.poll(stopLine).toBe(17);
    await expect.poll(variables).toEqual(expect.arrayContaining([expect.stringContaining('$line')]));
    await workbench.screenshot('debug');
  });

  it('evaluates expressions of the template', async () => {
    const { page } = workbench;
    await page.locator('.pane-header', { hasText: 'Watch' }).hover();
    await page.getByRole('button', { name: 'Add Expression' }).click();
    await page.locator('.debug-watch input').fill('$line.sku.length() + $order.lines.size()');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.debug-watch .monaco-list-row').allTextContents())
      .toEqual([expect.stringMatching(/ = ?\d+$/)]);
  });

  it('steps forth and back', async () => {
    const { page } = workbench;
    await page.keyboard.press('F10');
    await expect.poll(stopLine).toBe(18);
    await back();
    await expect.poll(stopLine).toBe(17);
    await back();
    await expect.poll(stopLine).toBe(15);
    await workbench.page
      .locator('.debug-toolbar')
      .getByRole('button', { name: /^Reverse/ })
      .click();
    await expect.poll(stopLine).toBe(2);
  });

  it('shows the output so far in the console', async () => {
    await workbench.command('Debug Console: Focus on Debug Console View');
    const console = workbench.page.locator('.repl .monaco-list-row');
    await expect
      .poll(() => console.allTextContents())
      .toEqual(expect.arrayContaining([expect.stringContaining('ORDER#')]));
    await workbench.command('Debug: Stop');
  });

  it('stops where the output is no JSON any more', async () => {
    const { page } = workbench;
    await workbench.focusEditor('create-order.vtl');
    await workbench.goTo(17, 1);
    await page.keyboard.press('F9');
    await workbench.goTo(18, 1);
    await page.keyboard.insertText('oops');
    await workbench.command('Veloway: Debug the Template');
    await workbench.pick('', 'several-lines-and-a-note');
    await expect.poll(stopLine).toBe(2);
    await page.keyboard.press('F5');
    await page.locator('.exception-widget').waitFor();
    await workbench.screenshot('debug-json');
    await workbench.command('Debug: Stop');
  });
});
