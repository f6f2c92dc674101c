import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Invocation } from '../src/integrations/lambda-function.js';
import { runtimeInterface } from '../src/integrations/runtime-interface.js';
import { httpSender } from '../src/node/send-http.js';

/** A server as the runtime interface emulator is one: it answers each event with what a test says. */
let answer: (response: ServerResponse) => void;
const received: unknown[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { 'content-type': type, 'x-amz-invocation-type': invocation, host } = request.headers;
  received.push({ line: `${request.method} ${request.url}`, type, invocation, host, body });
  answer(response);
});
const { send, close } = httpSender();
let url = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  received.length = 0;
});

afterAll(() => {
  close();
  server.closeAllConnections();
  server.close();
});

const invocationOf = (rest: Partial<Invocation> = {}): Invocation => ({
  payload: '{"a":"ü"}',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
  timeoutInMillis: 10_000,
  asynchronous: false,
  ...rest,
});

it.each([
  ['', '/2015-03-31/functions/function/invocations'],
  ['/', '/2015-03-31/functions/function/invocations'],
  ['/base/', '/base/2015-03-31/functions/function/invocations'],
  ['/2015-03-31/functions/orders/invocations', '/2015-03-31/functions/orders/invocations'],
  [
    '/2015-03-31/functions/orders/invocations?Qualifier=live',
    '/2015-03-31/functions/orders/invocations?Qualifier=live',
  ],
])('an event goes to `%s` as POST %s', async (given, path) => {
  answer = (response) => response.end('{"statusCode":200}');
  const result = await runtimeInterface(`${url}${given}`, send)(invocationOf());
  expect(result).toEqual({ payload: '{"statusCode":200}', functionError: false });
  const [type, invocation, host] = ['application/json', 'RequestResponse', url.slice(7)];
  expect(received).toEqual([{ line: `POST ${path}`, type, invocation, host, body: '{"a":"ü"}' }]);
});

it.each([
  ['an error', '{"errorMessage":"no","errorType":"Error","trace":[]}', {}, true],
  ['an error by its header', '{"errorMessage":"no"}', { 'X-Amz-Function-Error': 'Unhandled' }, true],
  ['an object with an error message alone', '{"errorMessage":"no"}', {}, false],
  ['an object with an error type that is no text', '{"errorMessage":"no","errorType":1}', {}, false],
  ['null', 'null', {}, false],
  ['nothing', '', {}, false],
  ['no JSON', 'text', {}, false],
])('%s is a function error or not', async (_, payload, headers, functionError) => {
  answer = (response) => response.writeHead(200, headers).end(payload);
  expect(await runtimeInterface(url, send)(invocationOf())).toEqual({ payload, functionError });
});

it('the time of the function is over', async () => {
  answer = (response) => response.end('Task timed out after 3.00 seconds');
  expect(await runtimeInterface(url, send)(invocationOf())).toEqual({
    payload: '{"errorMessage":"Task timed out after 3.00 seconds"}',
    functionError: true,
  });
});

it('an event that nobody waits for', async () => {
  answer = (response) => response.writeHead(202).end('{"errorMessage":"no","errorType":"Error"}');
  const result = await runtimeInterface(url, send)(invocationOf({ asynchronous: true }));
  expect(result).toEqual({ payload: '', functionError: false });
  expect(received).toMatchObject([{ invocation: 'Event' }]);
});

it('something else than a function answers', async () => {
  answer = (response) => response.writeHead(404).end('not here');
  await expect(runtimeInterface(url, send)(invocationOf())).rejects.toMatchObject({
    code: 'network',
    message: `\`${url}/2015-03-31/functions/function/invocations\` answered 404 (not here): check that it runs a Lambda function.`,
  });
});

it.each([
  ['nothing listens', 'http://127.0.0.1:1', 'network'],
  ['the address is none', 'localhost:9000', 'invalid-address'],
])('%s', async (_, wrong, code) => {
  await expect(runtimeInterface(wrong, send)(invocationOf())).rejects.toMatchObject({ code });
});

it('the integration waits no longer', async () => {
  answer = () => undefined;
  const pending = runtimeInterface(url, send)(invocationOf({ timeoutInMillis: 200 }));
  await expect(pending).rejects.toMatchObject({ code: 'timeout' });
});
