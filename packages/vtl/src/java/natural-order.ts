import { compareDecimals } from './big-decimal.js';
import { castError, nullPointer } from './class-cast.js';
import { className } from './class-name.js';
import { JavaError } from './java-error.js';
import { BigDecimal, JavaByte, JavaChar, JavaDouble, JavaFloat, JavaLong, JavaShort, type JavaValue } from './value.js';

/**
 * `Comparable.compareTo` between values of one class.
 *
 * @throws JavaError `ClassCastException` between classes or of what has no order, `NullPointerException` for null
 */
export function compareNatural(left: JavaValue, right: JavaValue): number {
  if (left === null || right === null) throw nullPointer();
  if (className(left) !== className(right)) throw castError(right, className(left));
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (left instanceof JavaDouble || left instanceof JavaFloat) {
    return compareFloating(left.value, (right as JavaDouble).value);
  }
  if (left instanceof BigDecimal) return compareDecimals(left, right as BigDecimal);
  if (left instanceof JavaChar) return left.value.charCodeAt(0) - (right as JavaChar).value.charCodeAt(0);
  if (left instanceof JavaShort || left instanceof JavaByte) return left.value - (right as JavaShort).value;
  if (left instanceof JavaLong) return order(left.value, (right as JavaLong).value);
  if (typeof left === 'object') throw castErrorOf(left);
  return order(left, right as typeof left);
}

/** `String.compareTo`: the difference of the first UTF-16 units that differ, or of the lengths. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** `Double.compare`: -0.0 is below 0.0, and NaN above everything. */
export function compareFloating(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (Object.is(left, right)) return 0;
  if (Number.isNaN(left)) return 1;
  return Number.isNaN(right) || Object.is(left, -0) ? -1 : 1;
}

function order<T extends string | number | bigint | boolean>(left: T, right: T): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function castErrorOf(value: Exclude<JavaValue, null>): JavaError {
  return new JavaError('ClassCastException', `class ${className(value)} cannot be cast to class java.lang.Comparable`);
}
