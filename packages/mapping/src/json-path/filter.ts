import { JavaMap, type JavaValue, toJavaString } from '@veloway/vtl';
import { type Accessor, compileAccessor } from './accessor.js';
import { compareValues } from './compare.js';
import type { Criterion, Operand, Operator } from './filter-grammar.js';
import { JsonPathError } from './json-path-error.js';
import type { PathRegex } from './regex.js';
import type { FilterExpression, PathToken } from './token.js';

/** Tells whether a value passes a filter. `root` is the whole document. */
export type Filter = (item: JavaValue, root: JavaValue) => boolean;

/**
 * Compiles a filter as Jayway JsonPath 2.0.0 evaluates it. A path that leads nowhere fails its condition.
 *
 * @throws JsonPathError when filtering: NumberFormatException where a text that is no number is compared with a number,
 * ClassCastException where `=~` meets no regular expression, and what reading the paths throws
 */
export function compileFilter(filter: FilterExpression): Filter {
  if (filter.kind === 'criterion') return compileCriterion(filter.criterion);
  if (filter.kind === 'or') {
    const left = compileFilter(filter.left);
    const right = compileFilter(filter.right);
    return (item, root) => left(item, root) || right(item, root);
  }
  const parts = filter.parts.map(compileFilter);
  return (item, root) => parts.every((part) => part(item, root));
}

function compileCriterion(criterion: Criterion): Filter {
  if (criterion.kind === 'exists') return compileExists(criterion.tokens, criterion.expected);
  const { left, right, operator } = criterion;
  if (operator === '=~') return compileMatch(left, right);
  if (left.kind === 'regex' || right.kind === 'regex') return compileRegexComparison(left, right, operator);
  const readLeft = compileOperand(left);
  const readRight = compileOperand(right);
  return (item, root) => {
    const actual = readLeft(item, root);
    const expected = actual === undefined ? undefined : readRight(item, root);
    return actual !== undefined && expected !== undefined && holds(operator, expected, actual);
  };
}

/** Even a path from the root starts at the item here. */
function compileExists(tokens: readonly PathToken[], expected: boolean): Filter {
  const read = compileAccessor(tokens);
  const last = tokens.at(-1);
  const names = last?.kind === 'properties' && last.names.length !== 1 ? last.names : [];
  return (item) => {
    const value = read(item) ?? null;
    // Where several names are asked for, each of them must be there.
    const isComplete = !(value instanceof JavaMap) || names.every((name) => value.has(name));
    return (value !== null && isComplete) === expected;
  };
}

function holds(operator: Operator, expected: JavaValue, actual: JavaValue): boolean {
  const orders = operator !== '==' && operator !== '!=';
  if (orders && (expected === null) !== (actual === null)) return false;
  const order = compareValues(expected, actual);
  return order !== undefined && accepts(operator, order);
}

function accepts(operator: Operator, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order > 0;
    case '<=':
      return order >= 0;
    case '>':
      return order < 0;
    default:
      return order <= 0;
  }
}

/** Reads one side of a condition; undefined where its path leads nowhere. */
type Reader = (item: JavaValue, root: JavaValue) => JavaValue | undefined;

function compileOperand(operand: Operand): Reader {
  if (operand.kind === 'path') return readerOf(compileAccessor(operand.tokens), operand.fromRoot);
  const text = operand.kind === 'text' ? operand.text : `${operand.regex.source}`;
  return () => text;
}

function readerOf(read: Accessor, fromRoot: boolean): Reader {
  return fromRoot ? (_, root) => read(root) : (item) => read(item);
}

/** The regular expression may stand on either side; the one on the left is preferred. */
function compileMatch(left: Operand, right: Operand): Filter {
  const readLeft = compileOperand(left);
  const readRight = compileOperand(right);
  if (left.kind === 'regex') return (item, root) => matches(left.regex, readRight(item, root));
  if (right.kind === 'regex') return (item, root) => matches(right.regex, readLeft(item, root));
  return (item, root) => {
    const target = readLeft(item, root);
    const pattern = target === undefined ? undefined : readRight(item, root);
    return pattern === undefined ? false : failMatch(target, pattern);
  };
}

function matches(regex: PathRegex, target: JavaValue | undefined): boolean {
  return target !== undefined && target !== null && regex.matches(toJavaString(target));
}

/** A null in place of the expression goes unnoticed as long as there is nothing to match. */
function failMatch(target: JavaValue | undefined, pattern: JavaValue): boolean {
  if (pattern === null && target === null) return false;
  const problem = "'=~' needs a regular expression between slashes, as in [?(@.name =~ /a.*/)].";
  throw new JsonPathError(pattern === null ? 'NullPointerException' : 'ClassCastException', problem);
}

/** A regular expression compares with nothing but null, which comes before it. */
function compileRegexComparison(left: Operand, right: Operand, operator: Operator): Filter {
  if (left.kind === 'regex' && right.kind === 'regex') return () => false;
  const isLeft = left.kind === 'regex';
  const read = compileOperand(isLeft ? right : left);
  return (item, root) => {
    const other = read(item, root);
    if (other !== 'null' && !(other === null && (operator === '!=' || operator === '=='))) return false;
    return accepts(operator, isLeft ? -1 : 1);
  };
}
