/** One change of a text. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** @returns the smallest change that makes one text the other; undefined where they are the same */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}
