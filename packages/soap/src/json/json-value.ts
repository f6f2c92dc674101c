/** What JSON can say, as JavaScript has it. */
export type JsonValue = JsonScalar | JsonArray | JsonObject;
export type JsonScalar = string | number | boolean | null;
export type JsonArray = readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** An object while it is made. */
export type GrowingObject = Record<string, JsonValue>;

/** Sets a property as `JSON.parse` does: `__proto__` is a key like any other, and no setter is called. */
export function put(object: GrowingObject, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else object[key] = value;
}

/** @returns the object's own property; what it inherits, as `constructor`, is none of it */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
