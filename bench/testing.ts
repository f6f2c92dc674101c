import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.js';
import type { Subject } from './subject.js';

const TEMPLATES = 50;
const CASES = 1000;
const RUNS = 7;

/** Medians of whole processes, in milliseconds. */
export interface Testing {
  readonly veloway: number;
  readonly node: number;
  readonly cases: number;
  readonly runs: number;
}

/** Runs golden-file cases from the command line beside a Node that does nothing, in turns. */
export function compareTesting(root: string, medium: Subject): Testing {
  const folder = mkdtempSync(join(tmpdir(), 'veloway-bench-'));
  const veloway = join(root, 'packages/cli/bin/veloway.js');
  try {
    writeCases(folder, medium);
    run([veloway, 'test', '--update'], folder);
    const summary = run([veloway, 'test'], folder).output;
    if (!summary.includes(`Cases  ${CASES} passed`)) throw new Error(`Not all cases passed:\n${summary}`);
    const times = Array.from({ length: RUNS }, () => ({
      node: run(['-e', '0'], folder).time,
      veloway: run([veloway, 'test'], folder).time,
    }));
    const [node, test] = [median(times.map((time) => time.node)), median(times.map((time) => time.veloway))];
    return { veloway: test, node, cases: CASES, runs: RUNS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeCases(folder: string, { text, event }: Subject): void {
  for (let template = 0; template < TEMPLATES; template++) {
    const cases = join(folder, `t${template}.vtl.cases`);
    mkdirSync(cases);
    writeFileSync(join(folder, `t${template}.vtl`), text);
    for (let i = 0; i < CASES / TEMPLATES; i++) writeFileSync(join(cases, `c${i}.event.json`), JSON.stringify(event));
  }
}

function run(args: readonly string[], cwd: string): { readonly time: number; readonly output: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr}${stdout}`);
  return { time, output: stdout };
}
