import { childrenOf, type Node, type Range } from '@veloway/vtl';

/**
 * @param offset a place between two characters; one at the end of a node is in the node, so that a cursor behind a name
 *   is at that name
 * @returns the nodes around the place, from the root to the innermost; of two that touch there, the one that begins
 *   before it
 */
export function nodesAt(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [root];
  for (let node: Node | undefined = root; node !== undefined; ) {
    const inside: Node | undefined = childAt(node, offset);
    if (inside !== undefined) path.push(inside);
    node = inside;
  }
  return path;
}

function childAt(node: Node, offset: number): Node | undefined {
  const around = childrenOf(node).filter((child) => child.start <= offset && offset <= child.end);
  const within = around.find((child) => child.start < offset && offset < child.end);
  return within ?? around.find((child) => child.start < offset) ?? around[0];
}

/** @returns whether a place is in a range, its end included */
export function touches({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
