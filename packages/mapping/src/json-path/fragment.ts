import { parseArrayToken } from './array-token.js';
import { charOf, isDigit } from './cursor.js';
import { parseFilter } from './filter-grammar.js';
import { invalidPath } from './json-path-error.js';
import type { PathToken } from './token.js';

const PLACEHOLDERS = /^\[[ \t\n\v\f\r]*\?[ \t\n\v\f\r,*?]*\]$/;

/**
 * Reads one step of a path, in its brackets, as Jayway JsonPath 2.0.0 does: the first of `?`, `'`, a digit, `:`, `-`
 * and `@` decides what it is, wherever it stands.
 *
 * @throws JsonPathError where Jayway throws
 */
export function parseFragment(fragment: string, nesting: number): PathToken {
  if (fragment === '$') return { kind: 'root' };
  if (fragment === '..') return { kind: 'scan' };
  if (fragment === '[*]') return { kind: 'wildcard' };
  if (PLACEHOLDERS.test(fragment)) return { kind: 'placeholder', count: fragment.split('?').length - 1 };
  for (let at = 0; at < fragment.length; at++) {
    const char = fragment.charAt(at);
    if (char === '?') return { kind: 'filter', filter: parseFilter(filterText(fragment, at), nesting) };
    if (char === "'") return { kind: 'properties', names: propertyNames(fragment, at) };
    if (isDigit(char) || char === ':' || char === '-' || char === '@') return parseArrayToken(fragment, at);
  }
  throw invalidPath(`${fragment} is no step. Quote the name of a property with apostrophes: ['name'].`);
}

/** The names end at the first bracket that closes, even one between apostrophes. */
function propertyNames(fragment: string, start: number): string[] {
  const names: string[] = [];
  let opened = -1;
  for (let at = start; ; at++) {
    const char = charOf(fragment, at);
    if (char === ']') return names;
    if (char !== "'") continue;
    if (opened >= 0) names.push(fragment.slice(opened, at));
    opened = opened >= 0 ? -1 : at + 1;
  }
}

/** @returns the brackets around a filter and all in them */
function filterText(fragment: string, question: number): string {
  const start = fragment.lastIndexOf('[', question);
  if (start < 0) throw invalidPath(`The filter '${fragment}' has no opening bracket.`);
  const end = endOfFilter(fragment, start);
  return fragment.slice(start, end);
}

function endOfFilter(fragment: string, start: number): number {
  let brackets = 0;
  let parentheses = 0;
  let quoted = false;
  for (let at = start; ; at++) {
    const char = charOf(fragment, at);
    if (char === "'" && (at === start || fragment.charAt(at - 1) !== '\\')) quoted = !quoted;
    if (quoted) continue;
    if (char === '(') parentheses++;
    if (char === ')') parentheses--;
    if (char === '[') brackets++;
    if (char !== ']') continue;
    brackets--;
    if (parentheses === 0) return balanced(brackets, fragment, at + 1);
  }
}

function balanced(brackets: number, fragment: string, end: number): number {
  if (brackets === 0) return end;
  throw invalidPath(`The brackets of the filter ${fragment} are not balanced. Close each one that is open.`);
}
