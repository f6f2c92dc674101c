import { emptyPlace, listPlace, movedPlace, scalarPlace } from '../computed/computed-place.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { PSEUDO_PARAMETERS, pseudoParameter } from './pseudo-parameters.js';
import { referenceText } from './resource-text.js';
import type { Scope } from './scope.js';

/** @returns what a `Ref` comes to; undefined where nothing has the name */
export function findReference(scope: Scope, name: string, at: Place): Place | undefined {
  if (name === 'AWS::NoValue') return emptyPlace(at);
  const pseudo = pseudoParameter(scope.options, name);
  if (pseudo !== undefined) return scalarPlace(at, pseudo);
  const parameter = scope.parameters?.get(name);
  if (parameter !== undefined) return parameterValue(scope, parameter, at);
  const resource = scope.resources.get(name);
  if (resource !== undefined) return scalarPlace(at, referenceText(scope, name, resource, at));
  return scope.open && isLogicalId(name) ? assumed(scope, name, at) : undefined;
}

export function referredNames({ parameters, resources }: Scope): readonly string[] {
  return [...(parameters?.members.map((member) => member.name) ?? []), ...resources.keys(), ...PSEUDO_PARAMETERS];
}

/** Documented: logical ids are alphanumeric. */
export function isLogicalId(name: string): boolean {
  return /^[a-zA-Z0-9]+$/.test(name);
}

function assumed(scope: Scope, name: string, at: Place): Place {
  tellAssumed(scope, name, at, `\`${name}\` is not in this file, and its name is taken for its value.`);
  return scalarPlace(at, name);
}

/** Tells once of each name what is taken for granted of it. */
export function tellAssumed(scope: Scope, name: string, { range }: Place, message: string): void {
  if (scope.memory.assumed.has(name)) return;
  scope.memory.assumed.add(name);
  tellWarning(scope, 'unknown-value', range, message);
}

function parameterValue(scope: Scope, parameter: Place, at: Place): Place {
  const { name } = parameter;
  const given = scope.options.parameters ?? {};
  const type = parameter.get('Type')?.text ?? 'String';
  const own = Object.hasOwn(given, name) ? scalarPlace(at, given[name] ?? '') : undefined;
  const value = own ?? parameter.get('Default');
  if (value === undefined || value.kind === 'object' || value.kind === 'list') return tellNoValue(scope, parameter, at);
  if (own === undefined && type.startsWith('AWS::SSM::Parameter::')) tellStored(scope, parameter);
  return /List\b/.test(type) ? listOf(value, at) : movedPlace(at, value);
}

function listOf({ text }: Place, at: Place): Place {
  const texts = text === '' ? [] : text.split(',').map((item) => item.trim());
  return listPlace(
    at,
    texts.map((item) => scalarPlace(at, item)),
  );
}

function tellNoValue(scope: Scope, { name, keyRange }: Place, at: Place): Place {
  const message = `The parameter \`${name}\` has no value: give it one with \`--parameter ${name}=VALUE\`, or a \`Default\`.`;
  tellError(scope, 'unknown-value', keyRange, message);
  return scope.options.assumeValues === true ? scalarPlace(at, name) : emptyPlace(at);
}

function tellStored(scope: Scope, { name, keyRange }: Place): void {
  const message = `The value of \`${name}\` is kept in Parameter Store, and its name there is taken instead: give the value with \`--parameter ${name}=VALUE\`.`;
  tellWarning(scope, 'unknown-value', keyRange, message);
}
