import { isAlias, isMap, isPair, isSeq, type Node } from 'yaml';
import type { Aliases } from './aliases.js';

/** How much a document holds when its aliases are written out. */
interface Extent {
  readonly values: number;
  readonly depth: number;
}

/** How many values the aliases of a file may repeat altogether; it bounds what a few lines can ask for. */
const MAX_REPEATED = 100_000;

/** How deep values may nest: deeper than any API does, and less than what reading them could bear. */
export const MAX_DEPTH = 200;

/** @returns what is too much of a document, or undefined where it can be read */
export function tooMuch(root: Node | null, aliases: Aliases): 'too-many-aliases' | 'nesting-too-deep' | undefined {
  const known = new Map<unknown, Extent>();
  const written = extentOf(root, undefined, known, 0);
  if (written.depth > MAX_DEPTH) return 'nesting-too-deep';
  if (aliases.size === 0) return undefined;
  const whole = extentOf(root, aliases, new Map(), 0);
  if (whole.values - written.values > MAX_REPEATED) return 'too-many-aliases';
  return whole.depth > MAX_DEPTH ? 'nesting-too-deep' : undefined;
}

/** Each node is counted once, however often it is repeated. */
function extentOf(node: unknown, aliases: Aliases | undefined, known: Map<unknown, Extent>, depth: number): Extent {
  // Deeper ones are not walked, for the walk could not bear it.
  if (depth > MAX_DEPTH) return { values: 1, depth: 1 };
  const found = known.get(node);
  if (found !== undefined) return found;
  const inner = childrenOf(node, aliases).map((child) => extentOf(child, aliases, known, depth + 1));
  const values = inner.reduce((sum, child) => sum + child.values, 1);
  const extent = { values, depth: 1 + inner.reduce((most, child) => Math.max(most, child.depth), 0) };
  known.set(node, extent);
  return extent;
}

function childrenOf(node: unknown, aliases: Aliases | undefined): readonly unknown[] {
  if (isAlias(node)) return aliases === undefined ? [] : [aliases.get(node)];
  if (isMap(node) || isSeq(node)) return node.items.flatMap((item) => (isPair(item) ? [item.value] : [item]));
  return [];
}
