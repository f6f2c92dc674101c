import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANDLER, startServerlessOffline } from './contestants/serverless-offline.js';
import { type Load, saturate, sendAtRate } from './load.js';
import { median, type Pace } from './measure.js';
import { leaveServerCore, onServerCore, useAllCores } from './server-core.js';

/** What the gateway was measured at, beside a bare `node:http` server that answers a constant. */
export interface Serving {
  readonly throughput: readonly { readonly name: string; readonly perSecond: number; readonly ratio: number }[];
  /** Milliseconds at the same rate. */
  readonly p99: { readonly rate: number; readonly node: number; readonly veloway: number };
  /** Milliseconds from the start of `veloway serve` of an API of 100 methods to its first answer; a median. */
  readonly firstAnswer: number;
  /** Bytes of the heap after a tenth of the requests, and after all of them. */
  readonly memory: { readonly requests: number; readonly before: number; readonly after: number };
}

interface Server {
  readonly port: number;
  ask(): Promise<{ readonly cpu: number; readonly heap: number }>;
  end(): void;
}

/** @param root the folder of the repository */
export async function compareServing(root: string, pace: Pace, thorough: boolean): Promise<Serving> {
  const script = join(root, 'node_modules/.cache/bench/gateway-server.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  writeFileSync(join(folder, 'orders.js'), HANDLER);
  const backEnd = await start(script, 'node');
  const bare = await start(script, 'node');
  const veloway = await start(script, 'veloway', String(backEnd.port), folder);
  const offline = await startServerlessOffline(backEnd.port + 1000);
  leaveServerCore();
  try {
    const throughput = await compareThroughput({ bare, veloway, offline }, pace);
    offline?.end();
    const mock = throughput.find(({ name }) => name === MOCK)?.perSecond ?? 1000;
    const p99 = await comparePercentiles(bare, veloway, mock / 2, pace);
    const memory = await measureMemory(veloway, thorough ? 1_000_000 : 20_000);
    useAllCores();
    return { throughput, p99, firstAnswer: await measureFirstAnswer(root), memory };
  } finally {
    for (const server of [backEnd, bare, veloway]) server.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

const NODE = 'node:http, a constant';
const MOCK = 'Veloway, MOCK with two templates';
const HTTP = 'Veloway, HTTP with two templates';
const LAMBDA = 'Veloway, Lambda with two templates';
const OFFLINE = 'serverless-offline, Lambda with two templates';

async function start(script: string, ...args: readonly string[]): Promise<Server> {
  const [command, ...before] = [...onServerCore(), process.execPath];
  const child = spawnWithMessages(command ?? process.execPath, [...before, '--expose-gc', script, ...args]);
  const { port } = await nextMessage<{ port: number }>(child);
  return {
    port,
    ask: () => {
      child.send('how much');
      return nextMessage(child);
    },
    end: () => void child.kill(),
  };
}

function spawnWithMessages(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', () => reject(new Error('A server of the benchmark ended.')));
  });
}

/** Milliseconds of a round at least: connections have to be opened. */
const LEAST = 500;

interface Servers {
  readonly bare: Server;
  readonly veloway: Server;
  readonly offline: { readonly port: number } | undefined;
}

async function compareThroughput({ bare, veloway, offline }: Servers, pace: Pace): Promise<Serving['throughput']> {
  const contestants = [
    { name: NODE, server: bare, path: '/' },
    { name: MOCK, server: veloway, path: '/dev/mock/7' },
    { name: HTTP, server: veloway, path: '/dev/http/7' },
    { name: LAMBDA, server: veloway, path: '/dev/lambda/7' },
    ...(offline === undefined ? [] : [{ name: OFFLINE, server: offline, path: '/lambda/7' }]),
  ];
  const rounds = contestants.map((): number[] => []);
  for (const { server, path } of contestants) await saturate(server.port, path, Math.max(LEAST, pace.warmUp));
  for (let round = 0; round < pace.rounds; round++) {
    for (const [index, { server, path }] of contestants.entries()) {
      const { perSecond } = await saturate(server.port, path, Math.max(LEAST, pace.round * 3));
      rounds[index]?.push(perSecond);
    }
  }
  const [node = Number.NaN, ...others] = rounds.map(median);
  return contestants.map(({ name }, index) => {
    const perSecond = index === 0 ? node : (others[index - 1] ?? Number.NaN);
    return { name, perSecond, ratio: perSecond / node };
  });
}

async function comparePercentiles(bare: Server, veloway: Server, rate: number, pace: Pace): Promise<Serving['p99']> {
  const node: number[] = [];
  const gateway: number[] = [];
  const measured = async (server: Server, path: string): Promise<Load> =>
    sendAtRate(server.port, path, rate, Math.max(LEAST, pace.round * 5));
  for (let round = 0; round < pace.rounds; round++) {
    node.push((await measured(bare, '/')).p99);
    gateway.push((await measured(veloway, '/dev/mock/7')).p99);
  }
  return { rate, node: median(node), veloway: median(gateway) };
}

/** Counts what is left after collecting garbage. */
async function measureMemory(veloway: Server, requests: number): Promise<Serving['memory']> {
  await sendMany(veloway, requests / 10);
  const before = (await veloway.ask()).heap;
  await sendMany(veloway, (requests * 9) / 10);
  const after = (await veloway.ask()).heap;
  return { requests, before, after };
}

async function sendMany({ port }: Server, requests: number): Promise<void> {
  for (let sent = 0; sent < requests; ) {
    const { perSecond } = await saturate(port, '/dev/mock/7', 1000);
    sent += perSecond;
  }
}

const STARTS = 7;

/** An API of 100 methods, each with two templates, as a file that `veloway serve` reads. */
function largeDefinition(): string {
  const paths = Array.from({ length: 100 }, (_, index) => [
    `/orders${index}/{id}`,
    {
      post: {
        responses: { 200: { description: 'ok' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': `{"statusCode": 200, "number": ${index}}` },
          responses: {
            default: { statusCode: '200', responseTemplates: { 'application/json': '{"id": "$input.params("id")"}' } },
          },
        },
      },
    },
  ]);
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'Bench', version: '1' }, paths: Object.fromEntries(paths) });
}

async function measureFirstAnswer(root: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  const file = join(folder, 'openapi.json');
  writeFileSync(file, largeDefinition());
  try {
    const times: number[] = [];
    for (let run = 0; run <= STARTS; run++) times.push(await firstAnswer(root, file));
    // The first run fills the caches of the file system.
    return median(times.slice(1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstAnswer(root: string, file: string): Promise<number> {
  const began = performance.now();
  const args = [join(root, 'packages/cli/bin/veloway.js'), 'serve', file, '--port', '0', '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line: Buffer) => resolve((JSON.parse(String(line)) as { url: string }).url));
      child.once('exit', () => reject(new Error('`veloway serve` ended.')));
    });
    const response = await fetch(`${url}/orders99/7`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    if ((await response.text()) !== '{"id": "7"}') throw new Error('`veloway serve` answers something else.');
    return performance.now() - began;
  } finally {
    child.kill();
  }
}
