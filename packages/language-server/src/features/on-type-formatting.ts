import type { Branch, Directive, IfDirective, Node } from '@veloway/vtl';
import { headOf } from '../block-head.js';
import type { TextEdit } from '../edit.js';
import { lineStart } from '../line-start.js';
import { nodesAt } from '../node-at.js';
import type { TemplateView } from '../template-view.js';

/** What has to be typed for {@link onTypeFormatting} to be asked. */
export const ON_TYPE_TRIGGERS = [')', '\n'] as const;

/**
 * @param offset where the cursor is after a character was typed
 * @param character the one that was typed
 * @returns the insertion of an `#end` for the block whose head was just finished, where one is missing
 */
export function onTypeFormatting(view: TemplateView, offset: number, character: string): readonly TextEdit[] {
  const { text } = view;
  if (!/^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 500))) return [];
  if (character === ')') {
    return lacksEnd(view, offset) ? [{ start: offset, end: offset, newText: '#end' }] : [];
  }
  const begin = lineStart(text, offset);
  if (text.slice(begin, offset).trim() !== '' || begin === 0) return [];
  const lineEnding = text.startsWith('\r\n', begin - 2) ? '\r\n' : text.charAt(begin - 1);
  const before = text.slice(0, begin).trimEnd().length;
  // Blanks may be between the head and its line ending, and no other lines.
  if (/[\r\n]/.test(text.slice(before, begin - lineEnding.length)) || !lacksEnd(view, before)) return [];
  return [endLine(text, offset, before, lineEnding)];
}

/** A line of its own below the one of the cursor, which then stays where it is. */
function endLine(text: string, offset: number, head: number, lineEnding: string): TextEdit {
  const start = lineStart(text, head);
  const end = `${/^[ \t]*/.exec(text.slice(start, head))?.[0] ?? ''}#end`;
  const rest = /^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(offset))?.[0];
  const place = rest === undefined ? text.length : offset + rest.length;
  return { start: place, end: place, newText: rest === undefined ? `${lineEnding}${end}` : `${end}${lineEnding}` };
}

/** @returns whether the head of a block ends at a place, and an `#end` is missing for it or for a block around it */
export function lacksEnd({ tree, text }: TemplateView, place: number): boolean {
  if (text.charAt(place - 1) !== ')') return false;
  const around = nodesAt(tree, place - 1);
  const index = around.findLastIndex((node) => isBlockHead(node) && closesAt(text, node, place));
  // The next `#end` closes the innermost block, whichever it was meant for.
  return index >= 0 && around.slice(0, index + 1).some((node) => isBlock(node) && !node.closed);
}

/** What is closed may be a call in the head, whose own parenthesis is not there yet. */
function closesAt(text: string, node: Branch | Directive, place: number): boolean {
  const last = node.kind === 'Branch' ? node.condition : node.args.at(-1);
  return (last === undefined || last.end < place) && headOf(text, node).end === place;
}

function isBlock(node: Node): node is IfDirective | Directive {
  return node.kind === 'IfDirective' || node.kind === 'Directive';
}

/** An `#elseif` needs no `#end` of its own, but the `#if` that it belongs to is around it. */
function isBlockHead(node: Node): node is Branch | Directive {
  return node.kind === 'Branch' || (node.kind === 'Directive' && node.body !== undefined);
}
