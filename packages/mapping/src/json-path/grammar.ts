import { trimJava } from '../json/trim-java.js';
import { charOf } from './cursor.js';
import { parseFragment } from './fragment.js';
import { invalidPath, JsonPathError, placed } from './json-path-error.js';
import { MAX_PATH_TOKENS, tooManyTokens } from './limits.js';
import type { PathToken } from './token.js';

/** A path in steps. `fromRoot` is false for paths that start at the value that a filter looks at (`@`). */
export interface ParsedPath {
  readonly tokens: readonly PathToken[];
  readonly fromRoot: boolean;
}

/**
 * Reads the text of a path as Jayway JsonPath 2.0.0 does, with all its leniency: `a.b` is `$.a.b`, and `..` may be
 * followed by nearly everything.
 *
 * @param nesting in how many filters the path stands
 * @throws JsonPathError where Jayway throws
 */
export function parsePath(path: string, nesting = 0): ParsedPath {
  if (path === '') throw new JsonPathError('IllegalArgumentException', 'The path is empty. Write $ for the document.');
  const trimmed = trimJava(path);
  if (trimmed.endsWith('..')) throw invalidPath(`A path cannot end in '..'. Say what to look for: '..*' or '..name'.`);
  const text = fromDollar(trimmed);
  if (text.length > 1 && text.charAt(1) !== '.' && text.charAt(1) !== '[') {
    throw invalidPath(`'.' or '[' must follow the '${trimmed.charAt(0)}' at its start. Write $.name for a property.`);
  }
  // What was put before the path, or cut off, shifts the places in it.
  const shift = path.indexOf(trimmed.charAt(0)) - (text.length - trimmed.length);
  return { tokens: parseTokens(text, nesting, shift), fromRoot: trimmed.charAt(0) !== '@' };
}

function fromDollar(trimmed: string): string {
  const first = charOf(trimmed, 0);
  if (first === '$') return trimmed;
  return first === '@' ? `$${trimmed.slice(1)}` : `$.${trimmed}`;
}

function parseTokens(text: string, nesting: number, shift: number): PathToken[] {
  const tokens: PathToken[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    let end = at + 1;
    try {
      const read = readFragment(text, at);
      at = end = read.end;
      if (read.fragment === '') continue;
      if (tokens.length === MAX_PATH_TOKENS) throw tooManyTokens();
      tokens.push(parseFragment(read.fragment, nesting));
    } catch (error) {
      // A path within a filter does not know where the filter stands.
      throw nesting > 0 ? error : placed(error, { start: Math.max(0, start + shift), end: end + shift });
    }
  }
  return tokens;
}

interface Fragment {
  /** The step in brackets, or `$` or `..`; empty for a period that the step behind it makes needless. */
  readonly fragment: string;
  readonly end: number;
}

function readFragment(text: string, at: number): Fragment {
  const char = charOf(text, at);
  if (char === ' ') throw invalidPath(`A space can stand in brackets only. Write ['a name'] for a name with spaces.`);
  if (char === '$') return { fragment: '$', end: at + 1 };
  if (char === '*') return { fragment: '[*]', end: at + 1 };
  if (char === '[') {
    const end = endOfBrackets(text, at);
    return { fragment: text.slice(at, end), end };
  }
  return char === '.' ? readAfterPeriod(text, at + 1) : readName(text, at);
}

function readAfterPeriod(text: string, at: number): Fragment {
  if (charOf(text, at) === '.') return { fragment: '..', end: at + 1 };
  const name = readName(text, at);
  if (name.end === at) return { fragment: '', end: at };
  return text.slice(at, name.end) === '*' ? { fragment: '[*]', end: name.end } : name;
}

/** A name gets quotes and brackets and is then read like any other bracket, so quotes and brackets in it count. */
function readName(text: string, at: number): Fragment {
  let end = at;
  while (end < text.length && !'.[ '.includes(text.charAt(end))) end++;
  return { fragment: `['${text.slice(at, end)}']`, end };
}

function endOfBrackets(text: string, start: number): number {
  let open = 0;
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === ']' && open === 0) return at + 1;
    if (char === '[') open++;
    if (char === ']') open--;
  }
  return text.length;
}
