import type { Node, Range } from '@veloway/vtl';
import { type HeadToken, headTokens, referenceTokens } from './head-token.js';
import type { Formattable } from './statements.js';

/** What stands between parentheses, with the name before them. */
export type Head = readonly HeadToken[];

/** @returns the heads of a statement: a directive has one, and an `#if` one for each branch */
export function headsOf(text: string, node: Formattable['node']): readonly Head[] {
  switch (node.kind) {
    case 'Comment':
      return [];
    case 'Reference':
      return heads(referenceTokens(text, node));
    case 'SetDirective':
      return headFrom(text, node, [node.target, node.value], node.end);
    case 'IfDirective':
      return node.branches.flatMap((branch) => headFrom(text, branch, [branch.condition], branch.body.start));
    case 'Directive':
      return node.hasParentheses ? headFrom(text, node, node.args, node.body?.start ?? node.end) : [];
    default:
      return node satisfies never;
  }
}

function heads(tokens: Head | undefined): readonly Head[] {
  return tokens === undefined || tokens.length === 0 ? [] : [tokens];
}

const NAME = /#(?:\w+|\{\w+\})/g;

/** Behind the last parenthesis may be a line ending, and what begins nothing. */
function headFrom(text: string, { start }: Range, nodes: readonly Node[], limit: number): readonly Head[] {
  NAME.lastIndex = start;
  const name = NAME.exec(text);
  if (name === null || name.index > (nodes[0]?.start ?? limit)) return [];
  const nameEnd = name.index + name[0].length;
  const close = text.lastIndexOf(')', limit - 1) + 1;
  const tokens = close <= nameEnd ? undefined : headTokens(text, { start: nameEnd, end: close }, nodes);
  const [open, ...rest] = tokens ?? [];
  if (open?.role !== 'open') return [];
  return [[{ start: name.index, end: nameEnd, role: 'value', glued: false }, { ...open, glued: true }, ...rest]];
}
