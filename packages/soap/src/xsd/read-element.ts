import { attributeOf, childOf, type PlacedElement } from './placed-element.js';
import { qnameOf, XSD_NAMESPACE } from './qname.js';
import { readComplexType } from './read-complex-type.js';
import { readSimpleType } from './read-simple-type.js';
import type { ElementDeclaration, TypeReference } from './schema.js';
import { declaredName, documentationOf, flagOf, referenceOf, type SchemaReading } from './schema-reading.js';

/**
 * Reads a declaration of an element.
 *
 * @param isGlobal whether it is a child of the schema, which makes its name qualified
 * @returns undefined where it has no name
 */
export function readElement(
  reading: SchemaReading,
  place: PlacedElement,
  isGlobal: boolean,
): ElementDeclaration | undefined {
  const local = declaredName(reading, place);
  if (local === undefined) return undefined;
  const form = attributeOf(place, 'form') ?? (reading.elementsQualified ? 'qualified' : 'unqualified');
  const isQualified = isGlobal || form === 'qualified';
  return {
    name: qnameOf(isQualified ? reading.targetNamespace : undefined, local),
    type: readElementType(reading, place),
    nillable: flagOf(place, 'nillable'),
    abstract: flagOf(place, 'abstract'),
    default: attributeOf(place, 'default'),
    fixed: attributeOf(place, 'fixed'),
    substitutionGroup: referenceOf(reading, place, 'substitutionGroup', 'elements'),
    documentation: documentationOf(place),
  };
}

function readElementType(reading: SchemaReading, place: PlacedElement): TypeReference | undefined {
  const named = referenceOf(reading, place, 'type', 'types');
  if (named !== undefined) return named;
  const inline = childOf(place, XSD_NAMESPACE, 'complexType', 'simpleType');
  if (inline === undefined) return undefined;
  const read = inline.element.local === 'complexType' ? readComplexType : readSimpleType;
  return read(reading, inline, undefined);
}
