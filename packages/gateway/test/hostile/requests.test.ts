import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HostileGateway, hostileGateway } from './hostile-gateway.js';
import { converse, type RawOptions, statuses } from './raw-exchange.js';

let gateway: HostileGateway;

beforeAll(async () => {
  gateway = await hostileGateway();
});

/** Whatever came before, the next one is answered. */
afterEach(async () => {
  expect(await answered('GET /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', { answers: 1 })).toBe('200 open');
  expect(gateway.bugs).toEqual([]);
});

const answered = (text: string | Buffer, options?: RawOptions): Promise<string> =>
  statuses(gateway.port, text, options);

const get = (target: string, ...lines: string[]): string =>
  [`GET ${target} HTTP/1.1`, 'Host: h', ...lines, '', ''].join('\r\n');

const post = (target: string, body: string, ...lines: string[]): string =>
  [`POST ${target} HTTP/1.1`, 'Host: h', ...lines, '', body].join('\r\n');

/** A request of its own, whose connection is of use afterwards. */
const one = { answers: 1 } as const;

describe('a target', () => {
  it.each([
    ['*', '400 closed'],
    ['dev/mock', '400 closed'],
    ['ftp://h/dev/mock', '400 closed'],
    ['http://evil.example/dev/mock', '200 open'],
    ['http://evil.example:80?x', '403 open'],
    ['HTTPS://user@evil.example/dev/mock#x', '403 open'],
    ['//evil.example/dev/mock', '403 open'],
    ['///dev//mock', '200 open'],
    ['/dev\\mock', '403 open'],
    ['/dev/../dev/mock', '403 open'],
    ['/dev/echo/%', '200 open'],
    ['/dev/echo/%zz%00%ff?a=%&%=%f&=', '200 open'],
    ['/dev/echo/..%2f..', '200 open'],
    ['/dev/echo/@', '200 open'],
    ['/dev/mock?__proto__=1&constructor=2&a[b]=c', '200 open'],
    ['/dev/echo/caf\xc3\xa9', '400 closed'],
    ['/dev/echo/\xff', '400 closed'],
    ['/dev/echo/a\0b', '400 closed'],
    ['/dev/echo/a\tb', '400 closed'],
    ['/dev/echo/a\rb', '400 closed'],
    ['/dev/echo/a\nb', '400 closed'],
    ['/dev/echo/a b', '400 closed'],
    ['/dev/echo/a\x7fb', '400 closed'],
    ['', '400 closed'],
  ])('%j: %s', async (target, expected) => {
    expect(await answered(get(target), one)).toBe(expected.replace('closed', 'open'));
    if (expected.endsWith('closed')) expect(await answered(get(target))).toBe(expected);
  });

  it.each([
    [8193, '200 open'],
    [10_240, '200 open'],
    [10_241, '414 closed'],
    [30_000, '414 closed'],
    [100_000, '414 closed'],
    // Beyond that, nobody looks what part of the head it is.
    [200_000, '431 closed'],
  ])('of %i characters', async (length, expected) => {
    const target = '/dev/mock?'.padEnd(length, 'x');
    expect(await answered(get(target), expected.endsWith('open') ? one : {})).toBe(expected);
  });

  it('may be shorter of an edge-optimized API', async () => {
    const { port } = await hostileGateway({ type: 'EDGE' });
    expect(await statuses(port, get('/dev/mock?'.padEnd(8192, 'x')), one)).toBe('200 open');
    expect(await statuses(port, get('/dev/mock?'.padEnd(8193, 'x')))).toBe('414 closed');
  });

  it('may have thousands of parameters', async () => {
    const query = Array.from({ length: 2000 }, (_, index) => `${(index % 1000).toString(36)}=`).join('&');
    expect(await answered(get(`/dev/everything?${query}`), one)).toBe('200 open');
  });
});

describe('a method', () => {
  it.each([
    ['CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', '400 closed'],
    ['CONNECT /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', '400 closed'],
    ['get /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', '400 closed'],
    ['CONSTRUCTOR /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', '400 closed'],
    ['TRACE /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', '403 open'],
    ['PURGE /dev/mock HTTP/1.1\r\nHost: h\r\n\r\n', '403 open'],
    ['GET /dev/mock HTTP/9.9\r\nHost: h\r\n\r\n', '400 closed'],
    ['GET /dev/mock\r\n\r\n', '200 closed'],
    ['GET /dev/mock FTP/1.1\r\n\r\n', '400 closed'],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 closed'],
    ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '400 closed'],
    ['garbage\r\n\r\n', '400 closed'],
  ])('%j', async (text, expected) => {
    expect(await answered(text, expected.endsWith('open') ? one : {})).toBe(expected);
  });

  it('of a tunnel is refused though the client stays, or resets', async () => {
    const text = 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n';
    expect(await answered(`${get('/dev/mock')}${text}`)).toBe('200 400 closed');
    await converse(gateway.port, text, {
      more: (socket) => setTimeout(() => socket.resetAndDestroy(), 1),
      patience: 50,
    });
  });
});

