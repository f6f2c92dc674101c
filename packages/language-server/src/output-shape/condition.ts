import type { Binary, Expression, Reference } from '@veloway/vtl';
import type { Config } from './config.js';
import { evaluate, evaluateReference, type Scope } from './evaluate.js';
import { type Asked, passes, type Question, questionOf, suppose, type Test } from './fact.js';
import type { Facts } from './facts.js';
import { type LoopAnswer, loopAnswer } from './loop-condition.js';
import { withNext } from './loop-question.js';
import { type LoopState, loopState } from './loop-state.js';
import { pathOf } from './members.js';
import { extend, type Path, type PathType, rootPath } from './path.js';
import { EMPTY, pathValue, type Value, valueKey } from './value.js';

/** The paths on which a condition holds, and those on which it does not. */
export interface Fork {
  readonly yes: readonly Config[];
  readonly no: readonly Config[];
}

/** Splits a path at a condition, as API Gateway decides it: only `false` is false. */
export function fork(scope: Scope, node: Expression): Fork {
  const { config } = scope;
  switch (node.kind) {
    case 'Not':
      return swap(fork(scope, node.operand));
    case 'BooleanLiteral':
      return decided(config, node.value);
    case 'Reference':
      return forkReference(scope, node);
    case 'Binary':
      return forkBinary(scope, node);
    default:
      return decided(config, false);
  }
}

function swap({ yes, no }: Fork): Fork {
  return { yes: no, no: yes };
}

function decided(config: Config, holds: boolean): Fork {
  return holds ? { yes: [config], no: [] } : { yes: [], no: [config] };
}

function forkReference(scope: Scope, node: Reference): Fork {
  const answer = loopAnswer(scope, node);
  if (answer !== undefined) return forkLoop(scope, node, answer);
  const value = evaluateReference(scope, node);
  if (value.kind === 'boolean') return decided(scope.config, value.value);
  if (value.kind === 'anyhow') return ask(scope, opaque(scope, node, [value]));
  if (value.kind !== 'path') return decided(scope.config, true);
  const { type } = value.path;
  // Texts and numbers are true, even those that are empty or zero.
  if (type === 'text' || type === 'plain' || type === 'json' || type === 'number') return decided(scope.config, true);
  if (value.path.segments.at(-1) === 'isEmpty()') return forkEmpty(scope, node, value.path);
  return ask(scope, question(scope, node, value.path, { is: 'true' }));
}

/** `$list.isEmpty()` is `$list.size() == 0`. */
function forkEmpty(scope: Scope, node: Reference, path: Path): Fork {
  const [root = '', ...rest] = path.segments.slice(0, -1);
  const base = rest.reduce(
    (before, segment) => extend(before, segment, 'unknown'),
    rootPath(root, 'unknown', path.shaky),
  );
  return ask(scope, question(scope, node, extend(base, 'size()', 'number'), { is: '==', constant: 0 }));
}

function forkBinary(scope: Scope, node: Binary): Fork {
  if (node.operator === '&&') return both(scope, node);
  if (node.operator === '||') return either(scope, node);
  const answer = loopAnswer(scope, node);
  return answer === undefined ? compare(scope, node) : forkLoop(scope, node, answer);
}

function both(scope: Scope, { left, right }: Binary): Fork {
  const first = fork(scope, left);
  const second = first.yes.map((config) => fork({ ...scope, config }, right));
  return { yes: second.flatMap(({ yes }) => yes), no: [...first.no, ...second.flatMap(({ no }) => no)] };
}

function either(scope: Scope, { left, right }: Binary): Fork {
  const first = fork(scope, left);
  const second = first.no.map((config) => fork({ ...scope, config }, right));
  return { yes: [...first.yes, ...second.flatMap(({ yes }) => yes)], no: second.flatMap(({ no }) => no) };
}

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;

type Compared = keyof typeof MIRRORED;

function isCompared(operator: Binary['operator']): operator is Compared {
  return operator in MIRRORED;
}

function compare(scope: Scope, node: Binary): Fork {
  const { operator } = node;
  if (!isCompared(operator)) return decided(scope.config, false);
  const left = evaluate(scope, node.left);
  const right = evaluate(scope, node.right);
  // Only numbers have an order.
  if (operator !== '==' && operator !== '!=' && (isNoNumber(left) || isNoNumber(right))) {
    return decided(scope.config, false);
  }
  if (constantOf(left) !== undefined) return compareValues(scope, node, right, MIRRORED[operator], left);
  return compareValues(scope, node, left, operator, right);
}

function isNoNumber(value: Value): boolean {
  if (value.kind === 'path') return NO_NUMBERS.has(value.path.type);
  return value.kind !== 'number' && value.kind !== 'sum' && value.kind !== 'anyhow';
}

const NO_NUMBERS: ReadonlySet<PathType> = new Set(['text', 'plain', 'json', 'boolean']);

function constantOf(value: Value): string | number | boolean | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'number' || value.kind === 'boolean' ? value.value : undefined;
}

function compareValues(scope: Scope, node: Binary, left: Value, operator: Compared, right: Value): Fork {
  const constant = constantOf(right);
  if (constant === undefined) return compareUnknown(scope, node, [left, right]);
  const [test, holds] = testOf(operator, constant);
  const known = constantOf(left);
  if (known !== undefined) return decided(scope.config, passes(test, known) === holds);
  const path = left.kind === 'path' ? left.path : undefined;
  if (path === undefined) return compareUnknown(scope, node, [left, right]);
  const answers = ask(scope, question(scope, node, path, test));
  return holds ? answers : swap(answers);
}

