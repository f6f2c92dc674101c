import type { TemplateLocation } from '../../template-location.js';

/**
 * @param starts the offset in the text before the edit of each character after it, never falling, and of the end
 * @returns where the characters stand of a text from which some were left out
 */
export function editedLocation(
  location: TemplateLocation | undefined,
  starts: readonly number[],
): TemplateLocation | undefined {
  if (location === undefined) return undefined;
  return {
    ...location,
    scalar: location.scalar && { ...location.scalar, isWhole: false },
    toFile: (offset) => location.toFile(starts[Math.min(offset, starts.length - 1)] ?? 0),
    toTemplate: (offset) => {
      const before = location.toTemplate(offset);
      return before === undefined ? undefined : lastUpTo(starts, before);
    },
  };
}

/** @returns the index of the last number that is not greater */
function lastUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
