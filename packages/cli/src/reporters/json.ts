import pc from 'picocolors';
import { percentOf } from '../coverage/template-coverage.js';
import { failureText } from '../report/failure.js';
import { failurePlace } from '../report/failure-place.js';
import { type CaseResult, type SuiteResult, totalsOf } from '../run/result.js';
import type { Report } from './reporter.js';

/** What programs read: one JSON object. */
export function jsonReport({ suites, duration, updates, coverage }: Report): string {
  const covered = coverage && { percent: percentOf(coverage), templates: coverage.map(coverageObject) };
  const report = { ...totalsOf(suites), duration, suites: suites.map(suiteObject), updates, coverage: covered };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function suiteObject({ suite: { file, template, problems }, cases }: SuiteResult): object {
  return { file, template, problems, cases: cases.map(caseObject) };
}

function caseObject(result: CaseResult): object {
  const { status, duration, skipped, case: tested } = result;
  const failures = result.failures.map((failure) => ({
    kind: failure.kind,
    ...failurePlace(failure, result),
    message: failureText(failure, pc.createColors(false)),
    ...(failure.kind === 'output' ? { expected: tested.output?.text, printed: result.made?.output } : {}),
  }));
  return { name: tested.name, status, ...tested.place, duration, skipped, failures };
}

function coverageObject({ file, coverage }: NonNullable<Report['coverage']>[number]): object {
  return { file, points: coverage.points };
}
