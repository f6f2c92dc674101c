import { jsonPairs } from './json-pairs.js';
import type { JsonValue } from './json-value.js';

/** @returns whether two JSON values are equal, but for what is ignored and however they are written */
export function equalJson(expected: JsonValue, actual: JsonValue, ignored: ReadonlySet<JsonValue>): boolean {
  if (ignored.has(expected) || ignored.has(actual)) return true;
  if (expected.kind === 'scalar') return actual.kind === 'scalar' && expected.identity === actual.identity;
  if (actual.kind === 'scalar' || actual.kind !== expected.kind) return false;
  return jsonPairs(expected, actual, ignored).every((pair) => {
    if (pair.ignored) return true;
    if (pair.expected === undefined || pair.actual === undefined) return false;
    return equalJson(pair.expected.value, pair.actual.value, ignored);
  });
}
