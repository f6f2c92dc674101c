import type { Expression, IfDirective, Reference, SetDirective, Statement } from '@veloway/vtl';
import { decisionOf } from './condition.js';
import { type Config, withValues } from './config.js';
import { evaluate, evaluateReference } from './evaluate.js';
import { forget } from './fact.js';
import { fixedText } from './fixed-text.js';
import { fork } from './fork.js';
import { advance, type FixedText, type Interpreter, merge, scopeOf } from './interpreter.js';
import type { PlacedText, State, Step } from './machine.js';
import { isAbove, rootPath } from './path.js';
import { runDirective } from './run-directive.js';
import { pathValue, printedBy, type TextOrPiece, type Value, valueKey } from './value.js';

/** Runs statements on several paths at once. */
export function runStatements(
  interpreter: Interpreter,
  statements: readonly Statement[],
  configs: readonly Config[],
): readonly Config[] {
  let paths = configs;
  for (const statement of statements) {
    if (paths.length === 0) break;
    interpreter.budget -= paths.length;
    paths = interpreter.budget < 0 ? giveUp(interpreter, paths) : runStatement(interpreter, statement, paths);
  }
  return paths;
}

function giveUp({ machine }: Interpreter, [first]: readonly Config[]): readonly Config[] {
  return first === undefined ? [] : [{ ...first, state: machine.lost, mute: true }];
}

function runStatement(interpreter: Interpreter, node: Statement, configs: readonly Config[]): readonly Config[] {
  const { placed, steps } = textOf(interpreter, node);
  if (placed !== undefined) return placed.text === '' ? configs : runText(interpreter, placed, configs, steps);
  switch (node.kind) {
    case 'Reference':
      return runReference(interpreter, node, configs);
    case 'SetDirective':
      return runSet(interpreter, node, configs);
    case 'IfDirective':
      return runIf(interpreter, node, configs);
    case 'Directive':
      return runDirective(interpreter, node, configs);
    default:
      return configs;
  }
}

function textOf({ texts }: Interpreter, node: Statement): FixedText {
  const text = texts.get(node) ?? { placed: fixedText(node), steps: new Map() };
  texts.set(node, text);
  return text;
}

function runText(
  interpreter: Interpreter,
  placed: PlacedText,
  configs: readonly Config[],
  steps: FixedText['steps'] = new Map(),
): readonly Config[] {
  const read = (state: State): Step<State> => readOnce(interpreter, placed, state, steps);
  const after = advance(interpreter, configs, read);
  return after.length > 1 ? merge(interpreter, after) : after;
}

/** Paths come to a text in the same states again and again. */
function readOnce({ machine }: Interpreter, placed: PlacedText, state: State, steps: FixedText['steps']): Step<State> {
  const step = steps.get(state) ?? machine.text(state, placed);
  steps.set(state, step);
  return step;
}

function runReference(interpreter: Interpreter, node: Reference, configs: readonly Config[]): readonly Config[] {
  const { prefix = '', backslashes = 0 } = node.unusual ?? {};
  const before =
    prefix === '' ? configs : runText(interpreter, { text: prefix, start: node.start, whole: node }, configs);
  for (const { state } of before) noteHole(interpreter, node, state);
  const valueOn = (config: Config): Value =>
    backslashes > 0 ? { kind: 'anyhow' } : evaluateReference(scopeOf(interpreter, config), node);
  const [first] = before;
  const shared = first !== undefined && haveSameValues(before) ? valueOn(first) : undefined;
  if (shared !== undefined && !isNumber(shared)) return printValue(interpreter, node, shared, before);
  const groups = new Map<string, { readonly value: Value; readonly configs: Config[] }>();
  for (const config of before) {
    const value = withoutType(shared ?? valueOn(config), config);
    const key = valueKey(value);
    const group = groups.get(key) ?? { value, configs: [] };
    groups.set(key, group);
    group.configs.push(config);
  }
  const after = [...groups.values()].flatMap(({ value, configs: group }) =>
    printValue(interpreter, node, value, group),
  );
  return groups.size > 1 ? merge(interpreter, after) : after;
}

function isNumber(value: Value): value is Extract<Value, { readonly kind: 'path' }> {
  return value.kind === 'path' && value.path.type === 'number';
}

