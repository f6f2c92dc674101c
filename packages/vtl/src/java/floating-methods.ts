import { COMPARE_METHODS, CONVERSION_METHODS } from './conversion-methods.js';
import { doubleToString, floatToString } from './floating-text.js';
import { hashCode } from './hash-code.js';
import { hexFloat } from './hex-float.js';
import { row, staticRow } from './method.js';
import { compareFloating } from './natural-order.js';
import { parseFloating } from './parse-number.js';
import { JavaDouble, JavaFloat, JavaLong, type JavaValue } from './value.js';

const buffer = new DataView(new ArrayBuffer(8));

/** The methods of `java.lang.Double`. */
export const DOUBLE_METHODS = [
  ...shared('double', 'Double', (value) => new JavaDouble(value), doubleToString),
  staticRow('doubleToLongBits', ['double'], (value) => new JavaLong(doubleBits(value))),
  staticRow('doubleToRawLongBits', ['double'], (value) => new JavaLong(doubleBits(value))),
  staticRow('longBitsToDouble', ['long'], (bits) => {
    buffer.setBigInt64(0, bits);
    return new JavaDouble(buffer.getFloat64(0));
  }),
];

/** The methods of `java.lang.Float`. */
export const FLOAT_METHODS = [
  ...shared('float', 'Float', (value) => new JavaFloat(Math.fround(value)), floatToString),
  staticRow('floatToIntBits', ['float'], (value) => hashCode(new JavaFloat(value))),
  staticRow('floatToRawIntBits', ['float'], (value) => hashCode(new JavaFloat(value))),
  staticRow('intBitsToFloat', ['int'], (bits) => {
    buffer.setInt32(0, bits);
    return new JavaFloat(buffer.getFloat32(0));
  }),
];

type Floating = JavaDouble | JavaFloat;

function shared(
  type: 'double' | 'float',
  title: string,
  box: (value: number) => JavaValue,
  print: (value: number) => string,
) {
  return [
    ...CONVERSION_METHODS,
    ...COMPARE_METHODS,
    row('isNaN', [], (self: Floating) => Number.isNaN(self.value)),
    row('isInfinite', [], (self: Floating) => Math.abs(self.value) === Infinity),
    staticRow('isNaN', [type], (value) => Number.isNaN(value)),
    staticRow('isInfinite', [type], (value) => Math.abs(value) === Infinity),
    staticRow('isFinite', [type], (value) => Number.isFinite(value)),
    row('toString', [], (self: Floating) => print(self.value)),
    row('hashCode', [], (self: Floating) => hashCode(self)),
    staticRow('toString', [type], (value) => print(value)),
    staticRow('toHexString', [type], (value) => hexFloat(value, type)),
    staticRow('hashCode', [type], (value) => hashCode(box(value))),
    staticRow('valueOf', [type], (value) => box(value)),
    staticRow('valueOf', ['String'], (text) => box(parseFloating(text))),
    staticRow(`parse${title}`, ['String'], (text) => box(parseFloating(text))),
    staticRow('compare', [type, type], (left, right) => compareFloating(left, right)),
    staticRow('sum', [type, type], (left, right) => box(left + right)),
    staticRow('max', [type, type], (left, right) => box(Math.max(left, right))),
    staticRow('min', [type, type], (left, right) => box(Math.min(left, right))),
  ];
}

function doubleBits(value: number): bigint {
  buffer.setFloat64(0, value);
  return buffer.getBigInt64(0);
}
