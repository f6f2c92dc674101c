import { InvalidJsonError } from './invalid-json-error.js';

const BACKSLASH = 92;
const END = 26;
const DELETE = 127;

/** What a backslash before a character makes of it. A backslash before any other character vanishes along with it. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
  ['b', '\b'],
  ['\\', '\\'],
  ['/', '/'],
  ["'", "'"],
  ['"', '"'],
]);

/**
 * Reads a quoted string that holds a backslash as json-smart 2.2 does in permissive mode: control characters vanish,
 * `\x41` is known beside `\u0041`, and either quote may stand in a string that the other one opened.
 *
 * @param start where the opening quote is
 * @returns the string, and where the text goes on after it
 * @throws InvalidJsonError where the string does not end or a hexadecimal escape is broken
 */
export function unescapePermissive(text: string, start: number): { value: string; end: number } {
  const quote = text.charCodeAt(start);
  const parts: string[] = [];
  let plainFrom = start + 1;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isControl = code < 32 || code === DELETE;
    if (code !== quote && code !== BACKSLASH && !isControl) continue;
    parts.push(text.slice(plainFrom, at));
    if (code === quote) return { value: parts.join(''), end: at + 1 };
    if (code === END) throw broken('a string has no end', at - 1);
    if (code === BACKSLASH) at += pushEscape(text, at + 1, parts);
    plainFrom = at + 1;
  }
  throw broken('a string has no end', text.length - 1);
}

/** Adds the character that an escape stands for. @returns how many characters the escape takes after its backslash */
function pushEscape(text: string, at: number, parts: string[]): number {
  const letter = text.charAt(at);
  const digits = letter === 'u' ? 4 : letter === 'x' ? 2 : 0;
  if (digits === 0) parts.push(ESCAPES.get(letter) ?? '');
  else parts.push(String.fromCharCode(hexadecimal(text, at + 1, digits)));
  // The end mark in place of the escaped character vanishes as any other character does.
  return 1 + digits;
}

function hexadecimal(text: string, start: number, digits: number): number {
  const hex = text.slice(start, start + digits);
  if (hex.length === digits && /^[0-9a-fA-F]+$/.test(hex)) return Number.parseInt(hex, 16);
  const good = /^[0-9a-fA-F]*/.exec(hex)?.[0].length ?? 0;
  throw broken(`an escape needs ${digits} hexadecimal digits`, start + good);
}

function broken(problem: string, offset: number): InvalidJsonError {
  return new InvalidJsonError(`The text cannot be read as JSON: ${problem}, near character ${offset}.`, offset);
}
