import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open('orders-gateway');
  await workbench.openFile('template.yaml');
});

afterAll(async () => {
  await workbench.command('Veloway: Stop the Gateway');
  await workbench.close();
});

const status = (): Promise<string | null> => workbench.page.locator('.statusbar .left-items').textContent();

describe('the gateway', () => {
  it('starts for the API that one looks at', async () => {
    await workbench.command('Veloway: Start the Gateway');
    await expect.poll(status).toMatch(/http:\/\/127\.0\.0\.1:\d+\/dev/);
    await expect.poll(() => workbench.panelText()).toContain('template.yaml is served at');
  });

  it('answers a request that is sent from a lens', async () => {
    const { page } = workbench;
    await workbench.goTo(52, 1);
    await page.locator('.codelens-decoration a', { hasText: 'Send a request' }).first().click();
    const input = page.locator('.quick-input-widget input[type=text]:visible');
    await input.fill('{"customer": "Ada", "lines": [{"sku": "A-1", "quantity": 2}]}');
    await input.press('Enter');
    await page.locator('.view-line', { hasText: /^201\sCreated/ }).waitFor();
    await expect.poll(() => workbench.panelText()).toMatch(/POST \/dev\/orders 201 \d+ ms/);
    await workbench.screenshot('gateway');
  });

  it('starts again, and stops', async () => {
    await workbench.command('Veloway: Restart the Gateway');
    await expect.poll(() => workbench.panelText()).toContain('The gateway has stopped.');
    await expect.poll(status).toMatch(/127\.0\.0\.1/);
    await workbench.command('Veloway: Stop the Gateway');
    await expect.poll(status).not.toMatch(/127\.0\.0\.1/);
  });
});
