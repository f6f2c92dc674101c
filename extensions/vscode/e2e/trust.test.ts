import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCodeServer } from './code-server.js';
import { Workbench } from './workbench.js';

/** The extension in a workspace that nobody has trusted. */

const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

let server: Awaited<ReturnType<typeof startCodeServer>>;
let workbench: Workbench;

beforeAll(async () => {
  server = await startCodeServer(RESTRICTED, []);
  workbench = await Workbench.open('orders-gateway', server);
  await workbench.openFile('template.yaml');
});

afterAll(async () => {
  await workbench.close();
  server.stop();
});

const notice = () => workbench.page.locator('.notification-list-item-message');

const REFUSAL = 'The gateway runs the code of Lambda functions: trust the workspace first.';

async function isRefused(): Promise<void> {
  await expect.poll(() => notice().allTextContents()).toEqual([REFUSAL]);
}

describe('in a workspace that is not trusted', () => {
  it('templates have their language', async () => {
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.goTo(66, 1);
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Open as a document' }).first().waitFor();
    await expect.poll(() => workbench.colorOf('#set')).toBe('rgb(197, 134, 192)');
    await workbench.goTo(71, 20);
    await workbench.page.keyboard.insertText(' $input.bodi');
    await expect.poll(() => workbench.squiggles().count()).toBeGreaterThan(0);
    await workbench.page.keyboard.press('Control+Z');
  });

  it('the output is previewed', async () => {
    await workbench.command('Veloway: Preview the Output');
    const output = workbench.webview().locator('.output').first();
    await expect.poll(() => output.textContent()).toContain('"customer":');
  });

  it('the gateway does not start, and says why', async () => {
    await workbench.command('Veloway: Start the Gateway');
    await isRefused();
    await workbench.screenshot('untrusted');
  });

  it('no request is asked for that cannot be sent', async () => {
    await workbench.focusEditor('template.yaml');
    await workbench.goTo(52, 1);
    const lens = workbench.page.locator('.codelens-decoration a', { hasText: 'Send a request' }).first();
    await lens.waitFor();
    await workbench.command('Notifications: Clear All Notifications');
    await lens.click();
    await isRefused();
    expect(await workbench.page.locator('.quick-input-widget:visible').count()).toBe(0);
  });

  it('the way to trust it is shown', async () => {
    await workbench.page.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await workbench.page.locator('.workspace-trust-editor').waitFor();
    await workbench.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'hidden' });
    await workbench.command('Veloway: Start the Gateway');
    await expect.poll(() => workbench.panelText()).toContain('template.yaml is served at');
    await workbench.command('Veloway: Stop the Gateway');
  });
});
