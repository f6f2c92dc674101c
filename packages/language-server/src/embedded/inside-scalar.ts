import type { SpelledScalar } from '@veloway/api';
import type { TextEdit } from '../edit.js';

/**
 * @param text the whole file
 * @param scalar where it stands, and how it spells its text
 * @returns whether a change of the file is certain to change what the scalar says, and nothing else that the file says,
 *   as long as the scalar can be read afterwards
 */
export function isInsideScalar(change: TextEdit, text: string, scalar: SpelledScalar): boolean {
  // These mean something to what reads YAML, wherever they are.
  if (/[\0\ufeff\u0085\u2028\u2029]/.test(change.newText)) return false;
  switch (scalar.spelling) {
    case 'literal':
    case 'folded':
      return isInsideBlock(change, text.slice(scalar.start, scalar.end), scalar.start);
    case 'double-quoted':
    case 'single-quoted':
      return isInsideQuotes(change, text, scalar);
    case 'plain':
      return isInsidePlain(change, text, scalar);
    default:
      return scalar.spelling satisfies never;
  }
}

/**
 * The first character of a block says how far it is indented, and the last one where it ends: between the two, each line
 * need only be indented as far. What is added behind the last one must not end with an empty line.
 */
function isInsideBlock({ start, end, newText }: TextEdit, block: string, blockStart: number): boolean {
  const header = /^[|>][+-]?[ \t]*\r?\n/.exec(block)?.[0];
  if (header === undefined) return false;
  const first = block.slice(header.length).search(/[^ \r\n]/) + header.length;
  const last = block.trimEnd().length - 1;
  const from = start - blockStart;
  const to = end - blockStart;
  if (first < header.length || from <= first || to > last + 1) return false;
  const changed = block.slice(0, from) + newText + block.slice(to);
  if (/\r(?!\n)/.test(changed) || (to === last + 1 && /\n[ \t\r]*$/.test(changed.slice(0, from + newText.length))))
    return false;
  const indentation = first - (block.lastIndexOf('\n', first) + 1);
  const lineStart = block.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = changed.indexOf('\n', from + newText.length);
  const lines = changed.slice(lineStart, lineEnd < 0 ? changed.length : lineEnd);
  return lines.split('\n').every((line) => /^ *\r?$/.test(line) || line.search(/[^ ]/) >= indentation);
}

/** The last quote must still be the one that ends it: one that is escaped goes on, into what follows in the file. */
const QUOTED = /^(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")$/;

/** Lines within could end it otherwise. */
function isInsideQuotes({ start, end, newText }: TextEdit, text: string, scalar: SpelledScalar): boolean {
  if (start <= scalar.start || end >= scalar.end || /[\r\n]/.test(text.slice(scalar.start, scalar.end))) return false;
  const changed = text.slice(scalar.start, start) + newText + text.slice(end, scalar.end);
  return !/[\r\n]/.test(newText) && QUOTED.test(changed);
}

/**
 * What cannot mean anything in a scalar without quotes, once its first characters have said what it is; marks of tab
 * stops may be among it.
 */
const HARMLESS = /^[\w$.()'"/\ue000-\ue00f -]*$/;

export function isInsidePlain({ start, end, newText }: TextEdit, text: string, scalar: SpelledScalar): boolean {
  if (start < scalar.start + 2 || end > scalar.end) return false;
  const before = text.slice(scalar.start, scalar.end);
  const changed = text.slice(scalar.start, start) + newText + text.slice(end, scalar.end);
  const isHarmless = HARMLESS.test(newText) && HARMLESS.test(text.slice(start, end)) && !/[\r\n]/.test(before);
  return isHarmless && /[$(]/.test(changed) && !/:(?:\s|$)|\s(?:#|$)/.test(changed);
}
