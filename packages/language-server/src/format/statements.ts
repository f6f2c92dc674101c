import {
  API_GATEWAY,
  type Comment,
  childrenOf,
  type Node,
  type Reference,
  type SetDirective,
  type Template,
  visit,
} from '@veloway/vtl';
import type { Block } from '../block-keywords.js';

/** What of a template a formatter may look into, in the order of the text. */
export interface Formattable {
  readonly node: SetDirective | Block | Reference | Comment;
  /** What stands before it in the same block. */
  readonly before: Node | undefined;
  /** The directive whose block it is in; undefined outside of all. */
  readonly parent: Node | undefined;
}

/**
 * @returns the statements of a template outside of what is printed as it is written: literal blocks, macros and their
 *   calls, and references that a `#define`d block may print
 */
export function formattable(tree: Template): readonly Formattable[] {
  const found: Formattable[] = [];
  const prints = !definesBlocks(tree);
  const walk = (nodes: readonly Node[], parent: Node | undefined): void => {
    for (const [index, node] of nodes.entries()) {
      if (isFormattable(node, prints)) found.push({ node, before: nodes[index - 1], parent });
      for (const block of blocksIn(node)) walk(childrenOf(block), block.kind === 'Branch' ? block : node);
    }
  };
  walk(tree.children, undefined);
  return found;
}

function definesBlocks(tree: Template): boolean {
  let defines = false;
  visit(tree, (node) => {
    defines ||= node.kind === 'Directive' && node.name === 'define';
  });
  return defines;
}

function isFormattable(node: Node, prints: boolean): node is Formattable['node'] {
  if (node.kind === 'Reference') return prints;
  if (node.kind === 'Directive') return isRun(node);
  return node.kind === 'SetDirective' || node.kind === 'IfDirective' || node.kind === 'Comment';
}

/** A directive of API Gateway's Velocity that is not there to print what is in it. */
function isRun(node: Node): boolean {
  return (
    node.kind === 'Directive' &&
    API_GATEWAY.directives.has(node.name) &&
    node.name !== 'macro' &&
    node.name !== 'literal'
  );
}

function blocksIn(node: Node): readonly Node[] {
  if (node.kind === 'IfDirective') {
    const bodies = node.branches.map(({ body }) => body);
    return node.otherwise === undefined ? bodies : [...bodies, node.otherwise];
  }
  return node.kind === 'Directive' && isRun(node) && node.body !== undefined ? [node.body] : [];
}
