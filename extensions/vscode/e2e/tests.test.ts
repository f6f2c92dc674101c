import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  await workbench.command('Testing: Focus on Test Explorer View');
  await rows().first().waitFor();
});

afterAll(() => workbench.close());

const rows = (): Locator => workbench.page.locator('.test-explorer .monaco-list-row');
const row = (label: string): Locator => rows().filter({ hasText: label }).first();

/** Waits until a test has an icon that says how it ended. */
async function ended(label: string, how: string): Promise<void> {
  await expect.poll(() => row(label).getAttribute('aria-label')).toContain(how);
}

describe('the test explorer', () => {
  it('lists the cases of each template', async () => {
    await expect.poll(() => rows().count()).toBeGreaterThan(10);
    await workbench.screenshot('tests');
  });

  it('runs all cases', async () => {
    await workbench.command('Test: Run All Tests');
    await ended('create-order.vtl', 'Passed');
    await ended('start-fulfilment.vtl', 'Passed');
    await workbench.screenshot('tests-passed');
  });

  it('shows how an output differs, and accepts it', async () => {
    const { page, folder } = workbench;
    const template = join(folder, 'templates/get-order-response.vtl');
    writeFileSync(template, readFileSync(template, 'utf8').replace('"gift":', '"present":'));
    await workbench.command('Test: Run All Tests');
    await ended('get-order-response.vtl', 'Failed');
    await row('get-order-response.vtl').click();
    await page.keyboard.press('ArrowRight');
    await row('found').click();
    await page.locator('.peekview-widget .monaco-diff-editor').waitFor();
    const accept = page.locator('.peekview-widget .floating-click-widget', { hasText: 'Accept the New Output' });
    await accept.first().waitFor();
    await workbench.screenshot('tests-failed');
    await accept.first().click();
    await ended('found', 'Passed');
    const expected = readFileSync(`${template}.cases/found.expected.json`, 'utf8');
    expect(expected).toContain('"present":');
  });

  it('runs cases again whenever a template changes', async () => {
    const { page, folder } = workbench;
    await page.keyboard.press('Escape');
    await row('health.vtl').hover();
    await row('health.vtl').getByLabel('Turn on Continuous Run').click();
    const template = join(folder, 'templates/health.vtl');
    const text = readFileSync(template, 'utf8');
    writeFileSync(template, text.replace('{', '{"more": 1,'));
    await ended('health.vtl', 'Failed');
    writeFileSync(template, text);
    await ended('health.vtl', 'Passed');
    await row('health.vtl').hover();
    await row('health.vtl').getByLabel('Turn off Continuous Run').click();
  });

  it('shows in the gutter what no case reaches', async () => {
    const { page } = workbench;
    await workbench.openFile('create-order.vtl');
    await workbench.command('Test: Run All Tests with Coverage');
    await page.locator('.coverage-deco-gutter').first().waitFor();
    await workbench.screenshot('tests-coverage');
  });
});
