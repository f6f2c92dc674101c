import { attributeOf, childOf, childrenOf, type PlacedElement } from './placed-element.js';
import { type QName, XSD_NAMESPACE, xsd } from './qname.js';
import { readFacets } from './read-facets.js';
import type { SimpleType, TypeReference } from './schema.js';
import { documentationOf, referenceOf, referenceTo, type SchemaReading } from './schema-reading.js';

/** @returns the type; one that says nothing that can be read is a string */
export function readSimpleType(reading: SchemaReading, place: PlacedElement, name: QName | undefined): SimpleType {
  const described = { kind: 'simple', name, documentation: documentationOf(place) } as const;
  const variety = childOf(place, XSD_NAMESPACE, 'restriction', 'list', 'union');
  switch (variety?.element.local) {
    case 'list': {
      const item = typeIn(reading, variety, 'itemType') ?? xsd('string');
      return { ...described, variety: 'list', item };
    }
    case 'union':
      return { ...described, variety: 'union', members: readMembers(reading, variety) };
    case 'restriction': {
      const base = typeIn(reading, variety, 'base') ?? xsd('string');
      return { ...described, variety: 'restriction', base, facets: readFacets(reading, variety) };
    }
    default: {
      const message = 'This `simpleType` has no `restriction`, `list` or `union`. Say what its values are.';
      reading.report(place, 'invalid-value', message);
      return { ...described, variety: 'restriction', base: xsd('string'), facets: {} };
    }
  }
}

function typeIn(reading: SchemaReading, place: PlacedElement, attribute: string): TypeReference | undefined {
  const inline = childOf(place, XSD_NAMESPACE, 'simpleType');
  return referenceOf(reading, place, attribute, 'types') ?? (inline && readSimpleType(reading, inline, undefined));
}

function readMembers(reading: SchemaReading, place: PlacedElement): readonly TypeReference[] {
  const texts = (attributeOf(place, 'memberTypes') ?? '').split(/\s+/).filter((text) => text !== '');
  const named = texts.map((text) => referenceTo(reading, place, text, 'types'));
  const inline = childrenOf(place, XSD_NAMESPACE, 'simpleType');
  const members = [...named, ...inline.map((child) => readSimpleType(reading, child, undefined))];
  return members.filter((member) => member !== undefined);
}
