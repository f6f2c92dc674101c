import { nearest } from '@veloway/vtl';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';

/** @returns what a value is, in words */
export function kindText({ kind, text }: Place): string {
  if (kind === 'object' || kind === 'list') return kind === 'list' ? 'a list' : 'an object';
  return kind === 'null' ? 'empty' : `\`${text}\``;
}

function wrongType(reading: Reading, place: Place, should: string): undefined {
  return tellError(
    reading,
    'wrong-type',
    place.range,
    `\`${place.name}\` should be ${should}, and is ${kindText(place)}.`,
  );
}

/** @returns an object, or undefined where it is missing, empty, or something else, which is told */
export function objectAt(reading: Reading, place: Place | undefined): Place | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  return place.kind === 'object' ? place : wrongType(reading, place, 'an object');
}

/** @returns the items of a list, none where it is missing or something else, which is told */
export function itemsAt(reading: Reading, place: Place | undefined): readonly Place[] {
  if (place === undefined || place.kind === 'null') return [];
  if (place.kind !== 'list') wrongType(reading, place, 'a list');
  return place.items;
}

/** @returns a text, for which a number or a boolean will do, as it is written */
export function textAt(reading: Reading, place: Place | undefined): string | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  return place.kind === 'object' || place.kind === 'list' ? wrongType(reading, place, 'text') : place.text;
}

export function textsAt(reading: Reading, place: Place | undefined): readonly string[] {
  return itemsAt(reading, place).flatMap((item) => textAt(reading, item) ?? []);
}

/** @returns a number, which may be written as text */
export function numberAt(reading: Reading, place: Place | undefined): number | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  const number = place.kind === 'number' || place.kind === 'text' ? Number(place.text) : Number.NaN;
  if (place.text.trim() === '' || Number.isNaN(number)) return wrongType(reading, place, 'a number');
  return number;
}

/** @returns a boolean, which may be written as text */
export function booleanAt(reading: Reading, place: Place | undefined): boolean | undefined {
  if (place === undefined || place.kind === 'null') return undefined;
  const text = place.text.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : wrongType(reading, place, 'true or false');
}

/** @returns an object whose members are texts */
export function textsByName(reading: Reading, place: Place | undefined): Readonly<Record<string, string>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(members.map((member) => [member.name, textAt(reading, member) ?? '']));
}

/** @returns one of some names, however it is capitalised */
export function choiceAt<Name extends string>(
  reading: Reading,
  place: Place | undefined,
  names: readonly Name[],
): Name | undefined {
  const text = textAt(reading, place);
  if (place === undefined || text === undefined) return undefined;
  const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  const message = `\`${text}\` is no \`${place.name}\`${advice(text.toUpperCase(), names, 'choose')}`;
  return tellError(reading, 'unknown-choice', place.range, message);
}

/** @returns the end of a sentence about a name that is none of those known */
export function advice(name: string, known: readonly string[], instead: string): string {
  const near = nearest(name, known);
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  return known.length === 0 ? '.' : `: ${instead} ${known.map((other) => `\`${other}\``).join(', ')}.`;
}

/** Tells of the members of an object that are none of those known; those that begin with `x-` are somebody else's. */
export function tellUnknown(reading: Reading, place: Place, owner: string, known: readonly string[]): void {
  for (const member of place.members) {
    if (known.includes(member.name) || member.name.startsWith('x-')) continue;
    const message = `\`${member.name}\` is no key of ${owner}${advice(member.name, known, 'its keys are')}`;
    tellWarning(reading, 'unknown-key', member.keyRange, message);
  }
}
