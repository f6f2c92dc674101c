import type { TemplateLocation } from '../../template-location.js';
import { substitutedPlace } from '../computed/substituted-place.js';
import type { VariableValues, WrittenPiece } from '../computed/substituted-text.js';
import { nearestName } from '../nearest-name.js';
import type { FileRange, Place } from '../place.js';
import { tellError } from '../reading.js';
import { shortened } from '../shortened.js';
import { isAffordable, tellForm, textArgument } from './arguments.js';
import { findAttribute } from './find-attribute.js';
import { findReference, referredNames } from './find-reference.js';
import type { FunctionCall } from './function-call.js';
import type { Scope } from './scope.js';
import { nameIn, SUB_SYNTAX } from './sub-syntax.js';

/** `Fn::Sub`, with a text or with a list of a text and the values of its variables. */
export function substitute(scope: Scope, call: FunctionCall): Place | undefined {
  const { argument, at } = call;
  const text = argument.kind === 'list' ? argument.items[0] : argument;
  const variables = argument.kind === 'list' ? argument.items[1] : undefined;
  const isWrong = argument.items.length > 2 || (variables !== undefined && variables.kind !== 'object');
  if (text === undefined || isWrong || text.kind === 'object' || text.kind === 'list' || text.kind === 'null') {
    return tellForm(scope, call);
  }
  const located = locatedText(text);
  if (!isAffordable(scope, call, text.text.length)) return undefined;
  const pieces = SUB_SYNTAX.piecesOf(text.text) ?? [];
  const values = valuesOf(scope, call, pieces, located, variables);
  const result = pieces.map((piece) => (piece.kind === 'variable' ? values.get(piece.text) : undefined) ?? piece.text);
  return substitutedPlace(at, located.place, result.join(''), SUB_SYNTAX, values);
}

/** A text, and where it stands, which is found once if at all. */
interface LocatedText {
  readonly place: Place;
  readonly location: () => TemplateLocation | undefined;
}

function locatedText(place: Place): LocatedText {
  let known: { readonly location: TemplateLocation | undefined } | undefined;
  return { place, location: () => (known ??= { location: place.location() }).location };
}

function valuesOf(
  scope: Scope,
  call: FunctionCall,
  pieces: readonly WrittenPiece[],
  located: LocatedText,
  variables: Place | undefined,
): VariableValues {
  const values = new Map<string, string | undefined>();
  for (const { kind, text, start: index } of pieces) {
    if (kind === 'text') continue;
    const name = nameIn(text);
    const value = replacement(scope, call, { name, index, located, variable: variables?.get(name) });
    const isKnown = value !== undefined && isAffordable(scope, call, value.length);
    values.set(text, isKnown ? value : undefined);
  }
  return values;
}

/** A variable of the text. */
interface Variable {
  readonly name: string;
  /** Where it begins in the text. */
  readonly index: number;
  readonly located: LocatedText;
  /** The value that the function itself gives it. */
  readonly variable: Place | undefined;
}

/** @returns undefined where the text is to be left as it is, which is told */
function replacement(
  scope: Scope,
  call: FunctionCall,
  { name, index, located, variable }: Variable,
): string | undefined {
  if (variable !== undefined) return textArgument(scope, call, variable);
  const found = findReference(scope, name, call.at) ?? findAttribute(scope, name, call.at);
  if (found !== undefined) return found.kind === 'object' || found.kind === 'null' ? undefined : listText(found);
  const near = nearestName(name, referredNames(scope));
  const short = shortened(name);
  const advice = `write \`$${short}\` or \`\${!${short}}\` if it belongs to the text`;
  const meant = near === undefined ? '' : ` Did you mean \`\${${near}}\`?`;
  const message = `\`\${${short}}\` names no parameter and no resource, and \`${call.written}\` replaces it all the same: ${advice}.${meant}`;
  return tellError(scope, 'broken-reference', rangeOf(located, index, name.length + 3), message);
}

/** @returns where the variable stands, as exactly as can be told */
function rangeOf({ place, location }: LocatedText, index: number, length: number): FileRange {
  const found = location();
  if (found === undefined) return place.range;
  return { file: found.file, start: found.toFile(index), end: found.toFile(index + length - 1) + 1 };
}

function listText({ kind, items, text }: Place): string {
  return kind === 'list' ? items.map((item) => item.text).join(',') : text;
}
