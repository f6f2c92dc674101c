import { scalarPlace } from '../computed/computed-place.js';
import { loadedPath } from '../computed/loaded-path.js';
import { wholeFile } from '../computed/whole-file.js';
import { pseudoParameter } from '../intrinsic/pseudo-parameters.js';
import { parseDefinition } from '../parse-document.js';
import type { Place } from '../place.js';
import { regionOf, stageOf } from './stage.js';
import { type Source, unquoted } from './variable-pieces.js';
import type { Trail, VariableScope } from './variable-scope.js';

/** A value, or the rest of a sentence that says why there is none. */
export type SourceValue = Place | string;

/** A source that is asked for its value. */
interface Asked {
  readonly scope: VariableScope;
  readonly source: Source;
  /** The text in which the variable stands. */
  readonly at: Place;
  readonly trail: Trail;
  /** Whether no other source comes after it. */
  readonly isLast: boolean;
}

type FindValue = (asked: Asked) => SourceValue;

const GIVE_DEFAULT = 'give a default after a comma';

/** Documented: the sources of the framework; those that ask AWS or run code have no value here. */
export const SOURCES: ReadonlyMap<string, FindValue> = new Map<string, FindValue>([
  ['self', ofFile],
  ['opt', option],
  ['param', parameter],
  ['env', ofEnvironment],
  ['sls', ofFramework],
  ['aws', ofAws],
  ['file', included],
  ['strToBool', toBoolean],
  ...['cf', 'ssm', 's3', 'output', 'terraform', 'vault', 'doppler', 'git'].map((type): [string, FindValue] => [
    type,
    () => `is not known on this machine: ${GIVE_DEFAULT}`,
  ]),
]);

function addressOf({ scope, source, at, trail }: Asked): string {
  return unquoted(scope.evaluateWithin(source.address, at, trail));
}

/** `${self:custom.name}`; without an address, the whole file. */
function ofFile(asked: Asked): SourceValue {
  const { scope, trail } = asked;
  const address = addressOf(asked);
  return within(scope, scope.root, address === '' ? [] : address.split('.'), { name: `self:${address}`, trail });
}

/** What is asked for, and by whom. */
interface Wanted {
  readonly name: string;
  readonly trail: Trail;
}

/** What leads to a value may be a variable itself. */
function within(scope: VariableScope, start: Place, keys: readonly string[], { name, trail }: Wanted): SourceValue {
  if (trail.includes(name)) return 'leads back to itself: write out what it should be';
  const inner = [...trail, name];
  let place: Place | undefined = start;
  for (const [index, key] of keys.entries()) {
    if (place.kind === 'text') place = scope.evaluate(place, [...inner, `${name}#${index}`]);
    place = place.kind === 'list' ? place.items[Number(key)] : place.get(key);
    if (place === undefined) return `leads to nothing: add \`${keys.join('.')}\`, or ${GIVE_DEFAULT}`;
  }
  const value = scope.evaluate(place, inner);
  // Why a variable within has no value has been told already.
  return value.kind === 'null' && place.kind !== 'text'
    ? `leads to nothing: add \`${keys.join('.')}\`, or ${GIVE_DEFAULT}`
    : value;
}

function option(asked: Asked): SourceValue {
  const { scope, at, trail, isLast } = asked;
  const name = addressOf(asked);
  if (name === 'stage' && scope.options.stage !== undefined) return scalarPlace(at, scope.options.stage);
  const value = given(asked);
  // Without a default of its own, an option that was not given is what the framework takes for it.
  if (typeof value !== 'string' || !isLast) return value;
  if (name === 'stage') return scalarPlace(at, stageOf(scope, trail));
  return name === 'region' ? scalarPlace(at, regionOf(scope, trail)) : value;
}

function given(asked: Asked): SourceValue {
  const name = addressOf(asked);
  const parameters = asked.scope.options.parameters ?? {};
  if (Object.hasOwn(parameters, name)) return scalarPlace(asked.at, parameters[name] ?? '');
  return `has no value: give it one with \`--parameter ${name}=VALUE\`, or a default after a comma`;
}

function ofEnvironment(asked: Asked): SourceValue {
  const name = addressOf(asked);
  const { parameters = {}, environment = {} } = asked.scope.options;
  if (Object.hasOwn(parameters, name)) return scalarPlace(asked.at, parameters[name] ?? '');
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (value !== undefined) return scalarPlace(asked.at, value);
  return `has no value: set \`${name}\` in the environment or with \`--parameter ${name}=VALUE\`, or ${GIVE_DEFAULT}`;
}

/** Documented: parameters of a stage, then those of all stages; version 4 has them in `stages`. */
function parameter(asked: Asked): SourceValue {
  const { scope, trail } = asked;
  const own = given(asked);
  if (typeof own !== 'string') return own;
  const name = addressOf(asked);
  const stage = stageOf(scope, trail);
  const paths = [
    ['stages', stage, 'params', name],
    ['params', stage, name],
    ['stages', 'default', 'params', name],
    ['params', 'default', name],
  ];
  for (const path of paths) {
    const value = within(scope, scope.root, path, { name: `self:${path.join('.')}`, trail });
    if (typeof value !== 'string') return value;
  }
  return own;
}

function ofFramework(asked: Asked): SourceValue {
  const name = addressOf(asked);
  if (name === 'stage') return scalarPlace(asked.at, stageOf(asked.scope, asked.trail));
  return `is not known on this machine: ${GIVE_DEFAULT}`;
}

function ofAws(asked: Asked): SourceValue {
  const { scope, at, trail } = asked;
  const name = addressOf(asked);
  if (name === 'region') return scalarPlace(at, regionOf(scope, trail));
  const value = name === 'accountId' ? pseudoParameter(scope.options, 'AWS::AccountId') : undefined;
  return value === undefined ? `is no value of AWS: write \`aws:region\` or \`aws:accountId\`` : scalarPlace(at, value);
}

/** Documented: YAML and JSON are read, and what is in any other file is text. */
function included(asked: Asked): SourceValue {
  const { scope, source, at, trail } = asked;
  const path = unquoted(scope.evaluateWithin(source.parameters ?? '', at, trail));
  const file = loadedPath(path);
  if (/\.[cm]?[jt]s$/.test(file)) return `leads to \`${file}\`, which would have to be run: ${GIVE_DEFAULT}`;
  if (!scope.files.has(file)) scope.files.set(file, loaded(scope, file));
  const place = scope.files.get(file);
  if (place === undefined) return `leads to \`${file}\`, and there is no such file to read: ${GIVE_DEFAULT}`;
  const address = addressOf(asked);
  const keys = address === '' ? [] : address.split('.');
  return within(scope, place, keys, { name: `file(${file}):${address}`, trail });
}

function loaded({ options, telling }: VariableScope, file: string): Place | undefined {
  const text = options.load?.(file);
  if (text === undefined) return undefined;
  const range = { start: 0, end: 1, file };
  if (!/\.(?:ya?ml|json)$/i.test(file)) {
    return scalarPlace({ path: [], name: '', range, keyRange: range }, text, wholeFile(file, text));
  }
  const root = parseDefinition(text, file);
  if ('path' in root) return root;
  telling.problems.push(...root);
  return undefined;
}

function toBoolean({ scope, source, at, trail }: Asked): SourceValue {
  const text = scope.evaluateWithin(source.parameters ?? '', at, trail).toLowerCase();
  if (/^(?:true|1)$/.test(text)) return scalarPlace(at, true);
  return /^(?:false|0)$/.test(text) ? scalarPlace(at, false) : 'is neither true nor false';
}
