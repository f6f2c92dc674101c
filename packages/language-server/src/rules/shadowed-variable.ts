import { CATALOGUE_TREE } from '@veloway/mapping';
import { type Assignment, type Flow, flowOf, isIn, regionsAround } from '../infer/flow.js';
import { reaching } from '../infer/reaching.js';
import { type Occurrence, ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';
import type { Finding, Rule } from './rule.js';

export const shadowedVariable: Rule = {
  code: 'shadowed-variable',
  summary: 'A variable hides another of the same name.',
  severity: 'warning',
  documentation: [
    'All variables of a template share one space of names. `#set($input = …)` takes `$input` away from the rest of the template, and within a loop `$foreach` is what tells the rounds.',
    'A loop hides a variable of the name of its own, and gives it its old value back when it ends, so that whatever the loop sets it to is lost.',
  ].join('\n\n'),
  examples: {
    good: [
      { template: '#set($list = [1])#foreach($item in $list)$item#end' },
      { template: '#foreach($i in [1])$i#end#foreach($i in [2])$i#end' },
      { template: '#set($context.responseOverride.status = 404)' },
    ],
    bad: [
      { template: "#set($input = $input.path('$'))$input.id" },
      { template: '#set($id = 1)#foreach($id in [2, 3])$id#end$id' },
      { template: '#foreach($i in [1])#foreach($i in [2])$i#end$i#end' },
    ],
  },
  check: (view) => {
    const flow = flowOf(view.tree);
    return view.symbols.occurrences.flatMap((occurrence) => {
      if (occurrence.definition === undefined) return [];
      return rootFinding(view, flow, occurrence) ?? loopFinding(view, flow, occurrence) ?? [];
    });
  },
};

function rootFinding(view: TemplateView, flow: Flow, occurrence: Occurrence): Finding | undefined {
  const { name, start, end, definition } = occurrence;
  if ((ROOTS as readonly string[]).includes(name)) {
    const message = `From here on \`$${name}\` is not the one of API Gateway. Choose another name.`;
    // One who reads it as a whole behind that knows what it is.
    const severity = isAskedForMembers(view, name, definition?.node.end ?? end) ? 'warning' : 'information';
    return { start, end, message, severity };
  }
  if (name !== 'foreach' || ![...regionsAround(flow, start)].some(({ kind }) => kind === 'loop')) return undefined;
  return { start, end, message: 'From here on `$foreach` does not tell the rounds of the loop. Choose another name.' };
}

/** @returns whether something that API Gateway's variable has is read behind the directive that hides it */
function isAskedForMembers({ symbols }: TemplateView, name: string, place: number): boolean {
  const members = CATALOGUE_TREE.get(name)?.members;
  return (symbols.byName.get(name) ?? []).some(({ start, reference: { parts } }) => {
    const [first] = parts;
    return start > place && first !== undefined && first.kind !== 'Index' && members?.has(first.name) === true;
  });
}

function loopFinding(view: TemplateView, flow: Flow, occurrence: Occurrence): Finding | undefined {
  const { name, definition, start, end } = occurrence;
  if (definition?.by !== 'foreach') return undefined;
  const [hidden] = reaching(flow, name, definition.node.start).assignments;
  if (hidden === undefined || !isReadAfter(view, occurrence, hidden)) return undefined;
  const message = `Within this loop \`$${name}\` is its element, and behind it what it was before. Choose another name.`;
  return { start, end, message, related: [{ ...placeOf(hidden), message: 'It hides this one.' }] };
}

function placeOf({ node }: Assignment) {
  if (node.kind === 'SetDirective') return { start: node.target.start, end: node.target.end };
  const { start, end } = node.args[0] ?? node;
  return { start, end };
}

/** @returns whether the variable that a loop hides is read behind it */
function isReadAfter({ symbols }: TemplateView, { name, definition }: Occurrence, { region, by }: Assignment): boolean {
  const after = definition?.node.end ?? 0;
  for (const { start, definition: other } of symbols.byName.get(name) ?? []) {
    if (start < after) continue;
    if (by === 'foreach' && !isIn(region, start)) return false;
    return other === undefined;
  }
  return false;
}
