import type { TextEdit } from '../edit.js';
import type { HeadToken } from './head-token.js';

/** Where a head stands, for the lines that it goes on to. */
export interface HeadLayout {
  /** The blanks that its first line begins with. */
  readonly indentation: string;
  /** One level more. */
  readonly unit: string;
}

/**
 * @returns the changes of the blanks between tokens. Lines stay as they are divided, and are indented by the brackets
 *   that are open
 */
export function layOutHead(text: string, tokens: readonly HeadToken[], layout: HeadLayout): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const open: number[] = [];
  let line = 0;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (before !== undefined) {
      const blanks = text.slice(before.end, token.start);
      const lineEnding = breaksLine(before, token) ? /\r\n|\r|\n/.exec(blanks)?.[0] : undefined;
      if (lineEnding !== undefined) line++;
      const newText =
        lineEnding === undefined
          ? between(before, token)
          : lineEnding + layout.indentation + layout.unit.repeat(depthAt(text, tokens, index, open));
      if (newText !== blanks) edits.push({ start: before.end, end: token.start, newText });
    }
    if (token.role === 'open') open.push(line);
    if (token.role === 'close') open.pop();
  }
  return edits;
}

function breaksLine(before: HeadToken, { glued, role }: HeadToken): boolean {
  return !glued && role !== 'comma' && role !== 'colon' && before.role !== 'not';
}

function between(before: HeadToken, { glued, role }: HeadToken): string {
  if (glued || before.role === 'open' || role === 'close' || role === 'comma' || role === 'colon') return '';
  if (before.role === 'not' || before.role === 'dots' || role === 'dots') return '';
  return ' ';
}

/** Brackets that are opened in one line indent once, and what closes them is as far as that line. */
function depthAt(text: string, tokens: readonly HeadToken[], index: number, open: readonly number[]): number {
  let closing = 0;
  for (let at = index; tokens[at]?.role === 'close' && (at === index || !isBroken(text, tokens, at)); at++) closing++;
  return new Set(open.slice(0, Math.max(0, open.length - closing))).size;
}

function isBroken(text: string, tokens: readonly HeadToken[], index: number): boolean {
  return /[\r\n]/.test(text.slice(tokens[index - 1]?.end, tokens[index]?.start));
}
