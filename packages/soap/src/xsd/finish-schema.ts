import { excerpt } from '../xml/excerpt.js';
import { XML_NAMESPACE } from '../xml/namespaces.js';
import { boundGroups } from './bound-groups.js';
import { builtInType } from './built-in-types.js';
import { cutCircularTypes } from './cut-circular-types.js';
import { ANY_TYPE, localPart, namespacePart, type QName, SOAP_ENCODING_NAMESPACE } from './qname.js';
import type { Schema, TypeDefinition } from './schema.js';
import type { SchemaParts, SchemaReference } from './schema-reading.js';
import type { Report } from './wsdl-problem.js';

/** Puts together what was read, so that no chain of it is endless; tells of names that nothing declares. */
export function finishSchema(parts: SchemaParts, report: Report): Schema {
  for (const reference of parts.references) checkReference(parts, reference, report);
  const types = cutCircularTypes(parts, report);
  const { elements, attributes, attributeGroups } = parts;
  const substituting = [...elements.values()].map(({ name, substitutionGroup }) => [substitutionGroup, name] as const);
  const derived = [...types].map(([name, type]) => [baseName(type), name] as const);
  return {
    elements,
    types,
    attributes,
    groups: boundGroups(parts, report),
    attributeGroups,
    substitutions: grouped(substituting),
    derivations: grouped(derived),
  };
}

/** @returns the name of the type that a type is derived from */
export function baseName(type: TypeDefinition): QName | undefined {
  if (type.kind === 'complex') return type.derivation?.base;
  return type.variety === 'restriction' && typeof type.base === 'string' ? type.base : undefined;
}

const SPACE_NAMES = {
  elements: 'element',
  types: 'type',
  attributes: 'attribute',
  groups: 'group',
  attributeGroups: 'attribute group',
} as const;

function checkReference(parts: SchemaParts, { space, name, place }: SchemaReference, report: Report): void {
  if (parts[space].has(name) || isPredefined(space, name)) return;
  const namespace = namespacePart(name);
  const where = namespace === undefined ? 'in no namespace' : `in the namespace ${excerpt(namespace)}`;
  const message = `There is no ${SPACE_NAMES[space]} ${excerpt(localPart(name))} ${where}. Correct the name, or import the schema that declares it.`;
  report(place, 'unknown-name', message);
}

function isPredefined(space: SchemaReference['space'], name: QName): boolean {
  const namespace = namespacePart(name);
  if (namespace === SOAP_ENCODING_NAMESPACE) return true;
  if (space === 'attributes') return namespace === XML_NAMESPACE;
  return space === 'types' && (name === ANY_TYPE || builtInType(name) !== undefined);
}

function grouped(pairs: readonly (readonly [QName | undefined, QName])[]): ReadonlyMap<QName, readonly QName[]> {
  const found = new Map<QName, QName[]>();
  for (const [key, value] of pairs) {
    if (key === undefined) continue;
    const list = found.get(key);
    if (list) list.push(value);
    else found.set(key, [value]);
  }
  return found;
}