describe('headers', () => {
  it.each<[string, string[], string]>([
    ['a name without a colon', ['garbage'], '400 closed'],
    ['a blank before the colon', ['X-A : 1'], '400 closed'],
    ['a folded line', ['X-A: 1', ' folded'], '400 closed'],
    ['a return', ['X-A: 1\rX-B: 2'], '400 closed'],
    ['a line feed', ['X-A: 1\nX-B : 2'], '400 closed'],
    ['a NUL', ['X-A: 1\0'], '400 closed'],
    ['a name of two words', ['X A: 1'], '400 closed'],
    ['a name beyond ASCII', ['X-\xe9: 1'], '400 closed'],
    ['an empty name', [': 1'], '400 closed'],
    ['two lengths', ['Content-Length: 0', 'Content-Length: 1'], '400 closed'],
    ['the same length twice', ['Content-Length: 0', 'Content-Length: 0'], '400 closed'],
    ['a negative length', ['Content-Length: -1'], '400 closed'],
    ['a hexadecimal length', ['Content-Length: 0x5'], '400 closed'],
    ['a length with a sign', ['Content-Length: +0'], '400 closed'],
    ['a length beyond numbers', ['Content-Length: 99999999999999999999999'], '400 closed'],
    ['a length and chunks', ['Content-Length: 4', 'Transfer-Encoding: chunked'], '400 closed'],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 4'], '400 closed'],
    ['an unknown coding', ['Transfer-Encoding: garbage'], '400 closed'],
    ['a coding behind chunks', ['Transfer-Encoding: chunked, gzip'], '400 closed'],
    ['a coding that looks like chunks', ['Transfer-Encoding: xchunked'], '400 closed'],
    ['an upgrade', ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'], '200 open'],
    ['an upgrade to HTTP/2', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AA'], '200 open'],
    ['an expectation', ['Expect: something'], '200 open'],
    ['bytes', ['X-A: \xff\x80caf\xe9'], '200 open'],
    ['names of prototypes', ['__proto__: 1', 'constructor: 2', 'hasOwnProperty: 3', 'toString: 4'], '200 open'],
    ['two thousand and five hundred', Array.from({ length: 2500 }, () => 'a:'), '431 closed'],
    ['one of 10,000 bytes', [`X-A: ${'x'.repeat(10_000)}`], '200 open'],
    ['one of 10,240 bytes', [`X-A: ${'x'.repeat(10_240)}`], '431 closed'],
    ['one of 50,000 bytes', [`X-A: ${'x'.repeat(50_000)}`], '431 closed'],
    ['one of 1,000,000 bytes', [`X-A: ${'x'.repeat(1_000_000)}`], '431 closed'],
  ])('%s', async (_, lines, expected) => {
    const text = get('/dev/mock', ...lines);
    expect(await answered(text, expected.endsWith('open') ? one : {})).toBe(expected);
  });

  it('that have names of prototypes are told by their names', async () => {
    const text = get(
      '/dev/everything?__proto__=a&constructor=b',
      '__proto__: 1',
      'constructor: 2',
      'Connection: close',
    );
    const { answers } = await converse(gateway.port, text);
    expect(answers[0]?.body).toMatch(/^__proto__=a;constructor=b;.*__proto__=1;constructor=2;/);
  });

  it('are missing', async () => {
    expect(await answered('GET /dev/mock HTTP/1.1\r\n\r\n')).toBe('400 closed');
    expect(await answered('GET /dev/mock HTTP/1.0\r\n\r\n')).toBe('200 closed');
  });
});

describe('a body', () => {
  const megabytes11 = 'x'.repeat(11_000_000);

  it.each<[string, string, string]>([
    ['of 10 MB', post('/dev/mock', 'x'.repeat(10_485_760), 'Content-Length: 10485760'), '200 open'],
    ['of 11 MB', post('/dev/mock', megabytes11, 'Content-Length: 11000000'), '413 closed'],
    [
      'of 11 MB in a chunk',
      post('/dev/mock', `a7d8c0\r\n${megabytes11}\r\n0\r\n\r\n`, 'Transfer-Encoding: chunked'),
      '413 closed',
    ],
    ['that is only announced', post('/dev/mock', '', 'Content-Length: 99999999999'), '413 closed'],
    ['without a length', post('/dev/mock', ''), '200 open'],
    ['of chunks that are none', post('/dev/mock', 'zz\r\nabc\r\n', 'Transfer-Encoding: chunked'), '400 closed'],
    ['of chunks without line ends', post('/dev/mock', '3\r\nabcd\r\n', 'Transfer-Encoding: chunked'), '400 closed'],
    ['of a negative chunk', post('/dev/mock', '-1\r\nabc\r\n', 'Transfer-Encoding: chunked'), '400 closed'],
    [
      'of a chunk beyond numbers',
      post('/dev/mock', 'fffffffffffffffffffff\r\nabc\r\n', 'Transfer-Encoding: chunked'),
      '400 closed',
    ],
    [
      'of chunks with a little extension',
      post('/dev/mock', '3;a=b\r\nabc\r\n0\r\n\r\n', 'Transfer-Encoding: chunked'),
      '200 open',
    ],
    [
      'of chunks with an endless extension',
      post('/dev/mock', `3;${'a'.repeat(100_000)}\r\nabc\r\n0\r\n\r\n`, 'Transfer-Encoding: chunked'),
      '413 closed',
    ],
    [
      'with too many trailers',
      post('/dev/mock', `0\r\n${'X-T: 1\r\n'.repeat(40_000)}\r\n`, 'Transfer-Encoding: chunked'),
      '431 closed',
    ],
    ['in an unknown coding', post('/dev/mock', 'abc', 'Content-Length: 3', 'Content-Encoding: br'), '415 open'],
    ['that is no gzip', post('/dev/mock', 'abc', 'Content-Length: 3', 'Content-Encoding: gzip'), '415 open'],
    ['of a GET', get('/dev/mock', 'Content-Length: 3', '').slice(0, -2).concat('abc'), '200 open'],
  ])('%s', async (_, text, expected) => {
    expect(await answered(text, expected.endsWith('open') ? one : {})).toBe(expected);
  });

  it('of 11 MB is refused before it is sent where the client asks', async () => {
    const text = post('/dev/mock', '', 'Content-Length: 11000000', 'Expect: 100-continue');
    expect(await converse(gateway.port, text)).toMatchObject({
      answers: [{ status: 413 }],
      interim: [],
      ended: 'closed',
    });
  });

  it('is asked for where the client asks', async () => {
    const text = post('/dev/mock', '', 'Content-Length: 3', 'Expect: 100-continue');
    const more: RawOptions['more'] = (socket) => socket.once('data', () => socket.write('abc'));
    const conversation = await converse(gateway.port, text, { ...one, more });
    expect(conversation).toMatchObject({ answers: [{ status: 200 }], interim: [100] });
  });

  it('may come in a million chunks', async () => {
    const text = post('/dev/mock', '1\r\nx\r\n'.repeat(1_000_000).concat('0\r\n\r\n'), 'Transfer-Encoding: chunked');
    expect(await answered(text, one)).toBe('200 open');
  });

  it('that is a bomb is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(500_000_000));
    const head = `POST /dev/mock HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`;
    const before = process.memoryUsage().rss;
    expect(await answered(Buffer.concat([Buffer.from(head), bomb]), one)).toBe('413 open');
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
  });

  it.each([
    ['lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['open lists', '['.repeat(1_000_000)],
    ['invalid UTF-8', '{"a": "\xff\xfe\xc3"}'],
    ['a lone surrogate', '{"a": "\\ud800"}'],
    ['prototypes', '{"__proto__": {"a": 1}, "constructor": {"prototype": 1}}'],
    ['a number beyond numbers', `{"a": ${'9'.repeat(100_000)}}`],
  ])('of %s costs nothing but itself', async (_, body) => {
    expect(await answered(post('/dev/json', body, `Content-Length: ${body.length}`), one)).toMatch(
      /^(200|400|500) open$/,
    );
  });

  it.each([10, 10_000, 300_000])('of %i objects in one another is compared with a model', async (depth) => {
    const body = `${'{"a":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    const expected = depth === 10 ? /^200 open$/ : /^(200|400) open$/;
    expect(await answered(post('/dev/tree', body, `Content-Length: ${body.length}`), one)).toMatch(expected);
  });
});

describe('a connection', () => {
  it('answers requests in their order', async () => {
    const { answers } = await converse(
      gateway.port,
      ['path/slow', 'echo/1', 'dead/x', 'echo/2', 'proxy/gzip-lie'].map((path) => get(`/dev/${path}`)).join(''),
      { answers: 5 },
    );
    expect(answers.map(({ status, body }) => `${status} ${body}`)).toEqual([
      '200 {}',
      '200 {"id": "1"}',
      '504 {"message": "Network error communicating with endpoint"}',
      '200 {"id": "2"}',
      '200 {}',
    ]);
  });

  it('answers what came before garbage, and then refuses it', async () => {
    expect(await answered(`${get('/dev/path/x')}garbage\r\n\r\n`)).toBe('200 400 closed');
    expect(await answered(`${get('/dev/path/x')}${get('/dev/path/y')}${get('*')}`)).toBe('200 200 400 closed');
    expect(await answered(`${get('/dev/path/x')}${post('/dev/mock', 'zz\r\n', 'Transfer-Encoding: chunked')}`)).toBe(
      '200 400 closed',
    );
  });

  it('answers thousands of requests at once', async () => {
    const { answers } = await converse(gateway.port, get('/dev/mock').repeat(5000), { answers: 5000 });
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it.each([
    ['HTTP/1.0\r\n\r\n', '200 closed'],
    ['HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', '200 open'],
    ['HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '200 closed'],
    ['HTTP/1.1\r\nHost: h\r\n\r\n', '200 open'],
  ])('lives as long as the client wants: %j', async (rest, expected) => {
    expect(await answered(`GET /dev/mock ${rest}`, expected.endsWith('open') ? one : {})).toBe(expected);
  });

  it('that is half closed gives its answer', async () => {
    expect(await answered(get('/dev/mock'), { halfClose: true })).toBe('200 closed');
    expect(await answered(get('/dev/path/x'), { halfClose: true })).toBe('200 closed');
    expect(await answered('GET /dev/mock HTTP/1.1\r\nHos', { halfClose: true })).toBe('400 closed');
    expect(await answered(post('/dev/mock', 'ab', 'Content-Length: 3'), { halfClose: true })).toBe('400 closed');
    expect(await answered('', { halfClose: true })).toBe('closed');
  });

  it.each([
    ['in a head', 'GET /dev/mock HTTP/1.1\r\nHos'],
    ['in a body', post('/dev/mock', 'ab', 'Content-Length: 3')],
    ['after a request', get('/dev/proxy/hang')],
    ['after many requests', get('/dev/path/x').repeat(20)],
  ])('that is reset %s harms nobody', async (_, text) => {
    const more: RawOptions['more'] = (socket) => setTimeout(() => socket.resetAndDestroy(), 10);
    await converse(gateway.port, text, { more, patience: 60 });
  });

  it('has no body in the answer to HEAD', async () => {
    const text = 'HEAD /dev/mock HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc'.repeat(2);
    const { answers } = await converse(gateway.port, text, { answers: 2, bodiless: true });
    expect(answers.map(({ status, head }) => [status, /content-length: (\d+)/i.exec(head)?.[1]])).toEqual([
      [200, '12'],
      [200, '12'],
    ]);
    const late = `HEAD /dev/mock HTTP/1.1\r\nHost: h\r\nContent-Length: 11000000\r\n\r\n`;
    expect(await answered(late, { bodiless: true })).toBe('413 closed');
  });

  it('that is too slow is told so', async () => {
    const { port } = await hostileGateway({ headMillis: 1000, requestMillis: 1500 });
    const slowly = await Promise.all([
      statuses(port, ''),
      statuses(port, 'GET /dev/mock HTTP/1.1\r\nHos'),
      statuses(port, post('/dev/mock', 'ab', 'Content-Length: 3')),
      statuses(port, post('/dev/mock', '3\r\nab', 'Transfer-Encoding: chunked')),
      statuses(port, `${get('/dev/path/x')}${post('/dev/mock', 'ab', 'Content-Length: 3')}`),
      statuses(port, post('/dev/mock', 'abc', 'Content-Length: 3'), one),
    ]);
    expect(slowly).toEqual(['408 closed', '408 closed', '408 closed', '408 closed', '200 408 closed', '200 open']);
  });

  it('that does nothing is ended', async () => {
    const functions = { much: () => ({ body: 'x'.repeat(6_000_000) }) };
    const { port } = await hostileGateway({ idleMillis: 300, functions });
    expect(await statuses(port, get('/dev/mock'))).toBe('200 closed');
    // This client reads nothing more, as long as there is something.
    const more: RawOptions['more'] = (socket) => {
      socket.once('data', () => socket.pause());
      setTimeout(() => socket.resume(), 2000);
    };
    expect(await statuses(port, get('/dev/lambda/much').repeat(3), { answers: 3, more })).toMatch(
      /^(200 ){0,2}(closed|reset)$/,
    );
  });
});
