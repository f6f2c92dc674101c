import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, mock, restApi } from './rest-api.js';

const LONG = 'orders '.repeat(50);

describe('answers', () => {
  async function answerTo(
    acceptEncoding: string | undefined,
    minimumCompressionSize: number | undefined,
    template = LONG,
    parameters = {},
  ) {
    const responses = [{ templates: { 'application/json': template }, responseParameters: parameters }];
    const { gateway } = asking(
      restApi({ 'GET /': { integration: mock('', { responses }) } }, { minimumCompressionSize }),
    );
    const headers = acceptEncoding === undefined ? {} : { 'Accept-Encoding': acceptEncoding };
    const response = await gateway.fetch(new Request('http://localhost/dev/', { headers }));
    return { coding: response.headers.get('Content-Encoding'), body: Buffer.from(await response.arrayBuffer()) };
  }

  it.each<[acceptEncoding: string | undefined, minimum: number | undefined, coding: 'gzip' | 'deflate' | null]>([
    ['gzip', 0, 'gzip'],
    ['GZip', 0, 'gzip'],
    ['deflate', 0, 'deflate'],
    ['deflate, gzip', 0, 'deflate'],
    ['deflate;q=0.5, gzip', 0, 'gzip'],
    ['gzip', LONG.length, 'gzip'],
    ['gzip', LONG.length + 1, null],
    ['gzip', undefined, null],
    [undefined, 0, null],
    ['*', 0, null],
    ['br, gzip;q=0.9', 0, null],
    ['identity', 0, null],
    ['gzip;q=0', 0, null],
  ])('to Accept-Encoding: %s with a minimum of %s', async (acceptEncoding, minimum, coding) => {
    const answer = await answerTo(acceptEncoding, minimum);
    expect(answer.coding).toBe(coding);
    const decode = { gzip: gunzipSync, deflate: inflateSync };
    expect((coding === null ? answer.body : decode[coding](answer.body)).toString()).toBe(LONG);
  });

  it('are measured in bytes', async () => {
    expect((await answerTo('gzip', 4, 'ää')).coding).toBe('gzip');
    expect((await answerTo('gzip', 5, 'ää')).coding).toBeNull();
  });

  it('without content, or with a coding of their own, are left alone', async () => {
    expect(await answerTo('gzip', 0, '')).toEqual({ coding: null, body: Buffer.from('') });
    const own = { 'method.response.header.content-encoding': "'br'" };
    expect(await answerTo('gzip', 0, LONG, own)).toEqual({ coding: 'br', body: Buffer.from(LONG) });
  });

  it('of the gateway itself are compressed as well', async () => {
    const { gateway } = asking(restApi({}, { minimumCompressionSize: 0 }));
    const response = await gateway.fetch(
      new Request('http://localhost/dev/', { headers: { 'Accept-Encoding': 'gzip' } }),
    );
    expect(response.status).toBe(403);
    expect(gunzipSync(await response.arrayBuffer()).toString()).toBe('{"message":"Missing Authentication Token"}');
  });
});

describe('requests', () => {
  const tell = ({ body, isBase64Encoded }: { body: string; isBase64Encoded: boolean }) => ({
    body: `${isBase64Encoded} ${body}`,
  });
  const api = restApi({ 'POST /': { integration: integration('AWS_PROXY', { uri: functionUri('tell') }) } });

  it.each<[coding: string, body: Uint8Array, expected: string]>([
    ['gzip', gzipSync('hello'), 'false hello'],
    ['GZIP', gzipSync('hello'), 'false hello'],
    ['deflate', deflateSync('hello'), 'false hello'],
    ['identity', Buffer.from('hello'), 'false hello'],
    ['', Buffer.from('hello'), 'false hello'],
    ['gzip', Buffer.from(''), 'false null'],
  ])('in %s', async (coding, body, expected) => {
    const { ask } = asking(api, { functions: { tell } });
    const init = { headers: { 'Content-Encoding': coding }, body: Uint8Array.from(body) };
    expect(await ask('POST /', init)).toMatchObject({ status: 200, body: expected });
  });

  it.each<[coding: string, body: Uint8Array]>([
    ['br', Buffer.from('hello')],
    ['gzip, gzip', gzipSync(gzipSync('hello'))],
    ['gzip', Buffer.from('hello')],
    ['gzip', gzipSync('hello').subarray(0, 15)],
    ['deflate', gzipSync('hello')],
  ])('in %s, which cannot be undone, are answered with 415', async (coding, body) => {
    const { ask, records } = asking(api, { functions: { tell } });
    const answer = await ask('POST /', { headers: { 'Content-Encoding': coding }, body: Uint8Array.from(body) });
    expect(answer).toMatchObject({ status: 415, body: '{"message":"Unsupported Media Type"}' });
    expect(records[0]?.bug).toBeUndefined();
  });

  it('are decompressed before they are validated and logged', async () => {
    const models = { Order: { type: 'object', required: ['sku'] } };
    const method = {
      requestValidator: 'body',
      requestModels: { 'application/json': 'Order' },
      integration: mock('fine'),
    };
    const { ask, records } = asking(restApi({ 'POST /': method }, { models }), { executionLog: true });
    const headers = { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' };
    const answer = await ask('POST /', { headers, body: Uint8Array.from(gzipSync('{"sku":"A"}')) });
    expect(answer).toMatchObject({ status: 200, body: 'fine' });
    const texts = records[0]?.lines.map(({ text }) => text);
    expect(texts).toContain('Method request body before transformations: {"sku":"A"}');
  });
});
