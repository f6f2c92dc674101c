import type { SuiteProblem } from '../../src/suite/suite.js';

/** @returns `file:line:column: message` with the excerpt below, as a report shows a problem */
export function shown({ file, line, column, message, excerpt }: SuiteProblem): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  return `${place}: ${message}${excerpt === undefined ? '' : `\n${excerpt}`}`;
}
