import { rootVariables } from '@veloway/mapping';
import {
  type Expression,
  type JavaValue,
  LoopScope,
  type Node,
  type Not,
  type Reference,
  type Template,
} from '@veloway/vtl';
import type { Sample, TemplateView } from '../template-view.js';
import { isTooDeep } from './chain-depth.js';
import { elementsOf, isCollection } from './elements.js';
import { programOf } from './expression-program.js';
import { type Assignment, flowOf, isIn, type Region, regionsAround } from './flow.js';
import { mutatedNames } from './mutated-names.js';
import { type Reaching, reaching } from './reaching.js';

/** What an expression is under a sample: a value, nothing because it is not reached, or who knows. */
export type Outcome =
  | { readonly kind: 'value'; readonly value: JavaValue }
  | { readonly kind: 'unreached' | 'unknown' };

/** How sure the answer has to be. */
export interface Evaluation {
  readonly view: TemplateView;
  readonly sample: Sample;
  /** Of every loop, the round in question; the last one where there are fewer. */
  readonly round: number;
  /** Whether an answer is only given where it is certain; otherwise it is one of the values that there can be. */
  readonly exact: boolean;
}

const UNKNOWN: Outcome = { kind: 'unknown' };
const UNREACHED: Outcome = { kind: 'unreached' };

/** @returns what an expression is at a place of the template */
export function evaluate(evaluation: Evaluation, expression: Expression, place = expression.start): Outcome {
  const program = programOf(expression, evaluation.view.tree);
  if (program === undefined) return UNKNOWN;
  if (!program.texts.every((reference) => isText(evaluate(evaluation, reference, place)))) return UNKNOWN;
  const variables: [string, JavaValue][] = [];
  for (const name of program.names) {
    const outcome = variableValue(evaluation, name, place);
    if (outcome.kind !== 'value') return outcome;
    variables.push([name, outcome.value]);
  }
  const value = program.evaluate(variables);
  return value === undefined ? UNKNOWN : { kind: 'value', value };
}

function isText(outcome: Outcome): boolean {
  return outcome.kind === 'value' && typeof outcome.value === 'string';
}

/** @returns whether a place is reached; undefined where that cannot be told */
export function isReached(evaluation: Evaluation, place: number): boolean | undefined {
  const { exits } = flowOf(evaluation.view.tree);
  const before = exits.filter(({ at, loop }) => at < place && isIn(loop, place));
  const left = before.length > MOST_EXITS ? undefined : all(before, ({ at }) => negation(regionsRun(evaluation, at)));
  return left === false ? false : all([left, regionsRun(evaluation, place)], (one) => one);
}

/** Where more `#stop`s and `#break`s come before, nothing is said. */
const MOST_EXITS = 20;

function regionsRun(evaluation: Evaluation, place: number): boolean | undefined {
  return all([...regionsAround(flowOf(evaluation.view.tree), place)], (region) => regionRuns(evaluation, region));
}

/** @returns whether something holds for all; undefined where it is false for none, and cannot be told of one */
function all<T>(items: readonly T[], holds: (item: T) => boolean | undefined): boolean | undefined {
  let result: boolean | undefined = true;
  for (const item of items) {
    const known = holds(item);
    if (known === false) return false;
    if (known === undefined) result = undefined;
  }
  return result;
}

function negation(known: boolean | undefined): boolean | undefined {
  return known === undefined ? undefined : !known;
}

function regionRuns(evaluation: Evaluation, region: Region): boolean | undefined {
  if (region.kind === 'deferred') return undefined;
  if (region.loop !== undefined) {
    const elements = loopElements(evaluation, region.loop.args[2]);
    return elements === undefined ? undefined : elements.length > 0;
  }
  for (const { expression, truth } of region.conditions) {
    const outcome = evaluate(evaluation, negated(expression));
    if (outcome.kind !== 'value') return undefined;
    if (outcome.value === truth) return false;
  }
  return true;
}

const NEGATED = new WeakMap<Expression, Not>();

/** What `#if` takes for true is not only a matter of values: of literals it is `true` alone. `!` sees it the same way. */
function negated(operand: Expression): Not {
  const { start, end } = operand;
  return made(NEGATED, operand, () => ({ kind: 'Not', operand, start, end }));
}

function loopElements(evaluation: Evaluation, list: Node | undefined): readonly JavaValue[] | undefined {
  if (list === undefined || list.kind === 'Block') return undefined;
  const outcome = evaluate(evaluation, list as Expression);
  return outcome.kind === 'value' ? elementsOf(outcome.value) : undefined;
}

