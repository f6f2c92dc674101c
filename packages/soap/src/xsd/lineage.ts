import type { ComplexType, Schema, SimpleType, TypeReference } from './schema.js';

/** A complex type with those that it is derived from. */
export interface Lineage {
  /** The type itself is the first. */
  readonly types: readonly ComplexType[];
  /** What the last of them is derived from: a simple type, anyType, or nothing. */
  readonly root: TypeReference | undefined;
}

export function lineageOf(schema: Schema, type: ComplexType): Lineage {
  const types = [type];
  for (let at = type; ; ) {
    const base = at.derivation?.base;
    const next = base === undefined ? undefined : schema.types.get(base);
    if (next?.kind !== 'complex') return { types, root: base };
    types.push((at = next));
  }
}

/** @returns the types whose elements make the content of the first: a restriction says all of it anew */
export function contentTypes({ types }: Lineage): readonly ComplexType[] {
  const restriction = types.findIndex(({ derivation }) => derivation?.method === 'restriction');
  return restriction < 0 ? types : types.slice(0, restriction + 1);
}

/** @returns the type of the text of a type with simple content, or undefined where it has none */
export function simpleContentOf({ types, root }: Lineage): TypeReference | undefined {
  if (types[0]?.content.kind !== 'simple') return undefined;
  let text: TypeReference | undefined = root;
  for (const { content, derivation } of types.toReversed()) {
    if (content.kind !== 'simple') continue;
    text = content.type ?? text;
    if (derivation?.method === 'restriction' && text !== undefined) text = narrowed(text, content.facets);
  }
  return text;
}

function narrowed(base: TypeReference, facets: Extract<SimpleType, { variety: 'restriction' }>['facets']): SimpleType {
  return { kind: 'simple', name: undefined, documentation: undefined, variety: 'restriction', base, facets };
}
