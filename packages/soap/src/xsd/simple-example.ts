import type { JsonValue } from '../json/json-value.js';
import { patternExample } from './pattern-example.js';
import type { AtomicSpace, SimpleSpace } from './simple-space.js';
import { simpleToJson } from './simple-value.js';
import { translatePattern } from './translate-pattern.js';

/** How many items of a list are made at most. */
const MOST_ITEMS = 100;

/** @returns a value of a simple type: the first of those that are tried that its restrictions allow, or the first */
export function simpleExample(space: SimpleSpace): JsonValue {
  const [listed] = space.facets.enumeration ?? [];
  if (listed !== undefined) return simpleToJson(space, listed).value;
  switch (space.variety) {
    case 'atomic':
      return atomicExample(space);
    case 'list': {
      const { length, minLength = 1 } = space.facets;
      const item = simpleExample(space.item);
      return Array.from({ length: Math.min(length ?? Math.max(1, minLength), MOST_ITEMS) }, () => item);
    }
    case 'union':
      return space.members[0] ? simpleExample(space.members[0]) : '';
    default:
      return space satisfies never;
  }
}

function atomicExample(space: AtomicSpace): JsonValue {
  const tried = [...patternTexts(space), ...lengthTexts(space), space.builtIn.example, ...boundTexts(space)];
  const found = tried.map((text) => simpleToJson(space, text));
  return (found.find(({ problem }) => problem === undefined) ?? found[0])?.value ?? '';
}

/** Of several patterns that must all match, the last is the narrowest. */
function patternTexts({ patterns, facets }: AtomicSpace): readonly string[] {
  const [first] = patterns.at(-1) ?? [];
  const translated = first === undefined ? undefined : translatePattern(first);
  if (!translated?.ok) return [];
  const extras = [0, 1, facets.minLength ?? facets.length ?? 2, 3, 10];
  return extras.map((extra) => patternExample(translated.branches, extra)).filter((text) => text !== undefined);
}

const LONGEST = 10_000;

function lengthTexts({ builtIn: { name, form, example }, facets }: AtomicSpace): readonly string[] {
  const { length, minLength = 0, maxLength = LONGEST } = facets;
  if (form !== 'text') return [];
  const wanted = Math.min(LONGEST, length ?? Math.max(minLength, Math.min(example.length, maxLength)));
  if (name === 'hexBinary') return ['00'.repeat(wanted)];
  if (name === 'base64Binary') return [base64OfZeros(wanted)];
  return [wanted === example.length ? example : example.repeat(Math.ceil(wanted / example.length)).slice(0, wanted)];
}

function base64OfZeros(bytes: number): string {
  const rest = bytes % 3;
  return 'AAAA'.repeat((bytes - rest) / 3) + ['', 'AA==', 'AAA='][rest];
}

function boundTexts({ builtIn: { form, min, max }, facets }: AtomicSpace): readonly string[] {
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = facets;
  const step = form === 'integer' ? 1 : 0.5;
  const above = minExclusive === undefined ? undefined : String(Number(minExclusive) + step);
  const below = maxExclusive === undefined ? undefined : String(Number(maxExclusive) - step);
  const texts = [minInclusive, maxInclusive, above, below, '1', '0', '-1', min, max];
  return texts.filter((text) => text !== undefined);
}
