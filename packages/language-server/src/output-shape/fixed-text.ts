import { API_GATEWAY, type Statement } from '@veloway/vtl';
import type { PlacedText } from './machine.js';

/** @returns what a statement prints whatever the variables are, or undefined where that depends */
export function fixedText(node: Statement): PlacedText | undefined {
  const { start } = node;
  switch (node.kind) {
    case 'Text':
      return { text: node.text, start: node.end - node.text.length, whole: undefined };
    case 'TextBlock':
      return { text: node.text, start: start + 3, whole: undefined };
    case 'Comment':
      return { text: node.text, start, whole: node };
    case 'Escape':
      return { text: escapeText(node.count, node.beforeControl || isDirective(node.next)), start, whole: node };
    case 'EscapedDirective':
      return { text: node.raw.replace(/\\(?=#)/, ''), start, whole: node };
    case 'Reference':
      return node.unusual?.bare === undefined ? undefined : { text: node.unusual.bare, start, whole: node };
    case 'Directive':
      return isText(node) ? { text: node.literal, start, whole: node } : undefined;
    case 'Invalid':
      return { text: '', start, whole: undefined };
    case 'SetDirective':
    case 'IfDirective':
      return undefined;
    default:
      return node satisfies never;
  }
}

function escapeText(count: number, escapes: boolean): string {
  return (escapes ? '\\' : '\\\\').repeat(count);
}

function isDirective(name: string): boolean {
  return API_GATEWAY.directives.has(name);
}

/** API Gateway has no macros and no `#evaluate`: what looks like a call is printed. */
function isText({ name, hasParentheses }: Extract<Statement, { kind: 'Directive' }>): boolean {
  return !isDirective(name) || (name === 'literal' && hasParentheses);
}
