import type { Environment, Environments } from './environment.js';
import type { Fact } from './fact.js';
import { type Facts, factsOf, isSure, NO_FACTS } from './facts.js';
import type { LoopState } from './loop-state.js';
import type { Machine, State } from './machine.js';
import { mergedFacts } from './merge-facts.js';

/** A path through the template up to some place, or many of which the same is known. */
export interface Config {
  readonly state: State;
  readonly environment: Environment;
  readonly facts: Facts;
  /** The loops around the place. */
  readonly loops: LoopState | undefined;
  /** Whether it stands for paths that have answered more than it knows. */
  readonly vague: boolean;
  /** Whether it may be that no such path exists, for other reasons than what it answered. */
  readonly doubtful: boolean;
  /** Whether something went wrong already that is not certain, so that the rest says nothing. */
  readonly mute: boolean;
}

/** @returns the path with another state; written out, since this is done for each text on each path */
export function withState({ environment, facts, loops, vague, doubtful, mute }: Config, state: State): Config {
  return { state, environment, facts, loops, vague, doubtful, mute };
}

/** @returns the path with other answers */
export function withFacts({ state, environment, loops, vague, doubtful, mute }: Config, facts: Facts): Config {
  return { state, environment, facts, loops, vague, doubtful, mute };
}

/** @returns the path with other values and answers */
export function withValues(
  { state, loops, vague, doubtful, mute }: Config,
  environment: Environment,
  facts: Facts,
): Config {
  return { state, environment, facts, loops, vague, doubtful, mute };
}

/** More paths than these are no longer told apart. */
const MOST = 16;
/** More answers than these a path does not remember. */
const MOST_ANSWERS = 12;
/** More sets of facts than these of one state are not kept. */
const MOST_FACTS = 6;

/** @returns the same paths with those that behave the same as one */
export function merged(configs: readonly Config[], environments: Environments, machine: Machine): readonly Config[] {
  if (configs.length < 2 || (configs.length <= MOST && areApart(configs, machine))) return configs;
  const groups: Config[][] = [];
  for (const config of configs) {
    const isLost = config.state === machine.lost;
    const group = groups.find(
      ([first]) => first !== undefined && (isLost ? first.state === config.state : isAlike(first, config)),
    );
    if (group === undefined) groups.push([config]);
    else if (!isLost) group.push(config);
  }
  const result = groups.flatMap(mergeFacts).map(withoutMany);
  return result.length <= MOST ? result : weakened(result, environments, machine);
}

/** Whether no two paths can be one, and none has to forget: so it is most often. */
function areApart(configs: readonly Config[], machine: Machine): boolean {
  for (let i = 0; i < configs.length; i++) {
    const config = configs[i];
    if (config === undefined || config.state === machine.lost || config.facts.list.length > MOST_ANSWERS) return false;
    for (let before = 0; before < i; before++) {
      const other = configs[before];
      if (other !== undefined && isAlike(other, config)) return false;
    }
  }
  return true;
}

/** A path that was asked too much is one of many that are no longer told apart. */
function withoutMany(config: Config): Config {
  const { facts, doubtful } = config;
  if (facts.list.length <= MOST_ANSWERS) return config;
  return { ...config, facts: NO_FACTS, vague: true, doubtful: doubtful || !isSure(facts) };
}

/** @returns whether two paths differ in nothing but what they know of the request; keys would have to be made first */
function isAlike(a: Config, b: Config): boolean {
  return (
    a.state === b.state &&
    a.environment === b.environment &&
    a.vague === b.vague &&
    a.doubtful === b.doubtful &&
    a.mute === b.mute &&
    (a.loops === b.loops || a.loops?.key === b.loops?.key)
  );
}

function keyOf({ state, environment, loops, vague, doubtful, mute }: Config): string {
  return `${state.id} ${environment.id} ${vague} ${doubtful} ${mute} ${loops?.key}`;
}

/** @returns a key that two paths share only where they are the same */
export function identityOf(config: Config): string {
  const answers = config.facts.list.map(({ question, holds }) => `${holds ? '+' : '-'}${question.key}`);
  return `${keyOf(config)} ${answers.join('\u0002')}`;
}

function mergeFacts(group: readonly Config[]): readonly Config[] {
  const [first] = group;
  if (first === undefined || group.length === 1) return group;
  const sets = mergedFacts(group.map(({ facts }) => facts));
  if (sets.length <= MOST_FACTS) return sets.map((facts) => withFacts(first, facts));
  const rest = sets.slice(MOST_FACTS);
  const doubtful = first.doubtful || !rest.some(isSure);
  return [
    ...sets.slice(0, MOST_FACTS).map((facts) => withFacts(first, facts)),
    { ...first, facts: NO_FACTS, vague: true, doubtful },
  ];
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
  const doubtful = !group.some(isCertain);
  return [{ ...first, environment, facts: commonFacts(group), vague: true, doubtful }];
}

function commonFacts(group: readonly Config[]): Facts {
  const [first] = group;
  const isCommon = ({ question, holds }: Fact): boolean =>
    group.every(({ facts }) => facts.list.some((fact) => fact.question.key === question.key && fact.holds === holds));
  return factsOf((first?.facts.list ?? []).filter(isCommon));
}

/** @returns whether the path exists for sure, at some request, and has nothing wrong before */
export function isCertain({ doubtful, mute, facts }: Config): boolean {
  return !doubtful && !mute && isSure(facts);
}
