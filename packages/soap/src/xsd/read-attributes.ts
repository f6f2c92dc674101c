import { attributeOf, childOf, childrenOf, type PlacedElement } from './placed-element.js';
import { qnameOf, XSD_NAMESPACE } from './qname.js';
import { readSimpleType } from './read-simple-type.js';
import type { AttributeDeclaration, AttributeSet, AttributeUse } from './schema.js';
import { declaredName, documentationOf, referenceOf, type SchemaReading } from './schema-reading.js';

/** @returns the attributes, attribute groups and `anyAttribute` in a type or an attribute group */
export function readAttributes(reading: SchemaReading, place: PlacedElement): AttributeSet {
  const attributes = childrenOf(place, XSD_NAMESPACE, 'attribute').map((child) => readAttributeUse(reading, child));
  const groups = childrenOf(place, XSD_NAMESPACE, 'attributeGroup');
  const names = groups.map((child) => referenceOf(reading, child, 'ref', 'attributeGroups'));
  return {
    attributes: attributes.filter((attribute) => attribute !== undefined),
    attributeGroups: names.filter((name) => name !== undefined),
    anyAttribute: childOf(place, XSD_NAMESPACE, 'anyAttribute') !== undefined,
  };
}

function readAttributeUse(reading: SchemaReading, place: PlacedElement): AttributeUse | undefined {
  const isReference = attributeOf(place, 'ref') !== undefined;
  const attribute = isReference
    ? referenceOf(reading, place, 'ref', 'attributes')
    : readAttribute(reading, place, false);
  if (attribute === undefined) return undefined;
  const use = attributeOf(place, 'use');
  return {
    attribute,
    use: use === 'required' || use === 'prohibited' ? use : 'optional',
    default: attributeOf(place, 'default'),
    fixed: attributeOf(place, 'fixed'),
  };
}

/**
 * Reads a declaration of an attribute.
 *
 * @param isGlobal whether it is a child of the schema, which makes its name qualified
 * @returns undefined where it has no name
 */
export function readAttribute(
  reading: SchemaReading,
  place: PlacedElement,
  isGlobal: boolean,
): AttributeDeclaration | undefined {
  const local = declaredName(reading, place);
  if (local === undefined) return undefined;
  const form = attributeOf(place, 'form') ?? (reading.attributesQualified ? 'qualified' : 'unqualified');
  const inline = childOf(place, XSD_NAMESPACE, 'simpleType');
  return {
    name: qnameOf(isGlobal || form === 'qualified' ? reading.targetNamespace : undefined, local),
    type: referenceOf(reading, place, 'type', 'types') ?? (inline && readSimpleType(reading, inline, undefined)),
    default: attributeOf(place, 'default'),
    fixed: attributeOf(place, 'fixed'),
    documentation: documentationOf(place),
  };
}
