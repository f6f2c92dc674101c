import { describe, expect, it } from 'vitest';
import { className } from '../../src/java/class-name.js';
import { velocityEquals } from '../../src/java/equals.js';
import * as numbers from '../../src/java/number.js';
import { toJavaString } from '../../src/java/to-string.js';
import {
  BigDecimal,
  JavaByte,
  JavaChar,
  JavaDouble,
  JavaFloat,
  JavaLong,
  type JavaValue,
} from '../../src/java/value.js';
import { failure, listOf } from './values.js';

const { add, subtract, multiply, divide, modulo, compare } = numbers;
const long = (value: bigint) => new JavaLong(value);

function shown(value: JavaValue): string {
  return value === null ? 'null' : `${className(value).replace(/.*\./, '')} ${toJavaString(value)}`;
}

describe('arithmetic picks its type as Velocity 1.7', () => {
  it.each<[string, numbers.JavaNumber]>([
    ['Integer 3', add(1, 2)],
    ['Long 2147483648', add(2147483647, 1)],
    ['Long -2147483649', subtract(-2147483648, 1)],
    ['Long 4611686014132420609', multiply(2147483647, 2147483647)],
    ['BigInteger 9223372036854775808', add(long(9223372036854775807n), 1)],
    ['Long -9223372036854775808', multiply(long(-9223372036854775808n), -1)],
    ['Integer -3', divide(-7, 2)],
    ['Integer -1', modulo(-7, 3)],
    ['Integer 0', multiply(0, -5)],
    ['Short 254', add(new JavaByte(127), new JavaByte(127))],
    ['Double 3.5', add(2, new JavaDouble(1.5))],
    ['Float 2.1', add(1, new JavaFloat(Math.fround(1.1)))],
    ['BigDecimal 3.50', add(2, new BigDecimal(150n, 2))],
    ['BigDecimal 0.33', divide(new BigDecimal(100n, 2), 3)],
    ['BigDecimal 0.12', divide(new BigDecimal(25n, 2), 2)],
    ['BigDecimal 8.5', add(7n, new JavaDouble(1.5))],
    ['BigInteger 1', modulo(-5n, 3)],
  ])('%s', (text, value) => {
    expect(shown(value)).toBe(text);
  });

  it('throws what Java throws', () => {
    expect(failure(() => divide(1, 0))).toBe('ArithmeticException: / by zero');
    expect(failure(() => modulo(1n, -3))).toBe('ArithmeticException: BigInteger: modulus not positive');
    expect(failure(() => modulo(new BigDecimal(1n, 0), 1))).toBe(
      'ArithmeticException: Cannot calculate the modulo of BigDecimals.',
    );
    expect(failure(() => add(1n, new JavaDouble(Number.NaN)))).toBe('NumberFormatException: Infinite or NaN');
  });

  it('compares by value, and finds NaN equal to everything', () => {
    expect(compare(1, new JavaDouble(1.5))).toBe(-1);
    expect(compare(new BigDecimal(10n, 1), long(1n))).toBe(0);
    expect(compare(new JavaDouble(Number.NaN), 1)).toBe(0);
  });

  it('refuses numbers that would fill the memory', () => {
    let value: numbers.JavaNumber = 10n;
    expect(
      failure(() => {
        for (let round = 0; round < 40; round++) value = multiply(value, value);
      }),
    ).toBe('number-too-large');
  });
});

describe('== in a template', () => {
  it.each<[boolean, JavaValue, JavaValue]>([
    [true, 1, long(1n)],
    [true, 1, new JavaDouble(1)],
    [true, '1', 1],
    [false, 'true', false],
    [true, 'x', new JavaChar('x')],
    [true, listOf(1), listOf(1)],
    [false, listOf(1), listOf(long(1n))],
    [true, '[1]', listOf(1)],
    [true, null, null],
    [false, null, 'null'],
  ])('is %s for %o and %o', (expected, left, right) => {
    expect(velocityEquals(left, right)).toBe(expected);
  });
});
