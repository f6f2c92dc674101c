import { type Config, isCertain } from './config.js';
import type { Fact } from './fact.js';
import type { LoopState } from './loop-state.js';
import type { Fault } from './machine.js';

/** What went wrong, and on which paths. */
export interface FaultOnPath {
  readonly fault: Fault;
  /** What the path answered; none where it goes wrong on all of them. */
  readonly facts: readonly Fact[];
  readonly loops: LoopState | undefined;
  /** Whether each path to that place goes wrong, as far as one is in the same iterations. */
  readonly always: boolean;
}

/** By code and place: of several paths the one that is told in the fewest words. */
export type Faults = Map<string, FaultOnPath>;

export function newFaults(): Faults {
  return new Map();
}

interface Outcome {
  readonly config: Config;
  readonly fault: Fault | undefined;
}

/**
 * Writes down what went wrong on paths that exist for sure, and what goes wrong on all paths alike, of which one exists.
 *
 * @returns the paths whose fault was told
 */
export function tellFaults(faults: Faults, outcomes: readonly Outcome[]): ReadonlySet<Config> {
  const told = new Set<Config>();
  const [first] = outcomes;
  const always = outcomes.every(({ config, fault }) => !config.mute && isSame(fault, first?.fault));
  for (const { config, fault } of outcomes) {
    if (fault === undefined || !(always || isCertain(config))) continue;
    told.add(config);
    keep(faults, { fault, facts: always ? [] : config.facts.list, loops: config.loops, always });
  }
  return told;
}

function isSame(a: Fault | undefined, b: Fault | undefined): boolean {
  return a !== undefined && a.code === b?.code && a.start === b.start && a.found === b.found;
}

function keep(faults: Faults, found: FaultOnPath): void {
  const { code, start } = found.fault;
  const key = `${code} ${start}`;
  const known = faults.get(key);
  if (known === undefined || weight(found) < weight(known)) faults.set(key, found);
}

function weight({ facts, always, loops }: FaultOnPath): number {
  return facts.length * 2 + (always ? 0 : 1) + (loops?.first === false ? 1 : 0);
}
