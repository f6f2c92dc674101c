import {
  addDecimals,
  compareDecimals,
  decimalOfText,
  decimalToPlainString,
  divideDecimals,
  multiplyDecimals,
  powerOfTen,
  ROUNDINGS,
  type Rounding,
  rescale,
} from './big-decimal.js';
import { exact, pow } from './big-integer-methods.js';
import { required } from './class-cast.js';
import { COMPARE_METHODS, CONVERSION_METHODS } from './conversion-methods.js';
import { doubleToString } from './floating-text.js';
import { JavaError } from './java-error.js';
import { row, staticRow } from './method.js';
import { BigDecimal, JavaArray, JavaByte, JavaLong, JavaShort } from './value.js';

const ARITHMETIC = [
  row('add', ['BigDecimal'], (self: BigDecimal, other) => addDecimals(self, required(other))),
  row('subtract', ['BigDecimal'], (self: BigDecimal, other) => addDecimals(self, negate(required(other)))),
  row('multiply', ['BigDecimal'], (self: BigDecimal, other) => multiplyDecimals(self, required(other))),
  row('divide', ['BigDecimal'], (self: BigDecimal, other) => divideExactly(self, required(other))),
  row('divide', ['BigDecimal', 'int'], (self: BigDecimal, other, mode) =>
    divideDecimals(self, required(other), self.scale, rounding(mode)),
  ),
  row('divide', ['BigDecimal', 'int', 'int'], (self: BigDecimal, other, scale, mode) =>
    divideDecimals(self, required(other), scale, rounding(mode)),
  ),
  row('divideToIntegralValue', ['BigDecimal'], (self: BigDecimal, other) => integralQuotient(self, required(other))),
  row('remainder', ['BigDecimal'], (self: BigDecimal, other) => remainder(self, required(other))),
  row('divideAndRemainder', ['BigDecimal'], (self: BigDecimal, other) => {
    const parts = [integralQuotient(self, required(other)), remainder(self, required(other))];
    return new JavaArray(parts, 'java.math.BigDecimal');
  }),
  row('pow', ['int'], (self: BigDecimal, power) => {
    if (power < 0 || power > 999999999) throw new JavaError('ArithmeticException', 'Invalid operation');
    return new BigDecimal(pow(self.unscaled, power), self.scale * power);
  }),
  row('abs', [], (self: BigDecimal) => (self.unscaled < 0n ? negate(self) : self)),
  row('negate', [], (self: BigDecimal) => negate(self)),
  row('plus', [], (self: BigDecimal) => self),
  row('min', ['BigDecimal'], (self: BigDecimal, other) => (compareDecimals(self, required(other)) <= 0 ? self : other)),
  row('max', ['BigDecimal'], (self: BigDecimal, other) => (compareDecimals(self, required(other)) >= 0 ? self : other)),
];

const SCALING = [
  row('signum', [], (self: BigDecimal) => (self.unscaled > 0n ? 1 : self.unscaled < 0n ? -1 : 0)),
  row('scale', [], (self: BigDecimal) => self.scale),
  row('precision', [], (self: BigDecimal) => digitsOf(self).length),
  row('unscaledValue', [], (self: BigDecimal) => self.unscaled),
  row('setScale', ['int'], (self: BigDecimal, scale) => rescale(self, scale, 'UNNECESSARY')),
  row('setScale', ['int', 'int'], (self: BigDecimal, scale, mode) => rescale(self, scale, rounding(mode))),
  row('movePointLeft', ['int'], (self: BigDecimal, by) => movePoint(self, by)),
  row('movePointRight', ['int'], (self: BigDecimal, by) => movePoint(self, -by)),
  row('scaleByPowerOfTen', ['int'], (self: BigDecimal, by) => new BigDecimal(self.unscaled, self.scale - by)),
  row('stripTrailingZeros', [], (self: BigDecimal) => stripZeros(self, -0x80000000)),
  row('ulp', [], (self: BigDecimal) => new BigDecimal(1n, self.scale)),
];

const CONVERSIONS = [
  row('toPlainString', [], (self: BigDecimal) => decimalToPlainString(self)),
  row('toEngineeringString', [], (self: BigDecimal) => engineering(self)),
  row('toBigInteger', [], (self: BigDecimal) => rescale(self, 0, 'DOWN').unscaled),
  row('toBigIntegerExact', [], (self: BigDecimal) => rescale(self, 0, 'UNNECESSARY').unscaled),
  row('byteValueExact', [], (self: BigDecimal) => new JavaByte(Number(exactWhole(self, 8)))),
  row('shortValueExact', [], (self: BigDecimal) => new JavaShort(Number(exactWhole(self, 16)))),
  row('intValueExact', [], (self: BigDecimal) => Number(exactWhole(self, 32))),
  row('longValueExact', [], (self: BigDecimal) => new JavaLong(exactWhole(self, 64))),
  staticRow('valueOf', ['long'], (value) => new BigDecimal(value, 0)),
  staticRow('valueOf', ['long', 'int'], (value, scale) => new BigDecimal(value, scale)),
  staticRow('valueOf', ['double'], (value) => decimalOfText(doubleToString(value))),
];

