import type { Step } from '@veloway/vtl';

/** The rounds of a recording's loops. */
export interface Rounds {
  /** Which round of its loop a step is, from 1, by the index of the step. */
  readonly numbers: ReadonlyMap<number, number>;
  /** How many rounds a loop had, by the index of its step. */
  readonly counts: ReadonlyMap<number, number>;
}

export function roundsIn(steps: readonly Step[]): Rounds {
  const numbers = new Map<number, number>();
  const counts = new Map<number, number>();
  for (const [index, { site, within }] of steps.entries()) {
    if (site.kind !== 'round' || within === undefined) continue;
    const number = (counts.get(within) ?? 0) + 1;
    counts.set(within, number);
    numbers.set(index, number);
  }
  return { numbers, counts };
}

/** @returns in which rounds of which loops a step happened: `round 2 of $line, round 1 of $tag`; empty outside of loops */
export function roundsOf(steps: readonly Step[], index: number): string {
  const rounds: string[] = [];
  for (let at = steps[index]?.within; at !== undefined; at = steps[at]?.within) {
    const step = steps[at];
    if (step?.site.kind === 'round') rounds.unshift(`round ${roundNumber(steps, at)} of $${step.site.name}`);
  }
  return rounds.join(', ');
}

/** @returns which round of its loop a step is, from 1 */
export function roundNumber(steps: readonly Step[], index: number): number {
  const loop = steps[index]?.within;
  let number = 0;
  for (let at = loop ?? 0; at <= index; at++) {
    if (steps[at]?.site.kind === 'round' && steps[at]?.within === loop) number++;
  }
  return number;
}
