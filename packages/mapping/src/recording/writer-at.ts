import type { Step } from '@veloway/vtl';

/**
 * @param steps of a recording
 * @param into where the text is: the output, or the string of a step, by its index
 * @param offset of a character there, in UTF-16 units
 * @returns the index of the step that wrote the character, or undefined past the end
 */
export function writerAt(steps: readonly Step[], into: 'output' | number, offset: number): number | undefined {
  const found = steps.findIndex((step) => step.into === into && step.start <= offset && offset < step.end);
  return found < 0 ? undefined : found;
}

/** @returns the indexes of the steps that wrote into the output, or into the string of a step, in the order of the text */
export function writersOf(steps: readonly Step[], into: 'output' | number): readonly number[] {
  return steps.flatMap((step, index) => (step.into === into && step.end > step.start ? [index] : []));
}
