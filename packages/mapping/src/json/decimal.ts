import { BigDecimal } from '@veloway/vtl';

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const MIN_INT = -2147483648;
const MAX_INT = 2147483647;

/** @returns what `new BigDecimal(text)` answers, or undefined where that throws NumberFormatException. */
export function parseDecimal(text: string): BigDecimal | undefined {
  const parts = DECIMAL.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = whole + fraction;
  const shift = Number(exponent);
  const scale = fraction.length - shift;
  if (digits === '' || !isInt(shift) || !isInt(scale)) return undefined;
  const unscaled = BigInt(digits);
  return new BigDecimal(sign === '-' ? -unscaled : unscaled, scale + 0);
}

/**
 * Compares by value, so that 1.0 and 1.00 are equal, as `BigDecimal.compareTo` does.
 *
 * @returns a number below, at or above 0
 */
export function compareDecimals(left: BigDecimal, right: BigDecimal): number {
  if (left.scale === right.scale) return compareIntegers(left.unscaled, right.unscaled);
  const sign = signOf(left.unscaled);
  if (sign !== signOf(right.unscaled) || sign === 0) return sign - signOf(right.unscaled);
  // Numbers of different magnitude are told apart before any alignment: 1e2000000000 must not be written out.
  const magnitudes = magnitude(left) - magnitude(right);
  if (magnitudes !== 0) return magnitudes * sign;
  const scale = Math.max(left.scale, right.scale);
  return compareIntegers(atScale(left, scale), atScale(right, scale));
}

/** @returns how many digits stand before the decimal point; negative where zeros follow it. */
function magnitude(value: BigDecimal): number {
  const digits = value.unscaled < 0n ? -value.unscaled : value.unscaled;
  return digits.toString().length - value.scale;
}

function atScale(value: BigDecimal, scale: number): bigint {
  return value.unscaled * 10n ** BigInt(scale - value.scale);
}

function compareIntegers(left: bigint, right: bigint): number {
  return left < right ? -1 : Number(left > right);
}

function signOf(value: bigint): number {
  return value < 0n ? -1 : Number(value > 0n);
}

function isInt(value: number): boolean {
  return value >= MIN_INT && value <= MAX_INT;
}
