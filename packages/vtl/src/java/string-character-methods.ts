import { required } from './class-cast.js';
import { encode } from './encode.js';
import { doubleToString, floatToString } from './floating-text.js';
import { checkTextRange } from './index-check.js';
import { JavaError } from './java-error.js';
import { action, type MethodRow, row, staticRow } from './method.js';
import { toJavaString } from './to-string.js';
import { type JavaArray as Chars, JavaArray, JavaChar } from './value.js';

/** What `java.lang.String` has for single characters, code points and bytes. */
export const STRING_CHARACTER_METHODS: readonly MethodRow[] = [
  row('charAt', ['int'], (self: string, index) => {
    if (index < 0 || index >= self.length) throw noSuchCharacter(self, index);
    return new JavaChar(self.charAt(index));
  }),
  row('codePointAt', ['int'], (self: string, index) => {
    if (index < 0 || index >= self.length) {
      throw outOfRange(`index ${index}, length ${self.length}`);
    }
    return self.codePointAt(index) ?? 0;
  }),
  row('codePointBefore', ['int'], (self: string, index) => {
    if (index < 1 || index > self.length) throw outOfRange(`String index out of range: ${index}`);
    return before(self, index);
  }),
  row('codePointCount', ['int', 'int'], (self: string, begin, end) => {
    if (begin < 0 || begin > end || end > self.length) throw new JavaError('IndexOutOfBoundsException', 'null');
    return Array.from(self.slice(begin, end)).length;
  }),
  row('offsetByCodePoints', ['int', 'int'], (self: string, index, by) => offset(self, index, by)),
  row('toCharArray', [], (self: string) => new JavaArray(charsOf(self), 'char')),
  action('getChars', ['int', 'int', 'char[]', 'int'], (self: string, begin, end, target, at) => {
    checkTextRange(begin, end, self.length);
    getChars(self.slice(begin, end), required(target), at);
  }),
  row('getBytes', [], (self: string) => encode(self)),
  row('getBytes', ['String'], (self: string, charset) => encode(self, required(charset))),
  row('getBytes', ['unreachable'], () => required(null)),
  staticRow('valueOf', ['char[]'], (chars) => textOf(required(chars))),
  staticRow('valueOf', ['char[]', 'int', 'int'], (chars, at, count) => part(required(chars), at, count)),
  staticRow('copyValueOf', ['char[]'], (chars) => textOf(required(chars))),
  staticRow('copyValueOf', ['char[]', 'int', 'int'], (chars, at, count) => part(required(chars), at, count)),
  staticRow('valueOf', ['double'], (value) => doubleToString(value)),
  staticRow('valueOf', ['float'], (value) => floatToString(value)),
];

function outOfRange(message: string): JavaError {
  return new JavaError('StringIndexOutOfBoundsException', message);
}

/** Java words it in another way for texts that it stores with two bytes a character. */
function noSuchCharacter(text: string, index: number): JavaError {
  const wide = /[^\0-\xff]/.test(text);
  return outOfRange(wide ? `index ${index}, length ${text.length}` : `String index out of range: ${index}`);
}

function charsOf(text: string): JavaChar[] {
  return text.split('').map((unit) => new JavaChar(unit));
}

function textOf(chars: Chars): string {
  return chars.items.map((char) => toJavaString(char)).join('');
}

function part(chars: Chars, at: number, count: number): string {
  const { length } = chars.items;
  if (at < 0 || count < 0 || at > length - count) {
    throw outOfRange(`offset ${at}, count ${count}, length ${length}`);
  }
  return textOf(chars).slice(at, at + count);
}

function getChars(text: string, target: Chars, at: number): void {
  if (at < 0 || at + text.length > target.items.length) {
    throw new JavaError(
      'ArrayIndexOutOfBoundsException',
      `offset ${at}, count ${text.length}, length ${target.items.length}`,
    );
  }
  charsOf(text).forEach((char, index) => {
    target.items[at + index] = char;
  });
}

function before(text: string, index: number): number {
  const pair = index >= 2 ? (text.codePointAt(index - 2) ?? 0) : 0;
  return pair > 0xffff ? pair : text.charCodeAt(index - 1);
}

function offset(text: string, index: number, by: number): number {
  if (index < 0 || index > text.length) throw new JavaError('IndexOutOfBoundsException', 'null');
  const points = Array.from(by >= 0 ? text.slice(index) : text.slice(0, index));
  if (Math.abs(by) > points.length) throw new JavaError('IndexOutOfBoundsException', 'null');
  if (by >= 0) return index + points.slice(0, by).join('').length;
  return index - points.slice(by).join('').length;
}
