import { required } from './class-cast.js';
import { COMPARE_METHODS, CONVERSION_METHODS } from './conversion-methods.js';
import { hashCode } from './hash-code.js';
import { JavaError } from './java-error.js';
import { row, staticRow } from './method.js';
import type { ParameterType } from './parameter.js';
import { checkRadix, digitsValue, invalidNumber, parseWhole } from './parse-number.js';
import { toJavaString } from './to-string.js';
import { JavaByte, JavaLong, JavaShort, type JavaValue } from './value.js';

/** One of the whole number types, with how its values are made. */
interface Whole<T extends 'int' | 'long' | 'short' | 'byte'> {
  readonly type: T;
  readonly bits: 8 | 16 | 32 | 64;
  /** How its methods for parsing are named: parseInt, parseLong, … */
  readonly title: string;
  readonly box: (value: bigint) => JavaValue;
}

const INT: Whole<'int'> = { type: 'int', bits: 32, title: 'Int', box: (value) => Number(BigInt.asIntN(32, value)) };
const LONG: Whole<'long'> = {
  type: 'long',
  bits: 64,
  title: 'Long',
  box: (value) => new JavaLong(BigInt.asIntN(64, value)),
};
const SHORT: Whole<'short'> = {
  type: 'short',
  bits: 16,
  title: 'Short',
  box: (value) => new JavaShort(Number(BigInt.asIntN(16, value))),
};
const BYTE: Whole<'byte'> = {
  type: 'byte',
  bits: 8,
  title: 'Byte',
  box: (value) => new JavaByte(Number(BigInt.asIntN(8, value))),
};

/** The methods of `java.lang.Integer`. */
export const INTEGER_METHODS = [...parsing(INT), ...bitwise(INT), ...arithmetic(INT), ...own()];
/** The methods of `java.lang.Long`. */
export const LONG_METHODS = [...parsing(LONG), ...bitwise(LONG), ...arithmetic(LONG)];
/** The methods of `java.lang.Short`. */
export const SHORT_METHODS = [...parsing(SHORT), ...small(SHORT)];
/** The methods of `java.lang.Byte`. */
export const BYTE_METHODS = [...parsing(BYTE), ...small(BYTE)];

function own() {
  return [staticRow('toUnsignedLong', ['int'], (value) => new JavaLong(BigInt(value >>> 0)))];
}

function parsing<T extends ParameterType & ('int' | 'long' | 'short' | 'byte')>(whole: Whole<T>) {
  const { type, bits, title, box } = whole;
  const parse = (text: string | null, radix = 10) => box(parseWhole(text, radix, bits));
  return [
    ...CONVERSION_METHODS,
    ...COMPARE_METHODS,
    row('toString', [], (self: JavaValue) => toJavaString(self)),
    row('hashCode', [], (self: JavaValue) => hashCode(self)),
    staticRow('toString', [type], (value) => big(value).toString()),
    staticRow('hashCode', [type], (value) => hashCode(box(big(value)))),
    staticRow('valueOf', [type], (value) => box(big(value))),
    staticRow('valueOf', ['String'], (text) => parse(text)),
    staticRow('valueOf', ['String', 'int'], (text, radix) => parse(text, radix)),
    staticRow(`parse${title}`, ['String'], (text) => parse(text)),
    staticRow(`parse${title}`, ['String', 'int'], (text, radix) => parse(text, radix)),
    staticRow('decode', ['String'], (text) => box(decode(required(text), bits))),
    staticRow('compareUnsigned', [type, type], (left, right) => order(unsigned(left, bits), unsigned(right, bits))),
  ];
}

/** `Short` and `Byte` compare by their difference, and have few methods more. */
function small<T extends 'short' | 'byte'>(whole: Whole<T>) {
  const { type, bits } = whole;
  return [
    staticRow('compare', [type, type], (left, right) => Number(big(left) - big(right))),
    staticRow('toUnsignedInt', [type], (value) => Number(unsigned(value, bits))),
    staticRow('toUnsignedLong', [type], (value) => new JavaLong(unsigned(value, bits))),
    ...(type === 'short'
      ? [staticRow('reverseBytes', ['short'], (value) => SHORT.box(reversed(BigInt(value), 16, 8)))]
      : []),
  ];
}

