import { positionAt } from '@veloway/vtl';
import type { Recording } from '../recording/recording.js';
import { tellWriter } from './tell-writer.js';

/** @returns the first place at which the output of a recording is not the expected text, and what wrote it */
export function explainText(recording: Recording, expected: string): string {
  const { output } = recording;
  if (output === '') return 'The output is empty.';
  const offset = commonLength(output, expected);
  const { line, column } = positionAt(output, offset);
  const place = `line ${line}, column ${column}`;
  if (offset < output.length) return `The output differs at ${place}.${tellWriter(recording, offset)}`;
  return `The output ends too early, at ${place}.${tellWriter(recording, offset - 1)}`;
}

/** @returns how many characters two texts have in common at their beginnings */
export function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
