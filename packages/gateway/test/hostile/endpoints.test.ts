import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionSource } from '@veloway/gateway';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BEHAVIOURS } from './hostile-back-end.js';
import { type HostileGateway, hostileGateway } from './hostile-gateway.js';
import { HANDLERS } from './hostile-handlers.js';
import { converse } from './raw-exchange.js';

let gateway: HostileGateway;

const folder = mkdtempSync(join(tmpdir(), 'veloway-hostile-'));

/** Handlers in workers, each in a file of its own. */
const WORKERS = {
  throws: 'throw new Error("no")',
  hangs: 'await new Promise(() => setInterval(() => 0, 1000))',
  loops: 'for (;;);',
  exits: 'process.exit(3)',
  'throws-later': 'setTimeout(() => { throw new Error("later") }, 5); await new Promise((r) => setTimeout(r, 500))',
  'prints-endlessly': 'for (;;) console.log("x".repeat(10_000))',
  'returns-much': 'return { statusCode: 200, body: "x".repeat(20_000_000) }',
  'returns-a-circle': 'const circle = {}; circle.circle = circle; return circle',
  'fills-the-heap': 'const all = []; for (;;) all.push(new Array(100_000).fill(0.5))',
} as const;

beforeAll(async () => {
  const workers = Object.entries(WORKERS).map(([name, text]): [string, FunctionSource] => {
    writeFileSync(join(folder, `${name}.mjs`), `export const handler = async () => { ${text} };`);
    return [name, { handler: `${name}.handler`, folder, timeout: 1 }];
  });
  gateway = await hostileGateway({ functions: { ...Object.fromEntries(workers), ...HANDLERS } });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whatever a back end did, requests to others are answered. */
afterEach(async () => {
  expect(await get('/mock')).toMatchObject({ status: 200, body: '{"ok": true}' });
  expect(await get('/path/good')).toMatchObject({ status: 200, body: '{}' });
  expect(gateway.bugs).toEqual([]);
});

async function get(path: string) {
  const { answers } = await converse(gateway.port, `GET /dev${path} HTTP/1.1\r\nHost: h\r\n\r\n`, { answers: 1 });
  return answers[0];
}

/** What a client is answered where it is not the failure of the network. */
const STATUSES: Readonly<Record<string, number | readonly number[]>> = {
  hang: 504,
  'endless-body': [500, 504],
  'endless-chunks': [500, 504],
  'tiny-chunks': [500, 504],
  'long-length': 500,
  'many-interim': 200,
  // What comes too much may come in time or later.
  'more-than-length': [200, 504],
  'status-999': 500,
  'close-after-answer': 200,
  'gzip-lie': 200,
  trailers: 200,
  'bytes-in-header': 200,
  'prototype-headers': 200,
  redirect: 302,
};

describe('a back end', () => {
  it.each(Object.keys(BEHAVIOURS))('%s', async (behaviour) => {
    const answers = await Promise.all([get(`/proxy/${behaviour}`), get(`/proxy/${behaviour}`)]);
    for (const answer of answers) {
      expect([STATUSES[behaviour] ?? 504].flat()).toContain(answer?.status);
      expect(answer?.head).not.toMatch(/^set-cookie/im);
    }
  });

  it.each(['endless-body', 'endless-chunks', 'long-length'])('is cut off after 10 MB: %s', async (behaviour) => {
    expect(await get(`/answered/${behaviour}`)).toMatchObject({ status: 500 });
  });

  it('that answers twice answers no other request', async () => {
    const bodies: (string | undefined)[] = [];
    for (let round = 0; round < 5; round++) {
      await get('/proxy/second-answer');
      await new Promise((resolve) => setTimeout(resolve, 100));
      bodies.push((await get('/proxy/good'))?.body);
    }
    expect(bodies).toEqual(['{}', '{}', '{}', '{}', '{}']);
  });

  it('that nobody listens for is not reached', async () => {
    expect(await get('/dead/x')).toMatchObject({ status: 504 });
  });

  it.each(['bytes-in-header', 'prototype-headers', 'folded-header', 'return-in-header'])(
    'whose headers are mapped: %s',
    async (behaviour) => {
      const answer = await get(`/answered/${behaviour}`);
      expect([STATUSES[behaviour] ?? 504].flat()).toContain(answer?.status);
      expect(answer?.head).not.toMatch(/^set-cookie/im);
    },
  );
});

describe('a function', () => {
  it.each([
    ['throws', 502],
    ['hangs', 502],
    ['loops', 502],
    ['exits', 502],
    ['throws-later', 502],
    ['prints-endlessly', 502],
    ['returns-much', 502],
    ['returns-a-circle', 502],
    ['fills-the-heap', 502],
    ['in-process-throws', 502],
    ['in-process-hangs', 504],
    ['in-process-rejects', 502],
    ['returns-nothing', 502],
    ['returns-a-symbol', 502],
    ['status-100', 500],
    ['status-101', 500],
    ['status-204-with-body', 204],
    ['framing', 200],
    ['splits-headers', 200],
    ['names-headers-badly', 500],
    ['names-prototypes', 200],
    ['repeats-a-header', 200],
    ['says-much-in-a-header', 200],
  ])('%s: %i', async (name, status) => {
    const answers = await Promise.all([get(`/lambda/${name}`), get(`/lambda/${name}`)]);
    expect(answers.map((answer) => answer?.status)).toEqual([status, status]);
  });

  it('cannot say where its answer ends', async () => {
    const twice = 'GET /dev/lambda/framing HTTP/1.1\r\nHost: h\r\n\r\n'.repeat(2);
    const { answers } = await converse(gateway.port, twice, { answers: 2 });
    for (const { head, body } of answers) {
      expect(body).toBe('0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n');
      expect(head).not.toMatch(/^(transfer-encoding|trailer)/im);
      expect(head).toMatch(/^connection: keep-alive/im);
    }
  });

  it('cannot add headers to its headers', async () => {
    const answer = await get('/lambda/splits-headers');
    expect(answer?.head).not.toMatch(/^set-cookie/im);
    expect(answer?.head).toMatch(/^X-A: a Set-Cookie: evil=1 /m);
  });

  it('cannot add headers in the fetch of a test', async () => {
    const names = ['status-100', 'status-101', 'names-headers-badly', 'splits-headers', 'status-204-with-body'];
    const answers = names.map(async (name) => (await gateway.fetch(`/lambda/${name}`)).status);
    expect(await Promise.all(answers)).toEqual([500, 500, 500, 200, 204]);
  });
});
