import type { Coverage, CoveragePoint } from '@veloway/mapping';
import type { TextLines } from './text-lines.js';

/**
 * @returns how often each line was reached on which something can happen, by the lines' numbers and in their order: as
 *   often as the most reached of what begins there, or of the texts that are on it
 */
export function lineHits({ source, points, texts }: Coverage, { lines, positionAt }: TextLines): LineHits {
  const hits = new Map<number, number>();
  const add = (line: number, number: number): void => {
    hits.set(line, Math.max(number, hits.get(line) ?? 0));
  };
  for (const point of points) add(positionAt(point.start).line, hitsOfHead(point));
  for (const { kind, start, end, hits: number } of texts) {
    const { line } = positionAt(start);
    const last = kind === 'text' ? positionAt(end - 1).line : line;
    for (let at = line; at <= last; at++) {
      const piece = source.text.slice(
        Math.max(start, lines[at - 1]?.start ?? 0),
        Math.min(end, lines[at - 1]?.end ?? 0),
      );
      if (piece.trim() !== '') add(at, number);
    }
  }
  return new Map([...hits].sort(([a], [b]) => a - b));
}

export type LineHits = ReadonlyMap<number, number>;

/** A head is reached where its outcomes are decided, but that of a macro where it is called. */
function hitsOfHead({ kind, hits, reached }: CoveragePoint): number {
  return kind === 'body' ? hits : reached;
}

/** @returns the lines, by numbers, on which something is that no case reached */
export function linesWithGaps(coverage: Coverage, lines: TextLines): readonly number[] {
  const missed = coverage.points.filter(({ hits }) => hits === 0).map(({ start }) => lines.positionAt(start).line);
  const unreached = [...lineHits(coverage, lines)].filter(([, hits]) => hits === 0).map(([line]) => line);
  return [...new Set([...missed, ...unreached])].sort((a, b) => a - b);
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
