import { addDecimals, compareDecimals, decimalOfDouble, divideDecimals, multiplyDecimals } from './big-decimal.js';
import { JavaError, LimitError } from './java-error.js';
import { BigDecimal, JavaByte, JavaDouble, JavaFloat, JavaLong, JavaShort, type JavaValue } from './value.js';

/** A `java.lang.Number`. */
export type JavaNumber = number | bigint | JavaLong | JavaDouble | JavaFloat | JavaShort | JavaByte | BigDecimal;

type Operation = 'add' | 'subtract' | 'multiply' | 'divide' | 'modulo';

const INT_MIN = -0x80000000;
const INT_MAX = 0x7fffffff;
const LONG_MIN = -(1n << 63n);
const LONG_MAX = (1n << 63n) - 1n;

/** A `BigInteger` of more bits is refused, so that repeated squaring cannot fill the memory. */
const MAX_BITS = 4_000_000n;

/** @returns whether a value is a `java.lang.Number` */
export function isNumber(value: JavaValue | undefined): value is JavaNumber {
  if (typeof value === 'number' || typeof value === 'bigint') return true;
  if (value === null || typeof value !== 'object') return false;
  if (value instanceof JavaDouble || value instanceof JavaLong || value instanceof BigDecimal) return true;
  return value instanceof JavaFloat || value instanceof JavaShort || value instanceof JavaByte;
}

/** The sum, as Velocity 1.7's MathUtils: the wider type of both, and the next wider one on overflow. */
export function add(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number') return fromInt(left + right);
  return calculate('add', left, right);
}

/** The difference, as Velocity 1.7's MathUtils. */
export function subtract(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number') return fromInt(left - right);
  return calculate('subtract', left, right);
}

/** The product, as Velocity 1.7's MathUtils. */
export function multiply(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // Adding zero turns JavaScript's negative zero into the only zero that an Integer has.
    if (product >= INT_MIN && product <= INT_MAX) return product + 0;
    return new JavaLong(BigInt(left) * BigInt(right));
  }
  return calculate('multiply', left, right);
}

/**
 * The quotient, as Velocity 1.7's MathUtils: whole numbers are truncated, decimals keep the scale of the dividend.
 *
 * @throws JavaError `ArithmeticException` for whole numbers and decimals divided by zero
 */
export function divide(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0)
    return fromInt(Math.trunc(left / right) + 0);
  return calculate('divide', left, right);
}

/**
 * The remainder, as Velocity 1.7's MathUtils, with the sign of the dividend (of a `BigInteger`: never negative).
 *
 * @throws JavaError `ArithmeticException` by zero, of decimals, or of a `BigInteger` by what is not positive
 */
export function modulo(left: JavaNumber, right: JavaNumber): JavaNumber {
  if (typeof left === 'number' && typeof right === 'number' && right !== 0) return (left % right) + 0;
  return calculate('modulo', left, right);
}

/** Compares as Velocity 1.7's MathUtils; NaN is equal to everything, since it is neither less nor greater. */
export function compare(left: JavaNumber, right: JavaNumber): -1 | 0 | 1 {
  if (typeof left === 'number' && typeof right === 'number') return order(left, right);
  switch (baseOf(left, right)) {
    case 'whole':
      return order(toBigInt(left), toBigInt(right));
    case 'float':
      return order(Math.fround(toDouble(left)), Math.fround(toDouble(right)));
    case 'double':
      return order(toDouble(left), toDouble(right));
    default:
      return compareDecimals(toDecimal(left), toDecimal(right));
  }
}

/** @returns whether a number is zero, as Velocity 1.7's MathUtils */
export function isZero(value: JavaNumber): boolean {
  if (typeof value === 'number') return value === 0;
  if (value instanceof BigDecimal) return value.unscaled === 0n;
  return toDouble(value) === 0;
}

/** @returns the number of a whole literal: an `Integer`, or else a `Long`, or else a `BigInteger` */
export function parseInteger(text: string): JavaNumber {
  const value = Number(text);
  if (value >= INT_MIN && value <= INT_MAX) return value + 0;
  const whole = BigInt(text);
  return whole >= LONG_MIN && whole <= LONG_MAX ? new JavaLong(whole) : whole;
}

/** @returns the `Double` of a literal such as `1.5` or `1e3` */
export function parseDouble(text: string): JavaDouble {
  return new JavaDouble(Number(text));
}

/** @returns the value as `Number.doubleValue()` */
export function toDouble(value: JavaNumber): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof JavaLong) return Number(value.value);
  if (value instanceof BigDecimal) return Number(`${value.unscaled}e${-value.scale}`);
  return value.value;
}

/** @returns the value as `Number.longValue()`, not yet narrowed to 64 bits for a `BigInteger` */
export function toBigInt(value: JavaNumber): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof JavaLong) return value.value;
  return BigInt(Math.trunc(toDouble(value)));
}

function toDecimal(value: JavaNumber): BigDecimal {
  if (value instanceof BigDecimal) return value;
  return typeof value === 'bigint' ? new BigDecimal(value, 0) : decimalOfDouble(toDouble(value));
}

