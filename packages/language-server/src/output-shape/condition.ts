import type { Binary, Expression, Reference } from '@veloway/vtl';
import { evaluate, evaluateReference, type Scope } from './evaluate.js';
import { type Asked, passes, type Question, questionOf, type Test } from './fact.js';
import { type LoopAnswer, loopAnswer } from './loop-condition.js';
import { pathOf } from './members.js';
import { extend, type Path, type PathType, rootPath } from './path.js';
import { EMPTY, pathValue, type Value, valueKey } from './value.js';

/** What decides on a condition: the same for all paths on which the variables have the same values. */
export type Decision =
  | { readonly by: 'itself'; readonly holds: boolean }
  /** It holds where the question has this answer. */
  | { readonly by: 'question'; readonly question: Question; readonly holds: boolean }
  /** It holds where the loop with this id has, or has not, another element. */
  | { readonly by: 'next'; readonly loop: number; readonly holds: boolean }
  | { readonly by: 'both' | 'either'; readonly left: Decision; readonly right: Decision };

/** @returns what decides on a condition, as API Gateway does: only `false` is false */
export function decisionOf(scope: Scope, node: Expression): Decision {
  switch (node.kind) {
    case 'Not':
      return opposite(decisionOf(scope, node.operand));
    case 'BooleanLiteral':
      return itself(node.value);
    case 'Reference':
      return ofReference(scope, node);
    case 'Binary':
      return ofBinary(scope, node);
    default:
      return itself(false);
  }
}

function opposite(decision: Decision): Decision {
  if ('holds' in decision) return { ...decision, holds: !decision.holds };
  const { by, left, right } = decision;
  return { by: by === 'both' ? 'either' : 'both', left: opposite(left), right: opposite(right) };
}

function itself(holds: boolean): Decision {
  return { by: 'itself', holds };
}

function asked(about: Question, holds = true): Decision {
  return { by: 'question', question: about, holds };
}

function ofReference(scope: Scope, node: Reference): Decision {
  const answer = loopAnswer(scope, node);
  if (answer !== undefined) return ofLoop(scope, node, answer);
  const value = evaluateReference(scope, node);
  if (value.kind === 'boolean') return itself(value.value);
  if (value.kind === 'anyhow') return asked(opaque(scope, node, [value]));
  if (value.kind !== 'path') return itself(true);
  const { type } = value.path;
  // Texts and numbers are true, even those that are empty or zero.
  if (type === 'text' || type === 'plain' || type === 'json' || type === 'number') return itself(true);
  if (value.path.segments.at(-1) === 'isEmpty()') return isEmpty(scope, node, value.path);
  return asked(question(scope, node, value.path, { is: 'true' }));
}

/** `$list.isEmpty()` is `$list.size() == 0`. */
function isEmpty(scope: Scope, node: Reference, path: Path): Decision {
  const [root = '', ...rest] = path.segments.slice(0, -1);
  const base = rest.reduce(
    (before, segment) => extend(before, segment, 'unknown'),
    rootPath(root, 'unknown', path.shaky),
  );
  return asked(question(scope, node, extend(base, 'size()', 'number'), { is: '==', constant: 0 }));
}

function ofBinary(scope: Scope, node: Binary): Decision {
  if (node.operator === '&&' || node.operator === '||') {
    const by = node.operator === '&&' ? 'both' : 'either';
    return { by, left: decisionOf(scope, node.left), right: decisionOf(scope, node.right) };
  }
  const answer = loopAnswer(scope, node);
  return answer === undefined ? compare(scope, node) : ofLoop(scope, node, answer);
}

const MIRRORED = { '==': '==', '!=': '!=', '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;

type Compared = keyof typeof MIRRORED;

function isCompared(operator: Binary['operator']): operator is Compared {
  return operator in MIRRORED;
}

function compare(scope: Scope, node: Binary): Decision {
  const { operator } = node;
  if (!isCompared(operator)) return itself(false);
  const left = evaluate(scope, node.left);
  const right = evaluate(scope, node.right);
  // Only numbers have an order.
  if (operator !== '==' && operator !== '!=' && (isNoNumber(left) || isNoNumber(right))) {
    return itself(false);
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

function compareValues(scope: Scope, node: Binary, left: Value, operator: Compared, right: Value): Decision {
  const constant = constantOf(right);
  if (constant === undefined) return compareUnknown(scope, node, [left, right]);
  const [test, holds] = testOf(operator, constant);
  const known = constantOf(left);
  if (known !== undefined) return itself(passes(test, known) === holds);
  const path = left.kind === 'path' ? left.path : undefined;
  if (path === undefined) return compareUnknown(scope, node, [left, right]);
  return asked(question(scope, node, path, test), holds);
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

function compareUnknown(scope: Scope, node: Binary, values: readonly Value[]): Decision {
  const [left = EMPTY, right = EMPTY] = values;
  const isSame = left.kind === 'path' && right.kind === 'path' && valueKey(left) === valueKey(right);
  if (isSame) return itself(node.operator === '==' || node.operator === '<=' || node.operator === '>=');
  const fixed: Binary = node.operator === '!=' ? { ...node, operator: '==' } : node;
  return asked(opaque(scope, fixed, values), node.operator !== '!=');
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

function ofLoop(scope: Scope, node: Binary | Reference, answer: LoopAnswer): Decision {
  if (answer.about === 'decided') return itself(answer.holds);
  if (answer.about === 'next') return { by: 'next', loop: answer.loop.id, holds: answer.holds };
  const path = rootPath(`count#${answer.loop.id}`, 'number', true);
  const text = scope.source.slice(node.start, node.end);
  return asked(opaque(scope, node, [pathValue(path), { kind: 'text', text }]));
}
