import { partitionPoint } from './partition-point.js';

/** @returns where the line of a place begins; `\n`, `\r\n` and `\r` end lines */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  // Looking back for each of the two would go through the whole text where it has but one.
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

/** @returns the same for a text of which many places are asked */
export function lineStartsOf(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = 0; at < text.length; at++) if (isLineEnd(text.charCodeAt(at))) starts.push(at + 1);
  return (offset) => starts[partitionPoint(starts.length, (index) => (starts[index] ?? 0) <= offset) - 1] ?? 0;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
