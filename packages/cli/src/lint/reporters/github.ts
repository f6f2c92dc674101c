import type { Diagnostic } from '@veloway/language-server';
import { positionAt } from '@veloway/vtl';
import { workflowCommand } from '../../reporters/workflow-command.js';
import type { LintResult } from '../lint-result.js';

const LEVEL = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' } as const satisfies Record<
  Diagnostic['severity'],
  string
>;

/** What GitHub Actions shows beside the lines of a pull request: a workflow command for each problem. */
export function githubLint({ files }: LintResult): string {
  return files
    .flatMap(({ file, text, diagnostics }) =>
      diagnostics.map(({ start, severity, code, message }) =>
        workflowCommand(LEVEL[severity], { file, ...positionAt(text, start) }, `veloway lint: ${code}`, message),
      ),
    )
    .join('');
}
