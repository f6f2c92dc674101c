import { resolve } from 'node:path';
import { watch } from 'chokidar';
import { colors } from '../report/colors.js';
import { type ReporterChoice, writeReports } from '../reporters/choose-reporters.js';
import { TEST_REPORTERS } from '../reporters/index.js';
import { findSuites } from '../suite/find-suites.js';
import { readSuite } from '../suite/read-suite.js';
import { shownPath } from '../suite/shown-path.js';
import type { Suite } from '../suite/suite.js';
import { touchedSuites } from '../suite/touched-suites.js';
import { UsageError } from '../usage-error.js';
import { isOverlooked } from './is-overlooked.js';
import { type SuiteResult, totalsOf } from './result.js';
import { type RunAllOptions, runAll } from './run-all.js';

/** Milliseconds for which further changes are waited for, since tools save several files at once. */
const SETTLING = 60;

/**
 * Runs all cases, and those again that a change touches, until the process ends.
 *
 * @param paths one at least
 */
export async function watchSuites(
  paths: readonly string[],
  options: RunAllOptions,
  reporters: readonly ReporterChoice[],
): Promise<number> {
  const session = watchSession(paths, options, reporters);
  await session.run(undefined);
  const ignored = (path: string): boolean => isOverlooked(path, paths, session.uses);
  const watcher = watch([...paths, ...session.files()], { ignored, ignoreInitial: true });
  watcher.on('error', tellError);
  let running = Promise.resolve();
  const settled = whenSettled((changed) => {
    const rerun = running.then(() => session.run(changed));
    running = rerun.then(() => void watcher.add([...session.files()])).catch(tellError);
  });
  watcher.on('all', (_, path) => settled(path));
  await new Promise<void>((ready) => watcher.on('ready', () => ready()));
  process.stderr.write(`${colors().dim('— waiting for changes; Ctrl-C ends')}\n`);
  return new Promise(() => {});
}

/** @returns what takes paths one by one, and hands them on together after a moment */
function whenSettled(handOn: (changed: ReadonlySet<string>) => void): (path: string) => void {
  let changed = new Set<string>();
  return (path) => {
    if (changed.size === 0) {
      setTimeout(() => {
        const paths = changed;
        changed = new Set();
        handOn(paths);
      }, SETTLING);
    }
    changed.add(path);
  };
}

interface WatchSession {
  /** @param changed the paths that have changed; undefined to run everything */
  run(changed: ReadonlySet<string> | undefined): Promise<void>;
  /** Every file that a suite depends on, which may lie outside of the watched folders. */
  files(): readonly string[];
  /** Whether a suite depends on a file. */
  uses(path: string): boolean;
}

function watchSession(
  paths: readonly string[],
  options: RunAllOptions,
  reporters: readonly ReporterChoice[],
): WatchSession {
  let suites: readonly Suite[] = [];
  let used: ReadonlySet<string> = new Set();
  const files = (): readonly string[] => suites.flatMap((suite) => suite.files);
  const results = new Map<string, SuiteResult>();
  /** What changed before a run that failed, and was not looked at to the end. */
  let missed: ReadonlySet<string> = new Set();
  const rerun = async (touched: readonly Suite[], changed: ReadonlySet<string> | undefined): Promise<void> => {
    if (changed !== undefined) process.stderr.write(`${changedText(changed)}\n`);
    const { result, updates } = await runAll(touched, options);
    missed = new Set();
    for (const suite of result.suites) results.set(suite.suite.file, suite);
    await writeReports(reporters, { ...result, updates, coverage: undefined }, TEST_REPORTERS);
    if (changed !== undefined) process.stderr.write(`${totalText([...results.values()])}\n`);
  };
  const run = async (latest: ReadonlySet<string> | undefined): Promise<void> => {
    const changed = latest && (missed = new Set([...missed, ...latest]));
    const { all, touched } = await reread(paths, suites, changed);
    suites = all;
    used = new Set(files().map((file) => resolve(file)));
    for (const file of results.keys()) if (!all.some((suite) => suite.file === file)) results.delete(file);
    if (changed === undefined || touched.length > 0) await rerun(touched, changed);
    missed = new Set();
  };
  return { run: tolerant(run), files, uses: (path) => used.has(resolve(path)) };
}

/** What is wrong with the files is told, and they may be mended. */
function tolerant<Args extends readonly unknown[]>(run: (...args: Args) => Promise<void>) {
  return (...args: Args): Promise<void> => run(...args).catch(tellError);
}

/** A bug of Veloway may concern one state of one file, and is no reason to end either. */
function tellError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const text = error instanceof UsageError ? message : `Veloway failed, which is a bug of its own: ${message}`;
  process.stderr.write(`${colors().red('error')}: ${text}\n`);
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
  for (const source of findSuites(paths)) {
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
