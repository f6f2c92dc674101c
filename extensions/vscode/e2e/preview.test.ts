import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

/** A method without a back end: what its request template writes says which response it has. */
const MOCK = `openapi: 3.0.1
info: { title: Health, version: "1" }
paths:
  /health:
    get:
      responses: { "200": { description: Well }, "503": { description: Not well } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 503}'
        responses:
          default:
            statusCode: "200"
            responseTemplates:
              application/json: '{"well": true}'
          "503":
            statusCode: "503"
            responseTemplates:
              application/json: '{"well": false}'
`;

/** What is sent to a template beside its only sample. */
const LATER = '{"body": {"customer": {"name": "Grace"}, "lines": [{"sku": "C-3", "quantity": 1}]}}';

let workbench: Workbench;
let page: FrameLocator;

beforeAll(async () => {
  workbench = await Workbench.open('orders', undefined, { 'mock.yaml': MOCK, 'later.event.json': LATER });
  await workbench.openFile('request.vtl');
  await workbench.command('Veloway: Preview the Output');
  page = workbench.webview();
  await page.locator('.output').first().waitFor();
});

afterAll(() => workbench.close());

const output = (): Promise<string | null> => page.locator('.output').first().textContent();

describe('the preview of a template', () => {
  it('shows the output beside the template, and what was written to override maps', async () => {
    await expect.poll(() => output()).toContain('"tenant": "acme"');
    await expect
      .poll(() => page.locator('.override').allInnerTexts())
      .toEqual(['$context.requestOverride.header.X-Priority = "high"']);
    await workbench.screenshot('preview');
  });

  it('follows what one types', async () => {
    await workbench.focusEditor('request.vtl');
    await workbench.goTo(2, 2);
    await workbench.page.keyboard.insertText('"new": 1,');
    await expect.poll(output).toContain('"new": 1');
    await workbench.command('File: Revert File');
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

  it('renders the sample that one chooses', async () => {
    const samples = page.locator('header select');
    await expect.poll(() => samples.locator('option').allTextContents()).toEqual(['event.json', 'later', 'an example']);
    await samples.selectOption('later');
    await expect.poll(output).toContain('"customer": "Grace"');
    await samples.selectOption('event.json');
    await expect.poll(output).toContain('"tenant": "acme"');
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
    const problem = page.locator('.problem:visible');
    await expect
      .poll(() => problem.allInnerTexts())
      .toEqual(['The output is no JSON: line 4: Expected double-quoted property name.']);
    await workbench.screenshot('preview-problem');
    await workbench.goTo(1, 1);
    await expect.poll(() => workbench.status()).toContain('Ln 1,');
    await problem.click();
    await expect.poll(() => workbench.status()).toMatch(/Ln [345],/);
    await workbench.focusEditor('request.vtl');
    await workbench.command('File: Revert File');
  });
});

describe('the preview of a definition', () => {
  it('shows a method as a whole', async () => {
    await workbench.focusEditor('request.vtl');
    await workbench.openFile('openapi.yaml');
    await expect.poll(() => page.locator('h2').allTextContents()).toHaveLength(3);
    await page.locator('.backend textarea').fill('{"id": "o-1", "total": 3}');
    await expect.poll(() => page.locator('.output').last().textContent()).toContain('"order": "o-1"');
    await expect
      .poll(() => page.locator('h2').allTextContents())
      .toEqual([
        'Request template · application/json',
        'What the back end answers (http)',
        'Response template · 200 (default) · application/json',
      ]);
    await workbench.screenshot('preview-method');
  });

  it('goes to the template in the definition that wrote what is clicked', async () => {
    await page.locator('.output').last().locator('span', { hasText: 'o-1' }).first().click();
    await expect.poll(() => workbench.status()).toContain('Ln 28');
    await page.locator('.output').first().locator('span', { hasText: 'orderId' }).first().click();
    await expect.poll(() => workbench.status()).toContain('Ln 21, Col 27');
  });

  it('says where there is none', async () => {
    await workbench.openFile('answer.json');
    await expect.poll(() => page.locator('main').textContent()).toBe('There is no template here.');
  });

  it('shows the response that the status of a mock selects', async () => {
    await workbench.openFile('mock.yaml');
    await expect
      .poll(() => page.locator('h2').allTextContents())
      .toEqual(['Request template · application/json', 'Mock', 'Response template · 503 (503) · application/json']);
    await expect.poll(() => page.locator('.backend p').textContent()).toBe('Answers with the status 503.');
    await expect.poll(() => page.locator('.output').last().textContent()).toContain('"well": false');
    await workbench.screenshot('preview-mock');
  });
});
