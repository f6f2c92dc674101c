import { type Branch, childrenOf, type Directive, type Node, type Range, type SetDirective } from '@veloway/vtl';
import { headOf } from '../block-head.js';
import { keywordsOf } from '../block-keywords.js';
import type { TemplateView } from '../template-view.js';

/** A line of the outline. The range is all that belongs to it. */
export interface DocumentSymbol extends Range {
  readonly name: string;
  /** What a variable is set to; empty where there is nothing to say. */
  readonly detail: string;
  readonly kind: 'variable' | 'condition' | 'loop' | 'block' | 'macro';
  /** What is selected when it is chosen. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** @returns the outline: assignments and blocks, those within a block below it */
export function documentSymbols({ tree, text }: TemplateView): readonly DocumentSymbol[] {
  return below(tree, text);
}

function below(node: Node, text: string): readonly DocumentSymbol[] {
  if (node.kind === 'StringLiteral') return [];
  return childrenOf(node).flatMap((child) => symbolsFor(child, text));
}

function symbolsFor(node: Node, text: string): readonly DocumentSymbol[] {
  if (node.kind === 'SetDirective') return [assignment(node, text)];
  if (node.kind === 'IfDirective') return conditions(node, text);
  if (node.kind === 'Directive' && node.body !== undefined) return [block(node, text)];
  return below(node, text);
}

const MOST_CHARACTERS = 60;

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS - 1)}…` : line;
}

function assignment({ target, value, ...node }: SetDirective, text: string): DocumentSymbol {
  const range = { start: hashIn(text, node, target.start), end: node.end };
  const name = shown(text.slice(target.start, target.end)) || '#set';
  const selection = target.start === target.end ? range : { start: target.start, end: target.end };
  return {
    ...range,
    name,
    detail: shown(text.slice(value.start, value.end)),
    kind: 'variable',
    selection,
    children: [],
  };
}

/** Blanks before a `#set` are part of it. */
function hashIn(text: string, { start }: Range, limit: number): number {
  const hash = text.indexOf('#', start);
  return hash < 0 || hash > limit ? start : hash;
}

/** Each branch is a line, and reaches up to the next. */
function conditions(node: Extract<Node, { kind: 'IfDirective' }>, text: string): readonly DocumentSymbol[] {
  const { branches, otherwise, end } = node;
  const otherwiseStart = keywordsOf(text, node).find(({ name }) => name === 'else');
  const symbols = branches.map((branch, index): DocumentSymbol => {
    const next = branches[index + 1]?.start ?? otherwiseStart?.start ?? end;
    return {
      ...headSymbol(branch, text),
      kind: 'condition',
      end: Math.max(branch.end, next),
      children: below(branch.body, text),
    };
  });
  if (otherwise === undefined || otherwiseStart === undefined) return symbols;
  const { start, end: keywordEnd } = otherwiseStart;
  const selection = { start, end: keywordEnd };
  return [
    ...symbols,
    { start, end, name: '#else', detail: '', kind: 'condition', selection, children: below(otherwise, text) },
  ];
}

function headSymbol(node: Branch | Directive, text: string) {
  const selection = headOf(text, node);
  return { start: selection.start, name: shown(text.slice(selection.start, selection.end)), detail: '', selection };
}

const KINDS: ReadonlyMap<string, DocumentSymbol['kind']> = new Map([
  ['foreach', 'loop'],
  ['macro', 'macro'],
]);

function block(node: Directive, text: string): DocumentSymbol {
  const children = node.body === undefined ? [] : below(node.body, text);
  return { ...headSymbol(node, text), kind: KINDS.get(node.name) ?? 'block', end: node.end, children };
}
