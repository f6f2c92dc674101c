import { API_GATEWAY, type Expression, type Node, type Reference, type Template, visit } from '@veloway/vtl';
import { type Occurrence, ROOTS } from '../symbols.js';
import type { TemplateView } from '../template-view.js';
import { commentTypes } from './comment-type.js';
import { flowOf, regionsAround } from './flow.js';
import { reaching } from './reaching.js';

/** A read of a variable that certainly has no value there. */
export interface UnsetRead {
  readonly occurrence: Occurrence;
  /** Set nowhere; only within a loop that is over or has not begun; only behind the place. */
  readonly why: 'nowhere' | 'loop' | 'later';
  /** Whether a condition asks for it, which may be to know whether it has a value. */
  readonly inCondition: boolean;
  /** Whether a condition asks whether it is true. */
  readonly asTruth: boolean;
}

const READS = new WeakMap<Template, readonly UnsetRead[]>();

/** @returns the reads that certainly find no value, in the order of the text */
export function unsetReads(view: TemplateView): readonly UnsetRead[] {
  const known = READS.get(view.tree) ?? find(view);
  READS.set(view.tree, known);
  return known;
}

function find({ tree, symbols }: TemplateView): readonly UnsetRead[] {
  const reads: UnsetRead[] = [];
  const declared = commentTypes(tree);
  let read: ReadSets | undefined;
  for (const occurrence of symbols.occurrences) {
    const { name, definition, reference } = occurrence;
    if (definition !== undefined || isGiven(name) || declared.has(name)) continue;
    const why = reason(tree, occurrence);
    if (why === undefined) continue;
    read ??= readSets(tree);
    if (read.never.has(reference)) continue;
    const { inConditions, truths } = read;
    reads.push({ occurrence, why, inCondition: inConditions.has(reference), asTruth: truths.has(reference) });
  }
  return reads;
}

function isGiven(name: string): boolean {
  return (ROOTS as readonly string[]).includes(name);
}

function reason(tree: Template, { name, reference }: Occurrence): UnsetRead['why'] | undefined {
  const flow = flowOf(tree);
  const around = [...regionsAround(flow, reference.start)];
  // The body of a `#define` or `#macro` runs wherever it is asked for, and there may be arguments.
  if (around.some(({ kind }) => kind === 'deferred')) return undefined;
  const all = flow.byName.get(name);
  if (OF_LOOPS.has(name)) return all !== undefined || around.some(({ kind }) => kind === 'loop') ? undefined : 'loop';
  if (all === undefined) return 'nowhere';
  const { assignments, complete } = reaching(flow, name, reference.start);
  if (assignments.length > 0 || !complete) return undefined;
  return all.every(({ by }) => by === 'foreach') ? 'loop' : 'later';
}

/** What Velocity sets within a loop. */
const OF_LOOPS: ReadonlySet<string> = new Set(['foreach', 'velocityCount', 'velocityHasNext']);

interface ReadSets {
  readonly inConditions: ReadonlySet<Reference>;
  /** That a condition, or a part of one, consists of. */
  readonly truths: ReadonlySet<Node>;
  /** In what is text, or names the parameters of a macro. */
  readonly never: ReadonlySet<Reference>;
}

function readSets(tree: Template): ReadSets {
  const inConditions = new Set<Reference>();
  const truths = new Set<Node>();
  const never = new Set<Reference>();
  const addTo = (references: Set<Reference>) => (node: Node) => {
    if (node.kind === 'Reference') references.add(node);
  };
  visit(tree, (node) => {
    if (node.kind === 'Branch') {
      visit(node.condition, addTo(inConditions));
      for (const operand of truthsIn(node.condition)) truths.add(operand);
    }
    if (node.kind !== 'Directive' || (API_GATEWAY.directives.has(node.name) && node.name !== 'macro')) return;
    for (const argument of node.args) visit(argument, addTo(never));
  });
  return { inConditions, truths, never };
}

/** @returns what a condition asks for its truth: itself, or the operands of `!`, `&&` and `||` */
function truthsIn(condition: Expression): readonly Expression[] {
  if (condition.kind === 'Not') return truthsIn(condition.operand);
  if (condition.kind !== 'Binary' || (condition.operator !== '&&' && condition.operator !== '||')) return [condition];
  return [...truthsIn(condition.left), ...truthsIn(condition.right)];
}
