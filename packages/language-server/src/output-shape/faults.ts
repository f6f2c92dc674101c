import { type Config, isCertain } from './config.js';
import type { Fact, Question } from './fact.js';
import { type Facts, isSure } from './facts.js';
import type { LoopState } from './loop-state.js';
import type { Fault } from './machine.js';
import { mergedFacts } from './merge-facts.js';

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
 * Writes down what goes wrong in the same way on paths of which one exists for sure.
 *
 * @returns the paths whose fault was told
 */
export function tellFaults(faults: Faults, outcomes: readonly Outcome[]): ReadonlySet<Config> {
  const told = new Set<Config>();
  for (const [fault, configs] of byFault(outcomes)) {
    const sure = surePath(configs);
    if (sure === undefined) continue;
    for (const config of configs) told.add(config);
    const always = configs.length === outcomes.length;
    const facts = always ? commonFacts(configs) : sure.list;
    keep(faults, { fault, facts, loops: configs[0]?.loops, always });
  }
  return told;
}

function byFault(outcomes: readonly Outcome[]): ReadonlyMap<Fault, readonly Config[]> {
  const groups = new Map<Fault, Config[]>();
  for (const { config, fault } of outcomes) {
    if (fault === undefined || config.mute) continue;
    const first = [...groups.keys()].find((other) => isSame(other, fault)) ?? fault;
    groups.set(first, [...(groups.get(first) ?? []), config]);
  }
  return groups;
}

/** Of two paths that differ in one answer, one exists, whatever else the answer contradicts. */
function surePath(configs: readonly Config[]): Facts | undefined {
  const certain = configs.filter(isCertain).map(({ facts }) => facts);
  const known = configs.filter(({ vague, doubtful }) => !vague && !doubtful).map(({ facts }) => facts);
  const sets = [...mergedFacts(known), ...certain].filter(isSure);
  return sets.sort((a, b) => a.list.length - b.list.length)[0];
}

/** What all paths answered the same, but for how often the loops around run. */
function commonFacts([first, ...others]: readonly Config[]): readonly Fact[] {
  return (first?.facts.list ?? []).filter(({ question, holds }) => {
    const answersSo = (fact: Fact): boolean => fact.question.key === question.key && fact.holds === holds;
    return !isOfLoop(question, first?.loops) && others.every(({ facts }) => facts.list.some(answersSo));
  });
}

function isOfLoop({ asked }: Pick<Question, 'asked'>, loops: LoopState | undefined): boolean {
  return loops !== undefined && (asked.start === loops.id || isOfLoop({ asked }, loops.parent));
}

function isSame(a: Fault, b: Fault): boolean {
  return a.code === b.code && a.start === b.start && a.found === b.found;
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
