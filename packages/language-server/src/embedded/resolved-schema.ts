import type { RestApi } from '@veloway/api';

/** So many values a schema may have, since models that refer to others twice each grow without end. */
const MOST_VALUES = 5000;

/**
 * @param name of a model; undefined for none
 * @returns its schema with what it refers to in its place; where a model is in itself, and where it would grow too long,
 *   anything goes
 */
export function resolvedSchema(models: RestApi['models'], name: string | undefined): unknown {
  if (name === undefined || !Object.hasOwn(models, name)) return undefined;
  let left = MOST_VALUES;
  const resolved = (value: unknown, within: readonly string[]): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (left-- <= 0) return {};
    if (Array.isArray(value)) return value.map((item) => resolved(item, within));
    const reference = '$ref' in value && typeof value.$ref === 'string' ? modelOf(value.$ref) : undefined;
    if (reference === undefined) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member, within)]));
    }
    if (within.includes(reference) || !Object.hasOwn(models, reference)) return {};
    return resolved(models[reference]?.schema, [...within, reference]);
  };
  return resolved(models[name]?.schema, [name]);
}

/** `#/models/Order`. */
function modelOf(reference: string): string | undefined {
  return /^#\/models\/([^/]+)$/.exec(reference)?.[1];
}
