import { JavaError } from './java-error.js';
import { checkTextLength } from './text-limit.js';
import { BigDecimal } from './value.js';

/** How a division or a rescaling rounds, with Java's names. */
export type Rounding = 'UP' | 'DOWN' | 'CEILING' | 'FLOOR' | 'HALF_UP' | 'HALF_DOWN' | 'HALF_EVEN' | 'UNNECESSARY';

/** The rounding modes in the order of `BigDecimal`'s `int` constants. */
export const ROUNDINGS: readonly Rounding[] = [
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
];

/** @returns the text of a decimal, as `BigDecimal.toString`: plain, or with an exponent where the scale asks for it */
export function decimalToString({ unscaled, scale }: BigDecimal): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  if (scale === 0) return sign + digits;
  const exponent = digits.length - 1 - scale;
  if (scale > 0 && exponent >= -6) return sign + withPoint(digits, scale);
  const mantissa = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return exponent === 0 ? sign + mantissa : `${sign}${mantissa}E${exponent > 0 ? '+' : ''}${exponent}`;
}

/** @returns the text of a decimal without an exponent, as `BigDecimal.toPlainString` */
export function decimalToPlainString({ unscaled, scale }: BigDecimal): string {
  checkTextLength(Math.abs(scale));
  if (scale <= 0) return (unscaled === 0n ? 0n : unscaled * powerOfTen(-scale)).toString();
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  return (unscaled < 0n ? '-' : '') + withPoint(digits, scale);
}

function withPoint(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/**
 * @returns the exact value of a double, as `new BigDecimal(double)`
 * @throws JavaError `NumberFormatException` for what is not finite
 */
export function decimalOfDouble(value: number): BigDecimal {
  if (!Number.isFinite(value)) throw new JavaError('NumberFormatException', 'Infinite or NaN');
  if (value === 0) return new BigDecimal(0n, 0);
  let mantissa = Math.abs(value);
  let halvings = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    halvings++;
  }
  const whole = BigInt(mantissa) * (value < 0 ? -1n : 1n);
  return new BigDecimal(whole * 5n ** BigInt(halvings), halvings);
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,10}))?$/;

/**
 * @returns the value of a text, as `new BigDecimal(String)`
 * @throws JavaError `NumberFormatException`
 */
export function decimalOfText(text: string): BigDecimal {
  const match = DECIMAL.exec(text);
  const digits = (match?.[2] ?? '') + (match?.[3] ?? '');
  if (match === null || digits === '') throw new JavaError('NumberFormatException', `For input string: "${text}"`);
  const scale = (match[3] ?? '').length - Number(match[4] ?? 0);
  if (Math.abs(scale) > 0x7fffffff) throw new JavaError('NumberFormatException', 'Scale out of range.');
  const unscaled = BigInt(digits);
  return new BigDecimal(match[1] === '-' ? -unscaled : unscaled, scale);
}

/** @returns the sum; its scale is the larger one */
export function addDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  const scale = Math.max(left.scale, right.scale);
  return new BigDecimal(unscaledAt(left, scale) + unscaledAt(right, scale), scale);
}

/** @returns the product; its scale is the sum of both */
export function multiplyDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  return new BigDecimal(left.unscaled * right.unscaled, left.scale + right.scale);
}

/** @returns -1, 0 or 1 by value: 1.0 and 1.00 compare as equal */
export function compareDecimals(left: BigDecimal, right: BigDecimal): -1 | 0 | 1 {
  const scale = Math.max(left.scale, right.scale);
  const a = unscaledAt(left, scale);
  const b = unscaledAt(right, scale);
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * @returns the quotient with a scale, as `BigDecimal.divide(divisor, scale, rounding)`
 * @throws JavaError `ArithmeticException` for a division by zero, or where `UNNECESSARY` rounding is necessary
 */
export function divideDecimals(left: BigDecimal, right: BigDecimal, scale: number, rounding: Rounding): BigDecimal {
  if (right.unscaled === 0n) {
    throw new JavaError('ArithmeticException', left.unscaled === 0n ? 'Division undefined' : 'Division by zero');
  }
  const shift = scale - left.scale + right.scale;
  const dividend = shift > 0 ? left.unscaled * powerOfTen(shift) : left.unscaled;
  const divisor = shift < 0 ? right.unscaled * powerOfTen(-shift) : right.unscaled;
  return new BigDecimal(divideRounded(dividend, divisor, rounding), scale);
}

/** @returns the decimal with another scale, as `BigDecimal.setScale` */
export function rescale(value: BigDecimal, scale: number, rounding: Rounding): BigDecimal {
  return divideDecimals(value, new BigDecimal(1n, 0), scale, rounding);
}

function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  if (rest === 0n) return quotient;
  if (rounding === 'UNNECESSARY') throw new JavaError('ArithmeticException', 'Rounding necessary');
  const negative = dividend < 0n !== divisor < 0n;
  const twice = 2n * (rest < 0n ? -rest : rest) - (divisor < 0n ? -divisor : divisor);
  if (!awayFromZero(rounding, negative, twice, (quotient & 1n) === 1n)) return quotient;
  return negative ? quotient - 1n : quotient + 1n;
}

function awayFromZero(rounding: Rounding, negative: boolean, twice: bigint, odd: boolean): boolean {
  switch (rounding) {
    case 'UP':
      return true;
    case 'CEILING':
      return !negative;
    case 'FLOOR':
      return negative;
    case 'HALF_UP':
      return twice >= 0n;
    case 'HALF_DOWN':
      return twice > 0n;
    case 'HALF_EVEN':
      return twice > 0n || (twice === 0n && odd);
    default:
      return false;
  }
}

/** @returns the unscaled value that the decimal has at a scale that is not below its own */
export function unscaledAt({ unscaled, scale }: BigDecimal, wanted: number): bigint {
  return wanted === scale || unscaled === 0n ? unscaled : unscaled * powerOfTen(wanted - scale);
}

/** Powers beyond this would fill the memory for one number. */
const MAX_POWER = 1_000_000;

/**
 * @returns 10^exponent
 * @throws JavaError `ArithmeticException` where Java would run out of memory too
 */
export function powerOfTen(exponent: number): bigint {
  if (exponent > MAX_POWER) throw new JavaError('ArithmeticException', 'BigInteger would overflow supported range');
  return 10n ** BigInt(exponent);
}