function fromInt(value: number): JavaNumber {
  return value >= INT_MIN && value <= INT_MAX ? value : new JavaLong(BigInt(value));
}

function order<T extends number | bigint>(left: T, right: T): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

function isWhole(value: JavaNumber): boolean {
  return !(value instanceof JavaDouble || value instanceof JavaFloat || value instanceof BigDecimal);
}

function baseOf(left: JavaNumber, right: JavaNumber): 'whole' | 'float' | 'double' | 'decimal' {
  if (left instanceof BigDecimal || right instanceof BigDecimal) return 'decimal';
  if (isWhole(left) && isWhole(right)) return 'whole';
  if (typeof left === 'bigint' || typeof right === 'bigint') return 'decimal';
  return left instanceof JavaDouble || right instanceof JavaDouble ? 'double' : 'float';
}

function calculate(operation: Operation, left: JavaNumber, right: JavaNumber): JavaNumber {
  switch (baseOf(left, right)) {
    case 'whole':
      return calculateWhole(operation, left, right);
    case 'float':
      return new JavaFloat(
        Math.fround(calculateDouble(operation, Math.fround(toDouble(left)), Math.fround(toDouble(right)))),
      );
    case 'double':
      return new JavaDouble(calculateDouble(operation, toDouble(left), toDouble(right)));
    default:
      return calculateDecimal(operation, toDecimal(left), toDecimal(right));
  }
}

function calculateDouble(operation: Operation, left: number, right: number): number {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return left * right;
    case 'divide':
      return left / right;
    case 'modulo':
      return left % right;
  }
}

function calculateDecimal(operation: Operation, left: BigDecimal, right: BigDecimal): BigDecimal {
  switch (operation) {
    case 'add':
      return addDecimals(left, right);
    case 'subtract':
      return addDecimals(left, new BigDecimal(-right.unscaled, right.scale));
    case 'multiply':
      return multiplyDecimals(left, right);
    case 'divide':
      return divideDecimals(left, right, left.scale, 'HALF_DOWN');
    case 'modulo':
      throw new JavaError('ArithmeticException', 'Cannot calculate the modulo of BigDecimals.');
  }
}

function calculateWhole(operation: Operation, left: JavaNumber, right: JavaNumber): JavaNumber {
  const big = typeof left === 'bigint' || typeof right === 'bigint';
  const value = wholeResult(operation, toBigInt(left), toBigInt(right), big);
  if (big) return value;
  // Java's only long division that overflows wraps around; the other operations go on as BigIntegers.
  if (operation === 'divide') return wrapWhole(BigInt.asIntN(64, value), left, right);
  // Velocity does not notice that this one product overflows.
  if (operation === 'multiply' && value === -LONG_MIN && toBigInt(right) === -1n) return new JavaLong(LONG_MIN);
  return value < LONG_MIN || value > LONG_MAX ? value : wrapWhole(value, left, right);
}

function wholeResult(operation: Operation, left: bigint, right: bigint, big: boolean): bigint {
  switch (operation) {
    case 'add':
      return left + right;
    case 'subtract':
      return left - right;
    case 'multiply':
      return multiplyWhole(left, right);
    case 'divide':
      if (right === 0n) throw new JavaError('ArithmeticException', big ? 'BigInteger divide by zero' : '/ by zero');
      return left / right;
    case 'modulo':
      return moduloWhole(left, right, big);
  }
}

/**
 * @returns the product
 * @throws LimitError `number-too-large`
 */
export function multiplyWhole(left: bigint, right: bigint): bigint {
  const product = left * right;
  if (product >> MAX_BITS !== 0n && product >> MAX_BITS !== -1n) {
    throw new LimitError('number-too-large', `a number grew beyond ${MAX_BITS} bits`);
  }
  return product;
}

function moduloWhole(left: bigint, right: bigint, big: boolean): bigint {
  if (big && right <= 0n) throw new JavaError('ArithmeticException', 'BigInteger: modulus not positive');
  if (right === 0n) throw new JavaError('ArithmeticException', '/ by zero');
  const rest = left % right;
  return big && rest < 0n ? rest + right : rest;
}

/** How wide a whole number's type is: Byte, Short, Integer, Long. */
function widthOf(value: JavaNumber): number {
  if (value instanceof JavaLong) return 3;
  if (typeof value === 'number') return 2;
  return value instanceof JavaShort ? 1 : 0;
}

function wrapWhole(value: bigint, left: JavaNumber, right: JavaNumber): JavaNumber {
  const width = Math.max(widthOf(left), widthOf(right));
  if (width === 0 && value >= -128n && value <= 127n) return new JavaByte(Number(value));
  if (width <= 1 && value >= -32768n && value <= 32767n) return new JavaShort(Number(value));
  if (width <= 2 && value >= BigInt(INT_MIN) && value <= BigInt(INT_MAX)) return Number(value);
  return new JavaLong(value);
}
