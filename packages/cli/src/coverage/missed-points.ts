import type { Coverage, CoveragePoint } from '@veloway/mapping';

/** @returns whether nothing of a template was reached, most likely because it has no case */
export function isUntouched({ points, texts }: Coverage): boolean {
  const all = [...points, ...texts];
  return all.length > 0 && all.every(({ hits }) => hits === 0);
}

/** What no case reached, as much of it as people need to know. */
export interface MissedPoints {
  /** In the order of the text. */
  readonly shown: readonly CoveragePoint[];
  /** How many there are beside these. */
  readonly left: number;
}

/**
 * @param most how many to show
 * @returns what no case reached; what is in a branch that is not taken is not shown, but the branch
 */
export function missedPoints({ points }: Coverage, most: number): MissedPoints {
  const missed = points.filter(({ hits }) => hits === 0);
  const reached = new Set(points.filter((point) => point.reached > 0).map(({ owner }) => owner));
  const causes = missed.filter(({ owner }) => reached.has(owner));
  const shown = (causes.length > 0 ? causes : missed).slice(0, most);
  return { shown, left: missed.length - shown.length };
}
