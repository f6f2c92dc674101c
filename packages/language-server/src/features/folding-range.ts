import { type Directive, type IfDirective, type Node, type Range, visit } from '@veloway/vtl';
import { keywordsOf } from '../block-keywords.js';
import { jsonPieces } from '../json-scan.js';
import { outputFormat } from '../output-shape/output-format.js';
import type { TemplateView } from '../template-view.js';

/** What an editor can fold. The line that the range begins in stays, and so does what is behind its last line. */
export interface FoldingRange extends Range {
  readonly kind: 'block' | 'comment' | 'data';
}

/** @returns what can be folded, in the order of the text: each has more than one line */
export function foldingRanges(view: TemplateView): readonly FoldingRange[] {
  const { tree, text, role } = view;
  const found: FoldingRange[] = [];
  visit(tree, (node) => {
    found.push(...rangesOf(node, text));
    return node.kind !== 'StringLiteral';
  });
  if (outputFormat(tree, role) !== 'xml')
    for (const braces of jsonPieces(tree).braces) found.push(...upToLine(text, braces, 'data'));
  return onePerLine(
    text,
    found.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

function rangesOf(node: Node, text: string): readonly FoldingRange[] {
  switch (node.kind) {
    case 'IfDirective':
    case 'Directive':
      return blockRanges(node, text);
    case 'Comment':
    case 'TextBlock':
      return multiLine(text, { start: node.start, end: trimmedEnd(text, node) }, 'comment');
    case 'ListLiteral':
    case 'MapLiteral':
      return upToLine(text, node, 'data');
    default:
      return [];
  }
}

/** From each keyword up to the line of the next, which stays. */
function blockRanges(node: IfDirective | Directive, text: string): readonly FoldingRange[] {
  if (node.kind === 'Directive' && node.body === undefined) return [];
  const keywords = keywordsOf(text, node);
  return keywords.flatMap((keyword, index) => {
    const next = keywords[index + 1];
    if (next !== undefined) return upToLine(text, { start: keyword.start, end: next.start }, 'block');
    return node.closed ? [] : multiLine(text, { start: keyword.start, end: trimmedEnd(text, node) }, 'block');
  });
}

/** The line that a range ends in stays where something stands before the end that is not part of it. */
function upToLine(text: string, { start, end }: Range, kind: FoldingRange['kind']): readonly FoldingRange[] {
  return multiLine(text, { start, end: lineStart(text, end) - 1 }, kind);
}

function multiLine(text: string, { start, end }: Range, kind: FoldingRange['kind']): readonly FoldingRange[] {
  return end > start && /[\r\n]/.test(text.slice(start, end)) ? [{ start, end, kind }] : [];
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function trimmedEnd(text: string, { start, end }: Range): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Editors fold whole lines: of two ranges that begin in one, the longer is the one that counts. */
function onePerLine(text: string, ranges: readonly FoldingRange[]): readonly FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const line = lineStart(text, range.start);
    const other = byLine.get(line);
    if (other === undefined || other.end < range.end) byLine.set(line, range);
  }
  return [...byLine.values()].sort((a, b) => a.start - b.start);
}
