import type { Reference } from '@veloway/vtl';
import { lineStart } from '../line-start.js';
import { nodesAt } from '../node-at.js';
import type { TemplateView } from '../template-view.js';
import { callAt, type TextArgument, textArgumentAt } from './argument-at.js';
import { dollarBefore, referenceBefore, wordEnd, wordStart } from './reference-before.js';

/** What stands before the cursor, and what that asks for. The range is the word that the cursor is in. */
export type CompletionContext = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'nothing' | 'text' | 'in' }
  | { readonly kind: 'directive'; readonly hash: number }
  | { readonly kind: 'variable'; readonly dollar: number }
  | { readonly kind: 'operand' }
  | { readonly kind: 'member'; readonly receiver: Reference; readonly place: number }
  | { readonly kind: 'argument'; readonly argument: TextArgument }
);

/** @returns what a place asks for, by looking back from it, so that broken text does not matter */
export function contextAt(view: TemplateView, offset: number): CompletionContext {
  const { text } = view;
  const range = { start: wordStart(text, offset), end: wordEnd(text, offset) };
  if (isMute(view, offset)) return { kind: 'nothing', ...range };
  const argument = argumentContext(text, offset, range);
  if (argument !== undefined) return argument;
  if (isPlainText(view, offset)) return { kind: 'nothing', ...range };
  return wordContext(text, range) ?? callContext(text, range) ?? directiveContext(text, range);
}

/** @returns whether a place is between apostrophes, where `$` is a dollar sign */
function isPlainText({ tree, text }: TemplateView, offset: number): boolean {
  const node = nodesAt(tree, offset).findLast(({ kind }) => kind === 'StringLiteral');
  return node !== undefined && text.charAt(node.start) === "'" && node.start < offset && offset < node.end;
}

type Word = Pick<CompletionContext, 'start' | 'end'>;

/** @returns whether a place is in a comment or in a block of text, which mean what they say */
export function isMute({ tree, text }: TemplateView, offset: number): boolean {
  const node = nodesAt(tree, offset).at(-1);
  if (node === undefined) return false;
  // A `$` that ends a comment spoils it, until something follows.
  if (node.kind === 'Invalid') return text.startsWith('##', node.start);
  if (node.kind !== 'Comment' && node.kind !== 'TextBlock') return false;
  if (node.start >= offset) return false;
  const isLine = text.startsWith('##', text.indexOf('#', node.start));
  return offset < node.end || (isLine && !/[\r\n]/.test(text.charAt(node.end - 1)));
}

/** Between double quotes a `$` may begin a reference; of a path it is the root. */
function argumentContext(text: string, offset: number, range: Word): CompletionContext | undefined {
  const argument = textArgumentAt(text, offset);
  if (argument === undefined) return undefined;
  const isPath = argument.method === 'path' || argument.method === 'json';
  const content = text.slice(argument.contentStart, offset);
  if (argument.quote === '"' && !isPath && content.includes('$')) return undefined;
  return { kind: 'argument', argument, ...range };
}

function wordContext(text: string, range: Word): CompletionContext | undefined {
  const { start } = range;
  const dollar = dollarBefore(text, start);
  if (dollar !== undefined) return { kind: 'variable', dollar, ...range };
  const before = text.charAt(start - 1);
  if (before === '.') {
    const found = referenceBefore(text, start - 1);
    return found === undefined
      ? undefined
      : { kind: 'member', receiver: found.reference, place: found.start, ...range };
  }
  const hash = before === '#' ? start - 1 : before === '{' && text.charAt(start - 2) === '#' ? start - 2 : undefined;
  if (hash === undefined || text.charAt(hash - 1) === '\\') return undefined;
  return { kind: 'directive', hash, ...range };
}

/** Between the parentheses of a call as well, which begin on the same line. */
function callContext(text: string, range: Word): CompletionContext | undefined {
  const line = lineBefore(text, range);
  if (callAt(line, line.length) === undefined) return undefined;
  return { kind: /[(,[]\s*$/.test(line) ? 'operand' : 'nothing', ...range };
}

/** As much of the line as a call or the head of a directive has at most. */
function lineBefore(text: string, { start }: Word): string {
  return text.slice(Math.max(lineStart(text, start), start - 500), start);
}

/** Between the parentheses of a directive an operand may stand. */
function directiveContext(text: string, range: Word): CompletionContext {
  const line = lineBefore(text, range);
  const [, name, inside] =
    /#\{?(if|elseif|set|foreach)\}?[ \t]*\(((?:(?!#\{?(?:if|elseif|set|foreach)).)*)$/.exec(line) ?? [];
  if (name === undefined || inside === undefined || !isOpen(inside)) return { kind: 'text', ...range };
  if (name === 'foreach' && /^\s*\$\{?[\w-]+\}?\s+$/.test(inside)) return { kind: 'in', ...range };
  return /(?:^|[=(,[{:&|!<>+\-*/%]|\b(?:in|and|or|not|eq|ne|lt|gt|le|ge))\s*$/.test(inside)
    ? { kind: 'operand', ...range }
    : { kind: 'nothing', ...range };
}

/** @returns whether the parenthesis before a text is still open at its end, outside of quotes */
function isOpen(inside: string): boolean {
  let depth = 1;
  let quote = '';
  for (const char of inside) {
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    if (depth === 0) return false;
  }
  return quote === '';
}
