import { builtInType } from './built-in-types.js';
import type { ContentPlan } from './content-plan.js';
import { ANY_TYPE, localPart, type QName } from './qname.js';
import type { ComplexType, ElementDeclaration, Schema, TypeReference } from './schema.js';
import type { SimpleSpace } from './simple-space.js';

/** A schema with what was found out about it, which is found out once, and only where something needs it. */
export interface PreparedSchema {
  readonly schema: Schema;
  readonly plans: Map<ComplexType, ContentPlan>;
  readonly spaces: Map<TypeReference, SimpleSpace>;
  /** For a local name, the types that have it. */
  readonly localTypes: ReadonlyMap<string, readonly QName[]>;
  /** For a local name, the global elements that have it. */
  readonly localElements: ReadonlyMap<string, readonly QName[]>;
}

export function prepareSchema(schema: Schema): PreparedSchema {
  let localTypes: PreparedSchema['localTypes'] | undefined;
  let localElements: PreparedSchema['localElements'] | undefined;
  return {
    schema,
    plans: new Map(),
    spaces: new Map(),
    get localTypes() {
      return (localTypes ??= namesByLocalPart(schema.types.keys()));
    },
    get localElements() {
      return (localElements ??= namesByLocalPart(schema.elements.keys()));
    },
  };
}

function namesByLocalPart(names: Iterable<QName>): ReadonlyMap<string, readonly QName[]> {
  const found = new Map<string, QName[]>();
  for (const name of names) {
    const known = found.get(localPart(name));
    if (known) known.push(name);
    else found.set(localPart(name), [name]);
  }
  return found;
}

/** @returns the complex type that is meant, or undefined where it is a simple one or none at all */
export function complexTypeOf({ types }: Schema, reference: TypeReference): ComplexType | undefined {
  const type = typeof reference === 'string' ? types.get(reference) : reference;
  return type?.kind === 'complex' ? type : undefined;
}

/** @returns whether it may be anything: anyType, or a name that nothing declares */
export function isUntyped({ types }: Schema, reference: TypeReference): boolean {
  if (typeof reference !== 'string') return false;
  return reference === ANY_TYPE || (!types.has(reference) && builtInType(reference) === undefined);
}

/** How far the heads of substitution groups are followed, which could be heads of each other. */
const MOST_HEADS = 100;

/** @returns its own type, or that of the head of its substitution group, or anyType: XML Schema, section 3.3.2 */
export function elementTypeOf({ elements }: Schema, declaration: ElementDeclaration): TypeReference {
  let at: ElementDeclaration | undefined = declaration;
  for (let steps = 0; at !== undefined && steps < MOST_HEADS; steps++) {
    if (at.type !== undefined) return at.type;
    at = at.substitutionGroup === undefined ? undefined : elements.get(at.substitutionGroup);
  }
  return ANY_TYPE;
}

/** @returns the declarations that can stand for an element: itself, and what substitutes it; none that is abstract */
export function substitutesOf(schema: Schema, head: ElementDeclaration): readonly ElementDeclaration[] {
  const names = reachable(schema.substitutions, head.name);
  const found = names.map((name) => schema.elements.get(name)).filter((element) => element !== undefined);
  return [head, ...found].filter(({ abstract }) => !abstract);
}

/** @returns the types with names that are derived from a type, directly or not, without itself */
export function derivedTypesOf(schema: Schema, name: QName): readonly QName[] {
  return reachable(schema.derivations, name);
}

function reachable(from: ReadonlyMap<QName, readonly QName[]>, start: QName): QName[] {
  const seen = new Set([start]);
  for (const name of seen) for (const next of from.get(name) ?? []) seen.add(next);
  seen.delete(start);
  return [...seen];
}

/** @returns whether a type may stand where another is declared */
export function isDerivedFrom(schema: Schema, name: QName, declared: TypeReference): boolean {
  if (isUntyped(schema, declared) || name === declared) return true;
  return typeof declared === 'string' && reachable(schema.derivations, declared).includes(name);
}
