import { type Budget, MAX_TRAIL, REFERENCE_COST } from '../computed/budget.js';
import { emptyPlace, listPlace, movedPlace, namedPlace, objectPlace, scalarPlace } from '../computed/computed-place.js';
import { evaluatedPlace } from '../computed/evaluated-place.js';
import { substitutedPlace } from '../computed/substituted-place.js';
import type { FileRange, Place } from '../place.js';
import { type Telling, tellError } from '../reading.js';
import { shortened } from '../shortened.js';
import { callFunction } from './call-function.js';
import { type Expression, parseExpression } from './expression.js';
import { type Piece, piecesOf, TEMPLATE_SYNTAX } from './string-template.js';

/** The names of what is being computed, from the outermost to the innermost. */
export type Trail = readonly string[];

/** What expressions can refer to. */
export interface Scope {
  readonly telling: Telling;
  readonly budget: Budget;
  readonly load: ((path: string) => string | undefined) | undefined;
  readonly assumeValues: boolean;
  /**
   * @param at the text in which the reference stands
   * @returns what it leads to, or the rest of a sentence that says why that is not known
   */
  resolve(parts: readonly string[], at: Place, trail: Trail): Place | string;
}

/** @returns a value whose texts are what Terraform makes of them */
export function evaluated(scope: Scope, place: Place, trail: Trail = []): Place {
  return evaluatedPlace(
    place,
    (text) => evaluatedText(scope, text, trail),
    (member) => evaluatedName(scope, member, trail),
  );
}

