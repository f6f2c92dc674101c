import type { Occurrence } from './symbols.js';
import type { TemplateView } from './template-view.js';

/** @returns the variable whose name, or the `$` before it, is at a place; the cursor may be behind the name */
export function occurrenceAt({ symbols: { occurrences } }: TemplateView, offset: number): Occurrence | undefined {
  let low = 0;
  let high = occurrences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beginOf(occurrences[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  // Of two names that touch, the cursor is rather behind the one than before the other.
  return [occurrences[low - 2], occurrences[low - 1]].find(
    (one) => one !== undefined && beginOf(one) <= offset && offset <= one.end,
  );
}

function beginOf(occurrence: Occurrence | undefined): number {
  if (occurrence === undefined) return 0;
  const { reference, start } = occurrence;
  return reference.unusual === undefined ? Math.min(reference.start, start) : start;
}
