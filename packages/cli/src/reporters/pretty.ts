import { TemplateError } from '@veloway/vtl';
import { failureText } from '../report/failure.js';
import { visible } from '../report/visible.js';
import { type CaseResult, type Failure, type SuiteResult, totalsOf } from '../run/result.js';
import type { SuiteProblem } from '../suite/suite.js';
import type { Colors, Report } from './reporter.js';

/** What people read: a line for each declaration, what failed and why, and how many there were. */
export function prettyReport(report: Report, color: Colors): string {
  const told = new Set<TemplateError>();
  const suites = report.suites.map((result) => suiteText(result, color));
  const failed = report.suites.flatMap((result) => failedText(result, told, color));
  const updates = report.updates.map((update) => color.cyan(visible(update)));
  const parts = [suites.join('\n'), ...failed, updates.join('\n'), summaryText(report, color)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function suiteText(result: SuiteResult, color: Colors): string {
  const { passed, failed, skipped } = totalsOf([result]);
  const mark = failed > 0 ? color.red('✗') : passed > 0 ? color.green('✓') : color.dim('-');
  return `${mark} ${visible(result.suite.file)}  ${color.dim(countsText(passed, failed, skipped))}`;
}

function countsText(passed: number, failed: number, skipped: number): string {
  const counts = [`${passed} passed`, ...(failed > 0 ? [`${failed} failed`] : [])];
  return [...counts, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', ');
}

function failedText({ suite, cases }: SuiteResult, told: Set<TemplateError>, color: Colors): readonly string[] {
  const problems = suite.problems.map((problem) => problemText(problem, color));
  return [
    ...problems,
    ...cases.filter(({ status }) => status === 'failed').map((result) => caseText(result, told, color)),
  ];
}

function problemText({ file, line, column, message, excerpt }: SuiteProblem, color: Colors): string {
  const place = `${visible(file)}:${line}${column === undefined ? '' : `:${column}`}`;
  const text = `${color.bold(place)}: ${color.red('error')}: ${visibleLines(message)}`;
  return excerpt === undefined ? text : `${text}\n${visibleLines(excerpt)}`;
}

/** A message that quotes another may have several lines. */
function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function caseText(result: CaseResult, told: Set<TemplateError>, color: Colors): string {
  const { name, place } = result.case;
  const head = `${color.red('✗')} ${color.bold(visible(name))}  ${color.dim(`${visible(place.file)}:${place.line}`)}`;
  const failures = result.failures.map((failure) => failureOnce(failure, told, color));
  return [head, ...failures.map(indented)].join('\n');
}

/** All cases of a template that Velocity refuses fail alike. */
function failureOnce(failure: Failure, told: Set<TemplateError>, color: Colors): string {
  const error = 'error' in failure ? failure.error : undefined;
  if (!(error instanceof TemplateError)) return visibleColored(failureText(failure, color));
  if (told.has(error)) return color.dim('The same error as above.');
  told.add(error);
  return failureText(failure, color);
}

/** The colours are ours; what else a terminal would obey may come from the names of files. */
function visibleColored(text: string): string {
  return text
    .split(/(\u001b\[\d+m|\n)/)
    .map((piece, index) => (index % 2 === 1 ? piece : visible(piece)))
    .join('');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function summaryText({ suites, duration }: Report, color: Colors): string {
  const { passed, failed, skipped } = totalsOf(suites);
  const counts = [failed > 0 ? color.red(`${failed} failed`) : '', color.green(`${passed} passed`)];
  const all = [...counts, skipped > 0 ? color.yellow(`${skipped} skipped`) : ''].filter((count) => count !== '');
  const lines = [
    `Cases  ${all.join(', ')}`,
    ...skippedTexts(suites, color),
    `Time   ${(duration / 1000).toFixed(2)} s`,
  ];
  if (suites.some(({ cases }) => cases.some(isAcceptable))) {
    lines.push(color.dim('Where the new output is right, `veloway test --update` makes it the expected one.'));
  }
  return lines.join('\n');
}

function isAcceptable({ failures }: CaseResult): boolean {
  return failures.some(({ kind }) => kind === 'output' || kind === 'overrides');
}

/** Why cases were left out; each reason once. */
function skippedTexts(suites: readonly SuiteResult[], color: Colors): readonly string[] {
  const results = suites.flatMap(({ suite, cases }) => cases.map((result) => ({ suite, result })));
  return results.flatMap(({ suite, result }) => {
    if (result.status !== 'skipped') return [];
    const reason = result.skipped === undefined ? '' : `: ${result.skipped}`;
    return [color.dim(`       skipped ${visible(`${suite.file}: ${result.case.name}${reason}`)}`)];
  });
}