/** `<=` is not `>`, but for what is no number, where both are false; as a whole they are questions of their own. */
function testOf(operator: Compared, constant: string | number | boolean): readonly [Test, boolean] {
  switch (operator) {
    case '==':
      return [{ is: '==', constant }, true];
    case '!=':
      return [{ is: '==', constant }, false];
    case '<':
    case '>':
      return [{ is: operator, constant }, true];
    case '<=':
      return [{ is: '>', constant }, false];
    case '>=':
      return [{ is: '<', constant }, false];
    default:
      return operator satisfies never;
  }
}

function compareUnknown(scope: Scope, node: Binary, values: readonly Value[]): Fork {
  const [left = EMPTY, right = EMPTY] = values;
  const isSame = left.kind === 'path' && right.kind === 'path' && valueKey(left) === valueKey(right);
  if (isSame) return decided(scope.config, node.operator === '==' || node.operator === '<=' || node.operator === '>=');
  const fixed: Binary = node.operator === '!=' ? { ...node, operator: '==' } : node;
  const answers = ask(scope, opaque(scope, fixed, values));
  return node.operator === '!=' ? swap(answers) : answers;
}

/** A question of which nothing follows but itself. */
function opaque(scope: Scope, node: Binary | Reference, values: readonly Value[]): Question {
  const paths = values.flatMap(pathOf);
  const shaky = values.some(({ kind }) => kind === 'anyhow' || kind === 'pieces' || kind === 'list' || kind === 'map');
  const subjects = paths.length > 0 && !shaky ? paths : [...paths, rootPath(`${node.start}#opaque`, 'unknown', true)];
  const operator = node.kind === 'Binary' ? node.operator : '';
  const key = `${values.map(valueKey).join(operator)}${shaky ? node.start : ''}`;
  return questionOf({ key, subjects, test: undefined, asked: askedAt(scope, node) });
}

/** The last of each condition, which most paths ask in the same words. */
const QUESTIONS = new WeakMap<Binary | Reference, Question>();

function question(scope: Scope, node: Binary | Reference, path: Path, test: Test): Question {
  const known = QUESTIONS.get(node);
  if (known?.subjects[0] === path && isSameTest(known.test, test)) return known;
  const key = `${path.key} ${test.is} ${test.is === 'true' ? '' : valueText(test.constant)}`;
  const made = questionOf({ key, subjects: [path], test, asked: askedAt(scope, node, test) });
  QUESTIONS.set(node, made);
  return made;
}

function isSameTest(a: Test | undefined, b: Test): boolean {
  if (a?.is !== b.is) return false;
  return a.is === 'true' || b.is === 'true' || a.constant === b.constant;
}

function valueText(constant: string | number | boolean): string {
  return `${typeof constant} ${constant}`;
}

function askedAt({ source }: Scope, node: Binary | Reference, test?: Test): Asked {
  const text = source.slice(node.start, node.end);
  // A question may be asked by its opposite.
  const isTurned =
    node.kind === 'Binary' &&
    (node.operator === '!=' || ((node.operator === '<=' || node.operator === '>=') && test !== undefined));
  const [yes, no] = isTurned ? ['false', 'true'] : ['true', 'false'];
  return { start: node.start, end: node.end, whenTrue: `\`${text}\` is ${yes}`, whenFalse: `\`${text}\` is ${no}` };
}

/** Splits a path by a question about the world. */
export function ask({ config }: Pick<Scope, 'config'>, about: Question): Fork {
  const { yes, no } = suppose(config.facts, about, config.vague);
  const withFacts = (facts: Facts | undefined): readonly Config[] =>
    facts === undefined ? [] : [{ ...config, facts }];
  return { yes: withFacts(yes), no: withFacts(no) };
}

/** Splits a path by what a loop knows of itself. */
function forkLoop(scope: Scope, node: Binary | Reference, answer: LoopAnswer): Fork {
  const { config } = scope;
  if (answer.about === 'decided') return decided(config, answer.holds);
  if (answer.about === 'count') {
    const path = rootPath(`count#${answer.loop.id}`, 'number', true);
    return ask(
      scope,
      opaque(scope, node, [pathValue(path), { kind: 'text', text: scope.source.slice(node.start, node.end) }]),
    );
  }
  const { loop, holds } = answer;
  if (loop.hasNext !== undefined) return decided(config, loop.hasNext === holds);
  const forked: Fork = { yes: goingOn(config, loop, true), no: goingOn(config, loop, false) };
  return holds ? forked : swap(forked);
}

function goingOn(config: Config, loop: LoopState, hasNext: boolean): readonly Config[] {
  const facts = withNext(config, loop, hasNext);
  return facts === undefined ? [] : [{ ...config, facts, loops: replaced(config.loops, loop, hasNext) }];
}

function replaced(loops: LoopState | undefined, loop: LoopState, hasNext: boolean): LoopState | undefined {
  if (loops === undefined) return undefined;
  if (loops === loop) return loopState({ ...loop, hasNext });
  return loopState({ ...loops, parent: replaced(loops.parent, loop, hasNext) });
}
