import { relative, resolve, sep } from 'node:path';
import pc from 'picocolors';
import { failureText } from '../report/failure.js';
import { failurePlace, type ReportedPlace } from '../report/failure-place.js';
import type { RunResult, SuiteResult } from '../run/result.js';

/** What GitHub Actions shows beside the lines of a pull request: a workflow command for each failure. */
export function githubReport({ suites }: RunResult): string {
  return suites.flatMap(suiteCommands).join('');
}

function suiteCommands({ suite, cases }: SuiteResult): readonly string[] {
  const problems = suite.problems.map(({ file, line, column = 1, message }) =>
    command({ file, line, column }, 'veloway test', message),
  );
  const failures = cases.flatMap((result) =>
    result.failures.map((failure) =>
      command(failurePlace(failure, result), result.case.name, failureText(failure, pc.createColors(false))),
    ),
  );
  return [...problems, ...failures];
}

function command({ file, line, column }: ReportedPlace, title: string, message: string): string {
  const properties = `file=${property(fromWorkspace(file))},line=${line},col=${column},title=${property(title)}`;
  return `::error ${properties}::${data(message)}\n`;
}

/** GitHub looks for files from the root of the repository, wherever in it the command runs. */
function fromWorkspace(file: string): string {
  const { GITHUB_WORKSPACE: root } = process.env;
  return root === undefined ? file : relative(root, resolve(file)).split(sep).join('/');
}

/** A message in the form of a workflow command. */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
