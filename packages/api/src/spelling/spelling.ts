/** A text, and for each of its characters (UTF-16 units) the stretch of a file that spells it. */
export interface Spelling {
  readonly text: string;
  /** The offset in the file of what spells each character; never falling. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The offset in the file that stands for the end of the text. */
  readonly end: number;
}

/** A stretch of a file, from `start` up to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Puts a spelling together, piece by piece. */
export interface SpellingWriter {
  /** Adds characters that the file holds as they are. */
  verbatim(text: string, start: number): void;
  /** Adds characters that a stretch of the file stands for as a whole. */
  instead(text: string, stretch: Stretch): void;
  finish(end: number): Spelling;
}

export function spellingWriter(): SpellingWriter {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    verbatim(piece, start) {
      text += piece;
      for (let i = 0; i < piece.length; i++) {
        starts.push(start + i);
        ends.push(start + i + 1);
      }
    },
    instead(piece, { start, end }) {
      text += piece;
      for (let i = 0; i < piece.length; i++) {
        starts.push(start);
        ends.push(end);
      }
    },
    finish: (end) => ({ text, starts, ends, end }),
  };
}

/** @returns the index of the character that a place in the file spells, or undefined where it spells none */
export function characterAt({ starts, ends, end }: Spelling, offset: number): number | undefined {
  if (offset === end) return starts.length;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && offset < (ends[low - 1] ?? 0) ? low - 1 : undefined;
}
