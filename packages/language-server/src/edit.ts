import type { Range } from '@veloway/vtl';

/** A change of a text: what stands in the range becomes `newText`. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/**
 * @param edits none of them overlap; of several insertions at one place, the first comes first
 * @returns the text after all of them
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const { start, end, newText } of sorted) {
    result += text.slice(done, start) + newText;
    done = end;
  }
  return result + text.slice(done);
}
