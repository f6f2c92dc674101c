import type { Range } from '@veloway/vtl';
import { commentDeclarations } from '../infer/comment-type.js';
import { type Assignment, flowOf, isIn, regionsAround } from '../infer/flow.js';
import { reaching } from '../infer/reaching.js';
import { occurrenceAt } from '../occurrence-at.js';
import type { Occurrence } from '../symbols.js';
import type { TemplateView } from '../template-view.js';

/** A place where a variable gets its value. The range is that of its name. */
export interface VariableDefinition extends Range {
  /** The directive that sets it, the body of a loop or block left out. */
  readonly directive: Range;
}

/** @returns the assignments that can have given a variable its value at a place, the nearest first */
export function definition(view: TemplateView, offset: number): readonly VariableDefinition[] {
  const occurrence = occurrenceAt(view, offset);
  if (occurrence === undefined) return [];
  if (occurrence.definition !== undefined) return [ofOccurrence(view, occurrence)];
  if (occurrence.name === 'foreach') return loopAround(view, occurrence);
  const found = assignmentsFor(view, occurrence).flatMap((assignment) => ofAssignment(view, assignment));
  return found.length > 0 ? found : ofComment(view, occurrence.name);
}

function assignmentsFor({ tree }: TemplateView, { name, reference }: Occurrence): readonly Assignment[] {
  const flow = flowOf(tree);
  const place = reference.start;
  const { assignments, complete } = reaching(flow, name, place);
  if (complete) return assignments;
  // A body that runs elsewhere, and a loop that comes round, can see what stands behind.
  const around = [...regionsAround(flow, place)];
  const others = (flow.byName.get(name) ?? []).filter((other) => !assignments.includes(other) && canComeRound(other));
  return [...assignments, ...others];

  function canComeRound({ from, region }: Assignment): boolean {
    if (flow.deferred.has(name) || around.some(({ kind }) => kind === 'deferred')) return true;
    return from > place && around.some((one) => one.kind === 'loop' && isIn(one, from) && isWithin(region, one));
  }
}

function isWithin(region: Range | undefined, { start, end }: Range): boolean {
  return region !== undefined && start <= region.start && region.end <= end;
}

function ofAssignment(view: TemplateView, { node, name }: Assignment): readonly VariableDefinition[] {
  const occurrence = view.symbols.byName.get(name)?.find(({ definition }) => definition?.node === node);
  return occurrence === undefined ? [] : [ofOccurrence(view, occurrence)];
}

function ofOccurrence({ text }: TemplateView, { start, end, definition }: Occurrence): VariableDefinition {
  const node = definition?.node;
  if (node === undefined) return { start, end, directive: { start, end } };
  const last = node.kind === 'SetDirective' ? node.value : node.args.at(-1);
  const close = text.indexOf(')', last?.end ?? end);
  const head = close < 0 || close >= node.end ? (last?.end ?? end) : close + 1;
  // Blanks before a `#set` are part of it.
  const hash = text.indexOf('#', node.start);
  return { start, end, directive: { start: Math.min(hash < 0 ? start : hash, start), end: Math.max(end, head) } };
}

function loopAround(view: TemplateView, { reference }: Occurrence): readonly VariableDefinition[] {
  const loop = [...regionsAround(flowOf(view.tree), reference.start)].find(({ kind }) => kind === 'loop')?.loop;
  const occurrence = view.symbols.occurrences.find(({ definition }) => definition?.node === loop);
  return loop === undefined || occurrence === undefined ? [] : [ofOccurrence(view, occurrence)];
}

function ofComment({ tree }: TemplateView, name: string): readonly VariableDefinition[] {
  const declared = commentDeclarations(tree).filter((one) => one.name === name);
  return declared.map(({ start, end }) => ({ start, end, directive: { start, end } }));
}
