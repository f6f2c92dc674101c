import { type CharSet, charSet, foldSet, intersect, negate, union } from './char-set.js';
import { readEscape } from './regex-escape.js';
import type { RegexReader } from './regex-reader.js';

/** Nested deeper than this, classes are refused, as they take stack to read. */
const MAX_NESTING = 200;

/**
 * Reads a class in brackets, after its opening bracket: unions, nested classes and intersections with `&&`.
 *
 * @throws JavaError `PatternSyntaxException`
 */
export function readClass(reader: RegexReader, depth = 0): CharSet {
  if (depth > MAX_NESTING) throw reader.fail('Bad class syntax');
  const negative = reader.accept('^');
  let all: CharSet | null = null;
  do {
    const part = readUnion(reader, depth, all === null);
    if (part !== null) all = all === null ? part : intersect(all, part);
    else if (all === null) throw reader.fail('Bad class syntax');
  } while (readAnd(reader));
  if (reader.next() !== ']') throw reader.fail('Unclosed character class', reader.position - 2);
  return negative ? negate(all) : all;
}

function readAnd(reader: RegexReader): boolean {
  if (!reader.accept('&&')) return false;
  while (reader.accept('&'));
  return true;
}

/** @returns null where nothing stands between two operators */
function readUnion(reader: RegexReader, depth: number, first: boolean): CharSet | null {
  const sets: CharSet[] = [];
  for (;;) {
    const char = reader.peek();
    if (char === '') throw reader.fail('Unclosed character class', Math.max(reader.position - 1, 0));
    if (char === ']' && (sets.length > 0 || !first)) break;
    if (char === '&' && reader.ahead(1) === '&') break;
    reader.next();
    sets.push(char === '[' ? readClass(reader, depth + 1) : readRange(reader, char));
  }
  return sets.length === 0 ? null : union(...sets);
}

function readRange(reader: RegexReader, char: string): CharSet {
  const first = readOne(reader, char);
  if (typeof first !== 'number') return first;
  if (reader.peek() !== '-' || reader.ahead(1) === '[' || reader.ahead(1) === ']' || reader.ahead(1) === '') {
    return folded(reader, charSet([first, first]));
  }
  reader.next();
  const last = readOne(reader, reader.next());
  if (typeof last !== 'number' || last < first) throw reader.fail('Illegal character range', reader.position - 1);
  return folded(reader, charSet([first, last]));
}

function readOne(reader: RegexReader, char: string): number | CharSet {
  if (char !== '\\') return char.codePointAt(0) ?? 0;
  const escaped = readEscape(reader);
  if (escaped === null) throw reader.fail('Illegal/unsupported escape sequence');
  return escaped;
}

/** @returns the set with both cases where the pattern ignores case */
export function folded(reader: RegexReader, set: CharSet): CharSet {
  return reader.flags.i ? foldSet(set, reader.flags.u) : set;
}
