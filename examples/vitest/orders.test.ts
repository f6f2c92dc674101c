import { readFileSync } from 'node:fs';
import { compile } from '@veloway/mapping';
import '@veloway/mapping/vitest';
import { expect, test } from 'vitest';

const file = new URL('../orders/request.vtl', import.meta.url);
const template = compile(readFileSync(file, 'utf8'), { name: 'request.vtl' });
const event = {
  pathParameters: { id: 'o-77' },
  stageVariables: { tenant: 'acme' },
  body: { customer: { name: 'Zoe' }, express: true, lines: [{ sku: 'A-1', quantity: 2 }] },
};

test('an express order goes on with its tenant and a high priority', () => {
  const expected = expect.objectContaining({ tenant: 'acme', lines: [{ sku: expect.any(String), quantity: 2 }] });
  const overrides = { requestOverride: { header: { 'X-Priority': 'high' } } };
  expect(template).toRender(event, expected, { overrides });
});

test('an order as the backend gets it, letter by letter', () => {
  expect(template.render(event)).toMatchInlineSnapshot(`
    Rendered {
      $context.requestOverride.header.X-Priority = "high"
      | {
      |   "tenant": "acme",
      |   "orderId": "o-77",
      |   "customer": "Zoe",
      |   "express": true,
      |   "lines": [
      |     { "sku": "A-1", "quantity": 2 }
      |   ],
      |   "requestedBy": ""
      | }
      |
    }
  `);
});
