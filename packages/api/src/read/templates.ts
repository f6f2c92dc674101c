import type { MappingTemplateText } from '../model.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Telling, tellError } from './reading.js';
import { kindText, objectAt } from './typed-values.js';

/** `requestTemplates` and `responseTemplates`: mapping templates by content type. */
export function readTemplates(
  reading: Telling,
  place: Place | undefined,
): Readonly<Record<string, MappingTemplateText>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(members.flatMap((member) => entryOf(reading, member)));
}

function entryOf(reading: Telling, place: Place): readonly (readonly [string, MappingTemplateText])[] {
  const { kind, name, text } = place;
  if (kind === 'object' || kind === 'list') {
    const advice = 'write `|` after the colon, which makes text of what follows, or put it between quotes';
    const message = `The template of \`${name}\` should be text, and is ${kindText(place)}: ${advice}.`;
    tellError(reading, 'wrong-type', place.keyRange, message);
    return [];
  }
  return [[name, { text, location: place.location() }]];
}
