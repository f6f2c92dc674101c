import { positionAt, type Range, type Source } from '@veloway/vtl';
import { diffLines } from '../compare/diff-lines.js';
import type { CaseResult, Difference, Failure } from '../run/result.js';
import { hostPlace } from './host-place.js';
import { firstWritten } from './written-by.js';

/** A place that a report can lead to. */
export interface ReportedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** @returns the place of the template that a failure is about, or that of the case where there is none */
export function failurePlace(failure: Failure, { case: { place } }: CaseResult): ReportedPlace {
  return templatePlace(failure) ?? { file: place.file, line: place.line, column: 1 };
}

function templatePlace(failure: Failure): ReportedPlace | undefined {
  switch (failure.kind) {
    case 'template-error':
      return placeOf(failure.error.source, failure.error.range.start);
    case 'wrong-error':
      return failure.error && placeOf(failure.error.source, failure.error.range.start);
    case 'output': {
      const found = firstWritten(failure.recording, firstDifference(failure));
      return found && placeOf(found.source, found.at);
    }
    default:
      return undefined;
  }
}

/** @returns the first stretch of the output that is not as expected; where only something is missing, what is before it */
function firstDifference({ comparison }: Difference): Range {
  if (comparison.noteAt !== undefined) return { start: comparison.noteAt, end: comparison.noteAt + 1 };
  const parts = diffLines(comparison);
  const printed = parts.find(({ kind, actual }) => kind === 'changed' && actual.length > 0)?.actual[0];
  const at = parts.findIndex(({ kind }) => kind === 'changed');
  return printed ?? parts[at - 1]?.actual.at(-1) ?? { start: 0, end: 1 };
}

function placeOf(source: Source, offset: number): ReportedPlace {
  const { file, text, start } = hostPlace(source, { start: offset, end: offset });
  return { file, ...positionAt(text, start) };
}
