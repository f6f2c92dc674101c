import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  workbench = await Workbench.open('orders');
  await workbench.openFile('request.vtl');
  await workbench.command('Veloway: Preview the Output');
  page = workbench.webview();
  await page.locator('.output').first().waitFor();
});

afterAll(() => workbench.close());

const output = (): Promise<string | null> => page.locator('.output').first().textContent();

describe('the preview of a template', () => {
  it('shows the output beside the template, and what was written to override maps', async () => {
    expect(await output()).toContain('"tenant": "acme"');
    expect(await page.locator('.override').allInnerTexts()).toEqual([
      '$context.requestOverride.header.X-Priority = "high"',
    ]);
    await workbench.screenshot('preview');
  });

  it('follows what one types', async () => {
    await workbench.focusEditor('request.vtl');
    await workbench.goTo(2, 2);
    await workbench.page.keyboard.insertText('"new": 1,');
    await expect.poll(output).toContain('"new": 1');
    await workbench.page.keyboard.press('Control+Z');
    await expect.poll(output).not.toContain('"new": 1');
  });

  it('goes to the text that wrote what is clicked', async () => {
    await page.locator('.output span', { hasText: 'A-1' }).first().click();
    await expect.poll(() => workbench.status()).toContain('Ln 9');
  });

  it('shows what the selected text writes', async () => {
    await workbench.goTo(9, 18);
    await expect.poll(() => page.locator('.lit').allInnerTexts()).toEqual(['A-1', 'B-9']);
    await workbench.screenshot('preview-selection');
  });

  it('shows white space, and the output as it is', async () => {
    await page.getByRole('button', { name: 'White space' }).click();
    await page.getByRole('button', { name: 'Pretty' }).click();
    await expect.poll(output).toContain('·"tenant":·"acme",↵');
    await workbench.screenshot('preview-white-space');
    await page.getByRole('button', { name: 'White space' }).click();
    await page.getByRole('button', { name: 'Pretty' }).click();
  });

  it('renders another sample while one edits it', async () => {
    await page.getByRole('button', { name: 'Edit' }).click();
    const event = page.locator('.sample textarea');
    await event.fill('{"body": {"customer": {"name": "Ada"}, "lines": []}}');
    await expect.poll(output).toContain('"customer": "Ada"');
    await workbench.screenshot('preview-edit');
    await page.getByRole('button', { name: 'Edit' }).click();
  });

  it('tells what keeps the output from being JSON', async () => {
    await workbench.focusEditor('request.vtl');
    await workbench.goTo(5, 1);
    await workbench.page.keyboard.insertText('oops');
    await expect.poll(() => page.locator('.problem:visible').allInnerTexts()).toHaveLength(1);
    await workbench.screenshot('preview-problem');
    await workbench.page.keyboard.press('Control+Z');
  });
});

describe('the preview of a definition', () => {
  it('shows a method as a whole', async () => {
    await workbench.focusEditor('request.vtl');
    await workbench.openFile('openapi.yaml');
    await expect.poll(() => page.locator('h2').allInnerTexts()).toHaveLength(3);
    await page.locator('.backend textarea').fill('{"id": "o-1", "total": 3}');
    await expect.poll(() => page.locator('.output').last().textContent()).toContain('"order": "o-1"');
    await workbench.screenshot('preview-method');
  });
});
