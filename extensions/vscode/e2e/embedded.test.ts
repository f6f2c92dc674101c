import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

/** The name that the tab shows has no slashes. */
const TEMPLATE = /^POST .orders.\{id\} request\.vtl$/;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders');
  await workbench.openFile('openapi.yaml');
});

afterAll(() => workbench.close());

const definition = (): string => readFileSync(join(workbench.folder, 'openapi.yaml'), 'utf8');

describe('a template of a definition', () => {
  it('opens as a document of its own from a lens', async () => {
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Open as a document' }).first().click();
    await workbench.page.locator('.tab.active', { hasText: TEMPLATE }).waitFor();
    await expect.poll(() => workbench.lineText(1)).toContain("#set($order = $input.path('$'))");
    await expect.poll(() => workbench.language.textContent()).toBe('API Gateway mapping template');
  });

  it('changes the definition while one types', async () => {
    await workbench.goTo(3, 3);
    await workbench.page.keyboard.insertText('"more": 1,');
    const host = workbench.page.locator('.editor-group-container:not(.active) .view-line', { hasText: '"more": 1,' });
    await host.first().waitFor();
    await workbench.screenshot('embedded');
  });

  it('is saved in the definition', async () => {
    await workbench.page.keyboard.press('Control+S');
    await expect.poll(definition).toContain('              "more": 1,"orderId": "$input.params(\'id\')",');
  });

  it('changes with the definition', async () => {
    await workbench.focusEditor('openapi.yaml');
    await workbench.goTo(21, 15);
    await workbench.page.keyboard.insertText('"other": 2,');
    const document = workbench.page.locator('.editor-group-container:not(.active) .view-line', {
      hasText: '"other": 2,',
    });
    await document.first().waitFor();
  });
});
