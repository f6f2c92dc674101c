import type { Environment, Environments } from './environment.js';
import type { Fact } from './fact.js';
import { type Facts, factsOf, isSame, NO_FACTS, oppositeHash, withoutFact } from './facts.js';
import type { LoopState } from './loop-state.js';
import type { Machine, State } from './machine.js';

/** A path through the template up to some place, or many of which the same is known. */
export interface Config {
  readonly state: State;
  readonly environment: Environment;
  readonly facts: Facts;
  /** The loops around the place. */
  readonly loops: LoopState | undefined;
  /** Whether it stands for paths that may not exist: what goes wrong on it alone is not told. */
  readonly vague: boolean;
  /** Whether something went wrong already that is not certain, so that the rest says nothing. */
  readonly mute: boolean;
}

/** More paths than these are no longer told apart. */
const MOST = 16;
/** More answers than these a path does not remember. */
const MOST_ANSWERS = 12;
/** More sets of facts than these of one state are not kept. */
const MOST_FACTS = 6;

/** @returns the same paths with those that behave the same as one */
export function merged(configs: readonly Config[], environments: Environments, machine: Machine): readonly Config[] {
  if (configs.length < 2) return configs;
  const groups = new Map<string, Config[]>();
  for (const config of configs) {
    const key = config.state === machine.lost ? 'lost' : keyOf(config);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [config]);
    else if (key !== 'lost') group.push(config);
  }
  const result = [...groups.values()].flatMap(mergeFacts).map(withoutMany);
  return result.length <= MOST ? result : weakened(result, environments, machine);
}

/** A path that was asked too much is one of many that are no longer told apart. */
function withoutMany(config: Config): Config {
  return config.facts.list.length <= MOST_ANSWERS ? config : { ...config, facts: NO_FACTS, vague: true };
}

function keyOf({ state, environment, loops, vague, mute }: Config): string {
  return `${state.id} ${environment.id} ${loops?.key} ${vague} ${mute}`;
}

/** @returns a key that two paths share only where they are the same */
export function identityOf(config: Config): string {
  const answers = config.facts.list.map(({ question, holds }) => `${holds ? '+' : '-'}${question.key}`);
  return `${keyOf(config)} ${answers.join('\u0002')}`;
}

/** Where a question does not matter for where a path came out, it is forgotten. */
function mergeFacts(group: readonly Config[]): readonly Config[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group;
  const sets = new Map<number, Facts>();
  // Those whose hash another has by chance.
  const alike: Facts[] = [];
  const queue = group.map(({ facts }) => facts);
  for (let facts = queue.pop(); facts !== undefined; facts = queue.pop()) {
    const known = sets.get(facts.hash);
    const joined = known === undefined ? joinedWith(facts, sets) : undefined;
    if (joined !== undefined) queue.push(joined);
    else if (known === undefined) sets.set(facts.hash, facts);
    else if (!isSame(known, facts)) alike.push(facts);
  }
  const kept = [...sets.values(), ...alike].sort((a, b) => a.list.length - b.list.length);
  const configs = kept.slice(0, MOST_FACTS).map((facts) => ({ ...first, facts }));
  if (kept.length <= MOST_FACTS) return configs;
  return [...configs, { ...first, facts: NO_FACTS, vague: true }];
}

/** @returns what two sets have in common that differ in one answer alone; the other is removed */
function joinedWith(facts: Facts, sets: Map<number, Facts>): Facts | undefined {
  for (const fact of facts.list) {
    const hash = oppositeHash(facts, fact);
    const opposite = sets.get(hash);
    if (opposite === undefined || !isSame(facts, opposite, fact.question)) continue;
    sets.delete(hash);
    return withoutFact(facts, fact);
  }
  return undefined;
}

function weakened(configs: readonly Config[], environments: Environments, machine: Machine): readonly Config[] {
  const groups = new Map<string, Config[]>();
  for (const config of configs) {
    const key = `${machine.kindOf(config.state)} ${config.loops?.key} ${config.mute}`;
    groups.set(key, [...(groups.get(key) ?? []), config]);
  }
  const all = [...groups.values()].flatMap((group) => weakest(group, environments));
  const [first] = all;
  return first === undefined || all.length <= MOST ? all : [{ ...first, state: machine.lost }];
}

function weakest(group: readonly Config[], environments: Environments): readonly Config[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group;
  const environment = environments.common(group.map((config) => config.environment));
  return [{ ...first, environment, facts: commonFacts(group), vague: true }];
}

function commonFacts(group: readonly Config[]): Facts {
  const [first] = group;
  const isCommon = ({ question, holds }: Fact): boolean =>
    group.every(({ facts }) => facts.list.some((fact) => fact.question.key === question.key && fact.holds === holds));
  return factsOf((first?.facts.list ?? []).filter(isCommon));
}

/** @returns whether the path exists for sure, at some request */
export function isCertain({ vague, mute, facts }: Config): boolean {
  return !vague && !mute && facts.list.every(({ unsure }) => !unsure);
}
