import type { JsonObject, JsonValue } from '../json/json-value.js';
import { excerpt } from '../xml/excerpt.js';
import type { AtomicSpace, ListSpace, SimpleSpace } from './simple-space.js';
import { simpleToJson } from './simple-value.js';
import { translatePattern } from './translate-pattern.js';

const DECIMAL = '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$';
const INTEGER = '^[+-]?[0-9]+$';

/**
 * @param note is told of what the schema cannot say
 * @returns the JSON Schema (draft 4) of the values of a simple type
 */
export function simpleJsonSchema(space: SimpleSpace, note: (text: string) => void): JsonObject {
  const base = unlistedSchema(space, note);
  const { enumeration } = space.facets;
  if (enumeration === undefined) return base;
  const values = enumeration.map((value) => simpleToJson(space, value).value);
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  const { type } = base;
  return type === undefined ? { enum: [...distinct.values()] } : { type, enum: [...distinct.values()] };
}

function unlistedSchema(space: SimpleSpace, note: (text: string) => void): JsonObject {
  switch (space.variety) {
    case 'atomic':
      return atomicSchema(space, note);
    case 'list':
      return listSchema(space, note);
    case 'union':
      return { anyOf: space.members.map((member) => simpleJsonSchema(member, note)) };
    default:
      return space satisfies never;
  }
}

function listSchema({ item, facets }: ListSpace, note: (text: string) => void): JsonObject {
  const { length, minLength = length, maxLength = length } = facets;
  return {
    type: 'array',
    items: simpleJsonSchema(item, note),
    ...(minLength !== undefined && { minItems: minLength }),
    ...(maxLength !== undefined && { maxItems: maxLength }),
  };
}

function atomicSchema(space: AtomicSpace, note: (text: string) => void): JsonObject {
  switch (space.builtIn.form) {
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return numberSchema(space, 'integer', hasLargeValues(space) ? INTEGER : undefined);
    case 'decimal':
      return numberSchema(space, 'number', DECIMAL);
    case 'float':
      return numberSchema(space, 'number', '^(INF|[+-]INF|NaN)$');
    default:
      return { type: 'string', ...lengthsOf(space), ...patternsOf(space, note) };
  }
}

/** Whether there are values that a number of JavaScript would not hold, or that keep their zeros, so that they are texts. */
function hasLargeValues({ builtIn: { min, max }, facets, patterns }: AtomicSpace): boolean {
  const isSafe = (bound: string | undefined): boolean => bound !== undefined && Number.isSafeInteger(Number(bound));
  const { minInclusive, minExclusive, maxInclusive, maxExclusive } = facets;
  const hasSafeMin = isSafe(min) || isSafe(minInclusive) || isSafe(minExclusive);
  const hasSafeMax = isSafe(max) || isSafe(maxInclusive) || isSafe(maxExclusive);
  return patterns.length > 0 || !hasSafeMin || !hasSafeMax;
}

function numberSchema(space: AtomicSpace, type: 'integer' | 'number', textPattern: string | undefined): JsonObject {
  const bounds = boundsOf(space);
  return textPattern === undefined ? { type, ...bounds } : { type: [type, 'string'], pattern: textPattern, ...bounds };
}

/** Bounds that no number of JavaScript is exactly would be others. */
function boundsOf({ builtIn: { min, max }, facets }: AtomicSpace): JsonObject {
  const { minExclusive, maxExclusive, minInclusive = min, maxInclusive = max } = facets;
  const isUsable = (bound: string | undefined): bound is string => {
    const value = Number(bound ?? NaN);
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  };
  return {
    ...(isUsable(minInclusive) && { minimum: Number(minInclusive) }),
    ...(isUsable(maxInclusive) && { maximum: Number(maxInclusive) }),
    ...(isUsable(minExclusive) && { minimum: Number(minExclusive), exclusiveMinimum: true }),
    ...(isUsable(maxExclusive) && { maximum: Number(maxExclusive), exclusiveMaximum: true }),
  };
}

/** The length of binary data is that of its bytes, and not of its text. */
function lengthsOf({ builtIn: { name }, facets }: AtomicSpace): JsonObject {
  if (name === 'hexBinary' || name === 'base64Binary') return {};
  const { length, minLength = length, maxLength = length } = facets;
  return {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

function patternsOf({ patterns }: AtomicSpace, note: (text: string) => void): JsonObject {
  const translated = patterns.flatMap((alternatives) => {
    const found = alternatives.map((pattern) => translatedOrNoted(pattern, note));
    const known = found.filter((pattern) => pattern !== undefined);
    if (known.length < found.length) return [];
    return [known.length === 1 ? (known[0] ?? '') : `^(?:${known.map((one) => one.slice(1, -1)).join('|')})$`];
  });
  const [first, ...rest] = translated;
  if (first === undefined) return {};
  const others: JsonValue[] = rest.map((pattern) => ({ pattern }));
  return others.length === 0 ? { pattern: first } : { pattern: first, allOf: others };
}

function translatedOrNoted(pattern: string, note: (text: string) => void): string | undefined {
  const translated = translatePattern(pattern);
  if (translated.ok) return translated.pattern;
  note(`The pattern ${excerpt(pattern)} is left out. ${translated.reason}`);
  return undefined;
}
