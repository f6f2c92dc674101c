import { excerpt } from '../xml/excerpt.js';
import { localPart, type QName, xsd } from './qname.js';
import type { TypeDefinition, TypeReference } from './schema.js';
import type { SchemaParts } from './schema-reading.js';
import type { Report } from './wsdl-problem.js';

/** How many types may be derived one from another: whatever goes through a type goes through all of these. */
const MOST_DERIVATIONS = 100;

/** @returns the types, where those that are derived from themselves or of too many others are derived from nothing */
export function cutCircularTypes({ types, places }: SchemaParts, report: Report): ReadonlyMap<QName, TypeDefinition> {
  const cut = new Map(types);
  for (const [name, type] of types) {
    const end = endOfChain(cut, name);
    if (end === 'ends') continue;
    const place = places.get(type);
    const message =
      end === 'circular'
        ? `The type ${excerpt(localPart(name))} is derived from itself. Derive it from another type.`
        : `The type ${excerpt(localPart(name))} is derived through more than ${MOST_DERIVATIONS} others. Derive it from fewer.`;
    if (place) report(place, 'circular', message);
    cut.set(name, withoutBase(type));
  }
  return cut;
}

function endOfChain(types: ReadonlyMap<QName, TypeDefinition>, start: QName): 'ends' | 'circular' | 'too-long' {
  let at: TypeReference | undefined = start;
  for (let steps = 0; steps <= MOST_DERIVATIONS; steps++) {
    const type: TypeDefinition | undefined = typeof at === 'string' ? types.get(at) : at;
    if (type === undefined) return 'ends';
    at = baseOf(type);
    if (at === undefined) return 'ends';
    if (at === start) return 'circular';
  }
  return 'too-long';
}

function baseOf(type: TypeDefinition): TypeReference | undefined {
  if (type.kind === 'complex') return type.derivation?.base;
  return type.variety === 'restriction' ? type.base : undefined;
}

function withoutBase(type: TypeDefinition): TypeDefinition {
  if (type.kind === 'simple') return { ...type, variety: 'restriction', base: xsd('string'), facets: {} };
  const content = type.content.kind === 'simple' ? ({ kind: 'untyped' } as const) : type.content;
  return { ...type, derivation: undefined, content };
}
