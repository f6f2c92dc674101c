import type { TemplateLocation } from '../../template-location.js';
import { movedPlace } from '../computed/computed-place.js';
import type { LocatedPiece } from '../computed/pieced-location.js';
import { nearestName } from '../nearest-name.js';
import type { FileRange, Place } from '../place.js';
import { tellError } from '../reading.js';
import { shortened } from '../shortened.js';
import { isAffordable, tellForm, textArgument } from './arguments.js';
import { findAttribute } from './find-attribute.js';
import { findReference, referredNames } from './find-reference.js';
import type { FunctionCall } from './function-call.js';
import { joinedPlace } from './joined-place.js';
import type { Scope } from './scope.js';

/** What `Fn::Sub` replaces in its text: `${NAME}`, and `${!NAME}` by `${NAME}`. */
const VARIABLE = /\$\{(!?)([^{}]*)\}/g;

/** A piece of the text with what becomes of it. */
interface Piece {
  readonly text: string;
  readonly start: number;
  /** Whether the text holds the piece as it is. */
  readonly isVerbatim: boolean;
}

/** `Fn::Sub`, with a text or with a list of a text and the values of its variables. */
export function substitute(scope: Scope, call: FunctionCall): Place | undefined {
  const { argument, at } = call;
  const text = argument.kind === 'list' ? argument.items[0] : argument;
  const variables = argument.kind === 'list' ? argument.items[1] : undefined;
  const isWrong = argument.items.length > 2 || (variables !== undefined && variables.kind !== 'object');
  if (text === undefined || isWrong || text.kind === 'object' || text.kind === 'list' || text.kind === 'null') {
    return tellForm(scope, call);
  }
  const pieces = piecesOf(scope, call, locatedText(text), variables);
  if (pieces === undefined) return undefined;
  // Nothing was replaced: the text is the one in the file.
  if (pieces.length === 1) return movedPlace(at, text);
  return joinedPlace(at, pieces.map((piece) => piece.text).join(''), () => locatedPieces(text, pieces));
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

function piecesOf(
  scope: Scope,
  call: FunctionCall,
  located: LocatedText,
  variables: Place | undefined,
): readonly Piece[] | undefined {
  const { text } = located.place;
  if (!isAffordable(scope, call, text.length)) return undefined;
  const pieces: Piece[] = [];
  let end = 0;
  const verbatim = (to: number): void => {
    pieces.push({ text: text.slice(end, to), start: end, isVerbatim: true });
    end = to;
  };
  for (const { 0: whole, 1: mark, 2: name = '', index } of text.matchAll(VARIABLE)) {
    if (mark === '!') {
      // The mark goes, and what is around it stays.
      verbatim(index + 2);
      end = index + 3;
      continue;
    }
    const value = replacement(scope, call, { name, index, located, variable: variables?.get(name) });
    if (value === undefined || !isAffordable(scope, call, value.length)) continue;
    verbatim(index);
    pieces.push({ text: value, start: index, isVerbatim: false });
    end = index + whole.length;
  }
  verbatim(text.length);
  return pieces;
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

function locatedPieces(text: Place, pieces: readonly Piece[]): readonly LocatedPiece[] {
  const location = text.location();
  return pieces.map(({ text: piece, start, isVerbatim }) => {
    const standsAt = location?.toFile(start) ?? text.range.start;
    return { text: piece, location: isVerbatim ? location : undefined, from: start, standsAt };
  });
}
