import { positionAt, type Range } from '@veloway/vtl';
import { printExcerpt } from '../report/excerpt.js';
import { UsageError } from '../usage-error.js';
import type { SuiteProblem } from './suite.js';

/** @returns a problem about a whole file */
export function problemOfFile(file: string, message: string): SuiteProblem {
  return { file, line: 1, message };
}

/** @returns a problem about a stretch of a file's text, with an excerpt */
export function problemInText(file: string, text: string, range: Range, message: string): SuiteProblem {
  return { file, ...positionAt(text, range.start), message, excerpt: printExcerpt(text, range) };
}

/**
 * @param error what reading a file threw; what is no UsageError is thrown again, since it is a bug
 * @param file the file that messages of read-json.ts begin with
 */
export function problemOfError(error: unknown, file: string): SuiteProblem {
  if (!(error instanceof UsageError)) throw error;
  const { message } = error;
  const place = message.startsWith(`${file}:`)
    ? /^:(\d+):(\d+): (.*)\n([\s\S]*)$/.exec(message.slice(file.length))
    : null;
  const [, line, column, sentence, excerpt] = place ?? [];
  if (sentence === undefined || excerpt === undefined) return problemOfFile(file, message);
  return { file, line: Number(line), column: Number(column), message: sentence, excerpt };
}
