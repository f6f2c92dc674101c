import { JavaDouble, JavaLong, type JavaValue } from '@veloway/vtl';
import { parseDecimal } from './decimal.js';

/** As many digits as a JavaScript number holds exactly, whatever they are. */
const EXACT_DIGITS = 15;
/** The most digits that json-smart tries to keep in a `long`. */
const LONG_DIGITS = 19;
/** The longest text of a fraction that json-smart keeps in a `double`; longer ones become `BigDecimal`. */
const DOUBLE_LENGTH = 18;
const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

/**
 * Reads the text of an integer as json-smart 2.2 does: an Integer, Long or BigInteger, the smallest that holds it. More
 * than 19 digits make a BigInteger even where they are leading zeros, and a lone minus is 0.
 */
export function integerOf(text: string): JavaValue {
  const digits = text.charCodeAt(0) === 45 ? text.length - 1 : text.length;
  if (digits === 0) return 0;
  if (digits <= EXACT_DIGITS) return smallInteger(Number(text));
  const value = BigInt(text);
  if (digits > LONG_DIGITS || value < MIN_LONG || value > MAX_LONG) return value;
  return Number.isSafeInteger(Number(value)) ? smallInteger(Number(value)) : new JavaLong(value);
}

/** @returns an Integer where the value fits, a Long otherwise; never -0, which Java's integers do not know. */
export function smallInteger(value: number): JavaValue {
  return value === (value | 0) ? value | 0 : new JavaLong(BigInt(value));
}

/**
 * Reads the text of a number with a fraction or an exponent as json-smart 2.2 does.
 *
 * @returns undefined where Java throws NumberFormatException: `1e+`, `-.`, or an exponent beyond an `int`
 */
export function fractionOf(text: string): JavaValue | undefined {
  if (text.length > DOUBLE_LENGTH) return parseDecimal(text);
  const value = Number(text);
  return Number.isNaN(value) ? undefined : new JavaDouble(value);
}
