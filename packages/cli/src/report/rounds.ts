import type { Step } from '@veloway/vtl';

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
