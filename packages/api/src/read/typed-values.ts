import { nearestName } from './nearest-name.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Telling, tellError, tellWarning } from './reading.js';
import { shortened } from './shortened.js';

/** @returns what a value is, in words */
export function kindText({ kind, text }: Place): string {
  if (kind === 'object' || kind === 'list') return kind === 'list' ? 'a list' : 'an object';
  return kind === 'null' ? 'empty' : `\`${shortened(text)}\``;
}

function wrongType(reading: Telling, place: Place, should: string): undefined {
  return tellError(
    reading,
    'wrong-type',
    place.range,
    `\`${place.name}\` should be ${should}, and is ${kindText(place)}.`,
  );
}

/** @returns an object, or undefined where it is missing, empty, or something else, which is told */
export function objectAt(reading: Telling, place: Place | undefined): Place | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  return place.kind === 'object' ? place : wrongType(reading, place, 'an object');
}

/** @returns the items of a list, none where it is missing or something else, which is told */
export function itemsAt(reading: Telling, place: Place | undefined): readonly Place[] {
  if (place === undefined || place.kind === 'null') return [];
  if (place.kind !== 'list') wrongType(reading, place, 'a list');
  return place.items;
}

/** @returns a text, for which a number or a boolean will do, as it is written */
export function textAt(reading: Telling, place: Place | undefined): string | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  return place.kind === 'object' || place.kind === 'list' ? wrongType(reading, place, 'text') : place.text;
}

export function textsAt(reading: Telling, place: Place | undefined): readonly string[] {
  return itemsAt(reading, place).flatMap((item) => textAt(reading, item) ?? []);
}

/** @returns a number, which may be written as text */
export function numberAt(reading: Telling, place: Place | undefined): number | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  const number = place.kind === 'number' || place.kind === 'text' ? Number(place.text) : Number.NaN;
  if (place.text.trim() === '' || Number.isNaN(number)) return wrongType(reading, place, 'a number');
  return number;
}

/** @returns a boolean, which may be written as text */
export function booleanAt(reading: Telling, place: Place | undefined): boolean | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  const text = place.text.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : wrongType(reading, place, 'true or false');
}

/** @returns an object whose members are texts */
export function textsByName(reading: Telling, place: Place | undefined): Readonly<Record<string, string>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(members.map((member) => [member.name, textAt(reading, member) ?? '']));
}

/** @returns one of some names, however it is capitalised */
export function choiceAt<Name extends string>(
  reading: Telling,
  place: Place | undefined,
  names: readonly Name[],
): Name | undefined {
  const text = textAt(reading, place);
  if (place === undefined || text === undefined) return undefined;
  const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const message = `\`${shortened(text)}\` is no \`${place.name}\`${advice(text.toUpperCase(), names, 'choose')}`;
  return tellError(reading, 'unknown-choice', place.range, message);
}

/** So many names are listed. */
const MOST_LISTED = 25;

/** @returns the end of a sentence about a name that is none of those known */
export function advice(name: string, known: readonly string[], instead: string): string {
  const near = nearestName(name, known);
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  const listed = known.slice(0, MOST_LISTED).map((other) => `\`${shortened(other)}\``);
  const more = known.length - listed.length;
  return listed.length === 0 ? '.' : `: ${instead} ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** Tells of the members of an object that are none of those known; those that begin with `x-` are somebody else's. */
export function tellUnknown(reading: Telling, place: Place, owner: string, known: readonly string[]): void {
  for (const member of place.members) {
    if (known.includes(member.name) || member.name.startsWith('x-')) continue;
    const message = `\`${member.name}\` is no key of ${owner}${advice(member.name, known, 'its keys are')}`;
    tellWarning(reading, 'unknown-key', member.keyRange, message);
  }
}
