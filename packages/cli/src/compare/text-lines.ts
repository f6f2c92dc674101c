import type { Line } from './comparison.js';

/** @returns the lines of a text; where it ends in a newline the last one is empty, so that the newline shows */
export function textLines(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const end = start + line.length;
    const result = { text: line, start, end };
    start = end + 1;
    return result;
  });
}
