import { LimitError } from '@veloway/vtl';

/** The most results that one read may collect. */
export const MAX_PATH_RESULTS = 5_000_000;
/** The most values that the deep scans of one read may look at; `$..*..*..*` looks at each many times. */
export const MAX_SCANNED_VALUES = 50_000_000;
/** The most steps of one path. Each may take some of the stack. */
export const MAX_PATH_TOKENS = 500;
/** How deep filters may stand in each other before compiling gives up; Jayway refuses even two levels. */
export const MAX_FILTER_NESTING = 50;

/** @returns the error of a read whose result grows too large */
export function tooManyResults(): LimitError {
  const message = `A JSON path found more than ${MAX_PATH_RESULTS} values. Use a narrower path.`;
  return new LimitError('collection-too-large', message);
}

/** @returns the error of a read that takes too long */
export function tooManyScanned(): LimitError {
  const message = `A JSON path looked at more than ${MAX_SCANNED_VALUES} values. Use fewer deep scans ('..').`;
  return new LimitError('too-many-steps', message);
}

/** @returns the error of a path with too many steps */
export function tooManyTokens(): LimitError {
  return new LimitError('path-too-long', `A JSON path has more than ${MAX_PATH_TOKENS} steps. Use a shorter path.`);
}
