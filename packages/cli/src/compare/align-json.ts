import { expectedSpelling } from './expected-spelling.js';
import { type JsonPair, jsonPairs } from './json-pairs.js';
import type { JsonContainer, JsonEntry, JsonScalar, JsonValue } from './json-value.js';

/** Two JSON values as they are shown beside each other. */
export interface Aligned {
  readonly expected: JsonValue;
  readonly actual: JsonValue;
}

interface AlignedEntry {
  readonly expected: JsonEntry | undefined;
  readonly actual: JsonEntry | undefined;
}

/**
 * Makes two JSON values look the same wherever they are equal: the output's members get the expected order, what is
 * equal is written as it is expected, and what is ignored says so.
 */
export function alignJson(expected: JsonValue, actual: JsonValue, ignored: ReadonlySet<JsonValue>): Aligned {
  const spell = expectedSpelling(expected);
  return new Alignment(ignored, spell).align(expected, actual);
}

type Spelling = (scalar: JsonScalar) => JsonScalar;

const AS_WRITTEN: Spelling = (scalar) => scalar;

class Alignment {
  private readonly ignored: ReadonlySet<JsonValue>;
  private readonly spell: Spelling;

  constructor(ignored: ReadonlySet<JsonValue>, spell: Spelling) {
    this.ignored = ignored;
    this.spell = spell;
  }

  align(expected: JsonValue, actual: JsonValue): Aligned {
    if (this.ignored.has(expected) || this.ignored.has(actual))
      return { expected: mask(expected), actual: mask(actual) };
    if (expected.kind === 'scalar' && actual.kind === 'scalar' && expected.identity === actual.identity) {
      return { expected, actual: { ...actual, text: expected.text } };
    }
    if (expected.kind !== 'scalar' && actual.kind !== 'scalar' && expected.kind === actual.kind) {
      return this.alignEntries(expected, actual);
    }
    return { expected: this.alone(expected, AS_WRITTEN), actual: this.alone(actual, this.spell) };
  }

  private alignEntries(expected: JsonContainer, actual: JsonContainer): Aligned {
    const aligned = jsonPairs(expected, actual, this.ignored).map((pair) => this.alignPair(pair));
    return {
      expected: { ...expected, entries: aligned.flatMap((entry) => entry.expected ?? []) },
      actual: { ...actual, entries: aligned.flatMap((entry) => entry.actual ?? []) },
    };
  }

  private alignPair({ expected, actual, ignored }: JsonPair): AlignedEntry {
    if (expected !== undefined && actual !== undefined) {
      const values = this.align(expected.value, actual.value);
      const name = actual.name && expected.name && { ...actual.name, text: expected.name.text };
      return { expected: { ...expected, value: values.expected }, actual: { ...actual, name, value: values.actual } };
    }
    // What is ignored and has no partner is no difference, so that it must not look like one.
    if (ignored) return { expected: undefined, actual: undefined };
    return {
      expected: expected && this.entryAlone(expected, AS_WRITTEN),
      actual: actual && this.entryAlone(actual, this.spell),
    };
  }

  private entryAlone(entry: JsonEntry, spell: Spelling): JsonEntry {
    return { key: entry.key, name: entry.name && spell(entry.name), value: this.alone(entry.value, spell) };
  }

  private alone(value: JsonValue, spell: Spelling): JsonValue {
    if (this.ignored.has(value)) return mask(value);
    if (value.kind === 'scalar') return spell(value);
    return { ...value, entries: value.entries.map((entry) => this.entryAlone(entry, spell)) };
  }
}

function mask({ start, end }: JsonValue): JsonScalar {
  return { kind: 'scalar', text: '(ignored)', identity: '(ignored)', start, end };
}
