import type { Directive, Expression, Statement } from '@veloway/vtl';
import { ask } from './condition.js';
import { type Config, identityOf } from './config.js';
import { evaluate } from './evaluate.js';
import { forget, type Question, suppose } from './fact.js';
import { type Interpreter, merge, scopeOf } from './interpreter.js';
import { type LoopState, loopState } from './loop-state.js';
import { rootPath } from './path.js';
import { runStatements } from './run-statements.js';
import { pathValue, sizeOf, type Value } from './value.js';

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
  left.push(
    ...iterate(
      interpreter,
      loop,
      merge(
        interpreter,
        entries.flatMap(({ within }) => within),
      ),
    ),
  );
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
  const state = stateOf(loop, list, shadowed, config);
  const inside = (path: Config): Config => begin(interpreter, loop, { ...path, loops: state });
  if (list.kind === 'range' || (list.kind === 'list' && (list.size ?? 0) > 0))
    return { within: [inside(config)], without: [] };
  const path = list.kind === 'path' ? list.path : undefined;
  // A text, a number and an empty list have no elements.
  if (path === undefined && list.kind !== 'anyhow' && list.kind !== 'map') return { within: [], without: [config] };
  const { yes, no } = ask({ config }, isEmpty(interpreter, loop, list));
  const known = path !== undefined && NEVER_EMPTY.has(path.key);
  return { within: no.map(inside), without: known ? [] : yes };
}

/** Maps that always have something in them. */
const NEVER_EMPTY: ReadonlySet<string> = new Set(
  [
    ['params()', 'keySet()'],
    ['params()', 'entrySet()'],
    ['params()', 'values()'],
    ['params()'],
    ['context', 'keySet()'],
  ].map((segments) => segments.join('\u0001')),
);

function stateOf({ node }: Loop, list: Value, shadowed: Value, { loops }: Config): LoopState {
  const item = rootPath(`item#${node.start}`);
  return loopState({ id: node.start, first: true, hasNext: undefined, list, item, shadowed, parent: loops });
}

function isEmpty({ source }: Interpreter, { list, node }: Loop, value: Value): Question {
  const text = `\`${source.slice(list.start, list.end)}\``;
  const asked = { start: node.start, end: list.end, whenTrue: `${text} is empty`, whenFalse: `${text} is not empty` };
  const size = sizeOf(value) ?? rootPath(`${node.start}#list`, 'number', true);
  return { key: `${size.key} == number 0`, subjects: [size], test: { is: '==', constant: 0 }, asked };
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
  const isShort = loops?.list.kind === 'list' && (loops.list.size ?? 0) > 1 && loops.first;
  if (loops?.hasNext === true || isShort) return [];
  return ifSeveral(interpreter, loop, config, false).map((path) => after(interpreter, loop, path));
}

/** The path that goes on with another iteration, where there may be one. */
function wentOn(interpreter: Interpreter, loop: Loop, config: Config): readonly Config[] {
  const { loops } = config;
  if (loops === undefined || loops.hasNext === false) return [];
  if (loops.list.kind === 'list' && loops.list.size === 1) return [];
  const next = loopState({ ...loops, first: false, hasNext: undefined });
  return ifSeveral(interpreter, loop, config, true).map((path) => begin(interpreter, loop, { ...path, loops: next }));
}

/** After the first iteration it is known whether there are several elements. */
function ifSeveral(interpreter: Interpreter, loop: Loop, config: Config, holds: boolean): readonly Config[] {
  const size = config.loops?.first === true ? sizeOf(config.loops.list) : undefined;
  if (size === undefined) return [config];
  const { asked } = isEmpty(interpreter, loop, config.loops?.list ?? { kind: 'anyhow' });
  const text = `\`${interpreter.source.slice(loop.list.start, loop.list.end)}\``;
  const words = { whenTrue: `${text} has several elements`, whenFalse: `${text} has one element` };
  const key = `${size.key} > number 1`;
  const test = { is: '>', constant: 1 } as const;
  const facts = suppose(config.facts, { key, subjects: [size], test, asked: { ...asked, ...words } }, holds);
  return facts === undefined ? [] : [{ ...config, facts }];
}

/** After the loop its variable is what it was before. */
function after({ environments }: Interpreter, { node, variable }: Loop, config: Config): Config {
  const isNew = (root: string): boolean => root.endsWith(`#${node.start}`);
  const shadowed = config.loops?.shadowed ?? { kind: 'anyhow' };
  const environment = environments.write(config.environment, variable, shadowed);
  return { ...config, environment, facts: forget(config.facts, isNew), loops: config.loops?.parent };
}
