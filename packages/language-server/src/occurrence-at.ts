import { partitionPoint } from './partition-point.js';
import type { Occurrence } from './symbols.js';
import type { TemplateView } from './template-view.js';

/** @returns the variable whose name, or the `$` before it, is at a place; the cursor may be behind the name */
export function occurrenceAt({ symbols: { occurrences } }: TemplateView, offset: number): Occurrence | undefined {
  const next = partitionPoint(occurrences.length, (index) => beginOf(occurrences[index]) <= offset);
  // Of two names that touch, the cursor is rather behind the one than before the other.
  return [occurrences[next - 2], occurrences[next - 1]].find(
    (one) => one !== undefined && beginOf(one) <= offset && offset <= one.end,
  );
}

function beginOf(occurrence: Occurrence | undefined): number {
  if (occurrence === undefined) return 0;
  const { reference, start } = occurrence;
  return reference.unusual === undefined ? Math.min(reference.start, start) : start;
}
