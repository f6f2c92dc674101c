import { castError, required } from './class-cast.js';
import { type Collection, elementsOf } from './collection-methods.js';
import { foldCase } from './fold-case.js';
import { format } from './format.js';
import { checkTextRange } from './index-check.js';
import { type MethodRow, row, staticRow } from './method.js';
import { compareText } from './natural-order.js';
import { matches, replaceAll, replaceFirst, split } from './regex.js';
import { STRING_CHARACTER_METHODS } from './string-character-methods.js';
import { STRING_SPACE_METHODS } from './string-space-methods.js';
import { checkTextLength } from './text-limit.js';
import { toJavaString } from './to-string.js';
import { JavaArray, type JavaValue } from './value.js';

const SEARCHING: readonly MethodRow[] = [
  row('length', [], (self: string) => self.length),
  row('isEmpty', [], (self: string) => self === ''),
  row('contains', ['CharSequence'], (self: string, part) => self.includes(required(part))),
  row('startsWith', ['String'], (self: string, prefix) => self.startsWith(required(prefix))),
  row(
    'startsWith',
    ['String', 'int'],
    (self: string, prefix, at) => at >= 0 && at <= self.length && self.startsWith(required(prefix), at),
  ),
  row('endsWith', ['String'], (self: string, suffix) => self.endsWith(required(suffix))),
  row('indexOf', ['String'], (self: string, part) => self.indexOf(required(part))),
  row('indexOf', ['String', 'int'], (self: string, part, from) => self.indexOf(required(part), from)),
  row('indexOf', ['int'], (self: string, code) => indexOfCode(self, code, 0)),
  row('indexOf', ['int', 'int'], (self: string, code, from) => indexOfCode(self, code, from)),
  row('lastIndexOf', ['String'], (self: string, part) => self.lastIndexOf(required(part))),
  row('lastIndexOf', ['String', 'int'], (self: string, part, from) => lastIndexOf(self, required(part), from)),
  row('lastIndexOf', ['int'], (self: string, code) => lastIndexOf(self, charOf(code), self.length)),
  row('lastIndexOf', ['int', 'int'], (self: string, code, from) => lastIndexOf(self, charOf(code), from)),
];

const COMPARING: readonly MethodRow[] = [
  row('equals', ['Object'], (self: string, other) => self === other),
  row('equalsIgnoreCase', ['String'], (self: string, other) => other !== null && foldCase(self) === foldCase(other)),
  row('compareTo', ['Object'], (self: string, other) => {
    if (typeof other !== 'string') throw castError(other, 'java.lang.String');
    return compareText(self, other);
  }),
  row('compareToIgnoreCase', ['String'], (self: string, other) =>
    compareText(foldCase(self), foldCase(required(other))),
  ),
  row('contentEquals', ['CharSequence'], (self: string, other) => self === required(other)),
  row('contentEquals', ['unreachable'], () => required(null)),
  row('regionMatches', ['int', 'String', 'int', 'int'], (self: string, at, other, from, length) =>
    regionMatches(self, at, required(other), from, length),
  ),
  row('regionMatches', ['boolean', 'int', 'String', 'int', 'int'], (self: string, ignore, at, other, from, length) => {
    const text = required(other);
    return ignore
      ? regionMatches(foldCase(self), at, foldCase(text), from, length)
      : regionMatches(self, at, text, from, length);
  }),
];

