import { RE2JS } from 're2js';
import { invalidPath } from './json-path-error.js';

/** A regular expression of a filter, `/a.*b/i`. */
export interface PathRegex {
  readonly source: string;
  readonly matches: (text: string) => boolean;
}

/** @returns whether Jayway takes the text for a regular expression */
export function isRegex(text: string): boolean {
  return text.startsWith('/') && (text.endsWith('/') || text.endsWith('/i'));
}

/**
 * Compiles a regular expression between slashes; an `i` behind them makes case not matter. The whole text must match.
 *
 * @throws JsonPathError where the expression is broken
 */
export function compileRegex(text: string): PathRegex {
  const end = text.lastIndexOf('/');
  if (end === 0) throw invalidPath(`The regular expression ${text} has no end. Close it with a slash.`);
  const source = text.slice(1, end);
  const pattern = compilePattern(source, text.endsWith('i'));
  return { source, matches: (value) => pattern.matches(value) };
}

function compilePattern(source: string, ignoreCase: boolean): RE2JS {
  try {
    return RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    throw invalidPath(`The regular expression /${source}/ cannot be compiled. Look for brackets that are not closed.`);
  }
}
