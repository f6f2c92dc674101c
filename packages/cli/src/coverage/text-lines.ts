import type { Position, Range } from '@veloway/vtl';

/** Where the lines of a text are, for many questions about one text. */
export interface TextLines {
  /** The lines, without what ends them. */
  readonly lines: readonly Range[];
  /** @returns the line and the column of an offset, both counted from 1 */
  positionAt(offset: number): Position;
}

/** @returns the lines of a text; `\n`, `\r` and `\r\n` end one, as for Velocity */
export function textLines(text: string): TextLines {
  const lines: Range[] = [];
  let start = 0;
  for (const ending of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, end: ending.index });
    start = ending.index + ending[0].length;
  }
  lines.push({ start, end: text.length });
  return { lines, positionAt: (offset) => positionIn(lines, offset) };
}

function positionIn(lines: readonly Range[], offset: number): Position {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low]?.start ?? 0) + 1 };
}
