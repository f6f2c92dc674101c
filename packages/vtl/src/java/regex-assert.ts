import type { Assertion } from './regex-node.js';

/** @returns whether an assertion holds at a position of a text */
export function holds(at: Assertion['at'], unix: boolean, text: string, position: number, lastMatch: number): boolean {
  switch (at) {
    case 'textStart':
      return position === 0;
    case 'textEnd':
      return position === text.length;
    case 'finalEnd':
      return position === text.length || isFinalEnd(text, position, unix);
    case 'lineEnd':
      return position === text.length || endsLine(text, position, unix);
    case 'lineStart':
      return startsLine(text, position, unix);
    case 'lastMatch':
      return position === lastMatch;
    default:
      return (wordBefore(text, position) !== wordAfter(text, position)) === (at === 'word');
  }
}

function isLineEnd(text: string, position: number, unix: boolean): boolean {
  const code = text.charCodeAt(position);
  return code === 10 || (!unix && (code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029));
}

/** Between the two characters of a carriage return with line feed there is no end of a line. */
function endsLine(text: string, position: number, unix: boolean): boolean {
  if (!isLineEnd(text, position, unix)) return false;
  return unix || !isPair(text, position - 1);
}

function isFinalEnd(text: string, position: number, unix: boolean): boolean {
  if (position === text.length - 2) return !unix && isPair(text, position);
  return position === text.length - 1 && endsLine(text, position, unix);
}

/** No line starts at the end of a text, not even in an empty one, as in Java. */
function startsLine(text: string, position: number, unix: boolean): boolean {
  if (position === text.length) return false;
  if (position === 0) return true;
  return isLineEnd(text, position - 1, unix) && (unix || !isPair(text, position - 1));
}

function isPair(text: string, position: number): boolean {
  return text.charCodeAt(position) === 13 && text.charCodeAt(position + 1) === 10;
}

const WORD_CHARACTER = /^[_\p{L}\p{Nd}]$/u;

function isWord(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || code === 95 || ((code | 32) >= 97 && (code | 32) <= 122);
  return WORD_CHARACTER.test(String.fromCodePoint(code));
}

function wordAfter(text: string, position: number): boolean {
  const code = text.codePointAt(position);
  return code !== undefined && (isWord(code) || isMarkedWord(text, position));
}

function wordBefore(text: string, position: number): boolean {
  if (position === 0) return false;
  const pair = position >= 2 ? (text.codePointAt(position - 2) ?? 0) : 0;
  return isWord(pair > 0xffff ? pair : text.charCodeAt(position - 1)) || isMarkedWord(text, position - 1);
}

/** A mark belongs to the word of the letter that it stands on. */
function isMarkedWord(text: string, position: number): boolean {
  let index = position;
  while (index >= 0 && /^\p{Mn}$/u.test(text.charAt(index))) index--;
  return index >= 0 && index < position && isWord(text.charCodeAt(index)) && text.charAt(index) !== '_';
}
