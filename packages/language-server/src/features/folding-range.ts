import { type Directive, type IfDirective, type Node, type Range, visit } from '@veloway/vtl';
import { keywordsOf } from '../block-keywords.js';
import { jsonPieces } from '../json-scan.js';
import { lineStartsOf } from '../line-start.js';
import { outputFormat } from '../output-shape/output-format.js';
import type { TemplateView } from '../template-view.js';

/** What an editor can fold. The line that the range begins in stays, and so does what is behind its last line. */
export interface FoldingRange extends Range {
  readonly kind: 'block' | 'comment' | 'data';
}

/** A text, and where the lines of its places begin. */
interface Lines {
  readonly text: string;
  readonly startOf: (offset: number) => number;
}

/** @returns what can be folded, in the order of the text: each has more than one line */
export function foldingRanges(view: TemplateView): readonly FoldingRange[] {
  const { tree, text, role } = view;
  const lines: Lines = { text, startOf: lineStartsOf(text) };
  const found: FoldingRange[] = [];
  visit(tree, (node) => {
    found.push(...rangesOf(node, lines));
    return node.kind !== 'StringLiteral';
  });
  if (outputFormat(tree, role) !== 'xml')
    for (const braces of jsonPieces(tree).braces) found.push(...upToLine(lines, braces, 'data'));
  return onePerLine(
    lines,
    found.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

function rangesOf(node: Node, lines: Lines): readonly FoldingRange[] {
  switch (node.kind) {
    case 'IfDirective':
    case 'Directive':
      return blockRanges(node, lines);
    case 'Comment':
    case 'TextBlock':
      return multiLine(lines, { start: node.start, end: trimmedEnd(lines, node) }, 'comment');
    case 'ListLiteral':
    case 'MapLiteral':
      return upToLine(lines, node, 'data');
    default:
      return [];
  }
}

/** From each keyword up to the line of the next, which stays. */
function blockRanges(node: IfDirective | Directive, lines: Lines): readonly FoldingRange[] {
  if (node.kind === 'Directive' && node.body === undefined) return [];
  const keywords = keywordsOf(lines.text, node);
  return keywords.flatMap((keyword, index) => {
    const next = keywords[index + 1];
    if (next !== undefined) return upToLine(lines, { start: keyword.start, end: next.start }, 'block');
    return node.closed ? [] : multiLine(lines, { start: keyword.start, end: trimmedEnd(lines, node) }, 'block');
  });
}

/** The line that a range ends in stays where something stands before the end that is not part of it. */
function upToLine(lines: Lines, { start, end }: Range, kind: FoldingRange['kind']): readonly FoldingRange[] {
  return multiLine(lines, { start, end: lines.startOf(end) - 1 }, kind);
}

function multiLine({ text }: Lines, { start, end }: Range, kind: FoldingRange['kind']): readonly FoldingRange[] {
  return end > start && /[\r\n]/.test(text.slice(start, end)) ? [{ start, end, kind }] : [];
}

function trimmedEnd({ text }: Lines, { start, end }: Range): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Editors fold whole lines: of two ranges that begin in one, the longer is the one that counts. */
function onePerLine({ startOf }: Lines, ranges: readonly FoldingRange[]): readonly FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const line = startOf(range.start);
    const other = byLine.get(line);
    if (other === undefined || other.end < range.end) byLine.set(line, range);
  }
  return [...byLine.values()].sort((a, b) => a.start - b.start);
}
