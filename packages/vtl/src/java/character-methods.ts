import { COMPARE_METHODS } from './conversion-methods.js';
import { JavaError } from './java-error.js';
import { type MethodRow, row, staticRow } from './method.js';
import { digitValue } from './parse-number.js';
import { JavaArray, JavaChar, type JavaValue } from './value.js';

/** What `Character` asks of a code point, by method name; each takes a `char` and an `int`. */
const TESTS: readonly (readonly [name: string, test: (code: number) => boolean])[] = [
  ['isLetter', (code) => matches(/\p{L}/u, code)],
  ['isDigit', (code) => matches(/\p{Nd}/u, code)],
  ['isLetterOrDigit', (code) => matches(/[\p{L}\p{Nd}]/u, code)],
  ['isUpperCase', (code) => matches(/\p{Uppercase}/u, code)],
  ['isLowerCase', (code) => matches(/\p{Lowercase}/u, code)],
  ['isTitleCase', (code) => matches(/\p{Lt}/u, code)],
  ['isDefined', (code) => matches(/\P{Cn}/u, code)],
  ['isSpaceChar', (code) => matches(/\p{Z}/u, code)],
  ['isWhitespace', isWhitespace],
  ['isISOControl', (code) => (code >= 0 && code <= 0x1f) || (code >= 0x7f && code <= 0x9f)],
  ['isMirrored', (code) => matches(/\p{Bidi_Mirrored}/u, code)],
  ['isJavaIdentifierStart', (code) => matches(/[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u, code)],
  ['isJavaIdentifierPart', isIdentifierPart],
  ['isUnicodeIdentifierStart', (code) => matches(/\p{ID_Start}/u, code)],
  ['isUnicodeIdentifierPart', (code) => matches(/\p{ID_Continue}/u, code) || isIgnorable(code)],
  ['isIdentifierIgnorable', isIgnorable],
];

const WHOLE = [
  staticRow('isAlphabetic', ['int'], (code) => matches(/\p{Alphabetic}/u, code)),
  staticRow('isIdeographic', ['int'], (code) => matches(/\p{Ideographic}/u, code)),
  staticRow('isValidCodePoint', ['int'], (code) => code >= 0 && code <= 0x10ffff),
  staticRow('isBmpCodePoint', ['int'], (code) => code >= 0 && code <= 0xffff),
  staticRow('isSupplementaryCodePoint', ['int'], (code) => code > 0xffff && code <= 0x10ffff),
  staticRow('charCount', ['int'], (code) => (code > 0xffff ? 2 : 1)),
  staticRow('toString', ['int'], (code) => textOf(code)),
  staticRow('toChars', ['int'], (code) => new JavaArray(charsOf(textOf(code)), 'char')),
  staticRow('toCodePoint', ['char', 'char'], (high, low) => toCodePoint(high, low)),
  staticRow('forDigit', ['int', 'int'], (digit, radix) => new JavaChar(forDigit(digit, radix))),
];

const CHARS = [
  row('charValue', [], (self: JavaChar) => self),
  row('toString', [], (self: JavaChar) => self.value),
  staticRow('toString', ['char'], (char) => char),
  staticRow('valueOf', ['char'], (char) => new JavaChar(char)),
  staticRow('hashCode', ['char'], (char) => char.charCodeAt(0)),
  staticRow('compare', ['char', 'char'], (left, right) => left.charCodeAt(0) - right.charCodeAt(0)),
  staticRow('isSpace', ['char'], (char) => /[\t\n\f\r ]/.test(char)),
  staticRow('isSurrogate', ['char'], (char) => /[\ud800-\udfff]/.test(char)),
  staticRow('isHighSurrogate', ['char'], (char) => /[\ud800-\udbff]/.test(char)),
  staticRow('isLowSurrogate', ['char'], (char) => /[\udc00-\udfff]/.test(char)),
  staticRow('isSurrogatePair', ['char', 'char'], (high, low) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(high + low)),
  staticRow('reverseBytes', ['char'], (char) => new JavaChar(swapBytes(char))),
];

const CONVERSIONS: readonly (readonly [name: string, convert: (code: number) => number])[] = [
  ['toUpperCase', (code) => single(code, (text) => text.toUpperCase())],
  ['toLowerCase', (code) => single(code, (text) => text.toLowerCase())],
  ['toTitleCase', (code) => single(code, (text) => text.toUpperCase())],
];

/** The methods of `java.lang.Character`. */
export const CHARACTER_METHODS: readonly MethodRow[] = [
  ...COMPARE_METHODS,
  ...CHARS,
  ...WHOLE,
  ...TESTS.flatMap(([name, test]) => both(name, test)),
  ...CONVERSIONS.flatMap(([name, convert]) => [
    staticRow(name, ['char'], (char) => new JavaChar(String.fromCharCode(convert(char.charCodeAt(0))))),
    staticRow(name, ['int'], (code) => convert(code)),
  ]),
  ...both('getNumericValue', numericValue),
  staticRow('digit', ['char', 'int'], (char, radix) => digitValue(char.charCodeAt(0), radix)),
  staticRow('digit', ['int', 'int'], (code, radix) => digitValue(code, radix)),
];

function both(name: string, compute: (code: number) => JavaValue): MethodRow[] {
  return [
    staticRow(name, ['char'], (char) => compute(char.charCodeAt(0))),
    staticRow(name, ['int'], (code) => compute(code)),
  ];
}

/** @returns whether Java counts a code point as white space: no-break spaces are not */
export function isWhitespace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13) || code >= 0x1c;
  if (code < 0x1680 || code === 0x2007 || code === 0x202f) return false;
  return matches(/\p{Z}/u, code);
}

function matches(pattern: RegExp, code: number): boolean {
  return code >= 0 && code <= 0x10ffff && pattern.test(String.fromCodePoint(code));
}

function isIgnorable(code: number): boolean {
  if (code <= 8 || (code >= 0xe && code <= 0x1b)) return code >= 0;
  return (code >= 0x7f && code <= 0x9f) || matches(/\p{Cf}/u, code);
}

function isIdentifierPart(code: number): boolean {
  return matches(/[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mc}\p{Mn}]/u, code) || isIgnorable(code);
}

function numericValue(code: number): number {
  return digitValue(code, 36);
}

/** A conversion that would need several characters leaves the one alone. */
function single(code: number, convert: (text: string) => string): number {
  if (code < 0 || code > 0x10ffff) return code;
  const converted = convert(textOf(code));
  const result = converted.codePointAt(0) ?? code;
  return converted.length === textOf(result).length ? result : code;
}

function textOf(code: number): string {
  if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  const hex = (code >>> 0).toString(16).toUpperCase();
  throw new JavaError('IllegalArgumentException', `Not a valid Unicode code point: 0x${hex}`);
}

function charsOf(text: string): JavaChar[] {
  return text.split('').map((unit) => new JavaChar(unit));
}

function toCodePoint(high: string, low: string): number {
  return ((high.charCodeAt(0) - 0xd800) << 10) + low.charCodeAt(0) - 0xdc00 + 0x10000;
}

function forDigit(digit: number, radix: number): string {
  return digit >= 0 && digit < radix && radix >= 2 && radix <= 36 ? digit.toString(36) : '\0';
}

function swapBytes(char: string): string {
  const code = char.charCodeAt(0);
  return String.fromCharCode(((code & 0xff) << 8) | (code >> 8));
}
