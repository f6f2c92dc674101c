import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, mock, restApi } from './rest-api.js';

const BYTES = Buffer.from([0, 255, 137, 80]);

/** @returns a gateway whose function behind a proxy integration answers with a value */
function answering(output: unknown, binaryMediaTypes: readonly string[] = []) {
  const proxy = integration('AWS_PROXY', { uri: functionUri('tell') });
  const functions = { tell: () => output };
  return asking(restApi({ 'ANY /': { integration: proxy } }, { binaryMediaTypes }), { functions });
}

describe('the response', () => {
  it('to HEAD has headers and no body', async () => {
    const { gateway } = answering({ headers: { 'X-A': '1' }, body: 'body' });
    const response = await gateway.fetch(new Request('http://localhost/dev/', { method: 'HEAD' }));
    expect([response.status, response.headers.get('X-A'), response.body]).toEqual([200, '1', null]);
  });

  it.each([204, 205, 304])('with status %s has no body', async (statusCode) => {
    const { gateway } = answering({ statusCode, body: 'body' });
    const response = await gateway.fetch(new Request('http://localhost/dev/'));
    expect([response.status, response.body]).toEqual([statusCode, null]);
  });

  it('may be bytes', async () => {
    const { gateway } = answering({ body: BYTES.toString('base64'), isBase64Encoded: true }, ['image/png']);
    const response = await gateway.fetch(new Request('http://localhost/dev/', { headers: { Accept: 'image/png' } }));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(BYTES);
  });

  it('has every value of a header, and each cookie for itself', async () => {
    const { ask } = answering({ multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2; Path=/'], 'X-A': ['1', '2'] } });
    const { headers } = await ask('GET /');
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/']);
    expect(headers.get('X-A')).toBe('1, 2');
  });

  it('is UTF-8, in its headers as well', async () => {
    const { ask } = answering({ headers: { 'X-A': 'Zoë →', 'X-B': 'a\r\nb' }, body: 'Zoë 😀' });
    const { headers, body } = await ask('GET /');
    expect(body).toBe('Zoë 😀');
    expect(Buffer.from(headers.get('X-A') ?? '', 'latin1').toString()).toBe('Zoë →');
    expect(headers.get('X-B')).toBe('a b');
  });

  it.each([
    ['a name that no header has', { headers: { 'a b': '1' } }],
    ['a status that ends nothing', { statusCode: 101 }],
  ])('with %s is an error of the gateway', async (_, output) => {
    expect(await answering(output).ask('GET /')).toMatchObject({
      status: 500,
      body: '{"message":"Internal server error"}',
    });
  });

  it('has a type, JSON unless told otherwise', async () => {
    expect((await answering({}).ask('GET /')).headers.get('Content-Type')).toBe('application/json');
    const typed = await answering({ headers: { 'content-type': 'text/plain' } }).ask('GET /');
    expect(typed.headers.get('Content-Type')).toBe('text/plain');
  });
});

describe('the request', () => {
  it('is that of the client: method, target, headers, host and body', async () => {
    const template =
      '$context.httpMethod $context.path $context.domainName $input.params("q") $input.params("x-a") $input.body';
    const { ask } = asking(
      restApi({
        'PUT /orders/{id}': {
          integration: mock('', {
            requestTemplates: {
              $default: `#set($context.responseOverride.header.Seen = "${template.replaceAll('"', "'")}"){"statusCode": 200}`,
            },
          }),
        },
      }),
    );
    const { headers } = await ask('PUT /orders/7?q=1', { headers: { 'X-A': 'a' }, body: 'text' });
    expect(headers.get('Seen')).toBe('PUT /dev/orders/7 localhost 1 a text');
  });

  it('may be bytes', async () => {
    const proxy = integration('AWS_PROXY', { uri: functionUri('tell') });
    const functions = {
      tell: ({ body, isBase64Encoded }: Record<string, unknown>) => ({ body: `${isBase64Encoded} ${body}` }),
    };
    const { ask } = asking(restApi({ 'POST /': { integration: proxy } }), { functions });
    expect((await ask('POST /', { body: Uint8Array.from(BYTES) })).body).toBe(`true ${BYTES.toString('base64')}`);
  });

  it('has its host under the name that API Gateway gives it, however the client spells it', async () => {
    const template = "$input.params().header.get('Host') $input.params().header.get('host')";
    const { ask } = asking(restApi({ 'GET /': { integration: mock(template) } }));
    const { body } = await ask('GET /', { headers: { host: 'api.example.com' } });
    expect(body).toMatch(/^api\.example\.com /);
    expect(body).not.toMatch(/ api\.example\.com$/);
  });

  it('has its own host where it names one', async () => {
    const { ask } = asking(restApi({ 'GET /': { integration: mock('$context.domainName') } }));
    expect((await ask('GET /', { headers: { Host: 'api.example.com' } })).body).toBe('api.example.com');
  });
});
