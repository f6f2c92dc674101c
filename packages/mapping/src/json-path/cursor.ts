import { invalidPath } from './json-path-error.js';

const DIGIT = /^\p{Nd}$/u;

/**
 * @returns the character at a place
 * @throws JsonPathError where the text is too short for it, as Java's `charAt` makes Jayway do
 */
export function charOf(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === '') throw invalidPath(`'${text}' ends too early. Close what it opens.`);
  return char;
}

/** @returns whether Java's `Character.isDigit` holds for the character */
export function isDigit(char: string): boolean {
  return (char >= '0' && char <= '9') || (char > '\x7f' && DIGIT.test(char));
}

/**
 * Reads what Java's `Integer.parseInt` reads.
 *
 * @throws JsonPathError where that throws
 */
export function parseIndex(text: string): number {
  const value = Number(toAsciiDigits(text));
  const isInt = /^[+-]?\p{Nd}+$/u.test(text) && value >= -2147483648 && value <= 2147483647;
  if (!isInt) throw invalidPath(`'${text}' is no index. Write a whole number, or quote the name of a property.`);
  return value + 0;
}

/** Digits of other scripts count as well. In Unicode the ten of a script start at a code that ends in 0 or 6. */
function toAsciiDigits(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const startsAtZero = DIGIT.test(String.fromCharCode(code & ~15));
    return String((code & 15) - (startsAtZero ? 0 : 6));
  });
}
