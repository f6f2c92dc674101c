import { gzipSync } from 'node:zlib';
import type { Random } from '../../../../test/random/random.js';
import { BEHAVIOURS } from './hostile-back-end.js';
import { HANDLERS } from './hostile-handlers.js';
import type { RawOptions } from './raw-exchange.js';

/** What a hostile client does, and what comes of it. */
export interface HostileRequest {
  readonly kind: string;
  readonly bytes: string | Buffer;
  readonly options: RawOptions;
  /** Statuses and the end of the connection. */
  readonly expected: RegExp;
}

type Made = Omit<HostileRequest, 'kind'>;

const ONE: RawOptions = { answers: 1 };

function get(target: string, lines = ''): string {
  return `GET ${target} HTTP/1.1\r\nHost: h\r\n${lines}\r\n`;
}

function post(target: string, body: string, lines = `Content-Length: ${body.length}\r\n`): string {
  return `POST ${target} HTTP/1.1\r\nHost: h\r\n${lines}\r\n${body}`;
}

function made(bytes: string | Buffer, expected: RegExp, options: RawOptions = ONE): Made {
  return { bytes, options, expected };
}

/** The connection is reset a moment after the bytes are sent, whatever came of them. */
function abandoned(random: Random, bytes: string): Made {
  const millis = random.below(10);
  const more: RawOptions['more'] = (socket) => setTimeout(() => socket.resetAndDestroy(), millis);
  return made(bytes, /./, { more, patience: millis + 20 });
}

function garbage(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(random.below(256))).join('');
}

const ODD = [
  '%',
  '%zz',
  '%00',
  '..',
  '..%2f',
  '//',
  '\\',
  '@',
  ';',
  '__proto__',
  "'",
  '"',
  '<',
  '{',
  '}',
  '$input',
  '&',
  '=',
  '?',
];

function oddTarget(random: Random): string {
  return Array.from({ length: 1 + random.below(8) }, () => random.pick(ODD)).join('');
}

/** Bodies that are known to be much, made once. */
const BOMB = gzipSync(Buffer.alloc(11_000_000));
const MUCH = 'x'.repeat(11_000_000);
const DEEP = '['.repeat(10_000) + ']'.repeat(10_000);

/** Back ends that take no time to fail. */
const QUICK = Object.keys(BEHAVIOURS).filter((name) => !/^(hang|trickle|tiny|endless)/.test(name));
const SLOW = Object.keys(BEHAVIOURS).filter((name) => /^(hang|endless-(garbage|head|line|body|chunks))/.test(name));
const FUNCTIONS = Object.keys(HANDLERS).filter((name) => !/hangs|much|repeats/.test(name));

const VALID = [
  get('/dev/mock'),
  get('/dev/echo/1?a=b', 'X-A: 1\r\nAccept: */*\r\n'),
  post('/dev/json', '{"a": [1, 2, {"b": null}]}'),
  post('/dev/mock', '3\r\nabc\r\n0\r\n\r\n', 'Transfer-Encoding: chunked\r\n'),
  get('/dev/path/x', 'Connection: close\r\n'),
  post('/dev/mapped', '{"path": "a", "header": "b", "query": "c"}'),
];

/** A request in which some bytes are others. */
function mutated(random: Random): string {
  const text = random.pick(VALID).split('');
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    text.splice(random.below(text.length), random.below(2), garbage(random, random.below(3)));
  }
  return text.join('');
}

