import type { Node } from './ast.js';
import { childrenOf } from './visit.js';

/**
 * Makes the ranges of a tree nest and follow one another. Those of a template that Velocity accepts do; recovery from
 * what it refuses may leave nodes at tokens that are not there.
 */
export function settleRanges(node: Node, start: number, end: number): void {
  const from = within(node.start, start, end);
  const to = within(node.end, from, end);
  Object.assign(node, { start: from, end: to });
  // A name that recovery has made up is empty, and ends what there is.
  if ('nameStart' in node && Number.isNaN(node.nameStart)) Object.assign(node, { nameStart: to - node.name.length });
  let at = from;
  for (const child of childrenOf(node)) {
    settleRanges(child, at, to);
    at = child.end;
  }
}

function within(offset: number, start: number, end: number): number {
  return Number.isNaN(offset) ? start : Math.min(Math.max(offset, start), end);
}