/** Documented: the names of members are texts with expressions too. */
function evaluatedName(scope: Scope, { path, name, keyRange }: Place, trail: Trail): string {
  if (!/[$%]\{/.test(name)) return name;
  return evaluatedText(scope, scalarPlace({ path, name, range: keyRange, keyRange }, name), trail).text;
}

function evaluatedText(scope: Scope, place: Place, trail: Trail): Place {
  if (!/[$%]\{/.test(place.text))
    return { ...place, location: () => substitutedPlace(place, place, place.text, TEMPLATE_SYNTAX).location() };
  const pieces = piecesOf(place.text);
  if (pieces === undefined) {
    const message = 'A `${` or `%{` of this text is not closed: write `$${` or `%%{` where the text is to have it.';
    return tellError(scope.telling, 'unknown-value', place.range, message) ?? place;
  }
  const [first, ...others] = pieces;
  if (first?.kind === 'expression' && others.length === 0) {
    const value = valueOfPiece(scope, first, place, trail);
    if (value !== undefined) return movedPlace(place, value);
    if (!scope.assumeValues) return emptyPlace(place);
  }
  const values = new Map<string, string | undefined>();
  const texts = pieces.map((piece) => {
    const written = place.text.slice(piece.start, piece.end);
    const text = pieceText(scope, piece, place, trail);
    if (piece.kind !== 'text') values.set(written, text);
    return text ?? written;
  });
  return substitutedPlace(place, place, texts.join(''), TEMPLATE_SYNTAX, values);
}

/** @returns undefined of what cannot be computed, which stays as it is written, so that the rest of the text can be used */
function pieceText(scope: Scope, piece: Piece, place: Place, trail: Trail): string | undefined {
  if (piece.kind === 'text') return piece.text;
  const written = place.text.slice(piece.start, piece.end);
  const value = valueOfPiece(scope, piece, place, trail);
  if (value === undefined) return scope.assumeValues ? assumedText(piece) : undefined;
  if (value.kind !== 'object' && value.kind !== 'list') return spent(scope, value.text);
  const what = value.kind === 'list' ? 'a list' : 'an object';
  const message = `\`${shortened(written)}\` is ${what}, which cannot stand in a text: write \`jsonencode(…)\` around it.`;
  return tellError(scope.telling, 'wrong-type', rangeOfPiece(place, piece), message) ?? written;
}

/** The names that Terraform gives a meaning; types of resources have `_` in them, and functions parentheses. */
const OWN =
  /^\s*(?:(?:var|local|data|module|path|terraform|each|count|self)\b|[a-z][a-z0-9]*_\w*\.|\w+\(|[^\w\s]|\d|true\b|false\b|null\b)/;
const DIRECTIVE = /^\s*(?:if|else|endif|for|endfor)\b/;

/** What begins with nothing of Terraform's is hardly meant for it. */
function assumedText({ kind, text }: Piece): string | undefined {
  if (kind === 'directive') return DIRECTIVE.test(text) ? '' : undefined;
  return OWN.test(text) ? (/[\w.-]+(?=\W*$)/.exec(text)?.[0] ?? '') : undefined;
}

function spent({ budget, telling }: Scope, text: string): string {
  return budget.spend(text.length) ? text : (tellTooMuch(telling) ?? '');
}

function tellTooMuch(telling: Telling): undefined {
  const message = 'The references of this file repeat more values than any API has: write some of them out.';
  return tellError(telling, 'too-many-references', { start: 0, end: 1 }, message);
}

function rangeOfPiece(place: Place, { start, end }: Piece): FileRange {
  const location = place.location();
  return location === undefined
    ? place.range
    : { start: location.toFile(start), end: location.toFile(end), file: location.file };
}

function valueOfPiece(scope: Scope, piece: Piece, place: Place, trail: Trail): Place | undefined {
  const written = shortened(place.text.slice(piece.start, piece.end));
  const why = (sentence: string): undefined =>
    tellError(scope.telling, 'unknown-value', rangeOfPiece(place, piece), `\`${written}\` ${sentence}`);
  if (piece.kind === 'directive') return why(`is a directive, which is not evaluated here: ${READ_PLAN}.`);
  const expression = parseExpression(piece.text);
  if (expression === undefined) return why(`is not understood: ${READ_PLAN}, ${ESCAPE}.`);
  return evaluatedExpression({ scope, at: place, trail, why }, expression);
}

const READ_PLAN = 'read what `terraform show -json` prints of a plan';
const ESCAPE = 'or write `$${` where the text is to have `${`';

/** An expression that is being evaluated. */
export interface Evaluation {
  readonly scope: Scope;
  /** The text that it stands in. */
  readonly at: Place;
  readonly trail: Trail;
  /** Tells why it has no value. */
  why(sentence: string): undefined;
}

function evaluatedExpression(evaluation: Evaluation, expression: Expression): Place | undefined {
  const { at } = evaluation;
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? emptyPlace(at) : scalarPlace(at, expression.value);
    case 'text':
      return quotedText(evaluation, expression.pieces);
    case 'reference':
      return referred(evaluation, expression.parts);
    case 'call':
      return called(evaluation, expression.name, expression.values);
    case 'list':
      return listed(evaluation, expression.values);
    case 'object':
      return membered(evaluation, expression.members);
    default:
      return expression satisfies never;
  }
}

/** A text between quotes: what it holds are expressions again. */
function quotedText(evaluation: Evaluation, pieces: readonly Piece[]): Place | undefined {
  const { at, scope, trail, why } = evaluation;
  if (trail.length > MAX_TRAIL) return why('nests too deep to be evaluated here.');
  const inner = { ...evaluation, trail: [...trail, '"…"'] };
  let text = '';
  for (const piece of pieces) {
    const expression = piece.kind === 'expression' ? parseExpression(piece.text) : undefined;
    const value = expression && evaluatedExpression(inner, expression);
    if (piece.kind !== 'text' && expression === undefined) return why(`is not understood: ${READ_PLAN}.`);
    if (piece.kind !== 'text' && value === undefined) return undefined;
    text += piece.kind === 'text' ? piece.text : spent(scope, value?.text ?? '');
  }
  return scalarPlace(at, text);
}

function referred({ scope, at, trail, why }: Evaluation, parts: readonly string[]): Place | undefined {
  if (!scope.budget.spend(REFERENCE_COST)) return tellTooMuch(scope.telling);
  if (trail.length > MAX_TRAIL) return why('leads through too many references: write out what it should be.');
  const found = scope.resolve(parts, at, trail);
  return typeof found === 'string' ? why(found) : found;
}

function called(evaluation: Evaluation, name: string, expressions: readonly Expression[]): Place | undefined {
  const values = valuesOf(evaluation, expressions);
  if (values === undefined) return undefined;
  const result = callFunction(evaluation.scope, name, values, evaluation.at);
  return typeof result === 'string' ? evaluation.why(result) : result;
}

/** @returns undefined where one has no value, which is told */
function valuesOf(evaluation: Evaluation, expressions: readonly Expression[]): readonly Place[] | undefined {
  const values: Place[] = [];
  for (const expression of expressions) {
    const value = evaluatedExpression(evaluation, expression);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function listed(evaluation: Evaluation, expressions: readonly Expression[]): Place | undefined {
  const values = valuesOf(evaluation, expressions);
  return values && listPlace(evaluation.at, values.map(namedPlace));
}

function membered(evaluation: Evaluation, entries: readonly (readonly [Expression, Expression])[]): Place | undefined {
  const members = new Map<string, Place>();
  for (const [key, value] of entries) {
    const [name, place] = valuesOf(evaluation, [key, value]) ?? [];
    if (name === undefined || place === undefined) return undefined;
    members.set(name.text, namedPlace(place, name.text));
  }
  return objectPlace(evaluation.at, members);
}
