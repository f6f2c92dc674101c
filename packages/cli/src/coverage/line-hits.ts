import type { Coverage, CoveragePoint } from '@veloway/mapping';
import type { TextLines } from './text-lines.js';

/**
 * @returns how often each line was reached on which something can happen, by the lines' numbers and in their order: as
 *   often as the most reached of what begins there, or of the texts that are on it
 */
export function lineHits(coverage: Coverage, lines: TextLines): LineHits {
  const hits = new Map<number, number>();
  const pieces = [...headsByLine(coverage, lines), ...textsByLine(coverage, lines)];
  for (const { line, hits: number } of pieces) hits.set(line, Math.max(number, hits.get(line) ?? 0));
  return new Map([...hits].sort(([a], [b]) => a - b));
}

/** What stands on one line, and how often it was reached. */
interface LinePiece {
  readonly line: number;
  readonly hits: number;
}

function headsByLine({ points }: Coverage, { positionAt }: TextLines): readonly LinePiece[] {
  return points.map((point) => ({ line: positionAt(point.start).line, hits: hitsOfHead(point) }));
}

/** A text is on each of its lines that it does not leave blank, a reference where it begins. */
function textsByLine({ source, texts }: Coverage, { lines, positionAt }: TextLines): readonly LinePiece[] {
  return texts.flatMap(({ kind, start, end, hits }) => {
    const first = positionAt(start).line;
    const last = kind === 'text' ? positionAt(end - 1).line : first;
    return lines.slice(first - 1, last).flatMap((line, index) => {
      const piece = source.text.slice(Math.max(start, line.start), Math.min(end, line.end));
      return piece.trim() === '' ? [] : [{ line: first + index, hits }];
    });
  });
}

export type LineHits = ReadonlyMap<number, number>;

/** A head is reached where its outcomes are decided, but that of a macro where it is called. */
function hitsOfHead({ kind, hits, reached }: CoveragePoint): number {
  return kind === 'body' ? hits : reached;
}

/** @returns the lines, by numbers, on which something is that no case reached, though others may be on it that one did */
export function linesWithGaps(coverage: Coverage, lines: TextLines): readonly number[] {
  const outcomes = coverage.points.map(({ start, hits }) => ({ line: lines.positionAt(start).line, hits }));
  const pieces = [...outcomes, ...textsByLine(coverage, lines)];
  const missed = pieces.filter(({ hits }) => hits === 0).map(({ line }) => line);
  return [...new Set(missed)].sort((a, b) => a - b);
}

/** @returns lines as people list them: `3, 9-12` */
export function lineRanges(lines: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
