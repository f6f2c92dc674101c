import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Random, randomOf } from '../../../../test/random/random.js';
import type { Measured } from './flood-server.js';
import { type HostileBackEnd, startHostileBackEnd } from './hostile-back-end.js';
import { hostileRequest } from './hostile-requests.js';
import { converse, statuses } from './raw-exchange.js';

const SEED = Number(process.env.RANDOM_SEED ?? Date.now() & 0xffffff);
const REQUESTS = 50_000;
const AT_ONCE = 40;
/** Bytes of the heap; code that is compiled meanwhile takes a part of them. */
const MAX_GROWTH = 4_000_000;

let backEnd: HostileBackEnd;
let server: ChildProcess;
let port: number;
const folder = mkdtempSync(join(tmpdir(), 'veloway-flood-'));

beforeAll(async () => {
  backEnd = await startHostileBackEnd();
  server = fork(await bundle(), [backEnd.url, 'http://127.0.0.1:9'], { execArgv: ['--expose-gc'] });
  [{ port }] = (await once(server, 'message')) as [{ port: number }];
});

afterAll(async () => {
  server.kill('SIGKILL');
  await backEnd.close();
  rmSync(folder, { recursive: true, force: true });
});

async function bundle(): Promise<string> {
  const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const outfile = join(folder, 'server.mjs');
  await build({
    entryPoints: [source('flood-server.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    alias: Object.fromEntries(
      ['vtl', 'mapping', 'api', 'gateway'].map((name) => [`@veloway/${name}`, source(`../../../${name}/src/index.ts`)]),
    ),
    logLevel: 'silent',
  });
  return outfile;
}

/** Sends requests from some dozens of clients at once. */
async function flood(random: Random, requests: number): Promise<void> {
  let left = requests;
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const { kind, bytes, options, expected } = hostileRequest(random);
      const answer = await statuses(port, bytes, options);
      const sent = bytes.slice(0, 300).toString('latin1');
      expect(answer, `seed ${SEED}: ${kind}: ${JSON.stringify(sent)}`).toMatch(expected);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
}

async function measure(): Promise<Measured> {
  server.send('measure');
  const [measured] = (await once(server, 'message')) as [Measured];
  expect(measured.bugs, `seed ${SEED}`).toEqual([]);
  return measured;
}

it(`${REQUESTS} mixed hostile requests neither stop the server nor leave anything behind (seed ${SEED})`, async () => {
  const random = randomOf(SEED);
  const began = performance.now();
  await flood(random, REQUESTS / 3);
  const first = await measure();
  await flood(random, REQUESTS / 3);
  await measure();
  await flood(random, REQUESTS / 3);
  const last = await measure();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${REQUESTS} requests in ${seconds.toFixed(1)} s; heap ${megabytes(first.heap)}, then ${megabytes(last.heap)}; RSS ${megabytes(last.rss)}`,
  );
  expect(last.heap - first.heap, `seed ${SEED}`).toBeLessThan(MAX_GROWTH);
  const good = await converse(port, 'GET /dev/echo/7 HTTP/1.1\r\nHost: h\r\n\r\n', { answers: 1 });
  expect(good.answers).toMatchObject([{ status: 200, body: '{"id": "7"}' }]);
  const exit = once(server, 'exit');
  server.send('close');
  expect(await exit, 'Something keeps the server alive.').toEqual([0, null]);
}, 300_000);

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
