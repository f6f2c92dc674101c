import { BOOLEAN, DOUBLE, INTEGER, JSON_LIST, MAP, STRING, UNKNOWN_TYPE, type ValueType } from './value-type.js';

/** What a JSON Schema says of a value; anything but an object says nothing. */
export type Schema = Readonly<Record<string, unknown>>;

const CLASSES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ['string', STRING],
  ['integer', INTEGER],
  ['number', DOUBLE],
  ['boolean', BOOLEAN],
  ['array', JSON_LIST],
  ['object', MAP],
]);

/** @returns the type of the values that a schema allows, which a request need not keep to */
export function typeOfSchema(schema: unknown): ValueType {
  const known = asSchema(schema);
  if (known === undefined) return UNKNOWN_TYPE;
  const implied = known.properties !== undefined ? 'object' : known.items !== undefined ? 'array' : undefined;
  const types = (Array.isArray(known.type) ? known.type : [known.type ?? implied]).filter((type) => type !== 'null');
  const name = types.length === 1 ? CLASSES.get(types[0]) : undefined;
  return { class: name, certain: false, from: 'schema', schema: known };
}

/** @returns the names of the properties that a schema describes */
export function schemaNames(schema: unknown): readonly string[] {
  return [...new Set(alternatives(schema).flatMap((one) => Object.keys(asSchema(one.properties) ?? {})))];
}

/** @returns the schema of a member: of a property by its name, of an element by its index */
export function schemaBelow(schema: unknown, step: string | number): Schema | undefined {
  for (const one of alternatives(schema)) {
    const found = typeof step === 'number' ? itemSchema(one, step) : propertySchema(one, step);
    if (found !== undefined) return found;
  }
  return undefined;
}

function itemSchema({ items }: Schema, index: number): Schema | undefined {
  return asSchema(Array.isArray(items) ? items[index] : items);
}

function propertySchema({ properties, additionalProperties }: Schema, name: string): Schema | undefined {
  const named = asSchema(properties);
  const own = named !== undefined && Object.hasOwn(named, name) ? asSchema(named[name]) : undefined;
  return own ?? asSchema(additionalProperties);
}

/** How deep combined schemas are looked into, as they may hold themselves. */
const MOST_LEVELS = 5;

function alternatives(schema: unknown, level = 0): readonly Schema[] {
  const known = asSchema(schema);
  if (known === undefined || level > MOST_LEVELS) return [];
  const combined = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (Array.isArray(known[key]) ? known[key] : []));
  return [known, ...combined.flatMap((one) => alternatives(one, level + 1))];
}

function asSchema(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : undefined;
}
