import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { advice } from '../typed-values.js';
import { listArgument, textArgument } from './arguments.js';
import { deeper } from './deeper.js';
import { type FunctionCall, functionCall } from './function-call.js';
import type { Scope } from './scope.js';

/**
 * @param place a text, the name of one of the template's `Conditions`
 * @returns whether it holds; of one that cannot be decided, which is told, that it does
 */
export function namedCondition(scope: Scope, place: Place): boolean {
  const { memory, conditions } = scope;
  const name = place.text;
  const known = memory.conditions.get(name);
  if (known === 'being decided') return tellEndless(scope, place) ?? true;
  if (known !== undefined) return known;
  const declared = conditions?.get(name);
  if (declared === undefined) return tellMissing(scope, place) ?? true;
  memory.conditions.set(name, 'being decided');
  const holds = deeper(scope, place, true, () => conditionHolds(scope, declared));
  memory.conditions.set(name, holds);
  return holds;
}

function tellEndless(scope: Scope, { text, range }: Place): undefined {
  const message = `The condition \`${text}\` depends on itself, which has no end: say what it should be.`;
  return tellError(scope, 'too-many-references', range, message);
}

function tellMissing(scope: Scope, { text, range }: Place): undefined {
  const names = scope.conditions?.members.map((member) => member.name) ?? [];
  const message = `There is no condition \`${text}\`${advice(text, names, 'there are')}`;
  return tellError(scope, 'broken-reference', range, message);
}

type Decide = (scope: Scope, call: FunctionCall) => boolean | undefined;

/** Documented: the functions of conditions. */
const DECIDE: ReadonlyMap<string, Decide> = new Map<string, Decide>([
  ['Condition', (scope, { argument }) => namedCondition(scope, argument)],
  ['Fn::Equals', isEqual],
  ['Fn::And', (scope, call) => listArgument(scope, call, 1, 10)?.every((item) => conditionHolds(scope, item))],
  ['Fn::Or', (scope, call) => listArgument(scope, call, 1, 10)?.some((item) => conditionHolds(scope, item))],
  ['Fn::Not', isNot],
]);

function conditionHolds(scope: Scope, place: Place): boolean {
  const call = functionCall(place) ?? conditionCall(place);
  const decide = call && DECIDE.get(call.name);
  if (call !== undefined && decide !== undefined) return decide(scope, call) ?? true;
  const written = call === undefined ? place.name : call.written;
  const message = `\`${written}\` is no condition${advice(written, [...DECIDE.keys()], 'write')}`;
  return tellError(scope, 'invalid-function', place.range, message) ?? true;
}

/** `Condition: NAME`, which is a function here only. */
function conditionCall(place: Place): FunctionCall | undefined {
  const [member, ...others] = place.members;
  if (member?.name !== 'Condition' || others.length > 0) return undefined;
  return { name: 'Condition', written: 'Condition', at: place, argument: member };
}

function isEqual(scope: Scope, call: FunctionCall): boolean | undefined {
  const [left, right] = listArgument(scope, call, 2, 2) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const [one, other] = [textArgument(scope, call, left), textArgument(scope, call, right)];
  return one === undefined || other === undefined ? undefined : one === other;
}

function isNot(scope: Scope, call: FunctionCall): boolean | undefined {
  const [item] = listArgument(scope, call, 1, 1) ?? [];
  return item && !conditionHolds(scope, item);
}
