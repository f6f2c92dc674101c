import { alignJson } from './align-json.js';
import { type Comparison, EQUAL } from './comparison.js';
import { equalJson } from './equal-json.js';
import { ignoredValues } from './ignored-values.js';
import type { JsonValue } from './json-value.js';
import { layOutJson } from './lay-out-json.js';
import { readJsonValue } from './read-json-value.js';
import { compareAs } from './unreadable-text.js';

/**
 * Compares JSON by what it says: the order of members and white space do not matter, and numbers and strings are equal
 * however they are written.
 *
 * @param ignore JSONPaths of what may differ or be missing; each is looked for in both texts
 * @throws UsageError where one of these paths is none
 */
export function compareJson(
  expectedText: string,
  actualText: string,
  ignore: readonly string[] = [],
): Promise<Comparison> {
  const compare = async (expected: JsonValue, actual: JsonValue): Promise<Comparison> => {
    const inExpected = await ignoredValues(expected, expectedText, ignore);
    const inActual = await ignoredValues(actual, actualText, ignore);
    return compareValues(expected, actual, new Set([...inExpected, ...inActual]));
  };
  return compareAs({ name: 'JSON', read: readJsonValue, compare }, expectedText, actualText);
}

/** Looks whether they differ before anything is laid out, since most of the time they do not. */
function compareValues(expected: JsonValue, actual: JsonValue, ignored: ReadonlySet<JsonValue>): Comparison {
  if (equalJson(expected, actual, ignored)) return EQUAL;
  const aligned = alignJson(expected, actual, ignored);
  return { equal: false, expected: layOutJson(aligned.expected), actual: layOutJson(aligned.actual) };
}
