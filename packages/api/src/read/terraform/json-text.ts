import { parseDefinition } from '../parse-document.js';
import type { Place } from '../place.js';
import { plainData } from '../plain-data.js';
import { type Telling, tellError } from '../reading.js';
import { textAt } from '../typed-values.js';

/** @returns the data of a text that is JSON; undefined where it is none, which is told */
export function jsonTextAt(telling: Telling, place: Place | undefined): unknown {
  const text = textAt(telling, place);
  if (place === undefined || text === undefined || text.trim() === '') return undefined;
  // The reader of definitions bounds what it reads, and JSON is a part of what it reads.
  const document = parseDefinition(text, telling.file);
  if ('path' in document) return plainData(document);
  const message = `\`${place.name}\` should be a text that is JSON. ${document[0]?.message ?? ''}`.trim();
  return tellError(telling, 'wrong-type', place.range, message);
}
