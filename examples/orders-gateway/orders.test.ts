import { readFileSync } from 'node:fs';
import { readDefinition } from '@veloway/api';
import { createGateway } from '@veloway/gateway';
import { afterAll, expect, test } from 'vitest';

const file = new URL('template.yaml', import.meta.url);
const { apis } = readDefinition(readFileSync(file, 'utf8'), 'template.yaml');
const [{ api } = { api: undefined }] = apis;
if (api === undefined) throw new Error('template.yaml has no API.');

const gateway = createGateway(api, {
  stage: 'dev',
  stageVariables: { currency: 'EUR' },
  functions: {
    // A function in place of the real one, to see what the template makes of a request.
    TakeOrder: (order: { customer: string; currency: string }) => ({
      id: order.customer,
      total: `1 ${order.currency}`,
    }),
    // The real one, in a worker of its own.
    GetOrder: { handler: 'get-order.handler', folder: new URL('src', import.meta.url).pathname },
  },
});
afterAll(() => gateway.close());

function post(order: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(order);
  return gateway.fetch(new Request('http://localhost/dev/orders', { method: 'POST', headers, body }));
}

test('an order reaches the function, and its answer the client', async () => {
  const response = await post({ customer: "O'Neil", lines: [{ sku: 'A-1' }] });
  expect(response.status).toBe(201);
  expect(response.headers.get('Location')).toBe("/orders/O'Neil");
  expect(await response.json()).toEqual({ id: "O'Neil", total: '1 EUR' });
});

test('an order without lines never gets that far', async () => {
  const response = await post({ customer: 'Zoe' });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ message: 'Invalid request body', type: 'BAD_REQUEST_BODY' });
});

test('an order is looked up', async () => {
  const response = await gateway.fetch(new Request('http://localhost/dev/orders/o-7'));
  expect(await response.json()).toEqual({ id: 'o-7', stage: 'dev' });
});
