import { excerpt } from '../xml/excerpt.js';
import { attributeOf, childOf, type PlacedElement } from './placed-element.js';
import { namespacePart, type QName, SOAP_ENCODING_NAMESPACE, XSD_NAMESPACE } from './qname.js';
import { readAttributes } from './read-attributes.js';
import { readFacets } from './read-facets.js';
import { PARTICLES, readParticle } from './read-particle.js';
import { readSimpleType } from './read-simple-type.js';
import type { ComplexContent, ComplexType, Derivation } from './schema.js';
import { documentationOf, flagOf, referenceOf, type SchemaReading } from './schema-reading.js';

export function readComplexType(reading: SchemaReading, place: PlacedElement, name: QName | undefined): ComplexType {
  const described = { kind: 'complex', name, documentation: documentationOf(place) } as const;
  const abstract = flagOf(place, 'abstract');
  const content = childOf(place, XSD_NAMESPACE, 'simpleContent', 'complexContent');
  const derived = content && readDerived(reading, content);
  if (derived) return { ...described, abstract, mixed: flagOf(place, 'mixed') || flagOf(content, 'mixed'), ...derived };
  return {
    ...described,
    ...readAttributes(reading, place),
    abstract,
    mixed: flagOf(place, 'mixed'),
    derivation: undefined,
    content: { kind: 'elements', particle: readOnlyParticle(reading, place) },
  };
}

type Derived = Omit<ComplexType, 'kind' | 'name' | 'documentation' | 'abstract' | 'mixed'>;

/** @returns what an extension or a restriction says, or undefined where there is none */
function readDerived(reading: SchemaReading, place: PlacedElement): Derived | undefined {
  const derivation = childOf(place, XSD_NAMESPACE, 'extension', 'restriction');
  const base = derivation && referenceOf(reading, derivation, 'base', 'types');
  if (derivation === undefined || base === undefined) {
    const message = `This ${excerpt(place.element.local)} does not say which type it extends or restricts. Give it a \`base\`.`;
    reading.report(place, 'missing-attribute', message);
    return undefined;
  }
  const method = derivation.element.local === 'restriction' ? 'restriction' : 'extension';
  return {
    ...readAttributes(reading, derivation),
    derivation: { method, base },
    content: readContent(reading, derivation, place.element.local === 'simpleContent', { method, base }),
  };
}

function readContent(
  reading: SchemaReading,
  place: PlacedElement,
  isSimple: boolean,
  { base }: Derivation,
): ComplexContent {
  if (namespacePart(base) === SOAP_ENCODING_NAMESPACE) {
    const message = `The type ${excerpt(attributeOf(place, 'base') ?? '')} is of SOAP's encoding, whose arrays are not supported: its values are converted without a schema. Use a sequence with \`maxOccurs\` instead.`;
    reading.report(place, 'not-supported', message, 'warning');
    return { kind: 'untyped' };
  }
  if (!isSimple) return { kind: 'elements', particle: readOnlyParticle(reading, place) };
  const inline = childOf(place, XSD_NAMESPACE, 'simpleType');
  const type = inline && readSimpleType(reading, inline, undefined);
  return { kind: 'simple', facets: readFacets(reading, place), type };
}

function readOnlyParticle(reading: SchemaReading, place: PlacedElement) {
  const particle = childOf(place, XSD_NAMESPACE, ...PARTICLES.filter((name) => name !== 'element' && name !== 'any'));
  return particle && readParticle(reading, particle);
}
