import { LimitError } from './java-error.js';
import {
  BigDecimal,
  JavaByte,
  JavaChar,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  type JavaValue,
} from './value.js';

/** A key of collections that is written out longer than this would take too long to compare. */
const MAX_LENGTH = 1_000_000;

/** How deep collections may nest in a key. */
const MAX_DEPTH = 200;

/** A number for each object that is equal to itself only; it goes with the object. */
const identities = new WeakMap<object, number>();
const counter = { next: 0 };

/**
 * @returns a text (or the object itself) that is the same for keys of a map that Java calls equal
 * @throws LimitError `collection-too-large` or `nesting-too-deep` where a collection as a key is too large for that
 */
export function hashKey(key: JavaValue): unknown {
  if (typeof key === 'string') return key.charCodeAt(0) === 0 ? `\0text ${key}` : key;
  if (key instanceof JavaList || key instanceof JavaMap) return describe(key, 0);
  return scalarKey(key) ?? key;
}

function scalarKey(key: JavaValue): string | null {
  if (typeof key === 'number') return `\0int ${key}`;
  if (typeof key === 'boolean' || key === null) return `\0${key}`;
  if (typeof key === 'bigint') return `\0big ${key}`;
  if (key instanceof JavaLong) return `\0long ${key.value}`;
  if (key instanceof JavaDouble) return Object.is(key.value, -0) ? '\0double -0' : `\0double ${key.value}`;
  if (key instanceof JavaFloat) return Object.is(key.value, -0) ? '\0float -0' : `\0float ${key.value}`;
  if (key instanceof JavaShort) return `\0short ${key.value}`;
  if (key instanceof JavaByte) return `\0byte ${key.value}`;
  if (key instanceof BigDecimal) return `\0decimal ${key.unscaled} ${key.scale}`;
  return key instanceof JavaChar ? `\0char ${key.value}` : null;
}

/** Each part has its length before it, so that no two collections read the same. */
function describe(value: JavaValue, depth: number): string {
  if (depth > MAX_DEPTH) throw new LimitError('nesting-too-deep', 'the key of a map is nested too deep');
  if (value instanceof JavaList) return bounded(`\0list ${joined(value.items, depth)}`);
  if (value instanceof JavaMap) return bounded(`\0map ${describeMap(value, depth)}`);
  if (typeof value === 'string') return bounded(`\0text ${value}`);
  return scalarKey(value) ?? `\0object ${identity(value as object)}`;
}

function joined(items: readonly JavaValue[], depth: number): string {
  const parts: string[] = [];
  let length = 0;
  for (const item of items) {
    const part = describe(item, depth + 1);
    length += part.length;
    if (length > MAX_LENGTH) throw tooLong();
    parts.push(`${part.length}:${part}`);
  }
  return parts.join('');
}

/** The order of the entries does not count. */
function describeMap(map: JavaMap, depth: number): string {
  const values = map.values();
  const entries = map.keys().map((key, index) => joined([key, values[index] ?? null], depth));
  return entries
    .sort()
    .map((entry) => `${entry.length}:${entry}`)
    .join('');
}

function bounded(text: string): string {
  if (text.length > MAX_LENGTH) throw tooLong();
  return text;
}

function tooLong(): LimitError {
  return new LimitError('collection-too-large', 'a collection is too large for the key of a map');
}

function identity(value: object): number {
  const known = identities.get(value);
  if (known !== undefined) return known;
  const made = counter.next++;
  identities.set(value, made);
  return made;
}
