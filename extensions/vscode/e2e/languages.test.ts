import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logText } from './logs.js';
import { Workbench } from './workbench.js';

/** What a person waits for at most before a template that was opened has all that the extension gives. */
const ACTIVE_WITHIN = 500;

/** When the extension last wrote into its log that it is active. */
const activeAt = (): number => Date.parse(/.*Active since (\S+)\./s.exec(logText('Veloway.log'))?.[1] ?? '') || 0;

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders');
});

afterAll(() => workbench.close());

describe('a template that is opened', () => {
  it('makes the extension active at once', async () => {
    const opened = await workbench.openFile('request.vtl');
    await expect.poll(activeAt).toBeGreaterThan(opened);
    const waited = activeAt() - opened;
    console.log(`The extension was active ${waited} ms after the template was chosen.`);
    expect(waited).toBeLessThan(ACTIVE_WITHIN);
  });

  it('is a mapping template by its name', async () => {
    expect(await workbench.language.textContent()).toBe('API Gateway mapping template');
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
    expect(await workbench.colorOf('path', "path('$')")).toBe('rgb(220, 220, 170)');
    expect(await workbench.colorOf('orderId')).toBe('rgb(156, 220, 254)');
    expect(await workbench.colorOf('json', 'json("$.id")')).toBe('rgb(220, 220, 170)');
    await workbench.screenshot('definition');
  });
});
