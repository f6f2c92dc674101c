import { quoted } from './literal-text.js';

/**
 * Names that are none of properties: Velocity reads the first two by `getClass()` and `isEmpty()`, which every map has,
 * and the others as truth values.
 */
const NO_PROPERTIES: ReadonlySet<string> = new Set(['class', 'empty', 'true', 'false']);

/** @returns the reference to a member of a JSON object: `$order.lines`, or `$order.get('@id')` for other names */
export function memberReference(object: string, key: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_]*$/.test(key) && !NO_PROPERTIES.has(key.toLowerCase());
  return isPlain ? `${object}.${key}` : `${object}.get(${quoted(key)})`;
}

/**
 * API Gateway reads a reference without a value as the empty text, and `#if` takes that for true. Only a value has a
 * hash code, be it false, zero or an empty text, so that what has none is missing or null. A variable that was set to
 * such a reference is the empty text: only the reference itself tells.
 */
export function isPresent(reference: string): string {
  return `${reference}.hashCode() != ''`;
}

/** @returns the condition that is true for null, where {@link isPresent} was false */
export function isNull(object: string, key: string): string {
  return `${object}.containsKey(${quoted(key)}) == true`;
}

/** @returns the condition that is true for a JSON object, and neither for texts nor for arrays */
export function isObjectReference(reference: string): string {
  return `${reference}.keySet() != ''`;
}

/** @returns the condition that is true for what is neither an object nor an array, which alone have a size */
export function isScalar(reference: string): string {
  return `${reference}.size() == ''`;
}
