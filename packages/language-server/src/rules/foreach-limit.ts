import { MAX_FOREACH_ITERATIONS } from '@veloway/mapping';
import { type Directive, type Expression, type Node, visit } from '@veloway/vtl';
import { flowOf } from '../infer/flow.js';
import { reaching } from '../infer/reaching.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const foreachLimit: Rule = {
  code: 'foreach-limit',
  summary: 'A loop has more rounds than API Gateway runs.',
  severity: 'warning',
  documentation:
    'API Gateway runs 1,000 rounds of a `#foreach` at most, and leaves out the rest without an error, so that `$foreach.hasNext` is still true in the last round and a comma is left. The rule knows the lengths of ranges and lists that are written down.',
  examples: {
    good: [
      { template: '#foreach($i in [1..1000])$i#end' },
      { template: "#foreach($i in $input.path('$.list'))$i#end" },
    ],
    bad: [
      { template: '#foreach($i in [1..1001])$i#end' },
      { template: '#set($all = [0..5000])#foreach($i in $all)$i#end' },
    ],
  },
  check: findings,
};

function findings(view: TemplateView): readonly Finding[] {
  const loops: Directive[] = [];
  visit(view.tree, (node) => {
    if (node.kind === 'Directive' && node.name === 'foreach') loops.push(node);
  });
  return loops.flatMap(({ args }) => {
    const list = args[2];
    const length = list === undefined ? undefined : lengthOf(view, list);
    if (list === undefined || length === undefined || length <= MAX_FOREACH_ITERATIONS) return [];
    const message = `This has ${length} elements, and API Gateway runs the first ${MAX_FOREACH_ITERATIONS} rounds only. Divide the loop.`;
    return [{ start: list.start, end: list.end, message }];
  });
}

function lengthOf(view: TemplateView, list: Expression): number | undefined {
  if (list.kind === 'ListLiteral') return list.items.length;
  if (list.kind === 'RangeLiteral') return rangeLength(list.from, list.to);
  if (list.kind !== 'Reference' || list.parts.length > 0) return undefined;
  const { assignments, complete, always } = reaching(flowOf(view.tree), list.name, list.start);
  const [only] = assignments;
  if (!complete || !always || assignments.length !== 1 || only?.node.kind !== 'SetDirective') return undefined;
  const { value } = only.node;
  // What is put into the list later makes it no shorter than this rule cares for, unless it is emptied.
  return value.kind === 'RangeLiteral' && !isChanged(view, list.name) ? rangeLength(value.from, value.to) : undefined;
}

function isChanged({ symbols }: TemplateView, name: string): boolean {
  return (symbols.byName.get(name) ?? []).some(({ reference }) =>
    reference.parts.some(({ kind }) => kind === 'Method'),
  );
}

function rangeLength(from: Node, to: Node): number | undefined {
  if (from.kind !== 'IntegerLiteral' || to.kind !== 'IntegerLiteral') return undefined;
  return Math.abs(Number(from.text) - Number(to.text)) + 1;
}
