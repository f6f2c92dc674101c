import type { MappingTemplate, Recording } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { Case, Suite } from '../suite/suite.js';
import type { CaseResult, RunResult, SuiteResult } from './result.js';
import { runCase } from './run-case.js';
import { templates } from './templates.js';

export interface RunOptions {
  /** A part of the names of the cases to run, of their declaration or of their template, in any case; all without. */
  readonly filter?: string | undefined;
  /** Is told of each case that has ended, for a line of progress. */
  readonly ended?: (result: CaseResult) => void;
  /** Is told of the recording of each run, for its coverage. */
  readonly recorded?: ((template: MappingTemplate, recording: Recording) => void) | undefined;
}

/** Runs cases, one after the other: each takes a fraction of a millisecond. */
export async function runSuites(suites: readonly Suite[], options: RunOptions = {}): Promise<RunResult> {
  const start = performance.now();
  const compiled = templates();
  const results: SuiteResult[] = [];
  for (const suite of suites) {
    const cases: CaseResult[] = [];
    const only = suite.cases.some((tested) => tested.only);
    for (const tested of suite.cases) {
      if (!isAskedFor(suite, tested, options.filter)) continue;
      const result = skipped(tested, only) ?? (await runOne(suite, tested, compiled, options));
      options.ended?.(result);
      cases.push(result);
    }
    if (cases.length + suite.problems.length > 0) results.push({ suite, cases });
  }
  return { suites: results, duration: performance.now() - start };
}

function isAskedFor(suite: Suite, tested: Case, filter: string | undefined): boolean {
  if (filter === undefined) return true;
  return `${suite.file} ${suite.template ?? ''} ${tested.name}`.toLowerCase().includes(filter.toLowerCase());
}

function skipped(tested: Case, only: boolean): CaseResult | undefined {
  const reason = tested.skip === false ? undefined : tested.skip === true ? '' : tested.skip;
  const others = only && !tested.only ? '`only` is set for another case' : undefined;
  const why = reason ?? others;
  if (why === undefined) return undefined;
  const skipped = why === '' ? undefined : why;
  return { case: tested, status: 'skipped', failures: [], made: undefined, skipped, duration: 0 };
}

async function runOne(
  suite: Suite,
  tested: Case,
  compiled: ReturnType<typeof templates>,
  { recorded }: RunOptions,
): Promise<CaseResult> {
  const template = compiled.get(suite.template ?? '', tested.dialect);
  if (recorded === undefined || template instanceof TemplateError) return runCase(tested, template);
  return runCase(tested, template, (recording) => recorded(template, recording));
}
