import type { SpellingWriter, Stretch } from './spelling.js';

/**
 * Writes what YAML makes of the line breaks between two lines of text: one is a space, and of more the first is left
 * out.
 */
export function writeFolded(writer: SpellingWriter, [first, ...others]: readonly Stretch[]): void {
  if (first === undefined) return;
  if (others.length === 0) writer.instead(' ', first);
  else writeBreaks(writer, others);
}

/** Writes each line break as `\n`, whether the file has `\n` or `\r\n`. */
export function writeBreaks(writer: SpellingWriter, breaks: readonly Stretch[]): void {
  for (const stretch of breaks) writer.instead('\n', stretch);
}

/** A line of a file's text. */
export interface SpelledLine {
  readonly text: string;
  readonly start: number;
  /** The line break after it; empty at the end of the text. */
  readonly lineBreak: Stretch;
}

/** @returns the lines of a text that begins at an offset; YAML's own reader knows `\n` and `\r\n` */
export function spelledLines(text: string, offset: number): readonly SpelledLine[] {
  const lines: SpelledLine[] = [];
  let start = 0;
  for (const { 0: found, index } of text.matchAll(/\r?\n/g)) {
    const end = index + found.length;
    lines.push({
      text: text.slice(start, index),
      start: offset + start,
      lineBreak: { start: offset + index, end: offset + end },
    });
    start = end;
  }
  const end = offset + text.length;
  lines.push({ text: text.slice(start), start: offset + start, lineBreak: { start: end, end } });
  return lines;
}
