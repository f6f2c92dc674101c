import { excerpt } from '../xml/excerpt.js';
import { isNcName } from '../xml/names.js';
import { attributeOf, childOf, expandName, type PlacedElement, reportName, textOf } from './placed-element.js';
import { namespacePart, type QName, qnameOf, XSD_NAMESPACE } from './qname.js';
import type { AttributeDeclaration, AttributeSet, ElementDeclaration, ModelGroup, TypeDefinition } from './schema.js';
import type { Report } from './wsdl-problem.js';

/** What is collected from all schemas until they can be put together. */
export interface SchemaParts {
  readonly elements: Map<QName, ElementDeclaration>;
  readonly types: Map<QName, TypeDefinition>;
  readonly attributes: Map<QName, AttributeDeclaration>;
  readonly groups: Map<QName, ModelGroup>;
  readonly attributeGroups: Map<QName, AttributeSet>;
  /** The names that something refers to, to be looked for when all is read. */
  readonly references: SchemaReference[];
  /** Where the named types and groups are, for what can be wrong with several of them together. */
  readonly places: Map<TypeDefinition | ModelGroup, PlacedElement>;
}

/** The kinds of names: each has names of its own. */
export type SymbolSpace = 'elements' | 'types' | 'attributes' | 'groups' | 'attributeGroups';

export interface SchemaReference {
  readonly space: SymbolSpace;
  readonly name: QName;
  readonly place: PlacedElement;
}

/** A schema document while it is read. */
export interface SchemaReading {
  readonly parts: SchemaParts;
  readonly report: Report;
  readonly targetNamespace: string | undefined;
  /** Whether it has no target namespace and was included by a schema that has one, so that names are in that one. */
  readonly isChameleon: boolean;
  readonly elementsQualified: boolean;
  readonly attributesQualified: boolean;
}

export function emptyParts(): SchemaParts {
  return {
    elements: new Map(),
    types: new Map(),
    attributes: new Map(),
    groups: new Map(),
    attributeGroups: new Map(),
    references: [],
    places: new Map(),
  };
}

/** @returns the name that an attribute refers to, which is noted; undefined where it is not there or cannot be read */
export function referenceOf(
  reading: SchemaReading,
  place: PlacedElement,
  attribute: string,
  space: SymbolSpace,
): QName | undefined {
  const text = attributeOf(place, attribute);
  return text === undefined ? undefined : referenceTo(reading, place, text, space);
}

/** As {@link referenceOf}, for a text. */
export function referenceTo(
  reading: SchemaReading,
  place: PlacedElement,
  text: string,
  space: SymbolSpace,
): QName | undefined {
  const expanded = expandName(place.scope, text);
  if (expanded === undefined) {
    reportName(reading.report, place, text);
    return undefined;
  }
  const isInTarget = reading.isChameleon && namespacePart(expanded) === undefined;
  const name = isInTarget ? qnameOf(reading.targetNamespace, expanded) : expanded;
  reading.parts.references.push({ space, name, place });
  return name;
}

/** @returns the name of something that is declared, or undefined where it has none, which is a problem */
export function declaredName({ report }: SchemaReading, place: PlacedElement): string | undefined {
  const name = attributeOf(place, 'name');
  if (name !== undefined && isNcName(name)) return name;
  const what = excerpt(place.element.local);
  if (name === undefined) report(place, 'missing-attribute', `This ${what} has no \`name\`. Give it one.`);
  else report(place, 'invalid-value', `The name ${excerpt(name)} of this ${what} cannot be one in XML. Change it.`);
  return undefined;
}

/** @returns the text of `xsd:documentation`, with its white space as single spaces */
export function documentationOf(place: PlacedElement): string | undefined {
  const annotation = childOf(place, XSD_NAMESPACE, 'annotation');
  const documentation = annotation && childOf(annotation, XSD_NAMESPACE, 'documentation');
  const text = documentation && textOf(documentation.element).trim().replace(/\s+/g, ' ');
  return text === '' ? undefined : text;
}

/** @returns whether an attribute says `true` or `1` */
export function flagOf(place: PlacedElement, attribute: string): boolean {
  return /^(?:true|1)$/.test(attributeOf(place, attribute) ?? '');
}
