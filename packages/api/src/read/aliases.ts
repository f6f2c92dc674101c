import type { Range } from '@veloway/vtl';
import { type Alias, type Document, isAlias, type Node, visit } from 'yaml';

/** What each alias of a document repeats. */
export type Aliases = ReadonlyMap<Alias, Node>;

export interface BrokenAlias {
  readonly node: Node;
  readonly message: string;
}

/** @returns what the aliases repeat, in one walk, or the first one that repeats nothing that could be read */
export function aliasesOf(document: Document): Map<Alias, Node> | BrokenAlias {
  const anchors = new Map<string, Node>();
  const aliases = new Map<Alias, Node>();
  let broken: BrokenAlias | undefined;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if ('anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      broken = brokenAlias(node, target);
      if (target !== undefined) aliases.set(node, target);
      return broken === undefined ? undefined : visit.BREAK;
    },
  });
  return broken ?? aliases;
}

function brokenAlias(node: Alias, target: Node | undefined): BrokenAlias | undefined {
  const name = `\`*${node.source}\``;
  if (target === undefined) return { node, message: `${name} repeats nothing: put \`&${node.source}\` before it.` };
  const [inner, outer] = [rangeOf(node), rangeOf(target)];
  if (outer.start > inner.start || inner.end > outer.end) return undefined;
  return { node, message: `${name} stands within what it repeats, which has no end: write out what it should be.` };
}

/** @returns where a node stands in the text */
export function rangeOf(node: unknown): Range {
  const [start, end] = (node as Node | null)?.range ?? [0, 0];
  return { start, end };
}
