import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';
import { resolved } from './references.js';
import { advice, booleanAt, itemsAt, textAt } from './typed-values.js';

/** Where OpenAPI says that a parameter is, and what API Gateway calls that. */
const LOCATIONS: Readonly<Record<string, string>> = { header: 'header', query: 'querystring', path: 'path' };

/** @returns the parameters of an operation and those of its path, each with its `$ref` resolved; an operation's own win */
export function parametersOf(reading: Reading, operation: Place, pathItem: Place): readonly Place[] {
  const found = new Map<string, Place>();
  for (const owner of [pathItem, operation]) {
    for (const item of itemsAt(reading, owner.get('parameters'))) {
      const place = resolved(reading, item, 'parameter');
      if (place !== undefined) found.set(`${place.get('in')?.text} ${place.get('name')?.text}`, place);
    }
  }
  return [...found.values()];
}

/** `method.request.header.X-Tenant` to whether it is required. */
export function requestParameters(
  reading: Reading,
  parameters: readonly Place[],
  path: string,
): Readonly<Record<string, boolean>> {
  const variables = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const declared = parameters.flatMap((place) => entryOf(reading, place, variables));
  // Recorded: variables of the path are required, declared or not, but for a greedy one that is not declared.
  const others = variables.filter((name) => !name.endsWith('+'));
  return recordOf([...declared, ...others.map((name) => [`method.request.path.${name}`, true] as const)]);
}

function entryOf(
  reading: Reading,
  place: Place,
  variables: readonly string[],
): readonly (readonly [string, boolean])[] {
  const [name, location] = [textAt(reading, place.get('name')), textAt(reading, place.get('in'))];
  if (name === undefined || location === undefined) {
    const missing = name === undefined ? 'name' : 'in';
    tellError(reading, 'missing-key', place.keyRange, `A parameter has no \`${missing}\`: add it.`);
    return [];
  }
  if (location === 'body') return [];
  const known = Object.hasOwn(LOCATIONS, location) ? LOCATIONS[location] : undefined;
  if (known === undefined) return tellLocation(reading, place, location) ?? [];
  if (location === 'path') tellVariable(reading, place, name, variables);
  const required = location === 'path' || (booleanAt(reading, place.get('required')) ?? false);
  return [[`method.request.${known}.${name}`, required]];
}

function tellLocation(reading: Reading, place: Place, location: string): undefined {
  const range = place.get('in')?.range ?? place.range;
  if (location === 'formData' || location === 'cookie') {
    const what =
      location === 'cookie' ? 'cookies, which come with the header `Cookie`' : 'form fields, which are in the body';
    const message = `\`${place.get('name')?.text}\` is left out: API Gateway knows no parameters of ${what}.`;
    return tellWarning(reading, 'unsupported-parameter', range, message);
  }
  const message = `\`${location}\` is no place of a parameter${advice(location, Object.keys(LOCATIONS), 'write')}`;
  return tellError(reading, 'unknown-choice', range, message);
}

/** Recorded: a parameter of the path that the path lacks counts as missing in every request. */
function tellVariable(reading: Reading, place: Place, name: string, variables: readonly string[]): void {
  if (variables.some((variable) => variable.replace(/\+$/, '') === name)) return;
  const message = `The path has no variable \`{${name}}\`, so that every request lacks it${advice(name, variables, 'it has')}`;
  tellWarning(reading, 'unknown-path-parameter', place.get('name')?.range ?? place.range, message);
}
