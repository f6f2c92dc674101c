import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCodeServer } from './code-server.js';
import { Workbench } from './workbench.js';

/** The extension as the browser runs it, where there is no Node.js: in a worker of the page. */

let server: Awaited<ReturnType<typeof startCodeServer>>;
let workbench: Workbench;

beforeAll(async () => {
  server = await startCodeServer({ 'remote.extensionKind': { 'veloway.veloway': ['web'] } });
  workbench = await Workbench.open('orders-api', server);
  await workbench.openFile('create-order.vtl');
});

afterAll(async () => {
  await workbench.close();
  server.stop();
});

describe('in a browser', () => {
  it('templates have problems', async () => {
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.insertText('{"a": 1,}');
    await expect.poll(() => workbench.squiggles().count()).toBeGreaterThan(0);
  });

  it('completion knows the samples', async () => {
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type("$input.path('$.");
    const rows = workbench.page.locator('.suggest-widget .monaco-list-row .label-name');
    await rows.first().waitFor();
    await expect.poll(() => rows.allTextContents()).toEqual(['customer', 'note', 'lines', 'express']);
    await workbench.page.keyboard.press('Escape');
    await workbench.command('File: Revert File');
  });

  it('the output is previewed', async () => {
    await workbench.command('Veloway: Preview the Output');
    const output = workbench.webview().locator('.output').first();
    await expect.poll(() => output.textContent()).toContain('"TableName": "orders"');
  });

  it('what needs a disk says so', async () => {
    await workbench.command('Veloway: Show the Log of the Gateway');
    await workbench.page.getByText('This needs a folder on a disk').first().waitFor();
  });
});
