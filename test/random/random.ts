/** A repeatable source of choices. */
export interface Random {
  /** @returns a whole number from 0 up to, and without, `bound` */
  below(bound: number): number;
  /** @returns one of the items */
  pick<T>(items: readonly T[]): T;
  /** @returns true with a probability of one in `n` */
  oneIn(n: number): boolean;
}

/** @param seed any whole number; the same seed makes the same choices (mulberry32) */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number], oneIn: (n) => below(n) === 0 };
}
