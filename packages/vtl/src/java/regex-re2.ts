import { RE2JS } from 're2js';
import { lengthOf, type Regex, type RegexNode } from './regex-node.js';

/** A regular expression for the linear matcher, and the texts for which it means the same as in Java. */
export interface LinearRegex {
  readonly compiled: RE2JS;
  readonly size: number;
  /** Whether a text must have no ends of lines, since `$` looks at them in another way. */
  readonly needsOneLine: boolean;
  /** Whether a text must be ASCII, since `\b` looks at other letters in another way. */
  readonly needsAscii: boolean;
}

interface Translation {
  needsOneLine: boolean;
  needsAscii: boolean;
}

/** The most repetitions that the linear matcher takes. */
const MAX_COUNT = 1000;

/** @returns the expression for the linear matcher, or null where that cannot do what Java would */
export function linearOf(regex: Regex): LinearRegex | null {
  const translation: Translation = { needsOneLine: false, needsAscii: false };
  const source = translate(regex.root, translation);
  if (source === null) return null;
  try {
    const compiled = RE2JS.compile(source);
    return { compiled, size: compiled.programSize(), ...translation };
  } catch {
    // The matcher refuses what would become too large for it.
    return null;
  }
}

/** @returns whether a text is one for which the expression means the same as in Java */
export function fitsText(linear: LinearRegex, text: string): boolean {
  if (linear.needsOneLine && (text === '' || /[\n\r\u0085\u2028\u2029]/.test(text))) return false;
  if (linear.needsAscii && /[^\0-\x7f]/.test(text)) return false;
  return !/\p{Surrogate}/u.test(text);
}

function translate(node: RegexNode, translation: Translation): string | null {
  switch (node.kind) {
    case 'set':
      return translateSet(node.set.ranges);
    case 'sequence':
      return join(node.nodes, '', translation);
    case 'choice':
      return wrap('(?:', join(node.nodes, '|', translation));
    case 'group':
      return wrap('(', translate(node.node, translation));
    case 'repeat':
      return translateRepeat(node, translation);
    case 'assert':
      return translateAssertion(node, translation);
    default:
      return null;
  }
}

function join(nodes: readonly RegexNode[], between: string, translation: Translation): string | null {
  const parts = nodes.map((node) => translate(node, translation));
  return parts.includes(null) ? null : parts.join(between);
}

function wrap(open: string, inner: string | null): string | null {
  return inner === null ? null : `${open}${inner})`;
}

function translateSet(ranges: readonly number[]): string {
  if (ranges.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  const codes = ranges.map((code) => `\\x{${code.toString(16)}}`);
  return `[${codes.map((code, index) => (index % 2 === 0 ? `${code}-` : code)).join('')}]`;
}

/** Where a round can be empty, the matchers do not agree on what the groups in it caught. */
function translateRepeat(node: RegexNode & { kind: 'repeat' }, translation: Translation): string | null {
  const { min, max, mode } = node;
  if (mode === 'possessive' || lengthOf(node.node)[0] === 0) return null;
  if (min > MAX_COUNT || (max !== Infinity && max > MAX_COUNT)) return null;
  const inner = translate(node.node, translation);
  const count = max === Infinity ? `{${min},}` : `{${min},${max}}`;
  return inner === null ? null : `(?:${inner})${count}${mode === 'lazy' ? '?' : ''}`;
}

function translateAssertion(node: RegexNode & { kind: 'assert' }, translation: Translation): string | null {
  if (node.at === 'textStart') return '\\A';
  if (node.at === 'textEnd') return '\\z';
  if (node.at === 'lastMatch') return null;
  if (node.at === 'word' || node.at === 'notWord') {
    translation.needsAscii = true;
    return node.at === 'word' ? '\\b' : '\\B';
  }
  translation.needsOneLine = true;
  return node.at === 'lineStart' ? '\\A' : '\\z';
}
