import type { JsonObject, JsonValue } from '../json/json-value.js';
import { excerpt } from '../xml/excerpt.js';

/** @returns an object whose members are all its own, whatever they are called: `__proto__` is a name like any other */
export function jsonObject(members: Iterable<readonly [string, JsonValue]>): JsonObject {
  return Object.fromEntries(members);
}

/** @returns what a value is, for messages: "the text `a`", "an array" */
export function describeJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the text ${excerpt(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'an array' : 'an object';
    default:
      return String(value);
  }
}
