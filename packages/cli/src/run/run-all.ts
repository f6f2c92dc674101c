import { progress } from '../report/progress.js';
import type { Suite } from '../suite/suite.js';
import type { RunResult } from './result.js';
import { type RunOptions, runSuites } from './run-suites.js';

export interface RunAllOptions extends Pick<RunOptions, 'filter' | 'recorded'> {
  /** Whether what templates print becomes the expected output of what is new or fails. */
  readonly update?: boolean | undefined;
}

/** Runs cases with a line of progress, and writes what is new or changed if asked to. */
export async function runAll(
  suites: readonly Suite[],
  { update: updating, ...options }: RunAllOptions,
): Promise<{ readonly result: RunResult; readonly updates: readonly string[] }> {
  const total = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const line = progress(total, 'cases');
  const result = await runSuites(suites, { ...options, ended: line.step });
  line.end();
  if (!updating) return { result, updates: [] };
  const { update } = await import('./update.js');
  const updated = await update(result);
  return { result: updated.result, updates: updated.messages };
}
