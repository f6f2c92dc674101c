import { excerpt } from '../xml/excerpt.js';
import { childrenOf, type PlacedElement } from './placed-element.js';
import { XSD_NAMESPACE } from './qname.js';
import type { Facets } from './schema.js';
import type { SchemaReading } from './schema-reading.js';

const COUNTS = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const;
const BOUNDS = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive', 'whiteSpace'] as const;

/** @returns the facets of a restriction */
export function readFacets(reading: SchemaReading, place: PlacedElement): Facets {
  const valuesOf = (name: string) => childrenOf(place, XSD_NAMESPACE, name).map(valueAttribute);
  const enumeration = valuesOf('enumeration').filter((value) => value !== undefined);
  const patterns = valuesOf('pattern').filter((value) => value !== undefined);
  const counts = COUNTS.flatMap((name) => childrenOf(place, XSD_NAMESPACE, name).flatMap(countOf(reading, name)));
  const bounds = BOUNDS.flatMap((name) => {
    const value = valuesOf(name)[0]?.trim();
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...(enumeration.length > 0 && { enumeration }),
    ...(patterns.length > 0 && { patterns }),
    ...Object.fromEntries<string | number>([...counts, ...bounds]),
  };
}

/** White space belongs to the values of enumerations and patterns. */
function valueAttribute({ element }: PlacedElement): string | undefined {
  return element.attributes.find(({ local, namespace }) => local === 'value' && namespace === undefined)?.value;
}

function countOf({ report }: SchemaReading, name: string) {
  return (place: PlacedElement): (readonly [string, number])[] => {
    const text = valueAttribute(place)?.trim() ?? '';
    if (/^\+?\d{1,15}$/.test(text)) return [[name, Number(text)]];
    report(place, 'invalid-value', `The value of \`${name}\` is ${excerpt(text)}. Make it a number.`);
    return [];
  };
}