/** What is `false` on a path has no size: `$list.size()` prints nothing there. */
function withoutType(value: Value, { facts }: Config): Value {
  if (!isNumber(value)) return value;
  const isNothing = facts.list.some(
    ({ question: { test, subjects }, holds }) =>
      !holds && test?.is === 'true' && subjects.some((subject) => isAbove(subject, value.path)),
  );
  return isNothing ? pathValue({ ...value.path, type: 'unknown' }) : value;
}

/** Whether all expressions have the same values on some paths. */
function haveSameValues(configs: readonly Config[]): boolean {
  const [first] = configs;
  return configs.every(({ environment, loops }) => environment === first?.environment && loops === first.loops);
}

function noteHole({ holes, machine }: Interpreter, node: Reference, state: State): void {
  const hole = machine.holeAt(state);
  if (hole === undefined) return;
  const known = holes.get(node);
  const differs = holes.has(node) && JSON.stringify(known) !== JSON.stringify(hole);
  holes.set(node, differs ? undefined : hole);
}

/** Blocks may print themselves. */
const DEEPEST = 8;

function printValue(
  interpreter: Interpreter,
  node: Reference,
  value: Value,
  configs: readonly Config[],
): readonly Config[] {
  if (value.kind !== 'block' || value.node.body === undefined || interpreter.depth >= DEEPEST) {
    return printedBy(value).reduce((paths, piece) => printPiece(interpreter, node, piece, paths), configs);
  }
  interpreter.depth++;
  const after = runStatements(interpreter, value.node.body.children, configs);
  interpreter.depth--;
  return after;
}

function printPiece(
  interpreter: Interpreter,
  node: Reference,
  piece: TextOrPiece,
  configs: readonly Config[],
): readonly Config[] {
  if (typeof piece === 'object')
    return runText(interpreter, { text: piece.text, start: node.start, whole: node }, configs);
  return advance(interpreter, configs, (state) => interpreter.machine.print(state, piece, node));
}

function runSet(interpreter: Interpreter, node: SetDirective, configs: readonly Config[]): readonly Config[] {
  const { target } = node;
  if (target.kind !== 'Reference' || target.parts.length > 0) return configs;
  const { environments, usage } = interpreter;
  const isQuoted = usage.quoted.has(target.name);
  return configs.map((config) => {
    const value = evaluate(scopeOf(interpreter, config), node.value);
    const kept = isQuoted ? coarse(value) : value;
    const environment = environments.write(config.environment, target.name, kept);
    // What was computed here before has another value now.
    const facts = forget(config.facts, (root) => root.startsWith(`${node.value.start}#`));
    const isSame = environment === config.environment && facts === config.facts;
    return isSame ? config : withValues(config, environment, facts);
  });
}

/** What a value prints between quotes, without which value it is. */
function coarse(value: Value): Value {
  const isFollowed = value.kind === 'pieces' && value.pieces.includes('anything');
  if (value.kind === 'block' || value.kind === 'anyhow' || isFollowed) return value;
  return pathValue(rootPath('quoted', 'text', true));
}

function runIf(interpreter: Interpreter, node: IfDirective, configs: readonly Config[]): readonly Config[] {
  const finished: Config[] = [];
  let remaining = configs;
  for (const { condition, body } of node.branches) {
    const { yes, no } = forkAll(interpreter, condition, remaining);
    finished.push(...runStatements(interpreter, body.children, merge(interpreter, yes)));
    remaining = merge(interpreter, no);
  }
  if (node.otherwise !== undefined) remaining = runStatements(interpreter, node.otherwise.children, remaining);
  return merge(interpreter, [...finished, ...remaining]);
}

function forkAll(
  interpreter: Interpreter,
  condition: Expression,
  configs: readonly Config[],
): { readonly yes: readonly Config[]; readonly no: readonly Config[] } {
  const [first] = configs;
  const shared = first && haveSameValues(configs) ? decisionOf(scopeOf(interpreter, first), condition) : undefined;
  const forks = configs.map((config) => fork(config, shared ?? decisionOf(scopeOf(interpreter, config), condition)));
  return { yes: forks.flatMap(({ yes }) => yes), no: forks.flatMap(({ no }) => no) };
}