/** The methods of `java.math.BigDecimal`, but those with a `MathContext` or `RoundingMode`, which templates cannot get. */
export const BIG_DECIMAL_METHODS = [
  ...CONVERSION_METHODS,
  ...COMPARE_METHODS,
  ...ARITHMETIC,
  ...SCALING,
  ...CONVERSIONS,
];

function rounding(mode: number): Rounding {
  const found = ROUNDINGS[mode];
  if (found === undefined) throw new JavaError('IllegalArgumentException', 'Invalid rounding mode');
  return found;
}

function negate(value: BigDecimal): BigDecimal {
  return new BigDecimal(-value.unscaled, value.scale);
}

function digitsOf(value: BigDecimal): string {
  return (value.unscaled < 0n ? -value.unscaled : value.unscaled).toString();
}

/** The exact quotient, with the scale nearest to the preferred one. */
function divideExactly(left: BigDecimal, right: BigDecimal): BigDecimal {
  const preferred = left.scale - right.scale;
  if (right.unscaled !== 0n && left.unscaled === 0n) return new BigDecimal(0n, preferred);
  const digits = digitsOf(left).length + Math.ceil((10 * digitsOf(right).length) / 3);
  try {
    return stripZeros(divideDecimals(left, right, preferred + digits, 'UNNECESSARY'), preferred);
  } catch (error) {
    if (!(error instanceof JavaError) || error.message !== 'Rounding necessary') throw error;
    throw new JavaError(
      'ArithmeticException',
      'Non-terminating decimal expansion; no exact representable decimal result.',
    );
  }
}

function integralQuotient(left: BigDecimal, right: BigDecimal): BigDecimal {
  const preferred = left.scale - right.scale;
  const whole = divideDecimals(left, right, 0, 'DOWN');
  if (whole.unscaled === 0n) return new BigDecimal(0n, preferred);
  return preferred > 0 ? rescale(whole, preferred, 'UNNECESSARY') : stripZeros(whole, preferred);
}

function remainder(left: BigDecimal, right: BigDecimal): BigDecimal {
  return addDecimals(left, negate(multiplyDecimals(integralQuotient(left, right), right)));
}

/** Removes zeros at the end as long as the scale stays above a limit; zero itself becomes plain. */
function stripZeros(value: BigDecimal, limit: number): BigDecimal {
  if (value.unscaled === 0n) return new BigDecimal(0n, Math.max(limit, 0));
  let { unscaled, scale } = value;
  while (scale > limit && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale--;
  }
  return new BigDecimal(unscaled, scale);
}

function movePoint(value: BigDecimal, by: number): BigDecimal {
  if (by === 0) return value;
  const scale = value.scale + by;
  return scale < 0 ? new BigDecimal(value.unscaled * powerOfTen(-scale), 0) : new BigDecimal(value.unscaled, scale);
}

function exactWhole(value: BigDecimal, bits: number): bigint {
  try {
    return exact(rescale(value, 0, 'UNNECESSARY').unscaled, bits, 'any');
  } catch (error) {
    if (!(error instanceof JavaError) || error.message === 'Rounding necessary') throw error;
    throw new JavaError('ArithmeticException', 'Overflow');
  }
}

/** The text with an exponent that is a multiple of three, where it has one at all. */
function engineering(value: BigDecimal): string {
  const digits = digitsOf(value);
  const exponent = digits.length - 1 - value.scale;
  if (value.scale >= 0 && exponent >= -6) return decimalToPlainString(value);
  const sign = value.unscaled < 0n ? '-' : '';
  const shift = ((exponent % 3) + 3) % 3;
  if (value.unscaled === 0n) return engineeringZero(exponent, shift);
  const padded = digits.padEnd(shift + 1, '0');
  const fraction = padded.slice(shift + 1);
  const power = exponent - shift;
  const mantissa = padded.slice(0, shift + 1) + (fraction === '' ? '' : `.${fraction}`);
  return sign + mantissa + (power === 0 ? '' : `E${power > 0 ? '+' : ''}${power}`);
}

function engineeringZero(exponent: number, shift: number): string {
  const power = shift === 0 ? exponent : exponent + 3 - shift;
  const zero = ['0', '0.00', '0.0'][shift] ?? '0';
  return zero + (power === 0 ? '' : `E${power > 0 ? '+' : ''}${power}`);
}
