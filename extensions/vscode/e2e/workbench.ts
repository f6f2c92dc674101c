import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Served } from './code-server.js';
import { timesOf } from './logs.js';
import { until } from './until.js';

const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));
const SCREENSHOTS = fileURLToPath(new URL('./screenshots', import.meta.url));

const BROWSER_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

/** VS Code as a person has it before them, with a copy of a folder of the examples open. */
export class Workbench {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    /** The folder that is open. */
    readonly folder: string,
  ) {}

  /**
   * @param served the VS Code to open it in: the one that all tests have, unless told otherwise
   * @param files further files that are in the folder from the beginning, by their paths
   */
  static async open(
    example: string,
    served: Served = inject('served'),
    files: Readonly<Record<string, string>> = {},
  ): Promise<Workbench> {
    const { url, data } = served;
    const folder = join(mkdtempSync(join(tmpdir(), 'veloway-folder-')), example);
    cpSync(join(EXAMPLES, example), folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const before = hostsStarted(data);
    const browser = await chromium.launch({ executablePath: process.env.VELOWAY_CHROMIUM ?? '', args: BROWSER_ARGS });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${url}?folder=${encodeURIComponent(folder)}`);
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    await until('The start of the extensions', () => hostsStarted(data) > before);
    return new Workbench(browser, page, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(dirname(this.folder), { recursive: true, force: true });
  }

  /** Chooses a command of the palette by its title; some are there only once an extension is active. */
  async command(title: string): Promise<void> {
    await this.choose('F1', `>${title}`, title);
  }

  /**
   * @param name as the editor's tab shows it
   * @returns when the file was chosen
   */
  async openFile(path: string, name = path.split('/').at(-1) ?? path): Promise<number> {
    const chosen = await this.choose('Control+P', path, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-group-container.active .view-lines .view-line').first().waitFor();
    return chosen;
  }

  /**
   * Types into the open quick input, and takes the row that says what is meant.
   *
   * @param timeout in milliseconds, of each step
   * @returns when
   */
  async pick(text: string, row: string, timeout = 30_000): Promise<number> {
    await this.quickInput.fill(text, { timeout });
    const found = this.quickRow(row);
    await found.hover({ timeout });
    const chosen = Date.now();
    await found.click({ timeout });
    return chosen;
  }

  /**
   * Opens a quick input and picks a row of it, until it is taken: what one types before the input has its rows is lost,
   * and an editor that is still being opened takes the focus, which closes the input.
   *
   * @returns when
   */
  private async choose(key: string, text: string, row: string): Promise<number> {
    let chosen: number | undefined;
    await until(`The choice of ${row}`, async () => {
      await this.page.keyboard.press(key);
      chosen = await this.pick(text, row, 2000).catch(() => undefined);
      if (chosen === undefined) await this.page.keyboard.press('Escape');
      return chosen !== undefined;
    });
    return chosen ?? Number.NaN;
  }

  private get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input[type=text]:visible');
  }

  private quickRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** The page of the extension that is in view. */
  webview(): FrameLocator {
    return this.page
      .frameLocator('iframe.webview.ready[src*="extensionId=veloway"]')
      .frameLocator('iframe#active-frame');
  }

  /** @param name as the tab of an open editor shows it */
  async focusEditor(name: string): Promise<void> {
    await this.page.locator(`.tab[data-resource-name="${name}"]`).click();
    await this.page.keyboard.press('Control+1');
  }

  /** @returns what the status bar says */
  async status(): Promise<string> {
    const texts = await this.page.locator('footer .right-items, .statusbar .right-items').first().allTextContents();
    return texts.join(' ');
  }

  /** @returns the text of the output channel in the panel, as far as it is in view */
  async panelText(): Promise<string> {
    const lines = await this.page.locator('.panel .view-line').allTextContents();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Puts the cursor somewhere, as counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.quickInput;
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** @returns the text of a line, or nothing while it is not in view */
  async lineText(line: number): Promise<string> {
    // Lines move when lenses appear above them, so that number and text are looked for at the same moment.
    return this.page.evaluate((number) => {
      const editor = document.querySelector('.editor-group-container.active .monaco-editor');
      const numbers = Array.from(editor?.querySelectorAll('.margin .line-numbers') ?? []);
      const found = numbers.find(({ textContent }) => textContent === String(number));
      const top = found?.closest<HTMLElement>('[style*="top"]')?.style.top;
      const lines = Array.from(editor?.querySelectorAll<HTMLElement>('.view-lines .view-line') ?? []);
      const text = lines.find(({ style }) => style.top === top)?.textContent ?? '';
      return text.replaceAll('\u00a0', ' ');
    }, line);
  }

  /** @returns the line of the editor that a lens stands above */
  async textBelow(lens: Locator): Promise<string> {
    return lens.evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      const lines = Array.from(element.closest('.monaco-editor')?.querySelectorAll('.view-lines .view-line') ?? []);
      const below = lines.filter((line) => line.getBoundingClientRect().bottom > bottom);
      const top = (line: Element): number => line.getBoundingClientRect().top;
      const [first] = below.sort((one, other) => top(one) - top(other));
      return (first?.textContent ?? '').replaceAll('\u00a0', ' ');
    });
  }

  squiggles(): Locator {
    return this.page.locator(
      '.editor-group-container.active .cdr:is(.squiggly-error, .squiggly-warning, .squiggly-info)',
    );
  }

  /** The rows of the panel of problems. */
  async problems(): Promise<readonly string[]> {
    await this.command('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    await rows.first().waitFor();
    return rows.allTextContents();
  }

  /** Lets the pointer rest on a text, and waits for what then appears. */
  async hover(text: string, line = text): Promise<void> {
    const place = await this.placeOf(text, line);
    await this.page.mouse.move(place.x, place.y);
    await this.page.mouse.move(place.x + 1, place.y);
    await this.page.locator('.monaco-hover:visible').first().waitFor();
  }

  /** The language that the status bar names. */
  get language(): Locator {
    return this.page.locator('#status\\.editor\\.mode');
  }

  /** @returns the colour that a text has in the editor, of its first occurrence in a line that has another text */
  async colorOf(text: string, line = text): Promise<string> {
    return this.page.evaluate(
      ([text, line]) => {
        const same = (a: string | null) => (a ?? '').replaceAll('\u00a0', ' ');
        const lines = Array.from(document.querySelectorAll('.editor-group-container.active .view-line'));
        const found = lines.find((one) => same(one.textContent).includes(line));
        const at = same(found?.textContent ?? '').indexOf(text, same(found?.textContent ?? '').indexOf(line));
        let offset = 0;
        for (const span of found?.querySelectorAll(':scope > span > span') ?? []) {
          offset += span.textContent?.length ?? 0;
          if (offset > at) return getComputedStyle(span).color;
        }
        return 'no such text';
      },
      [text, line] as const,
    );
  }

  /** @returns the middle of a text in the editor, in pixels of the page */
  private async placeOf(text: string, line: string): Promise<{ x: number; y: number }> {
    return this.page.evaluate(
      ([text, line]) => {
        const same = (a: string | null) => (a ?? '').replaceAll('\u00a0', ' ');
        const lines = Array.from(document.querySelectorAll('.editor-group-container.active .view-line'));
        const found = lines.find((one) => same(one.textContent).includes(line));
        const all = same(found?.textContent ?? '');
        let left = all.indexOf(text, all.indexOf(line));
        const walker = document.createTreeWalker(found ?? document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { length } = walker.currentNode.textContent ?? '';
          if (left < length) break;
          left -= length;
        }
        const range = document.createRange();
        range.setStart(walker.currentNode, left);
        range.setEnd(walker.currentNode, left + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      [text, line] as const,
    );
  }

  /** Keeps a picture of what a person would see, once nothing moves any more. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
  }
}

/** How many windows so far have a process that runs extensions. */
function hostsStarted(data: string): number {
  return timesOf(data, 'remoteexthost.log', 'Eager extensions activated').length;
}
