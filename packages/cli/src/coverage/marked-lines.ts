import type { Coverage, CoveragePoint } from '@veloway/mapping';
import type { Range } from '@veloway/vtl';
import { lineHits } from './line-hits.js';
import type { TextLines } from './text-lines.js';
import { unreachedRanges } from './unreached.js';

/** A piece of a line: text, text that no case reached, or a note on what a directive never did. */
export interface Piece {
  readonly kind: 'text' | 'missed' | 'note';
  readonly text: string;
}

export interface MarkedLine {
  readonly pieces: readonly Piece[];
  /** How often the line was reached; undefined where nothing can happen on it. */
  readonly hits: number | undefined;
}

/** What a directive says that was reached and never did something. */
const NOTES: Readonly<Record<CoveragePoint['outcome'], string>> = {
  ran: 'never run',
  true: 'never true',
  false: 'never false',
  else: 'never taken',
  'no round': 'no round: never',
  'one round': 'one round: never',
  'several rounds': 'several rounds: never',
  rendered: 'never rendered',
};

interface Note {
  readonly at: number;
  readonly text: string;
}

/** @returns the lines of a template with marks where cases are missing */
export function markedLines(coverage: Coverage, lines: TextLines): readonly MarkedLine[] {
  const hits = lineHits(coverage, lines);
  const missed = missedByLine(coverage, lines);
  const notes = notesByLine(coverage, lines);
  return lines.lines.map((range, index) => {
    const line = { text: coverage.source.text, range, missed: missed.get(index) ?? [], notes: notes.get(index) ?? [] };
    return { pieces: piecesOf(line), hits: hits.get(index + 1) };
  });
}

type ByLine<Value> = Map<number, Value[]>;

function addTo<Value>(map: ByLine<Value>, line: number, value: Value): void {
  const values = map.get(line);
  if (values === undefined) map.set(line, [value]);
  else values.push(value);
}

/** The unreached stretches of each line, without the blanks around them. */
function missedByLine(coverage: Coverage, { lines, positionAt }: TextLines): ByLine<Range> {
  const byLine: ByLine<Range> = new Map();
  for (const range of unreachedRanges(coverage)) {
    const last = positionAt(range.end - 1).line - 1;
    for (let index = positionAt(range.start).line - 1; index <= last; index++) {
      const line = lines[index] ?? range;
      const start = Math.max(range.start, line.start);
      const text = coverage.source.text.slice(start, Math.min(range.end, line.end));
      const from = start + text.length - text.trimStart().length;
      if (text.trim() !== '') addTo(byLine, index, { start: from, end: from + text.trim().length });
    }
  }
  return byLine;
}

function notesByLine({ points }: Coverage, { positionAt }: TextLines): ByLine<Note> {
  const byLine: ByLine<Note> = new Map();
  for (const { hits, reached, end, outcome } of points) {
    if (hits === 0 && reached > 0) addTo(byLine, positionAt(end).line - 1, { at: end, text: NOTES[outcome] });
  }
  return byLine;
}

interface Line {
  readonly text: string;
  readonly range: Range;
  readonly missed: readonly Range[];
  readonly notes: readonly Note[];
}

function piecesOf({ text, range, missed, notes }: Line): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = range.start;
  const add = (kind: Piece['kind'], end: number): void => {
    if (end > at) pieces.push({ kind, text: text.slice(at, end) });
    at = Math.max(at, end);
  };
  const stops = [...notes.map((note) => ({ ...note, start: note.at })), ...missed].sort((a, b) => a.start - b.start);
  for (const stop of stops) {
    add('text', stop.start);
    if ('text' in stop) pieces.push({ kind: 'note', text: stop.text });
    else add('missed', stop.end);
  }
  add('text', range.end);
  return pieces;
}
