import { excerpt } from '../xml/excerpt.js';
import { attributeOf, type PlacedElement } from './placed-element.js';
import type { Occurrence } from './schema.js';
import type { SchemaReading } from './schema-reading.js';

/** @returns `minOccurs` and `maxOccurs`, which are 1 where they are not said or make no sense */
export function readOccurrence(reading: SchemaReading, place: PlacedElement): Occurrence {
  const min = readCount(reading, place, 'minOccurs');
  const max = attributeOf(place, 'maxOccurs') === 'unbounded' ? Infinity : readCount(reading, place, 'maxOccurs');
  if (min <= max) return { min, max };
  const message = `The \`minOccurs\` ${min} is more than the \`maxOccurs\` ${max}. Make it ${max} or less.`;
  if (attributeOf(place, 'maxOccurs') !== undefined) reading.report(place, 'invalid-value', message);
  return { min, max: min };
}

function readCount({ report }: SchemaReading, place: PlacedElement, name: string): number {
  const text = attributeOf(place, name);
  if (text === undefined) return 1;
  if (/^\+?\d{1,15}$/.test(text)) return Number(text);
  const allowed = name === 'maxOccurs' ? 'a number or `unbounded`' : 'a number';
  report(place, 'invalid-value', `The \`${name}\` is ${excerpt(text)}. Make it ${allowed}.`);
  return 1;
}
