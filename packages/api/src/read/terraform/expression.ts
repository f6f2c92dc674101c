import { closingBrace, type Piece, piecesOf } from './string-template.js';

/** An expression of Terraform's, as far as it can be told without a plan. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | boolean | null }
  /** A text between quotes. */
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  /** `aws_lambda_function.orders.arn`, `local.names["a"]`. */
  | { readonly kind: 'reference'; readonly parts: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: 'list'; readonly values: readonly Expression[] };

/** How deep an expression may nest. */
const MAX_DEPTH = 50;

/** Where the reading of an expression stands. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** @returns the expression, or undefined where it is none of those that are understood */
export function parseExpression(text: string): Expression | undefined {
  const cursor: Cursor = { text, at: 0 };
  const expression = expressionAt(cursor, 0);
  skip(cursor);
  return cursor.at === text.length ? expression : undefined;
}

function expressionAt(cursor: Cursor, depth: number): Expression | undefined {
  if (depth > MAX_DEPTH) return undefined;
  skip(cursor);
  switch (cursor.text[cursor.at]) {
    case '"':
      return textAt(cursor);
    case '[':
      return listAt(cursor, depth);
    case '{':
      return objectAt(cursor, depth);
    case '(':
      return inParentheses(cursor, depth);
    default:
      return numberAt(cursor) ?? nameAt(cursor, depth);
  }
}

/** White space and comments. */
function skip(cursor: Cursor): void {
  take(cursor, /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y);
}

/** @returns what stands here, which the cursor then has passed */
function take(cursor: Cursor, pattern: RegExp): string | undefined {
  const sticky = new RegExp(pattern);
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0];
  cursor.at += found?.length ?? 0;
  return found;
}

function takeSign(cursor: Cursor, sign: string): boolean {
  skip(cursor);
  const found = cursor.text.startsWith(sign, cursor.at);
  if (found) cursor.at += sign.length;
  return found;
}

function numberAt(cursor: Cursor): Expression | undefined {
  const digits = take(cursor, /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
  return digits === undefined ? undefined : { kind: 'literal', value: Number(digits) };
}

function textAt(cursor: Cursor): Expression | undefined {
  const text = quoted(cursor);
  const pieces = text === undefined ? undefined : piecesOf(text);
  return pieces && { kind: 'text', pieces };
}

/** What HCL's escapes stand for. */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** @returns a text between quotes, in which expressions are left as they are */
function quoted(cursor: Cursor): string | undefined {
  const { text } = cursor;
  let result = '';
  let at = cursor.at + 1;
  while (at < text.length && text[at] !== '"') {
    const opens = /^(?:\$\{|%\{)/.test(text.slice(at, at + 2)) && text[at - 1] !== text[at];
    const end = opens ? closingBrace(text, at + 2) : undefined;
    const escaped = text[at] === '\\' ? /^\\(?:[nrt"\\]|u[\da-fA-F]{4})/.exec(text.slice(at, at + 6))?.[0] : undefined;
    if (end !== undefined) result += text.slice(at, end + 1);
    else if (escaped === undefined) result += text[at];
    else result += ESCAPES[escaped[1] ?? ''] ?? String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
    at = end !== undefined ? end + 1 : at + (escaped?.length ?? 1);
  }
  cursor.at = at + 1;
  return at < text.length ? result : undefined;
}

function inParentheses(cursor: Cursor, depth: number): Expression | undefined {
  cursor.at++;
  const inner = expressionAt(cursor, depth + 1);
  return takeSign(cursor, ')') ? inner : undefined;
}

function listAt(cursor: Cursor, depth: number): Expression | undefined {
  cursor.at++;
  const values = valuesUpTo(cursor, ']', depth);
  return values && { kind: 'list', values };
}

/** @returns values between commas, or undefined where one is not understood */
function valuesUpTo(cursor: Cursor, close: string, depth: number): readonly Expression[] | undefined {
  const values: Expression[] = [];
  while (!takeSign(cursor, close)) {
    const value = expressionAt(cursor, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    if (!takeSign(cursor, ',')) return takeSign(cursor, close) ? values : undefined;
  }
  return values;
}

function objectAt(cursor: Cursor, depth: number): Expression | undefined {
  cursor.at++;
  const members: (readonly [Expression, Expression])[] = [];
  while (!takeSign(cursor, '}')) {
    const key = keyAt(cursor, depth);
    const hasValue = takeSign(cursor, '=') || takeSign(cursor, ':');
    const value = hasValue ? expressionAt(cursor, depth + 1) : undefined;
    if (key === undefined || value === undefined) return undefined;
    members.push([key, value]);
    // A line break does as well as a comma, and white space has been skipped.
    takeSign(cursor, ',');
  }
  return { kind: 'object', members };
}

/** A name alone is a text; an expression must stand in parentheses. */
function keyAt(cursor: Cursor, depth: number): Expression | undefined {
  skip(cursor);
  const name = take(cursor, /[\p{L}_][\p{L}\p{N}_-]*/uy);
  if (name === undefined) return expressionAt(cursor, depth + 1);
  return { kind: 'text', pieces: [{ kind: 'text', text: name, start: 0, end: name.length }] };
}

const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function nameAt(cursor: Cursor, depth: number): Expression | undefined {
  const name = take(cursor, /[\p{L}_][\p{L}\p{N}_-]*/uy);
  if (name === undefined) return undefined;
  const literal = LITERALS.get(name);
  if (literal !== undefined) return { kind: 'literal', value: literal };
  if (!takeSign(cursor, '(')) return referenceAt(cursor, name);
  const values = valuesUpTo(cursor, ')', depth);
  return values && { kind: 'call', name, values };
}

/** What can follow a name: `.name`, `[0]`, `["name"]`. */
function referenceAt(cursor: Cursor, name: string): Expression {
  const parts = [name];
  const step = /\s*\.\s*([\p{L}_][\p{L}\p{N}_-]*|\d+)|\[\s*(?:(\d+)|"([^"\\$%]*)")\s*\]/uy;
  for (;;) {
    step.lastIndex = cursor.at;
    const found = step.exec(cursor.text);
    if (found === null) return { kind: 'reference', parts };
    parts.push(found[1] ?? found[2] ?? found[3] ?? '');
    cursor.at = step.lastIndex;
  }
}
