import { castError } from './class-cast.js';
import { className } from './class-name.js';
import { row } from './method.js';
import { compareNatural } from './natural-order.js';
import { type JavaNumber, toBigInt, toDouble } from './number.js';
import { BigDecimal, JavaByte, JavaDouble, JavaFloat, JavaLong, JavaShort, type JavaValue } from './value.js';

/** The conversions that every `java.lang.Number` has. */
export const CONVERSION_METHODS = [
  row('byteValue', [], (self: JavaNumber) => new JavaByte(Number(BigInt.asIntN(8, narrow(self, 32))))),
  row('shortValue', [], (self: JavaNumber) => new JavaShort(Number(BigInt.asIntN(16, narrow(self, 32))))),
  row('intValue', [], (self: JavaNumber) => intValue(self)),
  row('longValue', [], (self: JavaNumber) => new JavaLong(narrow(self, 64))),
  row('floatValue', [], (self: JavaNumber) => new JavaFloat(Math.fround(toDouble(self)))),
  row('doubleValue', [], (self: JavaNumber) => new JavaDouble(toDouble(self))),
];

/** `compareTo` of a class that compares with itself only; what it takes in a template is any object. */
export const COMPARE_METHODS = [
  row('compareTo', ['Object'], (self: JavaValue, other) => {
    if (self !== null && other !== null && className(self) !== className(other))
      throw castError(other, className(self));
    return compareNatural(self, other);
  }),
];

/** @returns the value as `Number.intValue()`: doubles stop at the ends of the range, whole numbers wrap around */
export function intValue(value: JavaNumber): number {
  return typeof value === 'number' ? value : Number(narrow(value, 32));
}

/** Java converts doubles by stopping at the ends of the range, and whole numbers by dropping bits. */
function narrow(value: JavaNumber, bits: number): bigint {
  if (!(value instanceof JavaDouble || value instanceof JavaFloat)) return BigInt.asIntN(bits, wholePart(value));
  if (Number.isNaN(value.value)) return 0n;
  const limit = 2 ** (bits - 1);
  if (value.value >= limit) return (1n << BigInt(bits - 1)) - 1n;
  return value.value <= -limit ? -(1n << BigInt(bits - 1)) : BigInt(Math.trunc(value.value));
}

function wholePart(value: JavaNumber): bigint {
  if (!(value instanceof BigDecimal)) return toBigInt(value);
  // Below this scale every digit that counts has been shifted out of 64 bits.
  if (value.scale <= 0) return value.scale < -64 ? 0n : value.unscaled * 10n ** BigInt(-value.scale);
  return value.scale > 1_000_000 ? 0n : value.unscaled / 10n ** BigInt(value.scale);
}
