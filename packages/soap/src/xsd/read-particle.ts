import { attributeOf, childrenOf, type PlacedElement } from './placed-element.js';
import { XSD_NAMESPACE } from './qname.js';
import { readElement } from './read-element.js';
import { readOccurrence } from './read-occurrence.js';
import type { ModelGroup, Particle } from './schema.js';
import { referenceOf, type SchemaReading } from './schema-reading.js';

/** The elements that are particles. */
export const PARTICLES = ['element', 'sequence', 'choice', 'all', 'group', 'any'] as const;

/** @returns undefined where it may not be there at all, or cannot be read */
export function readParticle(reading: SchemaReading, place: PlacedElement): Particle | undefined {
  const occurrence = readOccurrence(reading, place);
  const particle = readUncounted(reading, place);
  return particle === undefined || occurrence.max === 0 ? undefined : { ...particle, ...occurrence };
}

function readUncounted(reading: SchemaReading, place: PlacedElement): Particle | undefined {
  switch (place.element.local) {
    case 'element':
      return readElementParticle(reading, place);
    case 'group':
      return readGroupReference(reading, place);
    case 'any':
      return readWildcard(reading, place);
    default:
      return readModelGroup(reading, place);
  }
}

const ONCE = { min: 1, max: 1 } as const;

function readElementParticle(reading: SchemaReading, place: PlacedElement): Particle | undefined {
  const element = referenceOf(reading, place, 'ref', 'elements');
  if (element !== undefined) return { kind: 'element', element, ...ONCE };
  if (attributeOf(place, 'ref') !== undefined) return undefined;
  const declaration = readElement(reading, place, false);
  return declaration && { kind: 'element', element: declaration, ...ONCE };
}

function readGroupReference(reading: SchemaReading, place: PlacedElement): Particle | undefined {
  const ref = referenceOf(reading, place, 'ref', 'groups');
  if (ref !== undefined) return { kind: 'group', ref, ...ONCE };
  if (attributeOf(place, 'ref') === undefined) {
    reading.report(place, 'missing-attribute', 'This `group` has no `ref`. Name the group that is meant.');
  }
  return undefined;
}

function readWildcard({ targetNamespace }: SchemaReading, place: PlacedElement): Particle {
  const namespace = attributeOf(place, 'namespace') ?? '##any';
  return { kind: 'any', namespace, targetNamespace, skip: attributeOf(place, 'processContents') === 'skip', ...ONCE };
}

/** @returns a sequence, a choice or an `all`, to be there once */
export function readModelGroup(reading: SchemaReading, place: PlacedElement): ModelGroup {
  const particles = childrenOf(place, XSD_NAMESPACE, ...PARTICLES).map((child) => readParticle(reading, child));
  const kind = place.element.local === 'choice' || place.element.local === 'all' ? place.element.local : 'sequence';
  return { kind, particles: particles.filter((particle) => particle !== undefined), ...ONCE };
}