/** Each kind as often as it says, of a thousand and more. */
const KINDS: readonly (readonly [weight: number, kind: string, make: (random: Random) => Made])[] = [
  [160, 'a good request', (random) => made(get(`/dev/echo/${random.below(1000)}`), /^200 open$/)],
  [40, 'many at once', () => made(VALID.slice(0, 4).join('').repeat(3), /^(200 ){12}open$/, { answers: 12 })],
  [60, 'an odd path', (random) => made(get(`/dev/echo/${oddTarget(random)}`), /^(200|403) open$/)],
  [60, 'an odd query', (random) => made(get(`/dev/everything?${oddTarget(random)}`), /^200 open$/)],
  [60, 'an odd variable', (random) => made(get(`/dev/path/x${oddTarget(random)}`), /^200 open$/)],
  [20, 'an odd host', (random) => made(get(`/dev/host/x${oddTarget(random)}`), /^500 open$/)],
  [20, 'an odd method', (random) => made(get('/').replace('GET', random.pick(['CONNECT', 'get', '', 'FOO'])), /^400 /)],
  [
    20,
    'a target that is none',
    (random) => made(get(random.pick(['*', 'x', 'a b', '\xff', '/\0'])), /^400 closed$/, {}),
  ],
  [20, 'a long target', (random) => made(get('/'.padEnd(10_241 + random.below(30_000), 'x')), /^414 closed$/, {})],
  [
    20,
    'long headers',
    (random) => made(get('/', `X: ${'x'.repeat(10_240 + random.below(50_000))}\r\n`), /^431 closed$/, {}),
  ],
  [
    20,
    'many headers',
    (random) => made(get('/dev/mock', 'a:\r\n'.repeat(2100 + random.below(900))), /^431 closed$/, {}),
  ],
  [
    20,
    'names of prototypes',
    () => made(get('/dev/everything?__proto__=1', '__proto__: 1\r\nconstructor: 2\r\n'), /^200/),
  ],
  [
    20,
    'two lengths',
    () => made(post('/dev/mock', '', 'Content-Length: 0\r\nContent-Length: 1\r\n'), /^400 closed$/, {}),
  ],
  [
    20,
    'a length and chunks',
    () =>
      made(post('/dev/mock', '0\r\n\r\n', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'), /^400 closed$/, {}),
  ],
  [20, 'broken chunks', () => made(post('/dev/mock', 'zz\r\nx', 'Transfer-Encoding: chunked\r\n'), /^400 closed$/, {})],
  [
    10,
    'long extensions of chunks',
    () => made(post('/dev/mock', `1;${'x'.repeat(20_000)}`, 'Transfer-Encoding: chunked\r\n'), /^413 closed$/, {}),
  ],
  [20, 'too much announced', () => made(post('/dev/mock', 'x', 'Content-Length: 10485761\r\n'), /^413 closed$/, {})],
  [
    20,
    'too much expected',
    () => made(post('/dev/mock', '', 'Content-Length: 10485761\r\nExpect: 100-continue\r\n'), /^413 closed$/, {}),
  ],
  [1, 'too much', () => made(post('/dev/mock', MUCH), /^413 closed$/, {})],
  [
    1,
    'too much in chunks',
    () => made(post('/dev/mock', `a7d8c0\r\n${MUCH}`, 'Transfer-Encoding: chunked\r\n'), /^413 closed$/, {}),
  ],
  [1, 'a bomb', () => made(Buffer.concat([Buffer.from(bombHead()), BOMB]), /^413 open$/)],
  [2, 'a deep body', () => made(post('/dev/json', DEEP), /^(200|500) open$/)],
  [20, 'a body that is no JSON', (random) => made(post('/dev/json', garbage(random, 50)), /^(200|400|500) open$/)],
  [40, 'half of a request', (random) => made(half(random), /^(400 |200 )?closed$/, { halfClose: true })],
  [
    40,
    'a half-closed request',
    (random) => made(get('/dev/path/x').repeat(random.below(3)), /^(200 )*closed$/, { halfClose: true }),
  ],
  [80, 'an abandoned half', (random) => abandoned(random, half(random))],
  [40, 'abandoned requests', (random) => abandoned(random, random.pick(VALID).repeat(1 + random.below(9)))],
  [20, 'an abandoned call', (random) => abandoned(random, get(`/dev/proxy/${random.pick(SLOW)}`))],
  [60, 'garbage', (random) => abandoned(random, garbage(random, 1 + random.below(300)))],
  [120, 'a changed request', (random) => abandoned(random, mutated(random))],
  [60, 'a back end that fails', (random) => made(get(`/dev/proxy/${random.pick(QUICK)}`), /^(200|302|500|504) open$/)],
  [20, 'a back end that is gone', () => made(get('/dev/dead/x'), /^504 open$/)],
  [1, 'a back end that has no end', (random) => made(get(`/dev/proxy/${random.pick(SLOW)}`), /^(500|504) open$/)],
  [
    40,
    'a function that fails',
    (random) => made(get(`/dev/lambda/${random.pick(FUNCTIONS)}`), /^(200|204|500|502) open$/),
  ],
  [20, 'a header that is two', () => made(get('/dev/reflect?name=a&value=a%0d%0ab:c'), /^200 open$/)],
  [20, 'a header without a name', () => made(get('/dev/reflect?name=%0d%0a&value=x'), /^500 open$/)],
  [
    20,
    'a status that is none',
    (random) => made(get(`/dev/status?status=${random.below(1200)}`), /^(200|500|[2-5]\d\d) open$/),
  ],
];

function bombHead(): string {
  return `POST /dev/mock HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: ${BOMB.length}\r\n\r\n`;
}

function half(random: Random): string {
  const text = random.pick(VALID.slice(0, 4));
  return text.slice(0, random.below(text.length));
}

const TOTAL = KINDS.reduce((sum, [weight]) => sum + weight, 0);

export function hostileRequest(random: Random): HostileRequest {
  let at = random.below(TOTAL);
  for (const [weight, kind, make] of KINDS) {
    at -= weight;
    if (at < 0) return { kind, ...make(random) };
  }
  throw new RangeError('The weights are wrong.');
}
