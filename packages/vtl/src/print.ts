import type { Node, Template } from './ast.js';
import { childrenOf } from './visit.js';

/**
 * @returns the text that a tree was parsed from: each node's own characters, and those between its children
 */
export function print(tree: Template): string {
  const pieces: string[] = [];
  printNode(tree, tree.source.text, pieces);
  return pieces.join('');
}

function printNode(node: Node, text: string, pieces: string[]): void {
  let at = node.start;
  const children = node.kind === 'StringLiteral' ? [] : childrenOf(node);
  for (const child of children) {
    pieces.push(text.slice(at, child.start));
    printNode(child, text, pieces);
    at = child.end;
  }
  pieces.push(text.slice(at, node.end));
}
