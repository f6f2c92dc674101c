import { nearest } from '@veloway/vtl';
import type { Place } from '../read/place.js';
import { advice, kindText } from '../read/typed-values.js';
import { memberOf, type SchemaError } from './schema-error.js';

/** What JSON Schema calls types, in words. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
};

/** @returns what is wrong with a value, in a sentence that says what to do */
export function errorText({ keyword, params, parentSchema, message }: SchemaError, place: Place): string {
  const value = kindText(place);
  switch (keyword) {
    case 'required':
      return `${placeText(place)} lacks \`${String(params.missingProperty)}\`, which OpenAPI wants: add it.`;
    case 'additionalProperties':
      return unknownKey(String(params.additionalProperty), parentSchema);
    case 'type':
      return `${placeText(place)} should be ${typeText(params.type)} for OpenAPI, and is ${value}.`;
    case 'enum':
      return `${value} is no \`${place.name}\` of OpenAPI${advice(place.text, textsOf(params.allowedValues), 'choose')}`;
    case 'pattern':
      return `${placeText(place)} is ${value}, which OpenAPI does not allow: let it match \`${String(params.pattern)}\`.`;
    case 'minProperties':
    case 'minItems':
    case 'minLength':
      return `${placeText(place)} is too short for OpenAPI: let it have ${String(params.limit)} at least.`;
    case 'uniqueItems':
      return `${placeText(place)} has the same item twice, which OpenAPI does not allow: remove one.`;
    default:
      return `${placeText(place)} is not as OpenAPI wants it: it ${message ?? 'is something else'}.`;
  }
}

function typeText(type: unknown): string {
  const types = Array.isArray(type) ? type : [type];
  return types.map((name) => TYPES[String(name)] ?? String(name)).join(' or ');
}

function textsOf(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

function unknownKey(key: string, schema: SchemaError['parentSchema']): string {
  const properties = memberOf(schema, 'properties');
  const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const near = nearest(key, known);
  const meant = near === undefined ? ': remove it, or let its name begin with `x-`.' : `. Did you mean \`${near}\`?`;
  return `\`${key}\` is no key that OpenAPI has here${meant}`;
}

function placeText({ path, name }: Place): string {
  const last = path.at(-1);
  if (last === undefined) return 'The document';
  return typeof last === 'number' ? `Item ${last + 1} of \`${String(path.at(-2))}\`` : `\`${name}\``;
}
