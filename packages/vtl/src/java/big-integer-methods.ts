import { castError, nullPointer, required } from './class-cast.js';
import { COMPARE_METHODS, CONVERSION_METHODS } from './conversion-methods.js';
import { JavaError } from './java-error.js';
import { row, staticRow } from './method.js';
import { multiplyWhole } from './number.js';
import { JavaArray, JavaByte, JavaLong, JavaShort, type JavaValue } from './value.js';

const ARITHMETIC = [
  row('add', ['BigInteger'], (self: bigint, other) => self + required(other)),
  row('subtract', ['BigInteger'], (self: bigint, other) => self - required(other)),
  row('multiply', ['BigInteger'], (self: bigint, other) => multiplyWhole(self, required(other))),
  row('divide', ['BigInteger'], (self: bigint, other) => self / divisor(other)),
  row('remainder', ['BigInteger'], (self: bigint, other) => self % divisor(other)),
  row('divideAndRemainder', ['BigInteger'], (self: bigint, other) => {
    return new JavaArray([self / divisor(other), self % divisor(other)], 'java.math.BigInteger');
  }),
  row('mod', ['BigInteger'], (self: bigint, other) => floorMod(self, modulus(other))),
  row('modPow', ['BigInteger', 'BigInteger'], (self: bigint, power, other) =>
    modPow(self, required(power), modulus(other)),
  ),
  row('modInverse', ['BigInteger'], (self: bigint, other) => modInverse(self, modulus(other))),
  row('pow', ['int'], (self: bigint, power) => pow(self, power)),
  row('sqrt', [], (self: bigint) => squareRoot(self)),
  row('gcd', ['BigInteger'], (self: bigint, other) => gcd(abs(self), abs(required(other)))),
  row('abs', [], (self: bigint) => abs(self)),
  row('negate', [], (self: bigint) => -self),
  row('signum', [], (self: bigint) => (self > 0n ? 1 : self < 0n ? -1 : 0)),
  row('min', ['BigInteger'], (self: bigint, other) => (self < required(other) ? self : other)),
  row('max', ['BigInteger'], (self: bigint, other) => (self > required(other) ? self : other)),
];

const BITS = [
  row('and', ['BigInteger'], (self: bigint, other) => self & required(other)),
  row('or', ['BigInteger'], (self: bigint, other) => self | required(other)),
  row('xor', ['BigInteger'], (self: bigint, other) => self ^ required(other)),
  row('andNot', ['BigInteger'], (self: bigint, other) => self & ~required(other)),
  row('not', [], (self: bigint) => ~self),
  row('shiftLeft', ['int'], (self: bigint, by) => shift(self, by)),
  row('shiftRight', ['int'], (self: bigint, by) => shift(self, -by)),
  row('testBit', ['int'], (self: bigint, bit) => (shift(self, -place(bit)) & 1n) === 1n),
  row('setBit', ['int'], (self: bigint, bit) => self | shift(1n, place(bit))),
  row('clearBit', ['int'], (self: bigint, bit) => self & ~shift(1n, place(bit))),
  row('flipBit', ['int'], (self: bigint, bit) => self ^ shift(1n, place(bit))),
  row('getLowestSetBit', [], (self: bigint) => (self === 0n ? -1 : abs(self & -self).toString(2).length - 1)),
  row('bitLength', [], (self: bigint) => bitLength(self)),
  row('bitCount', [], (self: bigint) => (self < 0n ? ~self : self).toString(2).replaceAll('0', '').length),
];

const CONVERSIONS = [
  row('toString', ['int'], (self: bigint, radix) => self.toString(radix < 2 || radix > 36 ? 10 : radix)),
  row('toByteArray', [], (self: bigint) => bytesOf(self)),
  row('byteValueExact', [], (self: bigint) => new JavaByte(Number(exact(self, 8, 'byte')))),
  row('shortValueExact', [], (self: bigint) => new JavaShort(Number(exact(self, 16, 'short')))),
  row('intValueExact', [], (self: bigint) => Number(exact(self, 32, 'int'))),
  row('longValueExact', [], (self: bigint) => new JavaLong(exact(self, 64, 'long'))),
  staticRow('valueOf', ['long'], (value) => value),
];

