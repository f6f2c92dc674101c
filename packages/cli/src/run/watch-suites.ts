import { watch } from 'chokidar';
import { colors } from '../report/colors.js';
import { type ReporterChoice, writeReports } from '../reporters/index.js';
import { findSuites } from '../suite/find-suites.js';
import { readSuite } from '../suite/read-suite.js';
import { shownPath } from '../suite/shown-path.js';
import type { Suite } from '../suite/suite.js';
import { touchedSuites } from '../suite/touched-suites.js';
import { UsageError } from '../usage-error.js';
import { type SuiteResult, totalsOf } from './result.js';
import { type RunAllOptions, runAll } from './run-all.js';

/** Milliseconds for which further changes are waited for, since tools save several files at once. */
const SETTLING = 60;

/** Runs all cases, and those again that a change touches, until the process ends. */
export async function watchSuites(
  paths: readonly string[],
  options: RunAllOptions,
  reporters: readonly ReporterChoice[],
): Promise<number> {
  const session = watchSession(paths, options, reporters);
  await session.run(undefined);
  const ignored = (path: string): boolean => /(^|[\\/])(node_modules|\.(?!\.?$)[^\\/]+)([\\/]|$)/.test(shownPath(path));
  const watcher = watch([...(paths.length > 0 ? paths : ['.']), ...session.files()], { ignored, ignoreInitial: true });
  let changed = new Set<string>();
  let running = Promise.resolve();
  watcher.on('all', (_, path) => {
    if (changed.size === 0) {
      setTimeout(() => {
        const paths = changed;
        changed = new Set();
        running = running.then(() => session.run(paths));
        running.then(() => watcher.add([...session.files()]));
      }, SETTLING);
    }
    changed.add(path);
  });
  await new Promise<void>((resolve) => watcher.on('ready', () => resolve()));
  process.stderr.write(`${colors().dim('— waiting for changes; Ctrl-C ends')}\n`);
  return new Promise(() => {});
}

interface WatchSession {
  /** @param changed the paths that have changed; undefined to run everything */
  run(changed: ReadonlySet<string> | undefined): Promise<void>;
  /** Every file that a suite depends on, which may lie outside of the watched folders. */
  files(): readonly string[];
}

function watchSession(
  paths: readonly string[],
  options: RunAllOptions,
  reporters: readonly ReporterChoice[],
): WatchSession {
  let suites: readonly Suite[] = [];
  const results = new Map<string, SuiteResult>();
  const run = async (changed: ReadonlySet<string> | undefined): Promise<void> => {
    const { all, touched } = await reread(paths, suites, changed);
    suites = all;
    for (const file of results.keys()) if (!all.some((suite) => suite.file === file)) results.delete(file);
    if (changed !== undefined && touched.length === 0) return;
    if (changed !== undefined) process.stderr.write(`${changedText(changed)}\n`);
    const { result, updates } = await runAll(touched, options);
    for (const suite of result.suites) results.set(suite.suite.file, suite);
    await writeReports(reporters, { ...result, updates, coverage: undefined });
    if (changed !== undefined) process.stderr.write(`${totalText([...results.values()])}\n`);
  };
  return { run: tolerant(run), files: () => suites.flatMap(({ files }) => files) };
}

/** What is wrong with the files is told, and they may be mended. */
function tolerant<Args extends readonly unknown[]>(run: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await run(...args);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`${colors().red('error')}: ${error.message}\n`);
    }
  };
}

/** @returns all suites as they are now, and those that changes touch; only these are read again */
async function reread(
  paths: readonly string[],
  before: readonly Suite[],
  changed: ReadonlySet<string> | undefined,
): Promise<{ readonly all: readonly Suite[]; readonly touched: readonly Suite[] }> {
  const stale = new Set([...(changed ?? [])].flatMap((path) => touchedSuites(before, path)));
  const kept = new Map(before.filter((suite) => !stale.has(suite)).map((suite) => [suite.file, suite]));
  const all: Suite[] = [];
  const touched: Suite[] = [];
  for (const source of findSuites(paths.length > 0 ? paths : ['.'])) {
    const known = changed === undefined ? undefined : kept.get(source.file);
    const suite = known ?? (await readSuite(source));
    all.push(suite);
    if (known === undefined) touched.push(suite);
  }
  return { all, touched };
}

function changedText(changed: ReadonlySet<string>): string {
  const [first = '', ...others] = [...changed].map(shownPath);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return colors().dim(`\n— ${first}${more} changed, ${new Date().toLocaleTimeString()}`);
}

function totalText(results: readonly SuiteResult[]): string {
  const { passed, failed, skipped } = totalsOf(results);
  const text = `All cases: ${passed} passed, ${failed} failed, ${skipped} skipped`;
  return failed > 0 ? colors().red(text) : colors().green(text);
}
