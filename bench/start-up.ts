import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';
import type { Subject } from './subject.js';

const RUNS = 15;

/** Medians of whole processes, in milliseconds. */
export interface StartUp {
  readonly veloway: number;
  readonly node: number;
  readonly ratio: number;
  readonly runs: number;
}

/** Renders a template from the command line beside a Node that does nothing, in turns. */
export function compareStartUp(root: string, small: Subject): StartUp {
  if (!existsSync(join(root, 'packages/cli/dist/main.js'))) run([join(root, 'scripts/build.js')]);
  const folder = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  const event = join(folder, 'event.json');
  writeFileSync(event, JSON.stringify(small.event));
  const template = join(root, 'bench/templates/small.vtl');
  try {
    return measure([join(root, 'packages/cli/bin/veloway.js'), 'render', template, '--event', event], small.byHand());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(args: readonly string[], expected: string): StartUp {
  // The first runs fill the caches of the file system; the command line may end the text with a line end of its own.
  if (run(args).output.trimEnd() !== expected.trimEnd()) throw new Error('`veloway render` prints another text.');
  run(['-e', '0']);
  const times = Array.from({ length: RUNS }, () => ({ node: run(['-e', '0']).time, veloway: run(args).time }));
  const node = median(times.map((time) => time.node));
  const veloway = median(times.map((time) => time.veloway));
  return { veloway, node, ratio: veloway / node, runs: RUNS };
}

function run(args: readonly string[]): { time: number; output: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return { time, output: stdout };
}
