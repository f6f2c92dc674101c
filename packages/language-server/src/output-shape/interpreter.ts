import type { Reference, Statement, Template } from '@veloway/vtl';
import { type Config, merged, withState } from './config.js';
import { type Environments, environmentsOf } from './environment.js';
import type { Scope } from './evaluate.js';

import { NO_FACTS } from './facts.js';
import { type Faults, newFaults, tellFaults } from './faults.js';
import type { Fault, Machine, PlacedText, State, Step } from './machine.js';
import type { Hole } from './output-shape.js';
import { runStatements } from './run-statements.js';
import { type Usage, usageOf } from './usage.js';

/** What running a template on all of its paths at once writes down. */
export interface Interpreter {
  readonly source: string;
  readonly machine: Machine;
  readonly environments: Environments;
  readonly usage: Usage;
  readonly faults: Faults;
  /** Undefined where paths differ. */
  readonly holes: Map<Reference, Hole | undefined>;
  /** What statements print whatever the variables are. */
  readonly texts: Map<Statement, FixedText>;
  /** The paths that leave the loop around, innermost last. */
  readonly breaks: Config[][];
  /** The paths on which the output ends early. */
  readonly stopped: Config[];
  /** How many blocks of `#define` are being printed. */
  depth: number;
  /** How many statements may still be run. */
  budget: number;
}

/** A text that is always the same, and where reading it led from each state. */
export interface FixedText {
  readonly placed: PlacedText | undefined;
  readonly steps: Map<State, Step<State>>;
}

/** More statements than these are not run: a template that needs more has too many nested loops. */
const BUDGET = 200_000;

/** Runs a template on all paths at once. */
export function interpret(tree: Template, machine: Machine): Interpreter {
  const usage = usageOf(tree);
  const interpreter: Interpreter = {
    source: tree.source.text,
    machine,
    environments: environmentsOf(usage.names),
    usage,
    faults: newFaults(),
    holes: new Map(),
    texts: new Map(),
    breaks: [],
    stopped: [],
    depth: 0,
    budget: BUDGET,
  };
  const finished = runStatements(interpreter, tree.children, [startOf(interpreter)]);
  endAll(interpreter, merge(interpreter, [...finished, ...interpreter.stopped]));
  return interpreter;
}

function startOf({ machine, environments }: Interpreter): Config {
  return {
    state: machine.initial,
    environment: environments.empty,
    facts: NO_FACTS,
    loops: undefined,
    vague: false,
    doubtful: false,
    mute: false,
  };
}

function endAll({ machine, faults }: Interpreter, configs: readonly Config[]): void {
  tellFaults(
    faults,
    configs.map((config) => ({ config, fault: config.mute ? undefined : machine.end(config.state) })),
  );
}

export function merge({ environments, machine }: Interpreter, configs: readonly Config[]): readonly Config[] {
  return merged(configs, environments, machine);
}

export function scopeOf({ source, environments, usage }: Interpreter, config: Config): Scope {
  return { source, environments, mutable: usage.mutable, config };
}

/** Lets all paths read something; what goes wrong is told, and they go on as if it had not. */
export function advance(
  { faults }: Interpreter,
  configs: readonly Config[],
  read: (state: State) => Step<State>,
): readonly Config[] {
  const [only] = configs;
  if (only !== undefined && configs.length === 1) {
    const { state, fault } = read(only.state);
    if (fault === undefined) return state === only.state ? configs : [withState(only, state)];
  }
  const steps = configs.map((config) => {
    const { state, fault } = read(config.state);
    return { config, state, fault };
  });
  if (steps.every(({ fault }) => fault === undefined)) {
    return steps.map(({ config, state }) => (state === config.state ? config : withState(config, state)));
  }
  const told = tellFaults(faults, steps);
  return steps.map(({ config, state, fault }) => {
    const isMute = fault !== undefined && !(told.has(config) && MENDED.has(fault.code));
    return { ...config, state, mute: config.mute || isMute };
  });
}

/** After these it is known how the output was meant. */
const MENDED: ReadonlySet<Fault['code']> = new Set([
  'json-missing-comma',
  'json-trailing-comma',
  'json-unquoted-string',
]);
