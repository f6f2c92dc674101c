import type { Directive, Expression, Statement } from '@veloway/vtl';
import { type Config, identityOf } from './config.js';
import { evaluate } from './evaluate.js';
import { forget } from './fact.js';
import { ask } from './fork.js';
import { type Interpreter, merge, scopeOf } from './interpreter.js';
import { emptyQuestion, withNext } from './loop-question.js';
import { type LoopState, loopState } from './loop-state.js';
import { type Path, rootPath } from './path.js';
import { runStatements } from './run-statements.js';
import { pathValue } from './value.js';

/** Iterations after which a loop that still comes to new states is no longer followed. */
const MOST_ROUNDS = 10;

interface Loop {
  readonly node: Directive;
  readonly variable: string;
  readonly list: Expression;
  readonly body: readonly Statement[];
}

/** Runs a loop until its iterations come to nothing new. */
export function runForeach(interpreter: Interpreter, node: Directive, configs: readonly Config[]): readonly Config[] {
  const loop = loopOf(node);
  if (loop === undefined) return configs.map((config) => ({ ...config, state: interpreter.machine.lost }));
  const entries = configs.map((config) => enter(interpreter, loop, config));
  const left = entries.flatMap(({ without }) => without);
  const broken: Config[] = [];
  interpreter.breaks.push(broken);
  const entering = entries.flatMap(({ within }) => within);
  left.push(...iterate(interpreter, loop, merge(interpreter, entering)));
  interpreter.breaks.pop();
  left.push(...broken.map((config) => after(interpreter, loop, config)));
  return merge(interpreter, left);
}

function loopOf(node: Directive): Loop | undefined {
  const [item, , list] = node.args;
  if (item?.kind !== 'Reference' || list === undefined || node.body === undefined) return undefined;
  return { node, variable: item.name, list, body: node.body.children };
}

interface Entry {
  readonly within: readonly Config[];
  readonly without: readonly Config[];
}

function enter(interpreter: Interpreter, loop: Loop, config: Config): Entry {
  const list = evaluate(scopeOf(interpreter, config), loop.list);
  const shadowed = interpreter.environments.read(config.environment, loop.variable);
  const state = stateOf(interpreter, loop, { list, shadowed, parent: config.loops });
  const inside = (path: Config): Config => begin(interpreter, loop, { ...path, loops: state });
  if (list.kind === 'range' || (list.kind === 'list' && (list.size ?? 0) > 0))
    return { within: [inside(config)], without: [] };
  const path = list.kind === 'path' ? list.path : undefined;
  // A text, a number and an empty list have no elements.
  if (path === undefined && list.kind !== 'anyhow' && list.kind !== 'map') return { within: [], without: [config] };
  const { yes, no } = ask(config, emptyQuestion(state));
  const known = path !== undefined && isNeverEmpty(path);
  return { within: no.map(inside), without: known ? [] : yes };
}

/** A text that is split has one part at least. */
function isNeverEmpty({ key, segments }: Path): boolean {
  return NEVER_EMPTY.has(key) || segments.at(-1)?.startsWith('split(') === true;
}

/** Maps that always have something in them. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(
  [
    ['params()', 'keySet()'],
    ['params()', 'entrySet()'],
    ['params()', 'values()'],
    ['params()'],
    ['context', 'keySet()'],
    // Each request has headers.
    ['params()', 'header'],
    ['params()', 'header', 'keySet()'],
    ['params()', 'header', 'entrySet()'],
  ].map((segments) => segments.join('\u0001')),
);

function stateOf(
  { source }: Interpreter,
  { node, list }: Loop,
  values: Pick<LoopState, 'list' | 'shadowed' | 'parent'>,
): LoopState {
  const id = node.start;
  const place = { start: id, end: list.end };
  const name = `\`${source.slice(list.start, list.end)}\``;
  return loopState({ id, first: true, hasNext: undefined, place, name, item: rootPath(`item#${id}`), ...values });
}

/** An iteration begins: the variable has a new value, of which nothing is known. */
function begin({ environments }: Interpreter, { node, variable }: Loop, config: Config): Config {
  const item = pathValue(config.loops?.item ?? rootPath(`item#${node.start}`));
  const isNew = (root: string): boolean => root === `item#${node.start}` || root === `count#${node.start}`;
  return {
    ...config,
    environment: environments.write(config.environment, variable, item),
    facts: forget(config.facts, isNew),
  };
}

function iterate(interpreter: Interpreter, loop: Loop, entering: readonly Config[]): readonly Config[] {
  const left: Config[] = [];
  const seen = new Set<string>();
  let paths = entering;
  for (let round = 0; round < MOST_ROUNDS && paths.length > 0; round++) {
    const ends = runStatements(interpreter, loop.body, paths);
    left.push(...ends.flatMap((config) => ended(interpreter, loop, config)));
    const next = ends.flatMap((config) => wentOn(interpreter, loop, config));
    paths = merge(interpreter, next).filter((config) => isNewIn(seen, config));
  }
  const [first] = paths;
  if (first !== undefined) left.push({ ...after(interpreter, loop, first), state: interpreter.machine.lost });
  return left;
}

function isNewIn(seen: Set<string>, config: Config): boolean {
  const identity = identityOf(config);
  return !seen.has(identity) && seen.add(identity) !== undefined;
}

/** The path that leaves the loop after this iteration, where there may be one. */
function ended(interpreter: Interpreter, loop: Loop, config: Config): readonly Config[] {
  const { loops } = config;
  const facts = loops === undefined || loops.hasNext === true ? undefined : withNext(config, loops, false);
  return facts === undefined ? [] : [after(interpreter, loop, { ...config, facts })];
}

/** The path that goes on with another iteration, where there may be one. */
function wentOn(interpreter: Interpreter, loop: Loop, config: Config): readonly Config[] {
  const { loops } = config;
  const facts = loops === undefined || loops.hasNext === false ? undefined : withNext(config, loops, true);
  if (loops === undefined || facts === undefined) return [];
  const next = loopState({ ...loops, first: false, hasNext: undefined });
  return [begin(interpreter, loop, { ...config, facts, loops: next })];
}

/** After the loop its variable is what it was before. */
function after({ environments }: Interpreter, { node, variable }: Loop, config: Config): Config {
  const isNew = (root: string): boolean => root.endsWith(`#${node.start}`);
  const shadowed = config.loops?.shadowed ?? { kind: 'anyhow' };
  const environment = environments.write(config.environment, variable, shadowed);
  return { ...config, environment, facts: forget(config.facts, isNew), loops: config.loops?.parent };
}
