import type { Place } from '../place.js';
import { listArgument } from './arguments.js';
import { namedCondition } from './conditions.js';
import { type FunctionCall, functionCall } from './function-call.js';
import type { Scope } from './scope.js';

/** @returns the value that `Fn::If` chooses, as it is written */
export function chosenBranch(scope: Scope, call: FunctionCall): Place | undefined {
  const [condition, yes, no] = listArgument(scope, call, 3, 3) ?? [];
  if (condition === undefined) return undefined;
  return namedCondition(scope, condition) ? yes : no;
}

/** @returns whether a value is `AWS::NoValue`, which takes it away from what it is in */
export function comesToNothing(scope: Scope, place: Place): boolean {
  const call = functionCall(place);
  if (call?.name === 'Ref') return call.argument.text === 'AWS::NoValue';
  const branch = call?.name === 'Fn::If' ? chosenBranch(scope, call) : undefined;
  return branch !== undefined && comesToNothing(scope, branch);
}
