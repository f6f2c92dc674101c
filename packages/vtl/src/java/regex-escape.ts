import { letterSet, propertySet } from './char-property.js';
import { type CharSet, negate } from './char-set.js';
import type { RegexReader } from './regex-reader.js';

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['f', 12],
  ['a', 7],
  ['e', 27],
]);

/**
 * Reads what follows a backslash, where it stands for one character or a class of them.
 *
 * @returns a code point, a set, or null where it is something else (nothing is consumed then)
 * @throws JavaError `PatternSyntaxException`
 */
export function readEscape(reader: RegexReader): number | CharSet | null {
  const letter = reader.ahead(0);
  if (letter === '') throw reader.fail('Unexpected internal error');
  if (!/^[A-Za-z0-9]$/.test(letter)) return reader.take().codePointAt(0) ?? 0;
  const set = /^[dwshv]$/i.test(letter) ? letterSet(letter, reader.flags.U) : null;
  const control = CONTROLS.get(letter);
  if (set !== null || control !== undefined) {
    reader.take();
    return set ?? control ?? null;
  }
  if (/^[pP0xuc]$/.test(letter)) {
    reader.take();
    return letter === 'p' || letter === 'P' ? readProperty(reader, letter === 'P') : readCode(reader, letter);
  }
  return null;
}

function readProperty(reader: RegexReader, negative: boolean): CharSet {
  let name = reader.take();
  if (name === '{') {
    name = readUntil(reader, '}', 'Unclosed character family');
    if (name === '') throw reader.fail('Empty character family');
  }
  const set = propertySet(reader.flags.i ? withoutCase(name) : name);
  if (set !== null) return negative ? negate(set) : set;
  throw reader.fail(`Unknown character property name {${name}}`, reader.position - 1);
}

/** Where case does not matter, Java takes the properties of case for one another. */
function withoutCase(name: string): string {
  const plain = name.replace(/^(?:general_category|gc)=|^is/i, '');
  if (/^(?:lower|upper)$/i.test(name)) return 'Alpha';
  if (/^(?:Lu|Ll|Lt|javaLowerCase|javaUpperCase|javaTitleCase)$/.test(plain)) return 'LC';
  return /^(?:lowercase|uppercase|titlecase)$/i.test(plain) ? 'LC' : name;
}

function readUntil(reader: RegexReader, end: string, message: string): string {
  let text = '';
  for (let char = reader.take(); char !== end; char = reader.take()) {
    if (char === '') throw reader.fail(message);
    text += char;
  }
  return text;
}

function readCode(reader: RegexReader, letter: string): number {
  if (letter === '0') return readOctal(reader);
  if (letter === 'c') return readControl(reader);
  if (letter === 'u') return readUnicode(reader);
  if (reader.ahead(0) !== '{') return readHex(reader, 2, 'Illegal hexadecimal escape sequence');
  reader.take();
  const digits = readUntil(reader, '}', 'Unclosed hexadecimal escape sequence');
  const code = /^[\da-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(code <= 0x10ffff)) throw reader.fail('Hexadecimal codepoint is too big');
  return code;
}

function readOctal(reader: RegexReader): number {
  let digits = '';
  while (/^[0-7]$/.test(reader.ahead(0)) && digits.length < (/^[0-3]/.test(digits) ? 3 : digits === '' ? 1 : 2)) {
    digits += reader.take();
  }
  if (digits === '') throw reader.fail('Illegal octal escape sequence');
  return Number.parseInt(digits, 8);
}

function readControl(reader: RegexReader): number {
  const char = reader.take();
  if (char === '') throw reader.fail('Illegal control escape sequence');
  return (char.codePointAt(0) ?? 0) ^ 64;
}

function readHex(reader: RegexReader, count: number, message: string): number {
  let digits = '';
  for (let index = 0; index < count; index++) digits += reader.take();
  if (digits.length < count || !/^[\da-fA-F]+$/.test(digits)) throw reader.fail(message);
  return Number.parseInt(digits, 16);
}

/** Two escapes can make a surrogate pair, which is one character. */
function readUnicode(reader: RegexReader): number {
  const high = readHex(reader, 4, 'Illegal Unicode escape sequence');
  if (high < 0xd800 || high > 0xdbff || reader.ahead(0) !== '\\' || reader.ahead(1) !== 'u') return high;
  const low = Number.parseInt([2, 3, 4, 5].map((place) => reader.ahead(place)).join(''), 16);
  if (!(low >= 0xdc00 && low <= 0xdfff)) return high;
  reader.position += 6;
  return ((high - 0xd800) << 10) + low - 0xdc00 + 0x10000;
}
