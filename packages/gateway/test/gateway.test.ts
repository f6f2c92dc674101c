import { readOpenApi } from '@veloway/api';
import { gatewayOf, stageOptionsOf } from '@veloway/gateway';
import { expect, it } from 'vitest';

it('works', async () => {
  const { api, problems } = readOpenApi(
    `openapi: 3.0.1
info: { title: t, version: '1' }
paths:
  /orders/{id}:
    post:
      responses: { '201': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates:
          application/json: '{"statusCode": 201}'
        responses:
          default:
            statusCode: '201'
            responseTemplates:
              application/json: '{"id": "$input.params("id")", "ip": "$context.identity.sourceIp", "p": "$context.path"}'
`,
    'openapi.yaml',
  );
  expect(problems).toEqual([]);
  const records: unknown[] = [];
  const gateway = gatewayOf(
    api!,
    stageOptionsOf(api!, {
      send: () => {
        throw new Error('no');
      },
      executionLog: true,
      onRequest: (r) => records.push(r),
    }),
  );
  const response = await gateway.fetch(
    new Request('http://localhost/dev/orders/7?x=1', { method: 'POST', body: '{}' }),
  );
  console.log(response.status, [...response.headers], await response.text());
  console.log(JSON.stringify(records, null, 1));
});
