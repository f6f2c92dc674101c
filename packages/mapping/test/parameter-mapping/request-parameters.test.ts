import { describe, expect, it } from 'vitest';
import { mapRequestParameters, type ProxyEvent } from '../../src/index.js';

const EVENT: ProxyEvent = {
  httpMethod: 'PUT',
  resource: '/pets/{id}',
  pathParameters: { id: '7', proxy: 'a/b' },
  queryStringParameters: { q: '2', empty: '' },
  multiValueQueryStringParameters: { q: ['1', '2'], empty: [''] },
  headers: { Accept: 'text/html', 'X-Tag': 'b', Connection: 'close' },
  multiValueHeaders: { Accept: ['text/html'], 'X-Tag': ['a', 'b'], Connection: ['close'] },
  stageVariables: { url: 'example.com' },
  requestContext: { stage: 'prod', requestTimeEpoch: 1, isCanaryRequest: true, identity: { sourceIp: '192.0.2.1' } },
  body: '{"a":{"b":[1,"two",2.50,null,true]},"n":12345678901234567890,"url":"a/b"}',
};

const HEADERS: readonly (readonly [string, string | undefined])[] = [
  ["'it is'", 'it is'],
  ['method.request.path.id', '7'],
  ['method.request.path.proxy', 'a/b'],
  ['method.request.querystring.q', '2'],
  ['method.request.querystring.Q', undefined],
  ['method.request.querystring.empty', ''],
  ['method.request.multivaluequerystring.q', '1,2'],
  ['method.request.multivaluequerystring.none', undefined],
  ['method.request.header.Accept', 'text/html'],
  ['method.request.header.accept', undefined],
  ['method.request.header.X-Tag', 'b'],
  ['method.request.header.Connection', undefined],
  ['method.request.multivalueheader.X-Tag', 'a,b'],
  ['method.request.multivalueheader.Accept', 'text/html'],
  ['method.request.multivalueheader.none', undefined],
  ['method.request.header.__proto__', undefined],
  ['method.request.header.toString', undefined],
  ['method.request.body.a.b[1]', 'two'],
  ['method.request.body.a.b', '[1,"two",2.5,null,true]'],
  ['method.request.body.a', '{"b":[1,"two",2.5,null,true]}'],
  ['method.request.body.a.b[0]', '1'],
  ['method.request.body.a.b[2]', '2.5'],
  ['method.request.body.a.b[3]', undefined],
  ['method.request.body.a.b[4]', 'true'],
  ['method.request.body.a.b[9]', undefined],
  ['method.request.body.a[0]', undefined],
  ['method.request.body.n', '12345678901234567890'],
  ['method.request.body.url', 'a/b'],
  ['method.request.body..b[0]', '[1]'],
  ['method.request.body.none', undefined],
  ['method.request.body.constructor', undefined],
  ['context.stage', 'prod'],
  ['context.httpMethod', 'PUT'],
  ['context.resourcePath', '/pets/{id}'],
  ['context.identity.sourceIp', '192.0.2.1'],
  ['context.identity', undefined],
  ['context.requestTimeEpoch', '1'],
  ['context.isCanaryRequest', 'true'],
  ['context.identity.toString', undefined],
  ['context.__proto__.toString', undefined],
  ['context.stage.length', undefined],
  ['context.error.messageString', undefined],
  ['stageVariables.url', 'example.com'],
  ['stageVariables.none', undefined],
  ['stageVariables.hasOwnProperty', undefined],
];

const BODIES: readonly (readonly [unknown, string, string | undefined])[] = [
  ['', 'method.request.body', '{}'],
  [undefined, 'method.request.body', '{}'],
  [null, 'method.request.body', '{}'],
  [' \n ', 'method.request.body', '{}'],
  ['', 'method.request.body.a', undefined],
  ['<a>1</a>', 'method.request.body', '<a>1</a>'],
  ['<a>1</a>', 'method.request.body.a', undefined],
  [' text\n', 'method.request.body', 'text'],
  ['12', 'method.request.body[0]', undefined],
  ['{"a": 1}', 'method.request.body', '{"a": 1}'],
  [{ a: 1 }, 'method.request.body.a', '1'],
  ['[{"price":10.00}]', 'method.request.body[0].price', '10.0'],
  ["{a:'lenient',}", 'method.request.body.a', 'lenient'],
  ['"text"', 'method.request.body.length', undefined],
  ['{"a":"line\\r\\nx: y"}', 'method.request.body.a', 'line\r\nx: y'],
];

