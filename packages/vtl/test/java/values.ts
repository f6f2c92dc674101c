import { invoke } from '../../src/java/invoke.js';
import { toJavaString } from '../../src/java/to-string.js';
import { JavaList, JavaMap, type JavaValue } from '../../src/java/value.js';

/** @returns a map of entries in order */
export function mapOf(...entries: readonly (readonly [JavaValue, JavaValue])[]): JavaMap {
  const map = new JavaMap();
  for (const [key, value] of entries) map.set(key, value);
  return map;
}

/** @returns a list of elements */
export function listOf(...items: JavaValue[]): JavaList {
  return new JavaList(items);
}

/** @returns what a template prints for a method call; undefined where there is no such method */
export function call(self: JavaValue, name: string, ...args: JavaValue[]): string | undefined {
  const result = invoke(self, name, args);
  return result === undefined ? undefined : toJavaString(result);
}

/** @returns the Java exception or the limit that a function ends with, and its message */
export function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return 'code' in error ? String(error.code) : `${error.name}: ${error.message}`;
  }
  return 'nothing was thrown';
}
