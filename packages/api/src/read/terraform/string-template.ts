import type { VariableSyntax } from '../computed/substituted-text.js';

/** A piece of a text of Terraform's: characters as they are, an expression in `${…}`, or a directive in `%{…}`. */
export interface Piece {
  readonly kind: 'text' | 'expression' | 'directive';
  /** What the piece says: the characters, or what is between the braces. */
  readonly text: string;
  /** The offset of the piece in the text, and that after it. */
  readonly start: number;
  readonly end: number;
}

/** What begins something other than plain text; `$${` and `%%{` stand for `${` and `%{`. */
const OPENING = /\$\$\{|%%\{|\$\{|%\{/g;

/** The expressions and directives of Terraform. */
export const TEMPLATE_SYNTAX: VariableSyntax = {
  by: 'terraform',
  isValueAlone: true,
  piecesOf: (written) =>
    piecesOf(written)?.map((piece) => {
      const { kind, start, end } = piece;
      return kind === 'text' ? { ...piece, kind } : { kind: 'variable', text: written.slice(start, end), start, end };
    }),
  escaped: (text) => text.replace(/[$%]\{/g, (sign) => `${sign[0]}${sign}`),
};

/**
 * @returns the pieces of a text, or undefined where a `${` is not closed
 */
export function piecesOf(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  const opening = new RegExp(OPENING);
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const { 0: sign, index } = found;
    if (sign.length === 3) {
      // Of two signs one is left.
      pieces.push({ kind: 'text', text: text.slice(at, index + 1), start: at, end: index + 2 });
      at = index + 2;
      continue;
    }
    const end = closingBrace(text, index + 2);
    if (end === undefined) return undefined;
    pieces.push({ kind: 'text', text: text.slice(at, index), start: at, end: index });
    const kind = sign === '${' ? 'expression' : 'directive';
    pieces.push({ kind, text: text.slice(index + 2, end).replace(/^~|~$/g, ''), start: index, end: end + 1 });
    at = end + 1;
    opening.lastIndex = at;
  }
  pieces.push({ kind: 'text', text: text.slice(at), start: at, end: text.length });
  return pieces.filter((piece) => piece.end > piece.start);
}

/** @returns the offset of the brace that closes an expression, over braces and texts that stand in it */
export function closingBrace(text: string, from: number): number | undefined {
  // A text in quotes within an expression may hold expressions itself: each opening says what it is closed by.
  const open: ('brace' | 'quote')[] = ['brace'];
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (open.at(-1) === 'quote') {
      if (character === '\\') at++;
      else if (character === '"') open.pop();
      else if ((character === '$' || character === '%') && text[at + 1] === '{') {
        // Doubled, it is text.
        if (text[at - 1] !== character) open.push('brace');
        at++;
      }
    } else if (character === '"') open.push('quote');
    else if (character === '{') open.push('brace');
    else if (character === '}') {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return undefined;
}
