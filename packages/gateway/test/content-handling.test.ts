import type { ContentHandling } from '@veloway/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { type BackEnd, startBackEnd } from './back-end.js';
import { integration, restApi } from './rest-api.js';

const BYTES = Buffer.from([0x89, 0x50, 0xff, 0x00]);
const BASE64 = BYTES.toString('base64');
const TEXT = 'dGV4dA==';
const DECODED = Buffer.from('text');
/** What bytes that are no UTF-8 become. */
const REPLACED = Buffer.from('\ufffdP\ufffd\0');

let backEnd: BackEnd;
beforeAll(async () => {
  backEnd = await startBackEnd(({ method }) =>
    method === 'PUT'
      ? { headers: { 'Content-Type': 'image/png' }, body: BYTES }
      : { headers: { 'Content-Type': 'text/plain' }, body: TEXT },
  );
});
afterAll(() => backEnd.close());

const HANDLING = [undefined, 'CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'] as const;

describe('requests', () => {
  async function arriving(
    type: string,
    body: Buffer | string,
    contentHandling: ContentHandling | undefined,
    types: readonly string[],
  ) {
    const http = integration('HTTP', { uri: backEnd.url, contentHandling });
    const { ask } = asking(restApi({ 'POST /': { integration: http } }, { binaryMediaTypes: types }));
    const { status } = await ask('POST /', {
      headers: { 'Content-Type': type },
      body: Uint8Array.from(Buffer.from(body)),
    });
    return status === 200 ? backEnd.received.at(-1)?.body : status;
  }

  it.each<[what: string, type: string, body: Buffer | string, types: readonly string[], expected: readonly unknown[]]>([
    ['text, no binary types', 'text/plain', TEXT, [], [Buffer.from(TEXT), Buffer.from(TEXT), DECODED]],
    ['bytes, no binary types', 'image/png', BYTES, [], [REPLACED, REPLACED, 500]],
    [
      'a text type among binary ones',
      'text/plain',
      TEXT,
      ['image/png'],
      [Buffer.from(TEXT), Buffer.from(TEXT), DECODED],
    ],
    ['a binary type', 'image/png', BYTES, ['image/png'], [BYTES, Buffer.from(BASE64), BYTES]],
    ['a binary type with a parameter', 'image/png; a=b', BYTES, ['image/png'], [BYTES, Buffer.from(BASE64), BYTES]],
    ['a type of a binary family', 'image/png', BYTES, ['image/*'], [BYTES, Buffer.from(BASE64), BYTES]],
    ['any type where all are binary', 'text/plain', BYTES, ['*/*'], [BYTES, Buffer.from(BASE64), BYTES]],
    ['a type that no wildcard before the slash means', 'image/png', BYTES, ['*/png'], [REPLACED, REPLACED, 500]],
  ])('%s', async (_, type, body, types, expected) => {
    const found = [];
    for (const handling of HANDLING) found.push(await arriving(type, body, handling, types));
    expect(found).toEqual(expected);
  });

  it('a template takes text alone', async () => {
    const requestTemplates = { 'image/png': '$input.body', 'application/json': '' };
    const statuses = [];
    for (const contentHandling of HANDLING) {
      const http = integration('HTTP', { uri: backEnd.url, contentHandling, requestTemplates });
      const { ask } = asking(restApi({ 'POST /': { integration: http } }, { binaryMediaTypes: ['image/png'] }));
      const headers = { 'Content-Type': 'image/png' };
      statuses.push((await ask('POST /', { headers, body: Uint8Array.from(BYTES) })).status);
    }
    expect(statuses).toEqual([500, 200, 500]);
    expect(backEnd.received.at(-1)?.body.toString()).toBe(BASE64);
  });
});

