import { CATALOGUE_TREE } from '@veloway/mapping';
import { type Node, positionAt, type Reference } from '@veloway/vtl';
import { type Assignment, flowOf } from '../infer/flow.js';
import { typeOf, typeOfExpression } from '../infer/infer.js';
import { rootMembers } from '../infer/members.js';
import { reaching } from '../infer/reaching.js';
import { typeText, type ValueType } from '../infer/value-type.js';
import type { TemplateView } from '../template-view.js';
import { codeSpan, fence, rowMarkdown } from './row-markdown.js';
import { sampleValues } from './sample-values.js';

const MOST_PLACES = 5;

/** @returns what is known of the variable that a reference names, as Markdown */
export function variableMarkdown(view: TemplateView, reference: Reference): string {
  const { name } = reference;
  const assigned = assignmentsOf(view, reference);
  if (assigned.length === 0 && CATALOGUE_TREE.has(name)) return rootMarkdown(view, name);
  const target = assigned.find(({ node }) => isTarget(node, reference));
  // Where a variable is set, its value is that of the expression.
  const type =
    target?.node.kind === 'SetDirective' ? typeOfExpression(view, target.node.value) : typeOf(view, reference, 0);
  const shown = typeText(type);
  return [
    fence(shown === undefined ? `$${name}` : `$${name}: ${shown}`, 'velocity'),
    sourceText(type),
    name === 'foreach' && assigned.length === 0
      ? 'The loop that runs: its members tell of the round.'
      : placesText(view, name, assigned),
    valueMarkdown(view, reference, target),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function rootMarkdown(view: TemplateView, name: string): string {
  const root = rootMembers(view).find((one) => one.name === name);
  const [row] = root?.rows ?? [];
  return row === undefined ? [fence(`$${name}`, 'velocity'), root?.documentation ?? ''].join('\n\n') : rowMarkdown(row);
}

function isTarget(node: Node, reference: Reference): boolean {
  if (node.kind === 'SetDirective') return node.target === reference;
  return node.kind === 'Directive' && node.args[0] === reference;
}

/** Those that can have given the variable its value, or the one that it is the target of. */
function assignmentsOf(view: TemplateView, reference: Reference): readonly Assignment[] {
  const flow = flowOf(view.tree);
  const own = flow.byName.get(reference.name)?.find(({ node }) => isTarget(node, reference));
  return own === undefined ? reaching(flow, reference.name, reference.start).assignments : [own];
}

/** @returns where a type is known from, where that says how sure it is */
export function sourceText({ class: known, from }: ValueType): string {
  if (known === undefined) return '';
  if (from === 'sample') return 'The type is that of the samples.';
  if (from === 'schema') return 'The type is that of the model.';
  return from === 'comment' ? 'The type is that of the comment `@vtlvariable`.' : '';
}

function placesText(view: TemplateView, name: string, assigned: readonly Assignment[]): string {
  if (assigned.length === 0) return `Nothing sets ${codeSpan(`$${name}`)} before: it is the empty text.`;
  const places = assigned.slice(0, MOST_PLACES).map(({ node, by }) => {
    const text =
      view.text
        .slice(node.start, node.end)
        .split(/[\r\n]/)[0]
        ?.trim() ?? '';
    const verb = by === 'foreach' ? 'An element of the loop' : by === 'define' ? 'Defined' : 'Set';
    const shown = text.length > 100 ? `${text.slice(0, 99)}…` : text;
    return `${verb} in line ${positionAt(view.text, node.start).line}: ${codeSpan(shown)}`;
  });
  return places.join('\n\n');
}

function valueMarkdown(view: TemplateView, reference: Reference, target: Assignment | undefined): string {
  if (target === undefined) return sampleValues(view, reference, 0);
  const { node } = target;
  // Behind the directive, and in the block of a loop, the variable has the value.
  const place = target.from;
  return node.kind === 'SetDirective' || target.by === 'foreach'
    ? sampleValues(view, { ...reference, start: place }, 0)
    : '';
}
