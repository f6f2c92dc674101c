import { MAX_TRAIL, newBudget, REFERENCE_COST } from '../computed/budget.js';
import { emptyPlace, movedPlace, scalarPlace } from '../computed/computed-place.js';
import { evaluatedPlace } from '../computed/evaluated-place.js';
import { substitutedPlace } from '../computed/substituted-place.js';
import type { DefinitionOptions } from '../definition-options.js';
import type { FileRange, Place } from '../place.js';
import { type Telling, tellError } from '../reading.js';
import { shortened } from '../shortened.js';
import { kindText } from '../typed-values.js';
import { SOURCES, type SourceValue } from './sources.js';
import { type Source, unquoted, VARIABLE_SYNTAX, type VariablePiece, variablePieces } from './variable-pieces.js';
import type { Trail, VariableScope } from './variable-scope.js';

/** @param root the whole file, as it is written */
export function newVariables(telling: Telling, root: Place, options: DefinitionOptions): VariableScope {
  const scope: VariableScope = {
    telling,
    budget: newBudget(),
    options,
    root,
    files: new Map(),
    evaluate: (place, trail = []) => evaluatedPlace(place, (text) => evaluatedText(scope, text, trail)),
    evaluateWithin: (text, at, trail) => evaluatedWithin(scope, text, at, trail),
  };
  return scope;
}

function evaluatedWithin(scope: VariableScope, text: string, at: Place, trail: Trail): string {
  if (!text.includes('${')) return text;
  return evaluatedText(scope, textPlace(text, at), [...trail, '${…}']).text;
}

/** A text that stands within another one. */
function textPlace(text: string, { path, name, range, keyRange }: Place): Place {
  return scalarPlace({ path, name, range, keyRange }, text);
}

function evaluatedText(scope: VariableScope, place: Place, trail: Trail): Place {
  if (!place.text.includes('${'))
    return { ...place, location: () => substitutedPlace(place, place, place.text, VARIABLE_SYNTAX).location() };
  const pieces = variablePieces(place.text);
  if (pieces === undefined) {
    const message = 'A variable of this text has no end: close it with `}`.';
    return tellError(scope.telling, 'unknown-value', place.range, message) ?? place;
  }
  const [first, ...others] = pieces;
  if (first?.kind === 'variable' && others.length === 0) {
    const value = valueOfPiece(scope, first, place, trail);
    if (value !== undefined) return movedPlace(place, value);
    if (scope.options.assumeValues !== true) return emptyPlace(place);
  }
  const values = new Map<string, string | undefined>();
  const texts = pieces.map((piece) => {
    const text = pieceText(scope, piece, place, trail);
    if (piece.kind === 'variable') values.set(piece.text, text);
    return text ?? piece.text;
  });
  return substitutedPlace(place, place, texts.join(''), VARIABLE_SYNTAX, values);
}

/** @returns undefined of what has no value, which stays as it is written, so that the rest of the text can be used */
function pieceText(scope: VariableScope, piece: VariablePiece, place: Place, trail: Trail): string | undefined {
  if (piece.kind === 'text') return piece.text;
  const value = valueOfPiece(scope, piece, place, trail);
  if (value === undefined) return scope.options.assumeValues === true ? assumedText(piece) : undefined;
  if (value.kind === 'object' || value.kind === 'list') {
    const message = `\`${shortened(piece.text)}\` is ${kindText(value)}, which cannot stand in a text: let it lead to a text.`;
    return tellError(scope.telling, 'wrong-type', rangeOfPiece(place, piece), message) ?? piece.text;
  }
  return scope.budget.spend(value.text.length) ? value.text : (tellTooMuch(scope) ?? '');
}

/** What begins with no source of the framework is hardly meant for it. */
function assumedText({ sources, text }: VariablePiece): string | undefined {
  const [first] = sources;
  if (first === undefined || (first.kind === 'value' && !SOURCES.has(first.type))) return undefined;
  return /[\w.-]+(?=\W*$)/.exec(text)?.[0] ?? '';
}

function rangeOfPiece(place: Place, { start, end }: VariablePiece): FileRange {
  const location = place.location();
  return location === undefined
    ? place.range
    : { start: location.toFile(start), end: location.toFile(end), file: location.file };
}

function tellTooMuch({ telling }: VariableScope): undefined {
  const message = 'The variables of this file repeat more values than any API has: write some of them out.';
  return tellError(telling, 'too-many-references', { start: 0, end: 1 }, message);
}

/** @returns what the first source says that has a value; undefined after telling why none has */
function valueOfPiece(scope: VariableScope, piece: VariablePiece, place: Place, trail: Trail): Place | undefined {
  if (!scope.budget.spend(REFERENCE_COST)) return tellTooMuch(scope);
  const tooDeep = trail.length > MAX_TRAIL;
  const reasons = tooDeep ? ['leads through too many variables: write out what it should be'] : [];
  for (const [index, source] of (tooDeep ? [] : piece.sources).entries()) {
    const isLast = index === piece.sources.length - 1;
    const value = valueOfSource(scope, source, { at: place, trail, isLast });
    if (typeof value !== 'string') return value;
    reasons.push(value);
  }
  const message = `\`${shortened(piece.text)}\` ${reasons[0] ?? 'has no value'}.`;
  return tellError(scope.telling, 'unknown-value', rangeOfPiece(place, piece), message);
}

/** Where a source stands. */
interface SourcePlace {
  readonly at: Place;
  readonly trail: Trail;
  readonly isLast: boolean;
}

function valueOfSource(scope: VariableScope, source: Source, place: SourcePlace): SourceValue {
  const { kind, type, address } = source;
  if (kind === 'literal') return literal(address, place.at);
  if (kind === 'variable') {
    const value = evaluatedText(scope, textPlace(address, place.at), [...place.trail, '${…}']);
    return value.kind === 'null' ? 'has no value' : value;
  }
  const find = SOURCES.get(type);
  return find === undefined ? unknownSource(type) : find({ ...place, scope, source });
}

/** A template may well have `${input.params('id')}`, which Velocity takes as well as `$input.params('id')`. */
function unknownSource(type: string): string {
  const known = [...SOURCES.keys()].map((name) => `\`${name}\``).join(', ');
  return `is taken for a variable by the Serverless Framework, which has no source \`${type}\`: write it without braces or as \`\\\${\`, or begin it with one of ${known}`;
}

function literal(text: string, at: Place): SourceValue {
  if (text === 'null' || text === '') return 'has no value';
  if (text === 'true' || text === 'false') return scalarPlace(at, text === 'true');
  return Number.isNaN(Number(text)) ? scalarPlace(at, unquoted(text)) : scalarPlace(at, Number(text));
}