function variableValue(evaluation: Evaluation, name: string, place: number): Outcome {
  const flow = flowOf(evaluation.view.tree);
  const reached = reaching(flow, name, place);
  if (reached.assignments.length === 0 && reached.complete) return unsetValue(evaluation, name, place);
  if (evaluation.exact && !isSure(evaluation, reached)) return UNKNOWN;
  for (const assignment of reached.assignments) {
    const made = evaluation.exact ? isMade(evaluation, assignment, place) : true;
    if (made === undefined) return UNKNOWN;
    if (!made) continue;
    const outcome = assignedValue(evaluation, assignment);
    if (evaluation.exact || outcome.kind === 'value') return visible(evaluation, name, outcome);
  }
  return evaluation.exact && !reached.always ? unsetValue(evaluation, name, place) : UNKNOWN;
}

/** In the first round of a loop nothing has come round yet. */
function isSure({ round, view }: Evaluation, { complete, assignments }: Reaching): boolean {
  return complete || (round === 0 && !flowOf(view.tree).deferred.has(assignments[0]?.name ?? ''));
}

/** A map or list is no longer what it was where the template changes it. */
function visible({ view, exact }: Evaluation, name: string, outcome: Outcome): Outcome {
  if (!exact || outcome.kind !== 'value' || !isCollection(outcome.value)) return outcome;
  return mutatedNames(view.tree).has(name) ? UNKNOWN : outcome;
}

/** @returns whether what decides about an assignment, and not about the place, lets it be made */
function isMade(evaluation: Evaluation, { region }: Assignment, place: number): boolean | undefined {
  for (let around = region; around !== undefined && !isIn(around, place); around = around.parent) {
    const runs = around.kind === 'loop' ? emptyLoop(evaluation, around) : regionRuns(evaluation, around);
    if (runs !== true) return runs;
  }
  return true;
}

/** What the last round of a loop leaves is not computed. */
function emptyLoop(evaluation: Evaluation, region: Region): false | undefined {
  return regionRuns(evaluation, region) === false ? false : undefined;
}

const VALUES = new WeakMap<Template, Map<Sample, Map<string, Map<Assignment, Outcome>>>>();

function assignedValue(evaluation: Evaluation, assignment: Assignment): Outcome {
  const known = knownValues(evaluation);
  const outcome = known.get(assignment) ?? computeAssigned(evaluation, assignment);
  known.set(assignment, outcome);
  return outcome;
}

function knownValues({ view, sample, round, exact }: Evaluation): Map<Assignment, Outcome> {
  const samples = made(VALUES, view.tree, () => new Map<Sample, Map<string, Map<Assignment, Outcome>>>());
  const kinds = made(samples, sample, () => new Map<string, Map<Assignment, Outcome>>());
  return made(kinds, `${round} ${exact}`, () => new Map<Assignment, Outcome>());
}

function made<K, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function computeAssigned(evaluation: Evaluation, assignment: Assignment): Outcome {
  const { node, by } = assignment;
  if (by === 'define' || isTooDeep(evaluation.view.tree, assignment)) return UNKNOWN;
  if (node.kind === 'SetDirective') return evaluate(evaluation, node.value, node.start);
  const elements = loopElements(evaluation, node.args[2]);
  if (elements === undefined) return UNKNOWN;
  const value = elements[Math.min(evaluation.round, elements.length - 1)];
  return value === undefined ? UNREACHED : { kind: 'value', value };
}

/** What a variable is that the template does not set. */
function unsetValue(evaluation: Evaluation, name: string, place: number): Outcome {
  const root = rootValues(evaluation.sample).get(name);
  if (root !== undefined) return { kind: 'value', value: root };
  if (name === 'foreach') return loopScope(evaluation, place);
  return name === 'velocityCount' ? UNKNOWN : { kind: 'value', value: null };
}

const ROOT_VALUES = new WeakMap<Sample, ReadonlyMap<string, JavaValue>>();

/** @returns the variables that API Gateway sets, under a sample */
export function rootValues(sample: Sample): ReadonlyMap<string, JavaValue> {
  return made(ROOT_VALUES, sample, () => new Map(variablesOf(sample)));
}

function variablesOf({ event }: Sample): ReturnType<typeof rootVariables> {
  try {
    return rootVariables(event);
  } catch {
    // Data that nests too deep is no sample of anything; then nothing has a value.
    return [];
  }
}

function loopScope(evaluation: Evaluation, place: number): Outcome {
  let scope: LoopScope | null = null;
  const loops = [...regionsAround(flowOf(evaluation.view.tree), place)].filter(({ kind }) => kind === 'loop');
  for (const { loop } of loops.reverse()) {
    const count = loopElements(evaluation, loop?.args[2])?.length;
    if (count === undefined) return UNKNOWN;
    if (count === 0) return UNREACHED;
    const made: LoopScope = new LoopScope(0, scope);
    made.index = Math.min(evaluation.round, count - 1);
    made.hasNext = made.index < count - 1;
    scope = made;
  }
  return scope === null ? { kind: 'value', value: null } : { kind: 'value', value: scope };
}

/** @returns a reference without its last parts */
export function prefixOf(reference: Reference, count: number): Reference {
  return { ...reference, unusual: undefined, parts: reference.parts.slice(0, count) };
}
