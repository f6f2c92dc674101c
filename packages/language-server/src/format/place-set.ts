import type { Node } from '@veloway/vtl';
import type { TextEdit } from '../edit.js';
import type { ChangedLines } from './changed-lines.js';
import type { Formattable } from './statements.js';

/**
 * Velocity reads over the blanks before a `#set`, unless a text is before them, and over a line ending behind it. So a
 * `#set` is indented as what is before it in its block, or one level more than the block, and those that follow one
 * another in a line of their own get a line each.
 *
 * @returns the change of what is before a `#set`; undefined where it stays as it is
 */
export function placeSet(
  text: string,
  { node, before, parent }: Formattable,
  lines: ChangedLines,
  unit: string,
): TextEdit | undefined {
  const hash = hashOf(text, node);
  const follows = before?.kind === 'SetDirective' && before.end === node.start && lines.isFirst(hashOf(text, before));
  const isOwnLine = lines.isStart(node.start);
  if (isOwnLine ? before?.kind === 'Text' : !follows) return undefined;
  const around = before ?? parent;
  const base = around === undefined ? '' : lines.indentationAt(hashOf(text, around));
  const indentation = before === undefined && parent !== undefined ? base + unit : base;
  lines.begin(hash, indentation);
  const newText = isOwnLine ? indentation : lineEnding(text) + indentation;
  return newText === text.slice(node.start, hash) ? undefined : { start: node.start, end: hash, newText };
}

/** Blanks before a `#set` are part of it, and what begins nothing may be part of another directive. */
function hashOf(text: string, node: Node): number {
  if (node.kind === 'Text' || node.kind === 'Reference') return node.start;
  const hash = text.indexOf('#', node.start);
  return hash < 0 || hash >= node.end ? node.start : hash;
}

function lineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
