/** Character tests and matchers of single tokens: each takes a text and an offset and answers the offset after. */

const DOLLAR = 36;
const HASH = 35;
const BACKSLASH = 92;
const LPAREN = 40;
const BANG = 33;

export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** @returns whether the character is one that Velocity's grammar calls white space */
export function isBlank(c: number): boolean {
  return c === 32 || c === 9 || c === 10 || c === 13;
}

/** The rest of an identifier of a reference: letters, digits, `-` and `_`. */
export function scanIdentifier(text: string, at: number): number {
  let end = at;
  for (let c = text.charCodeAt(end); isLetter(c) || isDigit(c) || c === 45 || c === 95; c = text.charCodeAt(end)) end++;
  return end;
}

/** The rest of a directive's name or of a bare word: letters, digits, `_` and `@`. */
export function scanWord(text: string, at: number): number {
  let end = at;
  for (let c = text.charCodeAt(end); isLetter(c) || isDigit(c) || c === 95 || c === 64; c = text.charCodeAt(end)) end++;
  return end;
}

/** `{name}` of a directive; -1 where there is none. */
export function scanBracketedWord(text: string, at: number): number {
  const first = text.charCodeAt(at + 1);
  if (!isLetter(first) && first !== 95) return -1;
  const end = scanWord(text, at + 2);
  return text.charCodeAt(end) === 125 ? end + 1 : -1;
}

export function scanBlanks(text: string, at: number): number {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  return end;
}

/** A line ending at `at`, or `at` itself. */
export function scanNewline(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c === 10) return at + 1;
  if (c !== 13) return at;
  return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
}

/** Blanks and the line ending after them; nothing where no line ending follows. */
export function scanLineRest(text: string, at: number): number {
  let end = at;
  for (let c = text.charCodeAt(end); c === 32 || c === 9; c = text.charCodeAt(end)) end++;
  const after = scanNewline(text, end);
  return after === end ? at : after;
}

/**
 * A string literal: the longest stretch that a closing quote ends, where a doubled quote does not close.
 * @returns -1 where the string is never closed
 */
export function scanString(text: string, at: number): number {
  const quote = text[at] as string;
  let end = -1;
  for (let close = text.indexOf(quote, at + 1); close !== -1; close = text.indexOf(quote, close + 2)) {
    end = close + 1;
    if (text[end] !== quote) return end;
  }
  return end;
}

/**
 * A number, with its sign.
 * @returns the offset after it and whether it is an integer, or undefined where there is none
 */
export function scanNumber(text: string, at: number): { end: number; integer: boolean } | undefined {
  const start = text.charCodeAt(at) === 45 ? at + 1 : at;
  const whole = scanDigits(text, start);
  if (text.charCodeAt(whole) === 46) {
    if (whole > start && text.charCodeAt(whole + 1) === 46) return { end: whole, integer: true };
    const fraction = scanDigits(text, whole + 1);
    if (whole === start && fraction === whole + 1) return undefined;
    return { end: scanExponent(text, fraction), integer: false };
  }
  if (whole === start) return undefined;
  const end = scanExponent(text, whole);
  return { end, integer: end === whole };
}

function scanDigits(text: string, at: number): number {
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function scanExponent(text: string, at: number): number {
  const letter = text.charCodeAt(at);
  if (letter !== 101 && letter !== 69) return at;
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
  const end = scanDigits(text, digits);
  return end === digits ? at : end;
}

/** Backslashes, `$`, and `!` that further backslashes may separate from it; -1 where no `$` follows the backslashes. */
export function scanDollar(text: string, at: number): number {
  const dollar = scanBackslashes(text, at);
  if (text.charCodeAt(dollar) !== DOLLAR) return -1;
  const bang = scanBackslashes(text, dollar + 1);
  return text.charCodeAt(bang) === BANG ? bang + 1 : dollar + 1;
}

export function scanBackslashes(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === BACKSLASH) end++;
  return end;
}

/** `$[`, `$![`, `$\![` or `$.`, which Velocity takes for text; -1 where there is none. */
export function scanEmptyIndex(text: string, at: number): number {
  if (text.charCodeAt(at) !== DOLLAR) return -1;
  if (text.charCodeAt(at + 1) === 46) return at + 2;
  for (const head of ['$[', '$![', '$\\![']) if (text.startsWith(head, at)) return at + head.length;
  return -1;
}

/** Blanks, `#set` or `#{set}`, spaces and the parenthesis; -1 where there is none. */
export function scanSetOpen(text: string, at: number): number {
  let hash = at;
  for (let c = text.charCodeAt(hash); c === 32 || c === 9; c = text.charCodeAt(hash)) hash++;
  if (text.charCodeAt(hash) !== HASH) return -1;
  let end: number;
  if (text.startsWith('set', hash + 1)) end = hash + 4;
  else if (text.startsWith('{set}', hash + 1)) end = hash + 6;
  else return -1;
  while (text.charCodeAt(end) === 32) end++;
  return text.charCodeAt(end) === LPAREN ? end + 1 : -1;
}

/** Text up to the next character that may begin something else. */
export function scanText(text: string, at: number): number {
  let end = at;
  for (let c = text.charCodeAt(end); end < text.length; c = text.charCodeAt(++end)) {
    if (c === DOLLAR || c === HASH || c === BACKSLASH) return end;
  }
  return end;
}

/**
 * What Velocity prints for a zero-width terminator, whose image is whatever began no reference and no directive, and
 * the character after it: the `$` and `#` in it, with the backslashes before a `$`.
 */
export function specialText(image: string): string {
  let out = '';
  for (let i = 0; i < image.length; i++) {
    const c = image.charCodeAt(i);
    if (c === HASH || c === DOLLAR) out += image[i];
    if (c !== BACKSLASH) continue;
    const dollar = scanBackslashes(image, i);
    if (image.charCodeAt(dollar) !== DOLLAR) continue;
    out += image.slice(i, dollar + 1);
    i = dollar + 1;
  }
  return out;
}