const BROKEN: readonly (readonly [string, string])[] = [
  ['\n{wrongjson', 'method.request.body'],
  ['{"a":', 'method.request.body.a'],
  ['[', 'method.request.body'],
  ['"open', 'method.request.body.a'],
  ["'open", 'method.request.body'],
  ['['.repeat(100_000), 'method.request.body'],
];

function header(expression: string, event: ProxyEvent): string | undefined {
  return mapRequestParameters({ 'integration.request.header.x': expression }, event).headers.x;
}

describe('what a mapping of a request sends', () => {
  it.each(HEADERS)('%s', (expression, expected) => {
    expect(header(expression, EVENT)).toBe(expected);
  });

  it.each(HEADERS.slice(1))('%s of a request that has nothing', (expression) => {
    // A path that may find many things answers a list, and an empty payload is `{}`.
    expect(header(expression, {})).toBe(expression.includes('..') ? '[]' : undefined);
  });
});

describe('what a mapping of a body sends', () => {
  it.each(BODIES)('%j, %s', (body, expression, expected) => {
    expect(header(expression, { body })).toBe(expected);
  });

  it.each(BROKEN)('fails for %.20j, %s', (body, expression) => {
    expect(() => header(expression, { body })).toThrow(
      expect.objectContaining({
        name: 'MappingError',
        code: 'invalid-request-body',
        answer: { status: 400, message: 'Invalid JSON in request body' },
        message: expect.stringMatching(/^A mapping reads the request's body, which is no JSON\. The .+\.$/s),
      }),
    );
  });

  it('does not look at a body that no mapping reads', () => {
    expect(header("'x'", { body: '{' })).toBe('x');
  });

  it('reads 10 MB once, for whatever many mappings', () => {
    const body = `{"a":[${'{"id":1234,"name":"some name"},'.repeat(300_000)}1],"b":"end"}`;
    const mappings = Array.from({ length: 100 }, (_, at) => [
      `integration.request.header.x${at}`,
      'method.request.body.b',
    ]);
    const start = performance.now();
    expect(mapRequestParameters(Object.fromEntries(mappings), { body }).headers.x99).toBe('end');
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe('where a mapping of a request writes to', () => {
  it('headers, the query string and the path', () => {
    const mappings = {
      'integration.request.header.X-A': 'method.request.multivaluequerystring.q',
      'integration.request.header.x-a': "'other'",
      'integration.request.querystring.q': 'method.request.multivaluequerystring.q',
      'integration.request.querystring.one': 'method.request.multivaluequerystring.empty',
      'integration.request.querystring.tag': 'method.request.multivalueheader.X-Tag',
      'integration.request.querystring.none': 'method.request.header.none',
      'integration.request.path.id': 'method.request.multivaluequerystring.q',
      'integration.request.path.none': 'context.none',
    };
    expect(mapRequestParameters(mappings, EVENT)).toEqual({
      headers: { 'X-A': '1,2', 'x-a': 'other' },
      querystring: { q: ['1', '2'], one: '', tag: 'a,b' },
      path: { id: '1,2' },
    });
  });

  it.each(['__proto__', 'constructor', 'toString'])('a name like %s is one like any other', (name) => {
    const { headers } = mapRequestParameters({ [`integration.request.header.${name}`]: "'x'" }, {});
    expect(Object.entries(headers)).toEqual([[name, 'x']]);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  it('refuses what API Gateway would not have stored', () => {
    const message = /^Invalid mapping expression specified: Validation Result: .*Did you mean `context\.stage`\?$/;
    expect(() => header('$context.stage', {})).toThrow(message);
    expect(() => mapRequestParameters({ 'integration.request.body': "'x'" }, {})).toThrow(
      expect.objectContaining({ code: 'invalid-mapping', answer: { status: 500, message: 'Internal server error' } }),
    );
  });
});

describe('the options', () => {
  const mapped = (expression: string, options: Parameters<typeof mapRequestParameters>[2]) =>
    mapRequestParameters({ 'integration.request.header.x': expression }, EVENT, options).headers.x;

  it('requestHeaderCase', () => {
    expect(mapped('method.request.header.accept', { requestHeaderCase: 'any' })).toBe('text/html');
    expect(mapped('method.request.multivalueheader.x-tag', { requestHeaderCase: 'any' })).toBe('a,b');
  });

  it('jsonNull', () => {
    expect(mapped('method.request.body.a.b[3]', { jsonNull: 'text' })).toBe('null');
    expect(mapped('method.request.body.none', { jsonNull: 'text' })).toBeUndefined();
  });
});
