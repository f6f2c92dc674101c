import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { kindText } from '../typed-values.js';
import { tellTooMuch } from './deeper.js';
import { type FunctionCall, functionCall } from './function-call.js';
import type { Scope } from './scope.js';

/** How each function is written, for what messages say. */
const FORMS: Readonly<Record<string, string>> = {
  Ref: 'NAME',
  Condition: 'NAME',
  'Fn::And': '[CONDITION, CONDITION, …]',
  'Fn::Base64': 'TEXT',
  'Fn::Equals': '[VALUE, VALUE]',
  'Fn::FindInMap': '[MAP, KEY, KEY]',
  'Fn::GetAtt': 'RESOURCE.ATTRIBUTE',
  'Fn::GetAZs': 'REGION',
  'Fn::If': '[CONDITION, VALUE, VALUE]',
  'Fn::ImportValue': 'NAME',
  'Fn::Join': '[DELIMITER, [TEXT, …]]',
  'Fn::Length': '[VALUE, …]',
  'Fn::Not': '[CONDITION]',
  'Fn::Or': '[CONDITION, CONDITION, …]',
  'Fn::Select': '[INDEX, [VALUE, …]]',
  'Fn::Split': '[DELIMITER, TEXT]',
  'Fn::Sub': 'TEXT',
  'Fn::ToJsonString': 'VALUE',
  'Fn::Transform': '{ Name: AWS::Include, Parameters: { Location: FILE } }',
};

/** Tells that a function is not written as it must be. */
export function tellForm(scope: Scope, { name, written, at, argument }: FunctionCall, given = argument): undefined {
  const message = `\`${written}\` takes \`${FORMS[name] ?? 'VALUE'}\`, and finds ${kindText(given)} instead: rewrite it so.`;
  return tellError(scope, 'invalid-function', given.kind === 'null' ? at.range : given.range, message);
}

/** @returns the items of a list of so many; undefined after telling that there is none */
export function listArgument(
  scope: Scope,
  call: FunctionCall,
  least: number,
  most: number,
): readonly Place[] | undefined {
  const { items, kind } = call.argument;
  if (kind === 'list' && items.length >= least && items.length <= most) return items;
  return tellForm(scope, call);
}

/** @returns the text that an argument comes to; undefined after telling that it is none */
export function textArgument(scope: Scope, call: FunctionCall, argument: Place | undefined): string | undefined {
  const given = argument ?? call.argument;
  const value = scope.resolve(given);
  if (value.kind !== 'object' && value.kind !== 'list' && value.kind !== 'null') return value.text;
  // A function that comes to nothing has told why.
  return value.kind === 'null' && functionCall(given) !== undefined ? undefined : tellForm(scope, call, value);
}

/** @returns whether a text of such a length may still be computed, which is told where not */
export function isAffordable(scope: Scope, { at }: FunctionCall, length: number): boolean {
  if (scope.budget.spend(length)) return true;
  tellTooMuch(scope, at);
  return false;
}
