import { diffArrays } from 'diff';
import type { Comparison, Line } from './comparison.js';

/** Lines that both texts have, as many of the one as of the other. */
export interface SameLines {
  readonly kind: 'same';
  readonly expected: readonly Line[];
  readonly actual: readonly Line[];
}

/** Lines that only one of the texts has, at the same place in both. */
export interface ChangedLines {
  readonly kind: 'changed';
  readonly expected: readonly Line[];
  readonly actual: readonly Line[];
  /** The index in the expected lines of the first of them, or of the line after the place. */
  readonly expectedIndex: number;
}

export type DiffPart = SameLines | ChangedLines;

/** So many lines that are only in one text are searched through; it takes the square of that in time. */
const MOST_EDITS = 2000;
const MOST_MILLISECONDS = 2000;

/** @returns the lines of both texts, by turns the same and changed, with as few changed as possible */
export function diffLines({ expected, actual }: Comparison): readonly DiffPart[] {
  const parts = diffArrays(texts(expected), texts(actual), { maxEditLength: MOST_EDITS, timeout: MOST_MILLISECONDS });
  return parts === undefined ? diffEnds(expected, actual) : collect(parts, expected, actual);
}

function texts(lines: readonly Line[]): string[] {
  return lines.map(({ text }) => text);
}

type Part = Pick<ReturnType<typeof diffArrays>[number], 'added' | 'removed' | 'count'>;

/** How far both texts have been read. */
interface Reached {
  readonly expected: number;
  readonly actual: number;
}

function collect(parts: readonly Part[], expected: readonly Line[], actual: readonly Line[]): readonly DiffPart[] {
  const result: DiffPart[] = [];
  let from: Reached = { expected: 0, actual: 0 };
  let to = from;
  for (const { removed, added, count } of parts) {
    if (removed) to = { ...to, expected: to.expected + count };
    else if (added) to = { ...to, actual: to.actual + count };
    else {
      result.push(...changed(expected, actual, from, to), ...same(expected, actual, to, count));
      from = to = { expected: to.expected + count, actual: to.actual + count };
    }
  }
  return [...result, ...changed(expected, actual, from, to)];
}

function changed(expected: readonly Line[], actual: readonly Line[], from: Reached, to: Reached): ChangedLines[] {
  if (from.expected === to.expected && from.actual === to.actual) return [];
  const lines = { expected: expected.slice(from.expected, to.expected), actual: actual.slice(from.actual, to.actual) };
  return [{ kind: 'changed', ...lines, expectedIndex: from.expected }];
}

function same(expected: readonly Line[], actual: readonly Line[], from: Reached, count: number): SameLines[] {
  if (count === 0) return [];
  const lines = {
    expected: expected.slice(from.expected, from.expected + count),
    actual: actual.slice(from.actual, from.actual + count),
  };
  return [{ kind: 'same', ...lines }];
}

/** What is left for texts that have too little in common: only what they begin and end with is the same. */
function diffEnds(expected: readonly Line[], actual: readonly Line[]): readonly DiffPart[] {
  const shorter = Math.min(expected.length, actual.length);
  const alike = (one: number, other: number) => expected[one]?.text === actual[other]?.text;
  let before = 0;
  while (before < shorter && alike(before, before)) before++;
  let after = 0;
  while (after < shorter - before && alike(expected.length - 1 - after, actual.length - 1 - after)) after++;
  const to = { expected: expected.length - after, actual: actual.length - after };
  return [
    ...same(expected, actual, { expected: 0, actual: 0 }, before),
    ...changed(expected, actual, { expected: before, actual: before }, to),
    ...same(expected, actual, to, after),
  ];
}
