import { ANY_SIMPLE_TYPE, type BuiltInType, builtInItem, builtInType } from './built-in-types.js';
import type { PreparedSchema } from './prepared-schema.js';
import type { Facets, SimpleType, TypeReference } from './schema.js';

/** The values of a simple type: what it is made of in the end, and all restrictions on the way there. */
export type SimpleSpace = AtomicSpace | ListSpace | UnionSpace;

interface Restricted {
  /** Of several restrictions, the innermost counts. */
  readonly facets: Omit<Facets, 'patterns'>;
  /** One of each of these lists must match. */
  readonly patterns: readonly (readonly string[])[];
}

export interface AtomicSpace extends Restricted {
  readonly variety: 'atomic';
  readonly builtIn: BuiltInType;
}

export interface ListSpace extends Restricted {
  readonly variety: 'list';
  readonly item: SimpleSpace;
}

export interface UnionSpace extends Restricted {
  readonly variety: 'union';
  /** None of them is a union. */
  readonly members: readonly SimpleSpace[];
}

const FREE = { facets: {}, patterns: [] } as const;

/** Lists and unions refer to types, which can refer back; what is deeper than this is any text. */
const MOST_DEPTH = 100;
const MOST_MEMBERS = 1000;

/** @returns the values of a simple type; those of anything else, and of what nothing declares, are any texts */
export function spaceOf(prepared: PreparedSchema, reference: TypeReference, depth = 0): SimpleSpace {
  const known = prepared.spaces.get(reference);
  if (known) return known;
  const space = depth > MOST_DEPTH ? anyText() : makeSpace(prepared, reference, depth);
  prepared.spaces.set(reference, space);
  return space;
}

function anyText(): AtomicSpace {
  return { variety: 'atomic', builtIn: ANY_SIMPLE_TYPE, ...FREE };
}

function makeSpace(prepared: PreparedSchema, reference: TypeReference, depth: number): SimpleSpace {
  const type = typeof reference === 'string' ? prepared.schema.types.get(reference) : reference;
  if (type?.kind === 'simple') return declaredSpace(prepared, type, depth + 1);
  const builtIn = typeof reference === 'string' ? builtInType(reference) : undefined;
  if (builtIn?.form !== 'list') return { variety: 'atomic', builtIn: builtIn ?? ANY_SIMPLE_TYPE, ...FREE };
  const item: AtomicSpace = { variety: 'atomic', builtIn: builtInItem(builtIn), ...FREE };
  return { variety: 'list', item, facets: { minLength: 1 }, patterns: [] };
}

function declaredSpace(prepared: PreparedSchema, type: SimpleType, depth: number): SimpleSpace {
  switch (type.variety) {
    case 'list':
      return { variety: 'list', item: spaceOf(prepared, type.item, depth), ...FREE };
    case 'union': {
      const members = memberTypes(prepared, type).map((member) => spaceOf(prepared, member, depth));
      return { variety: 'union', members: members.flatMap(flattened).slice(0, MOST_MEMBERS), ...FREE };
    }
    case 'restriction':
      return narrow(spaceOf(prepared, type.base, depth), type.facets);
    default:
      return type satisfies never;
  }
}

/** @returns the members of a union and of the unions among them, each once */
function memberTypes({ schema }: PreparedSchema, union: SimpleType): readonly TypeReference[] {
  const seen = new Set<TypeReference>([union]);
  for (const reference of seen) {
    const type = typeof reference === 'string' ? schema.types.get(reference) : reference;
    if (type?.kind !== 'simple' || type.variety !== 'union' || seen.size > MOST_MEMBERS) continue;
    for (const member of type.members) seen.add(member);
  }
  return [...seen].filter((reference) => !isUnion(schema.types.get(reference as string) ?? reference));
}

function isUnion(type: TypeReference): boolean {
  return typeof type === 'object' && type.kind === 'simple' && type.variety === 'union';
}

/** A union that was restricted counts with the values of its members, or going through unions could take for ever. */
function flattened(space: SimpleSpace): readonly SimpleSpace[] {
  return space.variety === 'union' ? space.members : [space];
}

function narrow(space: SimpleSpace, { patterns, ...facets }: Facets): SimpleSpace {
  return {
    ...space,
    facets: { ...space.facets, ...facets },
    patterns: patterns ? [...space.patterns, patterns] : space.patterns,
  };
}
