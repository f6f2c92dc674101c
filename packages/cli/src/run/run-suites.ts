import type { MappingTemplate, Recording } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { Case, Suite, SuiteProblem } from '../suite/suite.js';
import type { CaseResult, RunResult, SuiteResult } from './result.js';
import { runCase } from './run-case.js';
import { templates } from './templates.js';

export interface RunOptions {
  /** A part of the names of the cases to run, of their declaration or of their template, in any case; all without. */
  readonly filter?: string | undefined;
  /** Is told of each case that has ended, for a line of progress. */
  readonly ended?: (result: CaseResult) => void;
  /** Is told of each run, for its coverage. */
  readonly recorded?: Recorded | undefined;
}

/** Takes a template, or why Velocity refuses it, and what was recorded of a run, if it ran. */
export type Recorded = (template: MappingTemplate | TemplateError, recording?: Recording) => void;

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
    const problems = problemsAskedFor(suite, options.filter);
    if (cases.length + problems.length > 0) results.push({ suite: { ...suite, problems }, cases });
  }
  return { suites: results, duration: performance.now() - start };
}

function isAskedFor(suite: Suite, tested: Case, filter: string | undefined): boolean {
  return filter === undefined || names(`${suite.file} ${suite.template ?? ''} ${tested.name}`, filter);
}

/** Who asks for some cases wants to hear of what is wrong with these, and not with others. */
function problemsAskedFor(suite: Suite, filter: string | undefined): readonly SuiteProblem[] {
  if (filter === undefined || names(`${suite.file} ${suite.template ?? ''}`, filter)) return suite.problems;
  return suite.problems.filter(({ file, message }) => names(`${file} ${message}`, filter));
}

function names(text: string, filter: string): boolean {
  return text.toLowerCase().includes(filter.toLowerCase());
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
  const template = compiled.get(suite.template ?? '', tested.dialect, suite.inDefinition);
  if (template instanceof TemplateError) recorded?.(template);
  if (recorded === undefined || template instanceof TemplateError) return runCase(tested, template);
  return runCase(tested, template, (recording) => recorded(template, recording));
}