/** The methods of `java.math.BigInteger`, but those that look for prime numbers, which can take very long. */
export const BIG_INTEGER_METHODS = [...CONVERSION_METHODS, ...COMPARE_METHODS, ...ARITHMETIC, ...BITS, ...CONVERSIONS];

/** @throws JavaError `ArithmeticException` where a value needs more bits than its type has */
export function exact(value: bigint, bits: number, type: string): bigint {
  if (BigInt.asIntN(bits, value) === value) return value;
  throw new JavaError('ArithmeticException', `BigInteger out of ${type} range`);
}

/** @returns the power, within the bounds of numbers */
export function pow(base: bigint, power: number): bigint {
  if (power < 0) throw new JavaError('ArithmeticException', 'Negative exponent');
  if (abs(base) <= 1n) return base ** BigInt(power);
  if (bitLength(base) * power > 4_000_000) return multiplyWhole(1n << 4_000_000n, 2n);
  return base ** BigInt(power);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function bitLength(value: bigint): number {
  const magnitude = value < 0n ? ~value : value;
  return magnitude === 0n ? 0 : magnitude.toString(2).length;
}

function divisor(value: JavaValue): bigint {
  if (value === null) throw nullPointer();
  if (typeof value !== 'bigint') throw castError(value, 'java.math.BigInteger');
  if (value === 0n) throw new JavaError('ArithmeticException', 'BigInteger divide by zero');
  return value;
}

function modulus(value: bigint | null): bigint {
  if (required(value) <= 0n) throw new JavaError('ArithmeticException', 'BigInteger: modulus not positive');
  return required(value);
}

function floorMod(value: bigint, by: bigint): bigint {
  const rest = value % by;
  return rest < 0n ? rest + by : rest;
}

function modPow(base: bigint, power: bigint, by: bigint): bigint {
  let factor = power < 0n ? modInverse(base, by) : floorMod(base, by);
  let result = 1n % by;
  for (let rest = abs(power); rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % by;
    factor = (factor * factor) % by;
  }
  return result;
}

function modInverse(value: bigint, by: bigint): bigint {
  let [previous, current, a, b] = [0n, 1n, by, floorMod(value, by)];
  while (b > 0n) [previous, current, a, b] = [current, previous - (a / b) * current, b, a % b];
  if (a !== 1n) throw new JavaError('ArithmeticException', 'BigInteger not invertible.');
  return floorMod(previous, by);
}

function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}

function squareRoot(value: bigint): bigint {
  if (value < 0n) throw new JavaError('ArithmeticException', 'Negative BigInteger');
  if (value < 2n) return value;
  let root = 1n << BigInt((bitLength(value) + 1) >> 1);
  for (let next = (root + value / root) >> 1n; next < root; next = (root + value / root) >> 1n) root = next;
  return root;
}

function shift(value: bigint, by: number): bigint {
  if (by > 0 && bitLength(value) + by > 4_000_000) return multiplyWhole(1n << 4_000_000n, 2n);
  return by >= 0 ? value << BigInt(by) : value >> BigInt(-by);
}

function place(bit: number): number {
  if (bit < 0) throw new JavaError('ArithmeticException', 'Negative bit address');
  return bit;
}

function bytesOf(value: bigint): JavaArray {
  const length = (bitLength(value) >> 3) + 1;
  const hex = BigInt.asUintN(length * 8, value)
    .toString(16)
    .padStart(length * 2, '0');
  const bytes = Array.from({ length }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
  return new JavaArray(
    bytes.map((byte) => new JavaByte((byte << 24) >> 24)),
    'byte',
  );
}
