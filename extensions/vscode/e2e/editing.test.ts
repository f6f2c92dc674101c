import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders-api');
  await workbench.openFile('create-order.vtl');
});

afterAll(() => workbench.close());

async function undoAll(): Promise<void> {
  await workbench.page.keyboard.press('Escape');
  await workbench.command('File: Revert File');
  await expect.poll(() => workbench.lineText(1)).toBe('## POST /orders: DynamoDB PutItem.');
}

describe('a template with a mistake', () => {
  it('has a squiggle, and a fix that removes it', async () => {
    const { page } = workbench;
    await workbench.goTo(1, 1);
    await page.keyboard.insertText('{"a": 1,}');
    await expect.poll(() => workbench.squiggles().count()).toBeGreaterThan(0);
    await workbench.goTo(1, 8);
    await workbench.hover(',', '1,}');
    await expect
      .poll(() => page.locator('.monaco-hover:visible').first().textContent())
      .toContain('JSON allows no comma');
    await workbench.screenshot('squiggle');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await workbench.screenshot('quick-fix');
    await page.keyboard.press('Enter');
    await expect.poll(() => workbench.lineText(1)).toContain('{"a": 1}');
    await undoAll();
  });
});

describe('completion', () => {
  it('offers the keys of the samples in a JSON path', async () => {
    const { page } = workbench;
    await workbench.goTo(1, 1);
    await page.keyboard.type("$input.path('$.");
    const rows = page.locator('.suggest-widget .monaco-list-row .label-name');
    await rows.first().waitFor();
    await workbench.screenshot('completion');
    await expect.poll(() => rows.allTextContents()).toEqual(['customer', 'note', 'lines', 'express']);
    await page.keyboard.press('Enter');
    await expect.poll(() => workbench.lineText(1)).toContain("$input.path('$.customer')");
    await undoAll();
  });
});

describe('hover', () => {
  it('tells what a thing is', async () => {
    await workbench.hover('escapeJavaScript', '"customerName"');
    const hover = workbench.page.locator('.monaco-hover:visible').first();
    await expect.poll(() => hover.textContent()).toContain('escapeJavaScript');
    await workbench.screenshot('hover');
  });
});

describe('rename', () => {
  it('changes a variable wherever it is', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await workbench.goTo(2, 8);
    await page.keyboard.press('F2');
    await page.locator('.rename-input').waitFor();
    await page.locator('.rename-input').fill('request');
    await workbench.screenshot('rename');
    await page.keyboard.press('Enter');
    await expect.poll(() => workbench.lineText(2)).toContain('#set($request = ');
    await expect.poll(() => workbench.lineText(10)).toContain('$request.express');
    await undoAll();
  });
});