function arithmetic<T extends 'int' | 'long'>(whole: Whole<T>) {
  const { type, bits, title, box } = whole;
  return [
    staticRow('compare', [type, type], (left, right) => order(big(left), big(right))),
    staticRow('sum', [type, type], (left, right) => box(big(left) + big(right))),
    staticRow('max', [type, type], (left, right) =>
      order(big(left), big(right)) > 0 ? box(big(left)) : box(big(right)),
    ),
    staticRow('min', [type, type], (left, right) =>
      order(big(left), big(right)) < 0 ? box(big(left)) : box(big(right)),
    ),
    staticRow('signum', [type], (value) => order(big(value), 0n)),
    staticRow('toString', [type, 'int'], (value, radix) => big(value).toString(validRadix(radix))),
    staticRow('toUnsignedString', [type], (value) => unsigned(value, bits).toString()),
    staticRow('toUnsignedString', [type, 'int'], (value, radix) => unsigned(value, bits).toString(validRadix(radix))),
    staticRow('divideUnsigned', [type, type], (left, right) => box(unsigned(left, bits) / divisor(right, bits))),
    staticRow('remainderUnsigned', [type, type], (left, right) => box(unsigned(left, bits) % divisor(right, bits))),
    staticRow(`parseUnsigned${title}`, ['String'], (text) => box(parseUnsigned(text, 10, bits))),
    staticRow(`parseUnsigned${title}`, ['String', 'int'], (text, radix) => box(parseUnsigned(text, radix, bits))),
  ];
}

function bitwise<T extends 'int' | 'long'>(whole: Whole<T>) {
  const { type, bits, box } = whole;
  const binary = (value: number | bigint) => unsigned(value, bits).toString(2);
  return [
    staticRow('toHexString', [type], (value) => unsigned(value, bits).toString(16)),
    staticRow('toOctalString', [type], (value) => unsigned(value, bits).toString(8)),
    staticRow('toBinaryString', [type], (value) => binary(value)),
    staticRow('bitCount', [type], (value) => binary(value).replaceAll('0', '').length),
    staticRow('numberOfLeadingZeros', [type], (value) => (big(value) === 0n ? bits : bits - binary(value).length)),
    staticRow('numberOfTrailingZeros', [type], (value) =>
      big(value) === 0n ? bits : binary(value).length - 1 - binary(value).lastIndexOf('1'),
    ),
    staticRow('highestOneBit', [type], (value) => box(big(value) === 0n ? 0n : 1n << BigInt(binary(value).length - 1))),
    staticRow('lowestOneBit', [type], (value) => box(big(value) & -big(value))),
    staticRow('rotateLeft', [type, 'int'], (value, by) => box(rotated(unsigned(value, bits), by, bits))),
    staticRow('rotateRight', [type, 'int'], (value, by) => box(rotated(unsigned(value, bits), -by, bits))),
    staticRow('reverse', [type], (value) => box(reversed(unsigned(value, bits), bits, 1))),
    staticRow('reverseBytes', [type], (value) => box(reversed(unsigned(value, bits), bits, 8))),
  ];
}

function big(value: number | bigint): bigint {
  return BigInt(value);
}

function unsigned(value: number | bigint, bits: number): bigint {
  return BigInt.asUintN(bits, BigInt(value));
}

function divisor(value: number | bigint, bits: number): bigint {
  if (BigInt(value) === 0n) throw new JavaError('ArithmeticException', '/ by zero');
  return unsigned(value, bits);
}

function order(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Java prints in decimal where the radix is none. */
function validRadix(radix: number): number {
  return radix < 2 || radix > 36 ? 10 : radix;
}

function rotated(value: bigint, by: number, bits: number): bigint {
  const places = BigInt(by & (bits - 1));
  return (value << places) | (value >> (BigInt(bits) - places));
}

/** The bits of a value, in groups of `group`, in the opposite order. */
function reversed(value: bigint, bits: number, group: number): bigint {
  const text = BigInt.asUintN(bits, value).toString(2).padStart(bits, '0');
  const groups = text.match(new RegExp(`.{${group}}`, 'g')) ?? [];
  return BigInt(`0b${groups.reverse().join('')}`);
}

function parseUnsigned(text: string | null, radix: number, bits: number): bigint {
  if (text === null) throw new JavaError('NumberFormatException', 'Cannot parse null string');
  if (text.startsWith('-')) {
    throw new JavaError('NumberFormatException', `Illegal leading minus sign on unsigned string ${text}.`);
  }
  if (text !== '') checkRadix(radix);
  const value = digitsValue(text, radix);
  if (value === null) throw invalidNumber(text, radix);
  if (BigInt.asUintN(bits, value) === value) return value;
  const type = bits === 64 ? 'unsigned long' : 'unsigned int';
  throw new JavaError('NumberFormatException', `String value ${text} exceeds range of ${type}.`);
}

/** `Integer.decode`: decimal, `0x`, `#` or octal. */
function decode(text: string, bits: number): bigint {
  if (text === '') throw new JavaError('NumberFormatException', 'Zero length string');
  const [, sign = '', prefix = '', digits = ''] = /^([+-]?)(0[xX]|#|0(?=.))?(.*)$/s.exec(text) ?? [];
  const radix = prefix === '' ? 10 : prefix === '0' ? 8 : 16;
  if (/^[+-]/.test(digits)) throw new JavaError('NumberFormatException', 'Sign character in wrong position');
  return parseWhole(sign === '-' ? `-${digits}` : digits, radix, bits);
}
