import { JavaError } from './java-error.js';

const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;
const HEXADECIMAL = /^([+-]?)0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d{1,9})[fFdD]?$/;

/**
 * @returns a whole number, as `Integer.parseInt` and its like
 * @param bits how many bits the type has
 * @throws JavaError `NumberFormatException`
 */
export function parseWhole(text: string | null, radix: number, bits: number): bigint {
  if (text === null) throw new JavaError('NumberFormatException', 'Cannot parse null string');
  checkRadix(radix);
  const value = digitsValue(text, radix);
  if (value === null || BigInt.asIntN(bits, value) !== value) throw invalidNumber(text, radix);
  return value;
}

/** @returns the value of a text of digits with an optional sign, or null where it is none */
export function digitsValue(text: string, radix: number): bigint | null {
  const negative = text.startsWith('-');
  const digits = negative || text.startsWith('+') ? text.slice(1) : text;
  if (digits === '' || digits.length > 10_000) return null;
  let value = 0n;
  for (const digit of digits) {
    const weight = digitValue(digit.codePointAt(0) ?? 0, radix);
    if (weight < 0) return null;
    value = value * BigInt(radix) + BigInt(weight);
  }
  return negative ? -value : value;
}

/** @returns the value of a digit in a radix, as `Character.digit`, or -1 */
export function digitValue(code: number, radix: number): number {
  let value = -1;
  if (radix < 2 || radix > 36) return -1;
  if (code >= 48 && code <= 57) value = code - 48;
  else if ((code | 32) >= 97 && (code | 32) <= 122) value = (code | 32) - 87;
  else if (code > 127) value = wideDigitValue(code);
  return value < radix ? value : -1;
}

/** Digits of other scripts come in runs of ten that start at their zero. */
function wideDigitValue(code: number): number {
  if (code > 0x10ffff) return -1;
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return ((code - 0xff21) % 32) + 10;
  if (!/\p{Nd}/u.test(String.fromCodePoint(code))) return -1;
  let zero = code;
  while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

/** @throws JavaError `NumberFormatException` */
export function checkRadix(radix: number): void {
  if (radix < 2) throw new JavaError('NumberFormatException', `radix ${radix} less than Character.MIN_RADIX`);
  if (radix > 36) throw new JavaError('NumberFormatException', `radix ${radix} greater than Character.MAX_RADIX`);
}

/** @returns the error for a text that is no number */
export function invalidNumber(text: string, radix = 10): JavaError {
  const where = radix === 10 ? '' : ` under radix ${radix}`;
  return new JavaError('NumberFormatException', `For input string: "${text}"${where}`);
}

/**
 * @returns the number that `Double.parseDouble` reads
 * @throws JavaError `NumberFormatException`, or `NullPointerException` for null
 */
export function parseFloating(text: string | null): number {
  if (text === null) throw new JavaError('NullPointerException', 'null');
  const trimmed = text.replace(/^[\0-\u0020]+|[\0-\u0020]+$/g, '');
  if (trimmed === '') throw new JavaError('NumberFormatException', 'empty String');
  if (DECIMAL.test(trimmed)) return Number(trimmed.replace(/[fFdD]$/, '').replace(/^[+-]NaN$/, 'NaN'));
  const match = HEXADECIMAL.exec(trimmed);
  const digits = (match?.[2] ?? '') + (match?.[3] ?? '');
  if (match === null || digits === '') throw invalidNumber(trimmed);
  const magnitude = Number(BigInt(`0x${digits}`)) * 2 ** (Number(match[4]) - 4 * (match[3] ?? '').length);
  return match[1] === '-' ? -magnitude : magnitude;
}
