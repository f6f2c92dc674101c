import { excerpt } from '../xml/excerpt.js';
import { attributeOf, childOf, childrenOf, type PlacedElement } from './placed-element.js';
import { type QName, qnameOf, XSD_NAMESPACE } from './qname.js';
import { readAttribute, readAttributes } from './read-attributes.js';
import { readComplexType } from './read-complex-type.js';
import { readElement } from './read-element.js';
import { readModelGroup } from './read-particle.js';
import { readSimpleType } from './read-simple-type.js';
import type { ModelGroup, TypeDefinition } from './schema.js';
import { declaredName, type SchemaParts, type SchemaReading } from './schema-reading.js';
import type { Report } from './wsdl-problem.js';

/**
 * Adds what a schema document declares.
 *
 * @param place its `xsd:schema`
 * @param targetNamespace that of the schema that includes it, where it has none itself
 */
export function readSchema(
  parts: SchemaParts,
  report: Report,
  place: PlacedElement,
  targetNamespace: string | undefined,
): void {
  const own = attributeOf(place, 'targetNamespace');
  const reading: SchemaReading = {
    parts,
    report,
    targetNamespace: own ?? targetNamespace,
    isChameleon: own === undefined && targetNamespace !== undefined,
    elementsQualified: attributeOf(place, 'elementFormDefault') === 'qualified',
    attributesQualified: attributeOf(place, 'attributeFormDefault') === 'qualified',
  };
  for (const child of childrenOf(place, XSD_NAMESPACE)) readComponent(reading, child);
}

function readComponent(reading: SchemaReading, place: PlacedElement): void {
  const { parts } = reading;
  switch (place.element.local) {
    case 'element':
      return add(reading, place, parts.elements, () => readElement(reading, place, true));
    case 'attribute':
      return add(reading, place, parts.attributes, () => readAttribute(reading, place, true));
    case 'complexType':
    case 'simpleType':
      return add(reading, place, parts.types, (name) => readNamedType(reading, place, name));
    case 'group':
      return add(reading, place, parts.groups, () => readNamedGroup(reading, place));
    case 'attributeGroup':
      return add(reading, place, parts.attributeGroups, () => readAttributes(reading, place));
    default:
      return undefined;
  }
}

/** The first of two with one name is kept, as most tools do. */
function add<T>(
  reading: SchemaReading,
  place: PlacedElement,
  to: Map<QName, T>,
  read: (name: QName) => T | undefined,
): void {
  const local = declaredName(reading, place);
  if (local === undefined) return;
  const name = qnameOf(reading.targetNamespace, local);
  if (to.has(name)) {
    const message = `There is another ${excerpt(place.element.local)} ${excerpt(local)}, which counts. Rename or remove one.`;
    reading.report(place, 'duplicate-name', message, 'warning');
    return;
  }
  const component = read(name);
  if (component !== undefined) to.set(name, component);
}

function readNamedType(reading: SchemaReading, place: PlacedElement, name: QName): TypeDefinition {
  const read = place.element.local === 'complexType' ? readComplexType : readSimpleType;
  const type = read(reading, place, name);
  reading.parts.places.set(type, place);
  return type;
}

function readNamedGroup(reading: SchemaReading, place: PlacedElement): ModelGroup {
  const content = childOf(place, XSD_NAMESPACE, 'sequence', 'choice', 'all');
  const group: ModelGroup = content
    ? readModelGroup(reading, content)
    : { kind: 'sequence', particles: [], min: 1, max: 1 };
  reading.parts.places.set(group, place);
  return group;
}
