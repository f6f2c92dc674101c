import pc from 'picocolors';
import { failureText } from '../report/failure.js';
import { failurePlace } from '../report/failure-place.js';
import type { RunResult, SuiteResult } from '../run/result.js';
import { workflowCommand } from './workflow-command.js';

/** What GitHub Actions shows beside the lines of a pull request: a workflow command for each failure. */
export function githubReport({ suites }: RunResult): string {
  return suites.flatMap(suiteCommands).join('');
}

function suiteCommands({ suite, cases }: SuiteResult): readonly string[] {
  const problems = suite.problems.map(({ file, line, column = 1, message }) =>
    workflowCommand('error', { file, line, column }, 'veloway test', message),
  );
  const failures = cases.flatMap((result) =>
    result.failures.map((failure) =>
      workflowCommand(
        'error',
        failurePlace(failure, result),
        result.case.name,
        failureText(failure, pc.createColors(false)),
      ),
    ),
  );
  return [...problems, ...failures];
}
