import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readOpenApi } from '@veloway/api';
import { createGateway } from '@veloway/gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Lambda functions behind an endpoint of the service, such as an emulator of AWS. */

const seen: { readonly url: string | undefined; readonly authorization: string | undefined }[] = [];
const service = createServer((request, response) => {
  const { url, headers } = request;
  seen.push({ url, authorization: headers.authorization });
  request.resume();
  request.on('end', () => {
    if (url?.includes('broken')) response.setHeader('X-Amz-Function-Error', 'Unhandled');
    response.end(url?.includes('broken') ? '{"errorMessage": "it broke"}' : '{"statusCode": 201, "body": "taken"}');
  });
});
let endpoint = '';

beforeAll(async () => {
  await new Promise<void>((ready) => service.listen(0, '127.0.0.1', ready));
  endpoint = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => service.close());

const functionArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;

function apiOf(name: string) {
  const uri = `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
  const { api } = readOpenApi(
    `openapi: 3.0.1
info: { title: t, version: "1" }
paths:
  /:
    get:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: "${uri}" }
`,
    'a.yaml',
  );
  if (api === undefined) throw new Error('The definition cannot be read.');
  return api;
}

async function answerOf(name: string): Promise<{ status: number; text: string }> {
  const gateway = createGateway(apiOf(name), { endpoints: { lambda: endpoint }, region: 'eu-west-1' });
  const response = await gateway.fetch(new Request('http://localhost/dev/'));
  await gateway.close();
  return { status: response.status, text: await response.text() };
}

it('invokes a function without code here at the endpoint of Lambda, with a signed request', async () => {
  expect(await answerOf('orders')).toEqual({ status: 201, text: 'taken' });
  const path = `/2015-03-31/functions/${functionArn('orders')}/invocations`;
  expect(decodeURIComponent(seen.at(-1)?.url ?? '')).toBe(path);
  expect(seen.at(-1)?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-west-1\/lambda\/aws4_request/,
  );
});

it('answers 502 where the function fails there', async () => {
  expect(await answerOf('broken')).toEqual({ status: 502, text: '{"message": "Internal server error"}' });
});
