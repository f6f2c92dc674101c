import type { Binary, Expression, Reference } from '@veloway/vtl';
import { evaluate, type Scope } from './evaluate.js';
import type { LoopState } from './loop-state.js';
import { sizeOf, type Value, valueKey } from './value.js';

/** What a condition asks of a loop. */
export type LoopAnswer =
  | { readonly about: 'decided'; readonly holds: boolean }
  /** It is true where the loop has (or has not) another element. */
  | { readonly about: 'next'; readonly loop: LoopState; readonly holds: boolean }
  /** It depends on a number of which only the beginning is known. */
  | { readonly about: 'count'; readonly loop: LoopState };

/** @returns what a condition asks of a loop, or undefined where it asks something else */
export function loopAnswer(scope: Scope, node: Binary | Reference): LoopAnswer | undefined {
  if (scope.config.loops === undefined) return undefined;
  return node.kind === 'Reference' ? ofReference(scope, node) : ofComparison(scope, node);
}

function ofReference({ config: { loops } }: Scope, { name, parts }: Reference): LoopAnswer | undefined {
  if (name === 'velocityHasNext' && parts.length === 0 && loops) return { about: 'next', loop: loops, holds: true };
  if (name !== 'foreach') return undefined;
  const found = scopeProperty(loops, parts);
  switch (found?.property) {
    case 'hasnext':
      return { about: 'next', loop: found.loop, holds: true };
    case 'last':
      return { about: 'next', loop: found.loop, holds: false };
    case 'first':
      return { about: 'decided', holds: found.loop.first };
    default:
      return undefined;
  }
}

/** `hasNext`, `parent.hasNext`, `getHasNext()`: the loop, and the property in small letters. */
function scopeProperty(
  loops: LoopState | undefined,
  parts: Reference['parts'],
): { readonly loop: LoopState; readonly property: string } | undefined {
  let loop = loops;
  for (const [i, part] of parts.entries()) {
    if (part.kind === 'Index' || loop === undefined) return undefined;
    const property = part.name.toLowerCase().replace(part.kind === 'Method' ? /^(?:get|is)/ : /^$/, '');
    if (i === parts.length - 1) return { loop, property };
    if (property === 'topmost') while (loop.parent !== undefined) loop = loop.parent;
    else if (property === 'parent') loop = loop.parent;
    else return undefined;
  }
  return undefined;
}

/** A number that counts iterations, as one that begins with 1, and what is added to it. */
interface Count {
  readonly loop: LoopState;
  readonly plus: number;
}

function countOf(scope: Scope, node: Expression): Count | undefined {
  const { loops } = scope.config;
  if (node.kind === 'Binary' && node.right.kind === 'IntegerLiteral') {
    const count = node.operator === '+' || node.operator === '-' ? countOf(scope, node.left) : undefined;
    const more = Number(node.right.text) * (node.operator === '-' ? -1 : 1);
    return count && { ...count, plus: count.plus + more };
  }
  if (node.kind !== 'Reference' || loops === undefined) return undefined;
  if (node.name === 'velocityCount' && node.parts.length === 0) return { loop: loops, plus: 0 };
  if (node.name === 'foreach') return ofScope(loops, node);
  return ofRangeItem(scope, node, loops);
}

function ofScope(loops: LoopState, { parts }: Reference): Count | undefined {
  const found = scopeProperty(loops, parts);
  if (found?.property === 'count') return { loop: found.loop, plus: 0 };
  return found?.property === 'index' ? { loop: found.loop, plus: -1 } : undefined;
}

/** The variable of `#foreach($i in [0..$n])` counts as well. */
function ofRangeItem(scope: Scope, node: Reference, loop: LoopState): Count | undefined {
  const { list, item } = loop;
  if (list.kind !== 'range' || list.from.kind !== 'number') return undefined;
  const value = evaluate(scope, node);
  return value.kind === 'path' && value.path.key === item.key ? { loop, plus: list.from.value - 1 } : undefined;
}

function ofComparison(scope: Scope, node: Binary): LoopAnswer | undefined {
  const turned = turn(node);
  const count = countOf(scope, node.left) ?? countOf(scope, node.right);
  if (count === undefined) return undefined;
  const isLeft = countOf(scope, node.left) !== undefined;
  const operator = isLeft ? node.operator : turned;
  return compareCount(count, operator, evaluate(scope, isLeft ? node.right : node.left));
}

function turn({ operator }: Binary): Binary['operator'] {
  const turned = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' } as const;
  return operator === '<' || operator === '>' || operator === '<=' || operator === '>=' ? turned[operator] : operator;
}

function compareCount({ loop, plus }: Count, operator: Binary['operator'], other: Value): LoopAnswer {
  if (other.kind === 'number') return compareNumber(loop, operator, other.value - plus);
  const beyond = beyondSize(loop, other);
  if (beyond === undefined) return { about: 'count', loop };
  const distance = beyond - plus;
  if (distance === 0 && (operator === '<' || operator === '!=')) return { about: 'next', loop, holds: true };
  if (distance === 0 && (operator === '==' || operator === '>=')) return { about: 'next', loop, holds: false };
  if (distance === -1 && operator === '<=') return { about: 'next', loop, holds: true };
  if (distance === -1 && operator === '>') return { about: 'next', loop, holds: false };
  return { about: 'count', loop };
}

/** @returns how much greater a value is than the number of all iterations; undefined where that is not known */
function beyondSize({ list }: LoopState, value: Value): number | undefined {
  if (list.kind === 'range') {
    if (list.from.kind !== 'number') return undefined;
    return valueKey(list.to) === valueKey(value) ? list.from.value - 1 : undefined;
  }
  const size = sizeOf(list);
  if (value.kind !== 'path' && value.kind !== 'sum') return undefined;
  if (size === undefined || value.path.key !== size.key) return undefined;
  return value.kind === 'sum' ? value.plus : 0;
}

/** The first iteration has the number 1, any later one a number from 2 on. */
function compareNumber(loop: LoopState, operator: Binary['operator'], number: number): LoopAnswer {
  const counts = loop.first ? [1] : [2, 3, number - 1, number, number + 1, 1e9].filter((count) => count >= 2);
  const answers = new Set(counts.map((count) => isCompared(count, operator, number)));
  const [holds] = answers;
  return answers.size === 1 && holds !== undefined ? { about: 'decided', holds } : { about: 'count', loop };
}

function isCompared(count: number, operator: Binary['operator'], number: number): boolean {
  switch (operator) {
    case '==':
      return count === number;
    case '!=':
      return count !== number;
    case '<':
      return count < number;
    case '<=':
      return count <= number;
    case '>':
      return count > number;
    case '>=':
      return count >= number;
    default:
      return false;
  }
}
