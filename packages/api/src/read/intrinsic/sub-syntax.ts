import type { VariableSyntax, WrittenPiece } from '../computed/substituted-text.js';

/** What `Fn::Sub` replaces in its text: `${NAME}`, and `${!NAME}` by `${NAME}`. */
const VARIABLE = /\$\{(!?)([^{}]*)\}/g;

/** The variables of `Fn::Sub`. */
export const SUB_SYNTAX: VariableSyntax = {
  by: 'Fn::Sub',
  isValueAlone: false,
  piecesOf,
  escaped: (text) => text.replace(VARIABLE, (variable) => `\${!${variable.slice(2)}`),
};

function piecesOf(written: string): readonly WrittenPiece[] {
  const pieces: WrittenPiece[] = [];
  let start = 0;
  const push = (kind: WrittenPiece['kind'], to: number, end = to): void => {
    if (end > start) pieces.push({ kind, text: written.slice(start, to), start, end });
    start = end;
  };
  for (const { 0: whole, 1: mark, index } of written.matchAll(VARIABLE)) {
    // The mark goes, and what is around it stays.
    if (mark === '!') push('text', index + 2, index + 3);
    else {
      push('text', index);
      push('variable', index + whole.length);
    }
  }
  push('text', written.length);
  return pieces;
}

/** @returns the name in `${NAME}` */
export function nameIn(variable: string): string {
  return variable.slice(2, -1);
}
