import type pc from 'picocolors';
import type { Difference, Failure } from '../run/result.js';
import { printDifference } from './difference.js';
import { missingBecause, overrideMissingBecause } from './missing-because.js';
import { pathOfLine } from './override-name.js';
import { printTemplateError } from './problem.js';
import { overrideWrittenBy, writtenBy } from './written-by.js';

type Colors = ReturnType<typeof pc.createColors>;

/** @returns why a case failed, as people read it */
export function failureText(failure: Failure, color: Colors): string {
  switch (failure.kind) {
    case 'output':
    case 'overrides':
      return `${headline(failure)}\n${differenceText(failure, color)}`;
    case 'template-error':
      return printTemplateError(failure.error, color);
    case 'wrong-error':
      return wrongErrorText(failure, color);
    case 'new':
      return 'Nothing is expected of this case yet: look at what the template prints, and run `veloway test --update` to expect it.';
    case 'invalid':
      return failure.message;
    default:
      return failure satisfies never;
  }
}

function headline({ kind, expectedAt }: Difference): string {
  const what = kind === 'output' ? 'The output is' : 'The overrides are';
  return `${what} not what ${expectedAt.file}:${expectedAt.line} expects.`;
}

function differenceText({ kind, comparison, tree, recording }: Difference, color: Colors): string {
  const because = missingBecause(tree, recording);
  return printDifference(comparison, {
    color,
    writtenBy: (line) =>
      kind === 'output'
        ? writtenBy(recording, line)
        : overrideWrittenBy(recording, pathOfLine(comparison.actual, line)),
    missingBecause: (line, index) =>
      kind === 'output'
        ? because(line.text, index)
        : overrideMissingBecause(tree, recording, pathOfLine(comparison.expected, line)),
  });
}

function wrongErrorText({ expected, error }: Extract<Failure, { kind: 'wrong-error' }>, color: Colors): string {
  if (error === undefined) return `The template should fail with \`${expected}\`, and does not fail.`;
  return `The template should fail with \`${expected}\`, and fails with another error:\n${printTemplateError(error, color)}`;
}
