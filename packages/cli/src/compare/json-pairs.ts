import type { JsonContainer, JsonEntry, JsonValue } from './json-value.js';

/** An entry that is expected and the one that it is compared with; one of them may be missing. */
export interface JsonPair {
  readonly expected: JsonEntry | undefined;
  readonly actual: JsonEntry | undefined;
  /** Whether the values may be any, and the entry may be missing. */
  readonly ignored: boolean;
}

type Ignored = ReadonlySet<JsonValue>;

/** @returns the entries of two objects or two arrays in pairs: in the expected order, then what only the output has */
export function jsonPairs(expected: JsonContainer, actual: JsonContainer, ignored: Ignored): readonly JsonPair[] {
  if (expected.kind === 'object') return pairMembers(expected.entries, actual.entries, ignored);
  return pairElements(expected.entries, actual.entries, ignored);
}

/** Members pair by name. Where a name is there twice, which JSON allows, the first pairs with the first, and so on. */
function pairMembers(expected: readonly JsonEntry[], actual: readonly JsonEntry[], ignored: Ignored): JsonPair[] {
  const left = byKey(actual);
  const pairs = expected.map((entry) => pair(entry, left.get(entry.key)?.pop(), ignored));
  const paired = new Set(pairs.map((one) => one.actual));
  const others = actual.filter((entry) => !paired.has(entry));
  return [...pairs, ...others.map((entry) => pair(undefined, entry, ignored))];
}

/** The first entry of a name is the last of its group, where it is quickly taken off. */
function byKey(entries: readonly JsonEntry[]): Map<string, JsonEntry[]> {
  const groups = new Map<string, JsonEntry[]>();
  for (const entry of entries.toReversed()) {
    const group = groups.get(entry.key);
    if (group === undefined) groups.set(entry.key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/**
 * Elements pair by index. Ignored ones that stand at other places, as those of a filter may, are left out where the
 * rest then pairs; otherwise an element that is ignored on one side is ignored on the other, too.
 */
function pairElements(expected: readonly JsonEntry[], actual: readonly JsonEntry[], ignored: Ignored): JsonPair[] {
  if (ignored.size === 0 || sameIgnored(expected, actual, ignored)) return pairByIndex(expected, actual, ignored);
  const kept = (entries: readonly JsonEntry[]) => entries.filter(({ value }) => !ignored.has(value));
  const [keptExpected, keptActual] = [kept(expected), kept(actual)];
  if (keptExpected.length === keptActual.length) return pairByIndex(keptExpected, keptActual, ignored);
  return pairByIndex(expected, actual, ignored);
}

function sameIgnored(expected: readonly JsonEntry[], actual: readonly JsonEntry[], ignored: Ignored): boolean {
  const at = (entries: readonly JsonEntry[]) =>
    entries.flatMap(({ value }, index) => (ignored.has(value) ? [index] : [])).join();
  return at(expected) === at(actual);
}

function pairByIndex(expected: readonly JsonEntry[], actual: readonly JsonEntry[], ignored: Ignored): JsonPair[] {
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => pair(expected[index], actual[index], ignored));
}

function pair(expected: JsonEntry | undefined, actual: JsonEntry | undefined, ignored: Ignored): JsonPair {
  const has = (entry: JsonEntry | undefined) => entry !== undefined && ignored.has(entry.value);
  return { expected, actual, ignored: has(expected) || has(actual) };
}
