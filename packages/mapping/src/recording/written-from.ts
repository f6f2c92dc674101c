import type { Step } from '@veloway/vtl';

/**
 * @param steps of a recording
 * @param step the index of the one whose value is followed
 * @returns the indexes of the steps that wrote what came of its value to the output, in the order of the output
 */
export function writtenFrom(steps: readonly Step[], step: number): readonly number[] {
  const followed = new Set([step]);
  const written: number[] = [];
  for (let index = step; index < steps.length; index++) {
    const { from, into } = steps[index] as Step;
    if (!followed.has(index) && !from.some((source) => followed.has(source))) continue;
    followed.add(index);
    // A string is there before what is written into it.
    if (typeof into === 'number') followed.add(into);
    if (into === 'output') written.push(index);
  }
  return written;
}