it.each([
  ['request', 'integration', {}],
  ['response', 'integration response', { contentHandling: 'CONVERT_TO_TEXT' }],
] as const)(
  'a binary %s with a template ends with 500, and whoever serves is told what to do',
  async (phase, owner, parts) => {
    const templates = { 'application/json': '{}' };
    const http = integration('HTTP', {
      uri: backEnd.url,
      httpMethod: 'PUT',
      ...parts,
      ...(phase === 'request' ? { requestTemplates: templates } : { responses: [{ templates }] }),
    });
    const { ask, records } = asking(restApi({ 'POST /': { integration: http } }, { binaryMediaTypes: ['*/*'] }));
    await ask('POST /', { headers: { 'Content-Type': 'application/json', Accept: 'image/png' }, body: '{}' });
    expect(records[0]?.failure?.details).toEqual({
      log: `Execution failed due to configuration error: Unable to transform ${phase}`,
      advice: `The body is binary by \`binaryMediaTypes\`, and templates take text: set \`contentHandling\` of the ${owner} to \`CONVERT_TO_TEXT\`.`,
    });
  },
);

describe('responses', () => {
  async function arriving(
    httpMethod: string,
    accept: string | undefined,
    contentHandling: ContentHandling | undefined,
    types: readonly string[],
  ) {
    const http = integration('HTTP', { uri: backEnd.url, httpMethod, responses: [{ contentHandling }] });
    const { gateway } = asking(restApi({ 'GET /': { integration: http } }, { binaryMediaTypes: types }));
    const response = await gateway.fetch(
      new Request('http://localhost/dev/', accept === undefined ? {} : { headers: { Accept: accept } }),
    );
    return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : response.status;
  }
  const GIVES_TEXT = 'POST';
  const GIVES_BYTES = 'PUT';
  const text = Buffer.from(TEXT);
  const base64 = Buffer.from(BASE64);

  it.each<
    [what: string, method: string, accept: string | undefined, types: readonly string[], expected: readonly unknown[]]
  >([
    ['text to text, no binary types', GIVES_TEXT, 'text/plain', [], [text, text, DECODED]],
    ['bytes to text, no binary types', GIVES_BYTES, 'text/plain', [], [REPLACED, REPLACED, 500]],
    ['text to text', GIVES_TEXT, 'text/plain', ['image/png'], [text, text, DECODED]],
    ['text to binary', GIVES_TEXT, 'image/png', ['image/png'], [DECODED, text, DECODED]],
    ['bytes to text', GIVES_BYTES, 'text/plain', ['image/png'], [base64, base64, BYTES]],
    ['bytes to nothing', GIVES_BYTES, undefined, ['image/png'], [base64, base64, BYTES]],
    ['bytes to binary', GIVES_BYTES, 'image/png', ['image/png'], [BYTES, base64, BYTES]],
    ['bytes to binary, first of several', GIVES_BYTES, 'image/png,text/plain', ['image/png'], [BYTES, base64, BYTES]],
    ['bytes to text, first of several', GIVES_BYTES, 'text/plain,image/png', ['image/png'], [base64, base64, BYTES]],
    ['bytes to anything', GIVES_BYTES, '*/*', ['image/png'], [base64, base64, BYTES]],
    ['bytes to anything, all being binary', GIVES_BYTES, '*/*', ['*/*'], [BYTES, base64, BYTES]],
  ])('%s', async (_, method, accept, types, expected) => {
    const found = [];
    for (const handling of HANDLING) found.push(await arriving(method, accept, handling, types));
    expect(found).toEqual(expected);
  });

  it('what should be base64 and is none ends with 500, whose log says so', async () => {
    const http = integration('HTTP', {
      uri: backEnd.url,
      httpMethod: 'PUT',
      responses: [{ contentHandling: 'CONVERT_TO_BINARY' }],
    });
    const { ask, records } = asking(restApi({ 'GET /': { integration: http } }));
    await ask('GET /');
    expect(records[0]?.failure).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      details: { log: 'Execution failed due to configuration error: Unable to base64 decode the body.' },
    });
  });
});
