/** Decimal numbers as texts, of any length: XML Schema's have no bound, and numbers of JavaScript do. */

interface Decimal {
  readonly isNegative: boolean;
  /** Without leading zeros. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const bare = { whole: whole.replace(/^0+/, ''), fraction: withoutTrailingZeros(fraction) };
  return { ...bare, isNegative: text.startsWith('-') && bare.whole + bare.fraction !== '' };
}

/** A regular expression for this would take quadratic time on zeros that end in something else. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Doubles tell decimals of so many digits apart, and print them as they are. */
const EXACT_LENGTH = 15;

/** @returns less than, equal to or more than 0, as the first is less than, equal to or more than the second */
export function compareDecimals(first: string, second: string): number {
  if (first.length <= EXACT_LENGTH && second.length <= EXACT_LENGTH) return Number(first) - Number(second);
  const a = decimalOf(first);
  const b = decimalOf(second);
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  const order = compareSizes(a, b);
  return a.isNegative ? -order : order;
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  if (a.whole !== b.whole) return a.whole < b.whole ? -1 : 1;
  if (a.fraction === b.fraction) return 0;
  return a.fraction < b.fraction ? -1 : 1;
}

/** @returns how many digits there are in all and after the point, without those that change nothing */
export function digitsOf(text: string): { readonly total: number; readonly fraction: number } {
  const { whole, fraction } = decimalOf(text);
  return { total: whole.length + fraction.length, fraction: fraction.length };
}

/** @returns the number without an exponent, which neither decimals nor integers of XML Schema have */
export function plainDecimal(value: number): string {
  const [digits = '', exponent] = String(Math.abs(value)).split('e');
  const sign = value < 0 ? '-' : '';
  if (exponent === undefined) return sign + digits;
  const [whole = '', fraction = ''] = digits.split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return sign + (point >= all.length ? all.padEnd(point, '0') : `${all.slice(0, point)}.${all.slice(point)}`);
}

/** No double has more digits before or after the point. */
const MOST_DIGITS = 1100;

/** @returns the number that has exactly this value, or undefined where no double that prints alike has it */
export function exactNumber(text: string): number | undefined {
  if (text.length > MOST_DIGITS) return undefined;
  const value = Number(text);
  if (text.length <= EXACT_LENGTH) return value === 0 ? 0 : value;
  if (!Number.isFinite(value) || compareDecimals(plainDecimal(value), text) !== 0) return undefined;
  return value === 0 ? 0 : value;
}
