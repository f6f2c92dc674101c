import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { logText } from './logs.js';
import { Workbench } from './workbench.js';

/** What a person waits for at most before a template that was opened has all that the extension gives. */
const ACTIVE_WITHIN = 500;

/** When the extension last wrote into its log that it is active. */
const activeAt = (): number =>
  Date.parse(
    logText(inject('served').data, 'Veloway.log')
      .match(/(?<=Active since )\S+(?=\.)/g)
      ?.sort()
      .at(-1) ?? '',
  ) || 0;

const XML = `<order at="$context.requestId">
#foreach($line in $input.path('$.lines'))
  <sku>$line.sku</sku>
#end
</order>
`;

const DEFINITION = `{
  "x-amazon-apigateway-integration": {
    "requestTemplates": {
      "application/json": "#set($a = $input.path('$'))"
    },
    "description": "#set($b = $input.path('$'))"
  }
}
`;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders', undefined, { 'xml.vtl': XML, 'api.json': DEFINITION });
});

afterAll(() => workbench.close());

/** Opens a template in a new window; others work on the same machine, so that one does it more than once. */
async function waitedFor(): Promise<number> {
  const window = await Workbench.open('orders');
  const opened = await window.openFile('request.vtl');
  await expect.poll(activeAt).toBeGreaterThan(opened);
  await window.close();
  return activeAt() - opened;
}

describe('a template that is opened', () => {
  it('makes the extension active at once', async () => {
    const waits = [await waitedFor(), await waitedFor(), await waitedFor()];
    console.log(
      `The extension was active ${waits.join(', ')} ms after a template was chosen, each time in a new window.`,
    );
    expect(Math.min(...waits)).toBeLessThan(ACTIVE_WITHIN);
  });

  it('is a mapping template by its name', async () => {
    await workbench.openFile('request.vtl');
    await expect.poll(() => workbench.language.textContent()).toBe('API Gateway mapping template');
  });

  it('is coloured as Velocity and as JSON', async () => {
    await expect.poll(() => workbench.colorOf('#set')).toBe('rgb(197, 134, 192)');
    const colors = {
      directive: await workbench.colorOf('#set', '#set($order'),
      key: await workbench.colorOf('tenant', '"tenant"'),
      text: await workbench.colorOf('"', '"$stageVariables'),
      reference: await workbench.colorOf('order', 'order.express'),
      method: await workbench.colorOf('path', 'path('),
    };
    expect(colors).toEqual({
      directive: 'rgb(197, 134, 192)',
      key: 'rgb(156, 220, 254)',
      text: 'rgb(206, 145, 120)',
      reference: 'rgb(156, 220, 254)',
      method: 'rgb(220, 220, 170)',
    });
    await workbench.screenshot('template');
  });
});

describe('a definition that is opened', () => {
  it('has its templates coloured', async () => {
    await workbench.openFile('openapi.yaml');
    await expect.poll(() => workbench.colorOf('#set')).toBe('rgb(197, 134, 192)');
    await expect.poll(() => workbench.colorOf('path', "path('$')")).toBe('rgb(220, 220, 170)');
    await expect.poll(() => workbench.colorOf('orderId')).toBe('rgb(156, 220, 254)');
    await expect.poll(() => workbench.colorOf('json', 'json("$.id")')).toBe('rgb(220, 220, 170)');
    await workbench.screenshot('definition');
  });
});

/** What the theme gives a directive, a method, a key or an attribute's name, a text, the name of an element. */
const DIRECTIVE = 'rgb(197, 134, 192)';
const METHOD = 'rgb(220, 220, 170)';
const NAME = 'rgb(156, 220, 254)';
const TEXT = 'rgb(206, 145, 120)';
const ELEMENT = 'rgb(86, 156, 214)';

describe('a template of XML', () => {
  it('is coloured as Velocity and as XML', async () => {
    await workbench.openFile('xml.vtl');
    await expect.poll(() => workbench.colorOf('#foreach')).toBe(DIRECTIVE);
    const colors = {
      element: await workbench.colorOf('order'),
      attribute: await workbench.colorOf('at', 'at="'),
      quote: await workbench.colorOf('"', '="$context'),
      method: await workbench.colorOf('path', 'path('),
      reference: await workbench.colorOf('sku', 'sku</'),
    };
    expect(colors).toEqual({ element: ELEMENT, attribute: NAME, quote: TEXT, method: METHOD, reference: NAME });
    await workbench.screenshot('template-xml');
  });
});

describe('a definition in JSON', () => {
  it('has its templates coloured, and nothing else', async () => {
    await workbench.openFile('api.json');
    await expect.poll(() => workbench.colorOf('#set', '#set($a')).toBe(DIRECTIVE);
    await expect.poll(() => workbench.colorOf('path', "path('$'))\"")).toBe(METHOD);
    await expect.poll(() => workbench.colorOf('#set', '#set($b')).toBe(TEXT);
    await workbench.screenshot('definition-json');
  });
});
