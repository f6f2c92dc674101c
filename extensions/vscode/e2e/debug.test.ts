import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DebugView } from './debug-view.js';
import { Workbench } from './workbench.js';

let workbench: Workbench;
let view: DebugView;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  view = new DebugView(workbench);
  await workbench.openFile('create-order.vtl');
});

afterAll(() => workbench.close());

describe('the debugger', () => {
  it('stops at the beginning', async () => {
    const { page } = workbench;
    await workbench.goTo(17, 1);
    await page.keyboard.press('F9');
    await workbench.command('Veloway: Debug the Template');
    await workbench.pick('', 'several-lines-and-a-note');
    await expect.poll(() => view.line()).toBe(2);
  });

  it('stops at a breakpoint, and shows the variables', async () => {
    await workbench.page.keyboard.press('F5');
    await expect.poll(() => view.line()).toBe(17);
    await expect
      .poll(() => view.variables())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^\$line = \{"sku":"A-1"/)]));
    await expect.poll(() => view.frames()).toEqual(['#foreach($line), round 1 of 3', 'create-order.vtl']);
    await workbench.screenshot('debug');
  });

  it('evaluates expressions of the template', async () => {
    await view.watch('$line.sku.length() + $order.lines.size()');
    await expect.poll(() => view.watches()).toEqual(['$line.sku.length() + $order.lines.size() = 6']);
  });

  it('steps forth and back', async () => {
    const { page } = workbench;
    await page.keyboard.press('F10');
    await expect.poll(() => view.line()).toBe(18);
    await view.press('Step Back');
    await expect.poll(() => view.line()).toBe(17);
    await view.press('Step Back');
    await expect.poll(() => view.line()).toBe(15);
    await view.press('Reverse');
    await expect.poll(() => view.line()).toBe(2);
  });

  it('shows the output so far in the console', async () => {
    await workbench.command('Debug Console: Focus on Debug Console View');
    const console = workbench.page.locator('.repl .monaco-list-row');
    await expect
      .poll(() => console.allTextContents())
      .toEqual(expect.arrayContaining([expect.stringContaining('ORDER#')]));
    await view.stop();
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
    await expect.poll(() => view.line()).toBe(2);
    await page.keyboard.press('F5');
    const told = page.locator('.exception-widget');
    await expect
      .poll(() => told.allTextContents())
      .toEqual([expect.stringContaining('The output is no JSON from here on.')]);
    await expect.poll(() => view.line()).toBe(18);
    await expect.poll(() => view.watches()).toEqual(['$line.sku.length() + $order.lines.size() = 6']);
    await expect.poll(() => view.variables()).toContain('Output');
    await workbench.screenshot('debug-json');
    await view.stop();
  });
});
