import type { Range } from '@veloway/vtl';
import { keywordsOf } from '../block-keywords.js';
import type { TextEdit } from '../edit.js';
import { headsOf } from './heads.js';
import type { Formattable } from './statements.js';

/** Blanks that a line ending follows are read over, with it, behind a parenthesis, `#else` and `#end`, and in comments. */
export function trimLineEnds(text: string, node: Formattable['node']): readonly TextEdit[] {
  if (node.kind === 'Reference') return [];
  if (node.kind === 'Comment') return commentEdits(text, node);
  return placesBehind(text, node).flatMap((place) => {
    const blanks = /^[ \t]+(?=[\r\n])/.exec(text.slice(place, place + 1000))?.[0];
    return blanks === undefined ? [] : [{ start: place, end: place + blanks.length, newText: '' }];
  });
}

function commentEdits(text: string, { start, end }: Range): readonly TextEdit[] {
  return Array.from(text.slice(start, end).matchAll(/[ \t]+(?=[\r\n])/g), ({ 0: blanks, index }) => {
    return { start: start + index, end: start + index + blanks.length, newText: '' };
  });
}

function placesBehind(
  text: string,
  node: Exclude<Formattable['node'], { kind: 'Reference' | 'Comment' }>,
): readonly number[] {
  const heads = headsOf(text, node).flatMap((head) => head.at(-1)?.end ?? []);
  if (node.kind === 'SetDirective') return heads;
  const keywords = keywordsOf(text, node).filter(({ name }) => name === 'else' || name === 'end');
  return [...heads, ...keywords.map(({ end }) => end)];
}
