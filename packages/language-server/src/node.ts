import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Files } from './files.js';
import { startServer } from './server.js';

/** Serves one client over the standard streams, until it says `exit` or goes away. */
export function serveStdio(): void {
  collectGarbageInPauses();
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), () => FILES);
}

/** Serves the client that started this process and told on its command line how it talks: `--stdio`, `--node-ipc`. */
export function serveParent(): void {
  collectGarbageInPauses();
  startServer(createConnection(ProposedFeatures.all), () => FILES);
}

/** Milliseconds between two looks. */
const BETWEEN_LOOKS = 1000;
/** Bytes in use below which nothing is worth a collection. */
const LEAST_HEAP = 24 * 1024 * 1024;
/** Bytes in use above which one does not wait for a pause. */
const MOST_HEAP = 80 * 1024 * 1024;
/** The share of the time above which somebody is typing. */
const BUSY = 0.1;

/**
 * Collects garbage in the pauses of whoever types, once there is a quarter as much of it as there is of use. Of a process that has
 * just started, V8 looks at what has become old only when that is hundreds of megabytes, and the trees of the last
 * keystrokes are old at once.
 */
function collectGarbageInPauses(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => getHeapStatistics().used_heap_size;
  let least = LEAST_HEAP;
  let before = performance.eventLoopUtilization();
  const look = (): void => {
    const isBusy = performance.eventLoopUtilization(before).utilization > BUSY;
    before = performance.eventLoopUtilization();
    if (used() < (isBusy ? Math.max(MOST_HEAP, least) : least)) return;
    collect();
    least = Math.max(LEAST_HEAP, 1.25 * used());
  };
  setInterval(look, BETWEEN_LOOKS).unref();
}

/** Bytes: what is longer is no sample that a template would render. */
const LONGEST_FILE = 10 * 1024 * 1024;

/** The files of this machine. */
const FILES: Files = {
  async readFolder(uri) {
    const folder = pathOf(uri);
    const entries = folder === undefined ? [] : await readdir(folder, { withFileTypes: true }).catch(none);
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    const files = await Promise.all(
      names.sort().map(async (name) => ({ name, text: await textOf(join(folder ?? '', name)) })),
    );
    return files.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
  },
  async readFile(uri) {
    const path = pathOf(uri);
    return path === undefined ? undefined : textOf(path);
  },
};

/** A folder that is missing or closed to us has no files. */
function none(): [] {
  return [];
}

async function textOf(path: string): Promise<string | undefined> {
  // What cannot be read is not there for our purposes; whoever opens it learns why.
  const bytes = await readFile(path).catch(() => undefined);
  return bytes === undefined || bytes.length > LONGEST_FILE ? undefined : bytes.toString('utf8');
}

/** Documents that are not saved, or are not of this machine, have no files around them. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
