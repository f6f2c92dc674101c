import { trimJava } from '../json/trim-java.js';
import { charOf } from './cursor.js';
import { parsePath } from './grammar.js';
import { invalidPath } from './json-path-error.js';
import { MAX_FILTER_NESTING } from './limits.js';
import { compileRegex, isRegex, type PathRegex } from './regex.js';
import { type FilterExpression, isDefinite, type PathToken } from './token.js';

/** The operators, in the order in which Jayway looks for them. */
const OPERATORS = ['==', '>=', '<=', '!=', '<', '>', '=~'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One side of a comparison. */
export type Operand =
  | { readonly kind: 'path'; readonly tokens: readonly PathToken[]; readonly fromRoot: boolean }
  | { readonly kind: 'regex'; readonly regex: PathRegex }
  | { readonly kind: 'text'; readonly text: string };

/** A part of a filter between `&&` and `||`. */
export type Criterion =
  | { readonly kind: 'exists'; readonly tokens: readonly PathToken[]; readonly expected: boolean }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: Operator; readonly right: Operand };

/**
 * Reads a filter, `[?(@.a == 1 && @.b)]`, as Jayway JsonPath 2.0.0 does: parentheses within do not group, and `&&` and
 * `||` count even in quotes.
 *
 * @throws JsonPathError where Jayway throws
 */
export function parseFilter(text: string, nesting: number): FilterExpression {
  if (nesting >= MAX_FILTER_NESTING) throw invalidPath('Filters stand in each other. Use one filter after the other.');
  const parts = unwrap(text).split(/(?<=&&|\|\|)|(?=&&|\|\|)/);
  const operators: string[] = [];
  const criteria: Criterion[] = [];
  for (const part of parts.map(trimJava)) {
    if (part === '&&' || part === '||') operators.push(part);
    else criteria.push(parseCriterion(trimParentheses(part), nesting + 1));
  }
  return join(operators, criteria, text);
}

function unwrap(text: string): string {
  const brackets = trimJava(text.slice(1, -1));
  const parentheses = trimJava(brackets.slice(1));
  const isWrapped = brackets.startsWith('?') && parentheses.startsWith('(') && parentheses.endsWith(')');
  if (isWrapped) return trimJava(parentheses.slice(1, -1));
  throw invalidPath(`${text} is no filter. Write it as [?(@.name == 'value')].`);
}

/** Joins from the last to the first, which is the order in which Jayway tries them. */
function join(operators: string[], criteria: Criterion[], text: string): FilterExpression {
  let root = takeLast(criteria, text);
  for (const operator of operators.toReversed()) {
    const next = takeLast(criteria, text);
    root = operator === '&&' ? and(root, next) : { kind: 'or', left: root, right: next };
  }
  if (criteria.length > 0) throw unbalanced(text);
  return root;
}

function and(root: FilterExpression, next: FilterExpression): FilterExpression {
  if (root.kind === 'or') return { ...root, right: { kind: 'and', parts: [root.right, next] } };
  return { kind: 'and', parts: root.kind === 'and' ? [...root.parts, next] : [root, next] };
}

function takeLast(criteria: Criterion[], text: string): FilterExpression {
  const criterion = criteria.pop();
  if (criterion === undefined) throw unbalanced(text);
  return { kind: 'criterion', criterion };
}

function unbalanced(text: string): Error {
  return invalidPath(`${text} needs a condition on either side of each && and ||.`);
}

function trimParentheses(part: string): string {
  let start = 0;
  let end = part.length - 1;
  while ('[?( '.includes(charOf(part, start))) start++;
  while (') '.includes(charOf(part, end))) end--;
  return part.slice(start, end + 1);
}

function parseCriterion(text: string, nesting: number): Criterion {
  const operator = OPERATORS.find((candidate) => text.includes(candidate));
  if (operator === undefined) return parseExists(text, nesting);
  const at = text.indexOf(operator);
  const left = trimJava(text.slice(0, at));
  const right = trimJava(text.slice(at + operator.length));
  if (right.startsWith('!@')) throw invalidPath(`'!' can only ask for absence, as in [?(!@.name)].`);
  const leftOperand = parseOperand(left.startsWith('!@') ? left.slice(1) : left, nesting);
  return { kind: 'compare', left: leftOperand, operator, right: parseOperand(right, nesting) };
}

function parseExists(text: string, nesting: number): Criterion {
  const expected = !text.startsWith('!@');
  const operand = parseOperand(expected ? trimJava(text) : trimJava(text.slice(1)), nesting);
  if (operand.kind === 'path') return { kind: 'exists', tokens: operand.tokens, expected };
  throw invalidPath(`'${text}' is no condition. Compare something (@.name == 'value') or ask for it (@.name).`);
}

function parseOperand(text: string, nesting: number): Operand {
  if (text.startsWith('$') || text.startsWith('@')) return parseOperandPath(text, nesting);
  if (isRegex(text)) return { kind: 'regex', regex: compileRegex(text) };
  if (!text.startsWith("'") || !text.endsWith("'")) return { kind: 'text', text };
  if (text.length === 1) throw invalidPath('A text has no end. Close it with an apostrophe.');
  return { kind: 'text', text: text.slice(1, -1) };
}

function parseOperandPath(text: string, nesting: number): Operand {
  const { tokens, fromRoot } = parsePath(text, nesting);
  if (tokens.every(isDefinite)) return { kind: 'path', tokens, fromRoot };
  throw invalidPath(`In a filter, ${text} must lead to one value: no wildcard, slice, list, '..' or filter in it.`);
}
