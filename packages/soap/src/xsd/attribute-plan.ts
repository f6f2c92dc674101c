import { XML_NAMESPACE } from '../xml/namespaces.js';
import type { Lineage } from './lineage.js';
import { localPart, namespacePart, type QName, wholeName, xsd } from './qname.js';
import type { AttributeDeclaration, AttributeSet, AttributeUse, Schema, TypeReference } from './schema.js';

/** An attribute that an element may have. */
export interface PlannedAttribute {
  /** The member of a JSON object that it is. */
  readonly key: string;
  readonly name: QName;
  readonly type: TypeReference;
  readonly isRequired: boolean;
  readonly default: string | undefined;
  readonly fixed: string | undefined;
  readonly documentation: string | undefined;
}

/** @returns the attributes of a type and of those that it is derived from, those of the first of them first */
export function attributePlans(schema: Schema, { types }: Lineage): readonly PlannedAttribute[] {
  const found = new Map<QName, Omit<PlannedAttribute, 'key'>>();
  for (const type of types.toReversed()) {
    for (const use of usesOf(schema, type)) {
      const declaration = declarationOf(schema, use);
      if (declaration === undefined) continue;
      if (use.use === 'prohibited') found.delete(declaration.name);
      else found.set(declaration.name, planned(declaration, use));
    }
  }
  const taken = new Set<string>();
  return [...found.values()].map((attribute) => ({ ...attribute, key: attributeKey(attribute.name, taken) }));
}

/** @returns whether a type lets in attributes that it does not declare */
export function hasAnyAttribute(schema: Schema, { types }: Lineage): boolean {
  return types.some((type) => setsOf(schema, type).some(({ anyAttribute }) => anyAttribute));
}

/** @returns the set, and those of the attribute groups that it refers to, each once */
function setsOf({ attributeGroups }: Schema, set: AttributeSet): readonly AttributeSet[] {
  const sets = new Set([set]);
  for (const { attributeGroups: names } of sets) {
    for (const name of names) {
      const group = attributeGroups.get(name);
      if (group) sets.add(group);
    }
  }
  return [...sets];
}

function usesOf(schema: Schema, set: AttributeSet): readonly AttributeUse[] {
  return setsOf(schema, set).flatMap(({ attributes }) => attributes);
}

/** `xml:lang` and the like may be referred to without the schema that declares them, which nobody imports a file for. */
function declarationOf({ attributes }: Schema, { attribute }: AttributeUse): AttributeDeclaration | undefined {
  if (typeof attribute !== 'string') return attribute;
  const isXml = namespacePart(attribute) === XML_NAMESPACE;
  const nothing = { default: undefined, fixed: undefined, documentation: undefined };
  return attributes.get(attribute) ?? (isXml ? { name: attribute, type: xsd('string'), ...nothing } : undefined);
}

function planned(declaration: AttributeDeclaration, use: AttributeUse): Omit<PlannedAttribute, 'key'> {
  return {
    name: declaration.name,
    type: declaration.type ?? xsd('anySimpleType'),
    isRequired: use.use === 'required',
    default: use.default ?? declaration.default,
    fixed: use.fixed ?? declaration.fixed,
    documentation: declaration.documentation,
  };
}

function attributeKey(name: QName, taken: Set<string>): string {
  const local = localPart(name);
  const short = namespacePart(name) === XML_NAMESPACE ? `@xml:${local}` : `@${local}`;
  const key = taken.has(short) ? `@${wholeName(name)}` : short;
  taken.add(key);
  return key;
}
