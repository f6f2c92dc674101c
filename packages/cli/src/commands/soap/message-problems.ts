import type { MessageProblem } from '@veloway/soap';
import type { MessageChoice } from './chosen-operation.js';
import { DocumentError, type DocumentProblem } from './document-problem.js';

/** Of a message with more problems, so many are told. */
const MOST_TOLD = 20;

/**
 * @returns what the schema does not allow in a message, as warnings
 * @throws DocumentError where that is not to be put up with
 */
export function messageWarnings(
  problems: readonly MessageProblem[],
  file: string,
  { lenient = false }: MessageChoice,
): readonly DocumentProblem[] {
  const severity = lenient ? 'warning' : 'error';
  const told = problems.slice(0, MOST_TOLD).map(({ code, message, path }): DocumentProblem => {
    return { severity, code, message, path, file };
  });
  const rest = problems.length - told.length;
  if (rest > 0) told.push({ severity, code: 'too-many-problems', message: `There are ${rest} more problems.`, file });
  if (told.length > 0 && !lenient) throw new DocumentError(told);
  return told;
}
