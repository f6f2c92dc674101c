import type { Node } from './ast.js';

const NONE: readonly Node[] = [];

/** @returns the nodes directly below a node, in the order of the text */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'Template':
    case 'Block':
      return node.children;
    case 'Reference':
      return node.parts;
    case 'Method':
      return node.args;
    case 'Index':
      return [node.index];
    case 'SetDirective':
      return [node.target, node.value];
    case 'IfDirective':
      return node.otherwise === undefined ? node.branches : [...node.branches, node.otherwise];
    case 'Branch':
      return [node.condition, node.body];
    case 'Directive':
      return node.body === undefined ? node.args : [...node.args, node.body];
    case 'StringLiteral':
      return node.content ?? NONE;
    case 'ListLiteral':
      return node.items;
    case 'RangeLiteral':
      return [node.from, node.to];
    case 'MapLiteral':
      return node.entries;
    case 'MapEntry':
      return [node.key, node.value];
    case 'Binary':
      return [node.left, node.right];
    case 'Not':
      return [node.operand];
    case 'Text':
    case 'Comment':
    case 'TextBlock':
    case 'Escape':
    case 'EscapedDirective':
    case 'Invalid':
    case 'Property':
    case 'IntegerLiteral':
    case 'FloatLiteral':
    case 'BooleanLiteral':
    case 'Word':
    case 'Missing':
      return NONE;
    default:
      return node satisfies never;
  }
}

/**
 * Calls `enter` for a node and all below it, in the order of the text.
 *
 * @param enter answers false to leave out what is below
 */
export function visit(node: Node, enter: (node: Node) => boolean | void): void {
  if (enter(node) === false) return;
  for (const child of childrenOf(node)) visit(child, enter);
}
