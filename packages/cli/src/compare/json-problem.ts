import type { ParseError } from 'jsonc-parser';
import { UnreadableText } from './unreadable-text.js';

/** jsonc-parser's `ParseErrorCode` in words. */
const REASONS: Readonly<Record<number, string>> = {
  2: 'this is no number',
  3: 'a name in double quotes is expected',
  4: 'a value is expected',
  5: 'a colon is expected',
  6: 'a comma is expected',
  7: 'a closing brace is expected',
  8: 'a closing bracket is expected',
  9: 'nothing more is expected',
  10: 'JSON has no comments',
  11: 'JSON has no comments',
  12: 'the string does not end in its line',
  13: 'the number does not end in a digit',
  14: 'four hexadecimal digits are expected after \\u',
  15: 'the string has an escape that JSON does not know',
  16: 'the string has a control character, which JSON writes as an escape',
};

const INVALID_SYMBOL = 1;
const LONGEST_QUOTE = 40;

/** @returns the first problem of a text that is no JSON, in words */
export function jsonProblem({ error, offset, length }: ParseError, text: string): UnreadableText {
  if (error === INVALID_SYMBOL) return new UnreadableText(`${quote(text, offset, length)} is no JSON value`, offset);
  // `007` is read as a `0` and what should not follow it.
  if (/^0\d$/.test(text.slice(offset - 1, offset + 1))) {
    return new UnreadableText('a number has no zeros before its other digits', offset - 1);
  }
  return new UnreadableText(REASONS[error] ?? 'this is no JSON', offset);
}

function quote(text: string, offset: number, length: number): string {
  const symbol = text.slice(offset, offset + length);
  return symbol.length > LONGEST_QUOTE ? `\`${symbol.slice(0, LONGEST_QUOTE)}…\`` : `\`${symbol}\``;
}
