import type { Directive, IfDirective, Node, Range, Template } from '@veloway/vtl';
import { childrenOf } from '@veloway/vtl';

/** What begins, divides and ends a block. */
export type Block = IfDirective | Directive;

/** A `#name` of a block, with the braces that may be around the name. */
export interface Keyword extends Range {
  readonly name: string;
}

/** @returns the keywords of a directive in the order of the text: `#if`, `#elseif`, `#else`, `#end` */
export function keywordsOf(text: string, node: Block): readonly Keyword[] {
  if (node.kind === 'Directive') return [directiveKeyword(text, node), ...endKeyword(text, node)];
  const branches = node.branches.flatMap((branch) => keywordIn(text, branch.start, branch.condition.start));
  const [last] = node.branches.slice(-1);
  const otherwise = node.otherwise === undefined ? [] : keywordIn(text, last?.end ?? node.start, node.otherwise.start);
  return [...branches, ...otherwise, ...endKeyword(text, node)];
}

/** @returns the `#name` of a directive */
export function directiveKeyword(text: string, { name, nameStart }: Directive): Keyword {
  const braced = text.charAt(nameStart - 1) === '{';
  const end = nameStart + name.length;
  return { name, start: nameStart - (braced ? 2 : 1), end: braced ? end + 1 : end };
}

function endKeyword(text: string, node: Block): readonly Keyword[] {
  if (!node.closed || (node.kind === 'Directive' && node.body === undefined)) return [];
  return keywordIn(text, childrenOf(node).at(-1)?.end ?? node.start, node.end);
}

const KEYWORD = /#(\{?)(if|elseif|else|end)(?![\w@])(\}?)/g;

/** What begins nothing may stand before a keyword, in the same token. */
function keywordIn(text: string, start: number, end: number): readonly Keyword[] {
  KEYWORD.lastIndex = start;
  const found = KEYWORD.exec(text);
  if (found === null || found.index >= end) return [];
  const [whole, open = '', name = '', close = ''] = found;
  const length = open === '' ? whole.length - close.length : whole.length;
  return [{ name, start: found.index, end: found.index + length }];
}

/** @returns all directives that are blocks or parts of one, the outer before the inner, strings and their content aside */
export function blocksOf(tree: Template): readonly Block[] {
  const blocks: Block[] = [];
  const walk = (node: Node): void => {
    if (node.kind === 'IfDirective' || (node.kind === 'Directive' && node.body !== undefined)) blocks.push(node);
    if (node.kind !== 'StringLiteral') for (const child of childrenOf(node)) walk(child);
  };
  walk(tree);
  return blocks;
}
