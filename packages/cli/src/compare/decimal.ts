/** What JSON writes as a number: sign, whole part, fraction and exponent. */
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Numbers are compared as the decimals that they are: as doubles, 12345678901234567890 and the next would be one. The
 * exponent stays a number beside the digits, so that 1e999999999 takes no room.
 *
 * @param text a number of JSON
 * @returns the same text for every way to write the same number
 */
export function decimalIdentity(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  const digits = whole + fraction;
  const first = firstNonZero(digits);
  if (first === digits.length) return '0';
  const last = lastNonZero(digits);
  const scale = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - 1 - last);
  return `${sign}${digits.slice(first, last + 1)}e${scale}`;
}

// Loops, since a regular expression for zeros at the end takes quadratic time where zeros stand elsewhere.
function firstNonZero(digits: string): number {
  let index = 0;
  while (digits[index] === '0') index++;
  return index;
}

function lastNonZero(digits: string): number {
  let index = digits.length - 1;
  while (digits[index] === '0') index--;
  return index;
}
