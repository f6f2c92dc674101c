import { positionAt, visit } from '@veloway/vtl';
import type { TemplateView } from '../template-view.js';

const COMMENT = /^#[#*]\s*veloway-disable-next-line\b([^*\r\n]*)/;

/** @returns a function that tells whether a comment above the line of a place silences a rule there */
export function disabledIn({ tree, text }: TemplateView): (code: string, offset: number) => boolean {
  if (!text.includes('veloway-disable-next-line')) return () => false;
  const byLine = new Map<number, readonly string[]>();
  visit(tree, (node) => {
    const codes = node.kind === 'Comment' ? COMMENT.exec(text.slice(node.start, node.end).trimStart()) : null;
    if (codes === null) return;
    const lastCharacter = node.start + text.slice(node.start, node.end).trimEnd().length;
    byLine.set(positionAt(text, lastCharacter).line + 1, (codes[1] ?? '').split(/[\s,]+/).filter(Boolean));
  });
  return (code, offset) => {
    const codes = byLine.get(positionAt(text, offset).line);
    return codes !== undefined && (codes.length === 0 || codes.includes(code));
  };
}
