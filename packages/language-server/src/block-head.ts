import type { Branch, Directive, IfDirective, Range } from '@veloway/vtl';
import { directiveKeyword } from './block-keywords.js';

/** @returns a directive with its parentheses, without what it takes of the line behind them */
export function headOf(text: string, node: Branch | Directive): Range {
  const last = node.kind === 'Branch' ? node.condition : node.args.at(-1);
  const start = node.kind === 'Branch' ? hashIn(text, node) : directiveKeyword(text, node).start;
  const limit = (node.body ?? node).start === node.start ? node.end : (node.body ?? node).start;
  const from = last?.end ?? directiveEnd(text, node);
  const close = text.indexOf(')', from);
  return { start, end: close < 0 || close >= limit ? from : close + 1 };
}

/** Recovery from what Velocity refuses may leave a branch without its `#if`. */
function hashIn(text: string, { start, end }: Range): number {
  const hash = text.indexOf('#', start);
  return hash < 0 || hash >= end ? start : hash;
}

function directiveEnd(text: string, node: Branch | Directive): number {
  return node.kind === 'Branch' ? node.condition.end : directiveKeyword(text, node).end;
}

/** @returns the head of a block on one line, as people read it */
export function headText(text: string, node: IfDirective | Directive): string {
  const [first] = node.kind === 'IfDirective' ? node.branches : [node];
  if (first === undefined) return '';
  const { start, end } = headOf(text, first);
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}
