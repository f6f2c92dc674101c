import { cpus, loadavg } from 'node:os';

/** How long to measure. */
export interface Pace {
  readonly rounds: number;
  /** Milliseconds of one contestant in one round. */
  readonly round: number;
  /** Milliseconds before the first round, so that code is compiled as far as it gets. */
  readonly warmUp: number;
  /** Milliseconds after which one run is given up. */
  readonly budget: number;
}

export const THOROUGH: Pace = { rounds: 5, round: 400, warmUp: 1000, budget: 10_000 };
export const QUICK: Pace = { rounds: 3, round: 25, warmUp: 60, budget: 500 };

/** Something that is done again and again. */
export interface Contestant {
  readonly name: string;
  /** @returns how many times a second it was done, or null where a single time took longer than `budget` */
  measure(milliseconds: number, budget: number): Promise<number | null>;
}

/** The figure of one contestant: null where it took longer than the budget. */
export interface Figure {
  readonly name: string;
  readonly perSecond: number | null;
}

/**
 * Measures contestants in turns, so that whatever else the machine does hits all alike.
 *
 * @returns for each the median of its rounds
 */
export async function compete(contestants: readonly Contestant[], pace: Pace): Promise<Figure[]> {
  const figures = contestants.map(({ name }) => ({ name, perSecond: [] as (number | null)[] }));
  for (const contestant of contestants) await contestant.measure(pace.warmUp, pace.budget);
  for (let round = 0; round < pace.rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      figures[i]?.perSecond.push(await contestant.measure(pace.round, pace.budget));
    }
  }
  return figures.map(({ name, perSecond }) => ({
    name,
    perSecond: perSecond.includes(null) ? null : median(perSecond),
  }));
}

export function median(values: readonly (number | null)[]): number {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A contestant that runs in this process. */
export function local(name: string, work: () => unknown): Contestant {
  return { name, measure: async (milliseconds) => perSecond(work, milliseconds) };
}

/** Kept where the compiler cannot see that nobody reads it. */
export const witness = { units: 0 };

/** @returns how many times a second `work` was done; the clock is read about once a millisecond */
export function perSecond(work: () => unknown, milliseconds: number): number {
  const start = performance.now();
  let count = 0;
  let batch = 1;
  for (let before = start; ; ) {
    for (let i = 0; i < batch; i++) witness.units += weigh(work());
    count += batch;
    const now = performance.now();
    if (now - start >= milliseconds) return (count * 1000) / (now - start);
    if (now - before < 1) batch *= 2;
    before = now;
  }
}

/**
 * Reads a text's last character. V8 puts pieces together to one text only when somebody reads it, which a text that is
 * sent somewhere does not escape.
 */
function weigh(result: unknown): number {
  return typeof result === 'string' ? result.charCodeAt(result.length - 1) : 1;
}

/** What the figures depend on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** How many processes wanted a core on average over the last minute, before the benchmark. */
  readonly load: number;
  readonly node: string;
  readonly java: string;
}

/** @param java its version, or why there is none */
export function machine(java: string): Machine {
  const cores = cpus();
  const cpu = cores[0]?.model.trim() ?? 'unknown';
  return {
    cpu,
    cores: cores.length,
    load: loadavg()[0] ?? 0,
    node: `${process.version} (V8 ${process.versions.v8})`,
    java,
  };
}
