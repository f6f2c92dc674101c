import { listPlace, scalarPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { plainData } from '../plain-data.js';
import { tellError, tellWarning } from '../reading.js';
import { advice } from '../typed-values.js';
import { isAffordable, listArgument, tellForm, textArgument } from './arguments.js';
import { base64 } from './base64.js';
import { chosenBranch } from './branches.js';
import { findInMap } from './find-in-map.js';
import type { FunctionCall } from './function-call.js';
import { getAttribute } from './get-attribute.js';
import { included } from './include.js';
import { join } from './join.js';
import { pseudoParameter } from './pseudo-parameters.js';
import { reference } from './reference.js';
import type { Scope } from './scope.js';
import { substitute } from './substitute.js';

/** Computes what a call comes to; undefined where it comes to nothing, which is told. */
type Evaluate = (scope: Scope, call: FunctionCall) => Place | undefined;

/** Documented: the functions of CloudFormation, with those of the transform `AWS::LanguageExtensions`. */
export const FUNCTIONS: ReadonlyMap<string, Evaluate> = new Map<string, Evaluate>([
  ['Ref', reference],
  ['Fn::Base64', inBase64],
  ['Fn::Cidr', tellNotComputed],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAttribute],
  ['Fn::GetAZs', availabilityZones],
  ['Fn::If', ifHolds],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', lengthOf],
  ['Fn::Select', select],
  ['Fn::Split', split],
  ['Fn::Sub', substitute],
  ['Fn::ToJsonString', jsonText],
  ['Fn::Transform', included],
]);

const OF_CONDITIONS: readonly string[] = ['Condition', 'Fn::And', 'Fn::Equals', 'Fn::Not', 'Fn::Or'];

export function tellUnknownFunction(scope: Scope, { name, written, at }: FunctionCall): undefined {
  if (OF_CONDITIONS.includes(name)) {
    const message = `\`${written}\` decides conditions only: put it into \`Conditions\`, and refer to it with \`Fn::If\`.`;
    return tellError(scope, 'invalid-function', at.range, message);
  }
  const names = [...FUNCTIONS.keys()].map((known) =>
    written.startsWith('!') ? known.replace(/^(Fn::)?/, '!') : known,
  );
  const message = `\`${written}\` is no function of CloudFormation${advice(written, names, 'there are')}`;
  return tellError(scope, 'unknown-function', at.keyRange, message);
}

function tellNotComputed(scope: Scope, { written, at }: FunctionCall): undefined {
  const message = `\`${written}\` is not computed, and comes to nothing here: write its result instead.`;
  return tellWarning(scope, 'not-read', at.range, message);
}

function inBase64(scope: Scope, call: FunctionCall): Place | undefined {
  const text = textArgument(scope, call, undefined);
  if (text === undefined || !isAffordable(scope, call, 2 * text.length)) return undefined;
  return scalarPlace(call.at, base64(text));
}

function availabilityZones(scope: Scope, call: FunctionCall): Place | undefined {
  const region = textArgument(scope, call, undefined);
  if (region === undefined) return undefined;
  const name = region === '' ? pseudoParameter(scope.options, 'AWS::Region') : region;
  return listPlace(
    call.at,
    ['a', 'b', 'c'].map((zone) => scalarPlace(call.at, `${name}${zone}`)),
  );
}

function ifHolds(scope: Scope, call: FunctionCall): Place | undefined {
  const branch = chosenBranch(scope, call);
  return branch && scope.resolve(branch);
}

/** What another stack exports is known only where it is deployed. */
function importValue(scope: Scope, call: FunctionCall): Place | undefined {
  const name = textArgument(scope, call, undefined);
  if (name === undefined) return undefined;
  const { parameters = {} } = scope.options;
  if (Object.hasOwn(parameters, name)) return scalarPlace(call.at, parameters[name] ?? '');
  const message = `\`${name}\` is exported by another stack, and is not known here: give it with \`--parameter '${name}=VALUE'\`.`;
  return tellError(scope, 'unknown-value', call.at.range, message);
}

function lengthOf(scope: Scope, call: FunctionCall): Place | undefined {
  const { kind, items } = scope.resolve(call.argument);
  return kind === 'list' ? scalarPlace(call.at, items.length) : tellForm(scope, call);
}

function select(scope: Scope, call: FunctionCall): Place | undefined {
  const [index, list] = listArgument(scope, call, 2, 2) ?? [];
  const number = index && textArgument(scope, call, index);
  if (number === undefined || list === undefined) return undefined;
  const values = scope.resolve(list);
  if (values.kind !== 'list') return values.kind === 'null' ? undefined : tellForm(scope, call, values);
  const value = /^\d+$/.test(number) ? values.items[Number(number)] : undefined;
  if (value !== undefined) return value;
  const message = `\`${number}\` is no index of this list: choose 0 to ${values.items.length - 1}.`;
  return tellError(scope, 'invalid-function', call.at.range, message);
}

function split(scope: Scope, call: FunctionCall): Place | undefined {
  const [delimiter, text] = (listArgument(scope, call, 2, 2) ?? []).map((item) => textArgument(scope, call, item));
  if (delimiter === undefined || text === undefined || !isAffordable(scope, call, text.length)) return undefined;
  const parts = delimiter === '' ? [text] : text.split(delimiter);
  return listPlace(
    call.at,
    parts.map((part) => scalarPlace(call.at, part)),
  );
}

function jsonText(scope: Scope, call: FunctionCall): Place | undefined {
  const text = JSON.stringify(plainData(scope.resolve(call.argument)));
  return isAffordable(scope, call, text.length) ? scalarPlace(call.at, text) : undefined;
}