const CHANGING: readonly MethodRow[] = [
  row('substring', ['int'], (self: string, begin) => {
    checkTextRange(begin, self.length, self.length);
    return self.substring(begin);
  }),
  row('substring', ['int', 'int'], (self: string, begin, end) => range(self, begin, end)),
  row('subSequence', ['int', 'int'], (self: string, begin, end) => range(self, begin, end)),
  row('toUpperCase', [], (self: string) => bounded(self.toUpperCase())),
  row('toUpperCase', ['unreachable'], () => required(null)),
  row('toLowerCase', [], (self: string) => bounded(self.toLowerCase())),
  row('toLowerCase', ['unreachable'], () => required(null)),
  row('concat', ['String'], (self: string, other) => bounded(self + required(other))),
  row('replace', ['char', 'char'], (self: string, old, by) => self.split(old).join(by)),
  row('replace', ['CharSequence', 'CharSequence'], (self: string, old, by) =>
    replace(self, required(old), required(by)),
  ),
  row('matches', ['String'], (self: string, pattern) => matches(self, required(pattern))),
  row('replaceAll', ['String', 'String'], (self: string, pattern, by) =>
    replaceAll(self, required(pattern), required(by)),
  ),
  row('replaceFirst', ['String', 'String'], (self: string, pattern, by) =>
    replaceFirst(self, required(pattern), required(by)),
  ),
  row('split', ['String'], (self: string, pattern) => strings(split(self, required(pattern), 0))),
  row('split', ['String', 'int'], (self: string, pattern, limit) => strings(split(self, required(pattern), limit))),
  row('intern', [], (self: string) => self),
  row('toString', [], (self: string) => self),
];

const STATIC: readonly MethodRow[] = [
  staticRow('join', ['CharSequence', 'CharSequence[]'], (between, parts) => join(required(between), required(parts))),
  staticRow('join', ['CharSequence', 'Iterable'], (between, parts) => join(required(between), required(parts))),
  staticRow('format', ['String', 'Object[]'], (pattern, args) => format(required(pattern), args?.items ?? [null])),
  staticRow('format', ['unreachable', 'String', 'Object[]'], (_locale, pattern, args) =>
    format(required(pattern), args?.items ?? [null]),
  ),
  row('formatted', ['Object[]'], (self: string, args) => format(self, args?.items ?? [null])),
  ...(['Object', 'boolean', 'char', 'int', 'long'] as const).map((type) =>
    staticRow('valueOf', [type], (value) => String(printed(value))),
  ),
];

/** The methods of `java.lang.String`, but those that answer streams or take functions. */
export const STRING_METHODS: readonly MethodRow[] = [
  ...SEARCHING,
  ...COMPARING,
  ...CHANGING,
  ...STRING_CHARACTER_METHODS,
  ...STRING_SPACE_METHODS,
  ...STATIC,
];

/** A primitive long reaches this as a bigint, which prints alike. */
function printed(value: JavaValue): string {
  return toJavaString(value);
}

function bounded(text: string): string {
  checkTextLength(text.length);
  return text;
}

function range(text: string, begin: number, end: number): string {
  checkTextRange(begin, end, text.length);
  return text.substring(begin, end);
}

function replace(text: string, old: string, by: string): string {
  if (old === '') {
    checkTextLength((text.length + 1) * (by.length + 1));
    return text.replaceAll('', () => by);
  }
  const parts = text.split(old);
  if (parts.length === 1) return text;
  checkTextLength(text.length + (parts.length - 1) * (by.length - old.length));
  return parts.join(by);
}

/** @returns a code point as text, or one that no text contains */
function charOf(code: number): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : 'no such code point';
}

function indexOfCode(text: string, code: number, from: number): number {
  return code >= 0 && code <= 0x10ffff ? text.indexOf(String.fromCodePoint(code), from) : -1;
}

function lastIndexOf(text: string, part: string, from: number): number {
  return from < 0 ? -1 : text.lastIndexOf(part, from);
}

function regionMatches(text: string, at: number, other: string, from: number, length: number): boolean {
  if (at < 0 || from < 0 || at > text.length - length || from > other.length - length) return false;
  return length <= 0 || text.substring(at, at + length) === other.substring(from, from + length);
}

function join(between: string, parts: Collection): string {
  const texts = elementsOf(parts).map(joined);
  checkTextLength(texts.reduce((sum, text) => sum + text.length + between.length, 0));
  return texts.join(between);
}

function joined(part: JavaValue): string {
  if (part === null || typeof part === 'string') return String(part);
  throw castError(part, 'java.lang.CharSequence');
}

function strings(items: readonly string[]): JavaArray {
  return new JavaArray([...items], 'java.lang.String');
}
