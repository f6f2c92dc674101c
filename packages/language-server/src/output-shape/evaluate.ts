import type { Binary, Expression, Reference, StringLiteral } from '@veloway/vtl';
import type { Config } from './config.js';
import type { Environments } from './environment.js';
import { readParts } from './members.js';
import { type Path, rootPath } from './path.js';
import { EMPTY, pathValue, printedBy, type TextOrPiece, type Value } from './value.js';

/** What an expression is evaluated in. */
export interface Scope {
  readonly source: string;
  readonly environments: Environments;
  /** Variables whose lists or maps the template changes. */
  readonly mutable: ReadonlySet<string>;
  readonly config: Config;
}

/** Longer texts than this are no longer followed piece by piece. */
const MOST_PIECES = 12;
const LONGEST_TEXT = 4000;

export function evaluate(scope: Scope, node: Expression): Value {
  switch (node.kind) {
    case 'Reference':
      return evaluateReference(scope, node);
    case 'StringLiteral':
      return evaluateString(scope, node);
    case 'IntegerLiteral':
    case 'FloatLiteral':
      return { kind: 'number', value: Number(node.text) };
    case 'BooleanLiteral':
      return { kind: 'boolean', value: node.value };
    case 'ListLiteral':
      return { kind: 'list', size: node.items.length };
    case 'RangeLiteral':
      return { kind: 'range', from: evaluate(scope, node.from), to: evaluate(scope, node.to) };
    case 'MapLiteral':
      return { kind: 'map' };
    case 'Binary':
      return evaluateBinary(scope, node);
    case 'Not':
      return computed(scope, node, 'boolean');
    case 'Word':
    case 'Missing':
      return EMPTY;
    default:
      return node satisfies never;
  }
}

/** The result of what is not followed: it is the same until it is computed again. */
function computed({ source }: Scope, node: Expression, type: Path['type']): Value {
  return pathValue(rootPath(`${node.start}#${source.slice(node.start, node.end)}`, type, true));
}

function evaluateString(scope: Scope, node: StringLiteral): Value {
  if (node.content === undefined) return { kind: 'text', text: node.value };
  const pieces = node.content.flatMap((child, i): readonly TextOrPiece[] => {
    if (child.kind === 'Reference') return piecesOf(scope, child);
    if (child.kind !== 'Text') return ['anything'];
    const isPadding = node.padded && i === (node.content?.length ?? 0) - 1;
    return [{ text: isPadding ? child.text.slice(0, -1) : child.text }];
  });
  return joined(pieces);
}

function piecesOf(scope: Scope, node: Reference): readonly TextOrPiece[] {
  const { prefix = '', backslashes = 0 } = node.unusual ?? {};
  return backslashes > 0 ? ['anything'] : [{ text: prefix }, ...printedBy(evaluateReference(scope, node))];
}

/** @returns a text of pieces, as short as it can be said */
function joined(pieces: readonly TextOrPiece[]): Value {
  const result: TextOrPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' || typeof last !== 'object') result.push(piece);
    else result[result.length - 1] = { text: last.text + piece.text };
  }
  const known = result.filter((piece) => typeof piece === 'string' || piece.text !== '');
  const length = known.reduce((sum, piece) => sum + (typeof piece === 'string' ? 0 : piece.text.length), 0);
  if (known.length > MOST_PIECES || length > LONGEST_TEXT) return { kind: 'pieces', pieces: ['anything'] };
  const [only] = known;
  if (only === undefined) return EMPTY;
  return known.length === 1 && typeof only === 'object'
    ? { kind: 'text', text: only.text }
    : { kind: 'pieces', pieces: known };
}

function evaluateBinary(scope: Scope, node: Binary): Value {
  const { operator } = node;
  if (operator !== '+' && operator !== '-') return computed(scope, node, isArithmetic(operator) ? 'number' : 'boolean');
  const left = evaluate(scope, node.left);
  const right = evaluate(scope, node.right);
  if (operator === '+' && (isText(left) || isText(right))) return joined([...printedBy(left), ...printedBy(right)]);
  const sign = operator === '+' ? 1 : -1;
  if (right.kind === 'number') return plus(scope, node, left, sign * right.value);
  return computed(scope, node, operator === '-' ? 'number' : 'unknown');
}

function isText({ kind }: Value): boolean {
  return kind === 'text' || kind === 'pieces';
}

function isArithmetic(operator: Binary['operator']): boolean {
  return operator === '*' || operator === '/' || operator === '%';
}

/** In a loop, numbers that grow are not followed for long. */
const LARGEST_COUNT = 3;

function plus(scope: Scope, node: Binary, left: Value, right: number): Value {
  if (left.kind === 'number') {
    const value = left.value + right;
    const counts = scope.config.loops !== undefined && Math.abs(value) > LARGEST_COUNT;
    return counts ? computed(scope, node, 'number') : { kind: 'number', value };
  }
  if (left.kind === 'path' && left.path.type === 'number') return { kind: 'sum', path: left.path, plus: right };
  if (left.kind === 'sum') return { ...left, plus: left.plus + right };
  return computed(scope, node, 'unknown');
}

export function evaluateReference(scope: Scope, node: Reference): Value {
  if (node.unusual?.bare !== undefined || node.unusual?.inert === true) return { kind: 'anyhow' };
  return readParts(scope, rootOf(scope, node), node);
}

function rootOf({ environments, mutable, config }: Scope, { name }: Reference): Value {
  if (mutable.has(name)) return pathValue(rootPath(`${name}#mutable`, 'unknown', true));
  switch (name) {
    case 'input':
    case 'context':
    case 'util':
    case 'stageVariables':
      return pathValue(rootPath(name));
    case 'velocityCount':
    case 'foreach':
    case 'velocityHasNext':
      if (config.loops === undefined) return EMPTY;
      return pathValue(rootPath(`${name}#${config.loops.id}`, name === 'foreach' ? 'unknown' : typeOf(name), true));
    default:
      return environments.read(config.environment, name);
  }
}

function typeOf(name: 'velocityCount' | 'velocityHasNext'): Path['type'] {
  return name === 'velocityCount' ? 'number' : 'boolean';
}
