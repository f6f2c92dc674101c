import { expect } from 'vitest';
import { DEVIATIONS } from './deviations.js';

/** One case: what was recorded, and what this project answers. */
export interface Outcome {
  readonly id: string;
  readonly expected: unknown;
  readonly answer: unknown;
}

/**
 * Prints how many cases of a suite agree, and the table of those that knowingly do not.
 *
 * @throws where a case differs that is no row of the table, or a row does not differ
 */
export function checkConformance(suite: string, outcomes: readonly Outcome[]): void {
  const rows = DEVIATIONS.filter((row) => row.suite === suite);
  const known = new Set(rows.map(({ id }) => id));
  const differing = outcomes.filter(({ expected, answer }) => JSON.stringify(expected) !== JSON.stringify(answer));
  console.log(
    `${suite}: ${outcomes.length - differing.length} of ${outcomes.length} agree, ${rows.length} knowingly differ`,
  );
  for (const { id, reason } of rows) console.log(`  ${id}: ${reason}`);
  expect(differing.filter(({ id }) => !known.has(id))).toEqual([]);
  expect(rows.filter(({ id }) => !differing.some((outcome) => outcome.id === id))).toEqual([]);
}
