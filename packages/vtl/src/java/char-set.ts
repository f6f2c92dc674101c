/** The last Unicode code point. */
const LAST = 0x10ffff;

/** A set of code points: sorted ranges that do not touch, as [first, last, first, last, …]. */
export interface CharSet {
  readonly ranges: readonly number[];
  /** Whether each of the first 128 code points is in the set, since those are looked up most. */
  readonly ascii: Uint8Array;
}

/** @returns the set of some ranges, given as [first, last, …] in any order */
export function charSet(ranges: readonly number[]): CharSet {
  const pairs: [number, number][] = [];
  for (let index = 0; index < ranges.length; index += 2) pairs.push([ranges[index] ?? 0, ranges[index + 1] ?? 0]);
  pairs.sort((left, right) => left[0] - right[0]);
  const merged: number[] = [];
  for (const [first, last] of pairs) {
    const end = merged[merged.length - 1];
    if (end !== undefined && first <= end + 1) merged[merged.length - 1] = Math.max(end, last);
    else merged.push(first, last);
  }
  return { ranges: merged, ascii: asciiOf(merged) };
}

function asciiOf(ranges: readonly number[]): Uint8Array {
  const ascii = new Uint8Array(128);
  for (let index = 0; index < ranges.length; index += 2) {
    const last = Math.min(ranges[index + 1] ?? 0, 127);
    for (let code = ranges[index] ?? 0; code <= last; code++) ascii[code] = 1;
  }
  return ascii;
}

/** @returns the set of the characters of a text */
export function setOf(characters: string): CharSet {
  return charSet(Array.from(characters, (char) => char.codePointAt(0) ?? 0).flatMap((code) => [code, code]));
}

/** @returns whether a set has a code point */
export function hasCode(set: CharSet, code: number): boolean {
  if (code < 128) return set.ascii[code] === 1;
  const { ranges } = set;
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code > (ranges[2 * middle + 1] ?? LAST)) low = middle + 1;
    else high = middle;
  }
  return code >= (ranges[2 * low] ?? LAST + 1);
}

/** @returns what is in one of the sets */
export function union(...sets: readonly CharSet[]): CharSet {
  return sets.length === 1 && sets[0] ? sets[0] : charSet(sets.flatMap((set) => set.ranges));
}

/** @returns what is not in a set */
export function negate(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let index = 0; index < set.ranges.length; index += 2) {
    const first = set.ranges[index] ?? 0;
    if (first > next) rest.push(next, first - 1);
    next = (set.ranges[index + 1] ?? LAST) + 1;
  }
  if (next <= LAST) rest.push(next, LAST);
  return charSet(rest);
}

/** @returns what is in both sets */
export function intersect(left: CharSet, right: CharSet): CharSet {
  return negate(union(negate(left), negate(right)));
}

/** Beyond this many code points, only ASCII letters get their other case. */
const MAX_FOLDED = 5000;

/**
 * @param unicode whether letters beyond ASCII have another case too
 * @returns the set with the other case of each letter
 */
export function foldSet(set: CharSet, unicode: boolean): CharSet {
  const added: number[] = [];
  let left = MAX_FOLDED;
  for (let index = 0; index < set.ranges.length; index += 2) {
    const last = Math.min(set.ranges[index + 1] ?? 0, unicode ? LAST : 127);
    for (let code = set.ranges[index] ?? 0; code <= last && left > 0; code++, left--) {
      for (const other of otherCases(code)) added.push(other, other);
    }
  }
  return added.length === 0 ? set : charSet([...set.ranges, ...added]);
}

function otherCases(code: number): number[] {
  const text = String.fromCodePoint(code);
  const others = [text.toLowerCase(), text.toUpperCase(), text.toUpperCase().toLowerCase()];
  const codes = others.filter((other) => Array.from(other).length === 1).map((other) => other.codePointAt(0) ?? code);
  return codes.filter((other) => other !== code && (code > 127 || other <= 127));
}
