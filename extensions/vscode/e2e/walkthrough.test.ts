import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  await workbench.command('Welcome: Open Walkthrough...');
  await workbench.pick('mapping templates', 'Get started with mapping templates');
});

afterAll(() => workbench.close());

/** Opens a step of the walkthrough, and presses its button. */
async function follow(title: string, button: string): Promise<void> {
  const step = workbench.page.locator('.getting-started-step', { hasText: title });
  await step.click();
  await workbench.page.getByRole('button', { name: button }).click();
}

describe('the walkthrough', () => {
  it('leads a newcomer from a template', async () => {
    await workbench.page.locator('.getting-started-step', { hasText: 'Look at a template' }).waitFor();
    await workbench.screenshot('walkthrough');
    await follow('Look at a template', 'Open a template');
    await expect.poll(() => workbench.language.textContent()).toBe('API Gateway mapping template');
  });

  it('through its output', async () => {
    await follow('See what it writes', 'Preview the output');
    await workbench.webview().locator('.output').first().waitFor();
  });

  it('to tests that pass', async () => {
    await follow('Test it', 'Run the tests');
    const row = workbench.page.locator('.test-explorer .monaco-list-row', { hasText: 'create-order.vtl' }).first();
    await expect.poll(() => row.getAttribute('aria-label')).toContain('Passed');
    await workbench.screenshot('walkthrough-tests');
  });
});
