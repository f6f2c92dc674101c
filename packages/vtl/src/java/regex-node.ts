import type { CharSet } from './char-set.js';

/** Where a match can be, without consuming anything. `unix`: only a line feed ends a line. */
export interface Assertion {
  readonly kind: 'assert';
  readonly at: 'textStart' | 'textEnd' | 'finalEnd' | 'lineStart' | 'lineEnd' | 'word' | 'notWord' | 'lastMatch';
  readonly unix: boolean;
}

/** How often something may come, and which way is tried first. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly node: RegexNode;
  readonly min: number;
  readonly max: number;
  readonly mode: 'greedy' | 'lazy' | 'possessive';
}

/** A part of a Java regular expression. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly node: RegexNode; readonly index: number }
  | { readonly kind: 'atomic'; readonly node: RegexNode }
  | { readonly kind: 'look'; readonly node: RegexNode; readonly ahead: boolean; readonly negative: boolean }
  | { readonly kind: 'reference'; readonly index: number; readonly fold: boolean }
  | Repeat
  | Assertion;

/** A whole regular expression. */
export interface Regex {
  readonly root: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

/** @returns whether a part has anything for characters beyond the first 65,536, which take two UTF-16 units */
export function hasSupplementary(node: RegexNode): boolean {
  if (node.kind === 'set') return (node.set.ranges.at(-1) ?? 0) > 0xffff;
  if (node.kind === 'sequence' || node.kind === 'choice') return node.nodes.some(hasSupplementary);
  return 'node' in node && hasSupplementary(node.node);
}

/**
 * @returns whether Java sees that a part has a longest match, as look-behind asks for. Its test overlooks endless
 *   repetitions of a single character.
 */
export function isLimited(node: RegexNode): boolean {
  if (node.kind === 'reference') return false;
  if (node.kind === 'sequence' || node.kind === 'choice') return node.nodes.every(isLimited);
  if (node.kind === 'repeat') return node.node.kind === 'set' || (node.max !== Infinity && isLimited(node.node));
  return node.kind === 'look' || !('node' in node) || isLimited(node.node);
}

/** @returns the fewest and the most UTF-16 units that a part can match */
export function lengthOf(node: RegexNode): readonly [min: number, max: number] {
  switch (node.kind) {
    case 'set':
      return [1, (node.set.ranges.at(-1) ?? 0) > 0xffff ? 2 : 1];
    case 'sequence':
      return node.nodes.map(lengthOf).reduce((sum, part) => [sum[0] + part[0], sum[1] + part[1]], [0, 0]);
    case 'choice':
      return node.nodes
        .map(lengthOf)
        .reduce((all, part) => [Math.min(all[0], part[0]), Math.max(all[1], part[1])], [Infinity, 0]);
    case 'group':
    case 'atomic':
      return lengthOf(node.node);
    case 'repeat': {
      const [min, max] = lengthOf(node.node);
      return [min * node.min, max === 0 || node.max === 0 ? 0 : max * node.max];
    }
    case 'reference':
      return [0, Infinity];
    default:
      return [0, 0];
  }
}
