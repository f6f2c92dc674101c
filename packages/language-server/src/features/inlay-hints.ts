import { type Node, type Range, type SetDirective, visit } from '@veloway/vtl';
import { valueText } from '../documentation/value-text.js';
import { evaluate, isReached } from '../infer/evaluate.js';
import { flowOf, regionsAround } from '../infer/flow.js';
import type { Sample, TemplateView } from '../template-view.js';

/** Something that an editor writes between the characters of a template. Its range is the place: it has no length. */
export interface InlayHint extends Range {
  readonly label: string;
  /** A value that a variable takes, or the head of the block that ends there. */
  readonly kind: 'value' | 'block';
  /** What it says when the mouse is on it. */
  readonly tooltip: string;
}

/** A block with more lines has the head repeated at its end. */
const LONG_BLOCK = 8;
const MOST_CHARACTERS = 40;

/** @returns what to write into a range of the template, or all of it, in the order of the text */
export function inlayHints(
  view: TemplateView,
  range: Range = { start: 0, end: view.text.length },
): readonly InlayHint[] {
  const [sample] = view.samples;
  const hints: InlayHint[] = [];
  visit(view.tree, (node) => {
    if (node.end < range.start || node.start > range.end) return false;
    const hint = node.kind === 'SetDirective' ? valueHint(view, node, sample) : blockHint(view, node);
    if (hint !== undefined && range.start <= hint.start && hint.start <= range.end) hints.push(hint);
    return undefined;
  });
  return hints.sort((a, b) => a.start - b.start);
}

function valueHint(view: TemplateView, node: SetDirective, sample: Sample | undefined): InlayHint | undefined {
  if (sample === undefined || isPlain(node)) return undefined;
  const evaluation = { view, sample, round: 0, exact: true };
  if (isReached(evaluation, node.start) !== true) return undefined;
  const outcome = evaluate(evaluation, node.value, node.start);
  const text = outcome.kind === 'value' ? valueText(outcome.value, MOST_CHARACTERS) : undefined;
  if (text === undefined) return undefined;
  const place = closingParenthesis(view.text, node);
  const round = inLoop(view, node.start) ? ', …' : '';
  const tooltip = `The value under the sample ${sample.name}${round === '' ? '' : ', in the first round'}.`;
  return { start: place, end: place, label: ` = ${text}${round}`, kind: 'value', tooltip };
}

/** The value of a literal stands there already. */
function isPlain({ value }: SetDirective): boolean {
  if (value.kind === 'StringLiteral') return value.content === undefined;
  return /^(Integer|Float|Boolean|List|Map|Range)Literal$/.test(value.kind);
}

function inLoop(view: TemplateView, place: number): boolean {
  return [...regionsAround(flowOf(view.tree), place)].some(({ kind }) => kind === 'loop');
}

/** Behind a `#set` its directive may have taken blanks and the end of the line. */
function closingParenthesis(text: string, { value, end }: SetDirective): number {
  const close = text.indexOf(')', value.end);
  return close < 0 || close >= end ? value.end : close + 1;
}

function blockHint({ text }: TemplateView, node: Node): InlayHint | undefined {
  if (node.kind !== 'IfDirective' && (node.kind !== 'Directive' || node.body === undefined)) return undefined;
  if (!node.closed) return undefined;
  const block = text.slice(node.start, node.end);
  const end = /#(?:end|\{end\})(?![\s\S]*#(?:end|\{end\}))/.exec(block.slice(-40));
  if (end === null || linesOf(block) <= LONG_BLOCK) return undefined;
  const place = node.end - Math.min(40, block.length) + end.index + end[0].length;
  const head = headOf(text, node);
  const short = head.length > MOST_CHARACTERS ? `${head.slice(0, MOST_CHARACTERS - 1)}…` : head;
  return { start: place, end: place, label: ` ⟵ ${short}`, kind: 'block', tooltip: `This ends ${head}.` };
}

function linesOf(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

/** @returns the directive that begins a block, with its parentheses */
function headOf(text: string, node: Node): string {
  const last =
    node.kind === 'IfDirective'
      ? node.branches[0]?.condition
      : node.kind === 'Directive'
        ? node.args.at(-1)
        : undefined;
  const end = last === undefined ? node.start : last.end;
  const close = text.indexOf(')', end);
  return text.slice(node.start, close < 0 || close > end + 20 ? end : close + 1).replace(/\s+/g, ' ');
}
