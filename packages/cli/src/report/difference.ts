import type pc from 'picocolors';
import type { Comparison, Line } from '../compare/comparison.js';
import { type ChangedLines, type DiffPart, diffLines, type SameLines } from '../compare/diff-lines.js';
import { shortenLine } from './shorten-line.js';
import { visible, visibleEnd } from './visible.js';

type Colors = ReturnType<typeof pc.createColors>;

export interface DifferenceOptions {
  readonly color: Colors;
  /** Says, as plain text, what wrote a line that only the output has: `orders.vtl:7:12   "total": $total,`. */
  readonly writtenBy: (line: Line) => string | undefined;
  /**
   * Says, as plain text, why the output lacks a line.
   *
   * @param index that of the line in the expected lines
   * @param near the output's line before the place
   */
  readonly missingBecause?: (line: Line, index: number, near: Line | undefined) => string | undefined;
}

/** So many lines before and after a difference are shown. */
const CONTEXT = 3;

/** So many lines that differ are shown. */
const MOST_LINES = 200;

/** @returns how an output differs from what was expected, as people read it; nothing where it does not */
export function printDifference(comparison: Comparison, options: DifferenceOptions): string {
  if (comparison.equal) return '';
  const { color } = options;
  const { parts, left } = firstChanges(diffLines(comparison), MOST_LINES);
  const lines = parts.flatMap((part, index) => {
    const before = parts[index - 1];
    if (part.kind === 'changed') return printChanged(part, before?.actual.at(-1), options);
    return printSame(part, before !== undefined, index < parts.length - 1, color);
  });
  const legend = `${color.red('- expected')}  ${color.green('+ printed')}`;
  const rest = left === 0 ? [] : [color.dim(`… ${left} more ${left === 1 ? 'line differs' : 'lines differ'}`)];
  return [...printNote(comparison, options), legend, ...lines, ...rest].join('\n');
}

function printNote({ note, noteAt }: Comparison, { color, writtenBy }: DifferenceOptions): readonly string[] {
  if (note === undefined) return [];
  const because = noteAt === undefined ? undefined : writtenBy({ text: '', start: noteAt, end: noteAt + 1 });
  return [visible(note), ...printAnswer(because, color)];
}

/** The parts up to a number of changed lines, and how many are left. */
interface FirstChanges {
  readonly parts: readonly DiffPart[];
  readonly left: number;
}

function firstChanges(parts: readonly DiffPart[], most: number): FirstChanges {
  const first: DiffPart[] = [];
  let [room, left] = [most, 0];
  for (const part of parts) {
    const shown = part.kind === 'changed' ? firstLines(part, room) : part;
    if (left === 0 && (part.kind === 'same' || room > 0)) first.push(shown);
    if (part.kind === 'same') continue;
    left += size(part) - size(shown);
    room -= size(shown);
  }
  return { parts: first, left };
}

/** Where not all lines have room, both sides get half of it, but for what the other does not need. */
function firstLines(part: ChangedLines, room: number): ChangedLines {
  const half = Math.floor(room / 2);
  const expected = part.expected.slice(0, Math.max(room - part.actual.length, half));
  return { ...part, expected, actual: part.actual.slice(0, room - expected.length) };
}

function size({ expected, actual }: DiffPart): number {
  return expected.length + actual.length;
}

/** Lines beside a difference, and how many there are that are not. */
function printSame({ actual }: SameLines, after: boolean, before: boolean, color: Colors): readonly string[] {
  const head = after ? CONTEXT : 0;
  const tail = before ? CONTEXT : 0;
  const print = ({ text, tail: end = '' }: Line) => `  ${shortenLine(visible(text + end))}`;
  const left = actual.length - head - tail;
  // A line takes no more room than to say that it is left out.
  if (left <= 1) return actual.map(print);
  const gap = color.dim(`  … ${left} lines`);
  return [...actual.slice(0, head).map(print), gap, ...actual.slice(actual.length - tail).map(print)];
}

function printChanged(part: ChangedLines, near: Line | undefined, options: DifferenceOptions): readonly string[] {
  const { color, writtenBy, missingBecause } = options;
  const expected = part.expected.map((line, index) => ({
    shown: color.red(`- ${shownBeside(line, part.actual[index])}`),
    answer: missingBecause?.(line, part.expectedIndex + index, near),
  }));
  const actual = part.actual.map((line, index) => ({
    shown: color.green(`+ ${shownBeside(line, part.expected[index])}`),
    answer: writtenBy(line),
  }));
  return [...printAnswered(expected, color), ...printAnswered(actual, color)];
}

/** The line, with the place where it begins to differ from its counterpart. */
function shownBeside({ text, tail = '' }: Line, other: Line | undefined): string {
  const shown = visibleEnd(visible(text + tail));
  return shortenLine(shown, other && commonLength(shown, visibleEnd(visible(other.text + (other.tail ?? '')))));
}

function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

interface Answered {
  readonly shown: string;
  readonly answer: string | undefined;
}

/** An answer that lines below each other share stands below the last of them. */
function printAnswered(lines: readonly Answered[], color: Colors): readonly string[] {
  return lines.flatMap(({ shown, answer }, index) => {
    return lines[index + 1]?.answer === answer && index < lines.length - 1
      ? [shown]
      : [shown, ...printAnswer(answer, color)];
  });
}

function printAnswer(answer: string | undefined, color: Colors): readonly string[] {
  if (answer === undefined) return [];
  return answer.split('\n').map((line, index) => {
    return color.dim(`      ${index === 0 ? '↑' : ' '} ${shortenLine(visible(line), 0)}`);
  });
}
