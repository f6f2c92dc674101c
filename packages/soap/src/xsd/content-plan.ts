import { attributePlans, hasAnyAttribute, type PlannedAttribute } from './attribute-plan.js';
import { contentTypes, type Lineage, lineageOf, simpleContentOf } from './lineage.js';
import {
  type PlannedElement,
  type PlannedGroup,
  type Planning,
  planParticle,
  type Total,
  totalsOf,
} from './particle-plan.js';
import { elementTypeOf, type PreparedSchema } from './prepared-schema.js';
import { localPart, namespacePart, type QName } from './qname.js';
import type { ComplexType, ElementDeclaration, TypeReference, Wildcard } from './schema.js';

/** What may be in an element of a complex type, with all that it inherits, as members of a JSON object. */
export interface ContentPlan {
  readonly attributes: readonly PlannedAttribute[];
  readonly attributeByName: ReadonlyMap<QName, PlannedAttribute>;
  readonly attributeByKey: ReadonlyMap<string, PlannedAttribute>;
  readonly anyAttribute: boolean;
  /** The type of its text, where it has text and no elements. */
  readonly simple: TypeReference | undefined;
  /** Whether there may be text between the elements. */
  readonly mixed: boolean;
  /** Whether it may hold anything, as values of anyType. */
  readonly untyped: boolean;
  readonly particle: PlannedGroup;
  /** The elements where they are a plain sequence, each a member of its own: to count them is to check them. */
  readonly plainSequence: readonly PlannedElement[] | undefined;
  readonly members: ReadonlyMap<string, ElementMember>;
  readonly keys: ReadonlyMap<QName, string>;
  /** The namespaces, `''` for none, of the elements whose members are called by their local names, as most are. */
  readonly namespaces: ReadonlyMap<string, string>;
  readonly wildcards: readonly Wildcard[];
}

/** A member of a JSON object that stands for elements. */
export interface ElementMember extends Total {
  readonly key: string;
  readonly declaration: ElementDeclaration;
  readonly type: TypeReference;
  /** Whether there may be more than one, so that it is an array, however many there are. */
  readonly isArray: boolean;
}

const MOST_PARTICLES = 20_000;

/** @returns the plan of a type, which is made once */
export function planOf(prepared: PreparedSchema, type: ComplexType): ContentPlan {
  const known = prepared.plans.get(type);
  if (known) return known;
  const plan = makePlan(prepared, type);
  prepared.plans.set(type, plan);
  return plan;
}

function makePlan({ schema }: PreparedSchema, type: ComplexType): ContentPlan {
  const lineage = lineageOf(schema, type);
  const planning: Planning = {
    schema,
    declarations: new Map(),
    keys: new Map(),
    wildcards: [],
    left: MOST_PARTICLES,
  };
  const particle = planContent(planning, lineage);
  const attributes = attributePlans(schema, lineage);
  return {
    attributes,
    attributeByName: new Map(attributes.map((attribute) => [attribute.name, attribute])),
    attributeByKey: new Map(attributes.map((attribute) => [attribute.key, attribute])),
    anyAttribute: hasAnyAttribute(schema, lineage),
    simple: simpleContentOf(lineage),
    mixed: isMixed(lineage),
    untyped: lineage.types.some(({ content }) => content.kind === 'untyped'),
    particle,
    plainSequence: plainSequence(particle),
    members: membersOf(planning, totalsOf(particle)),
    keys: planning.keys,
    namespaces: namespacesOf(planning.keys),
    wildcards: planning.wildcards,
  };
}

/** The elements of a base type come before those of its extension. */
function planContent(planning: Planning, lineage: Lineage): PlannedGroup {
  const particles = contentTypes(lineage)
    .toReversed()
    .flatMap(({ content }) => (content.kind === 'elements' && content.particle ? [content.particle] : []));
  return { kind: 'sequence', particles: particles.map((one) => planParticle(planning, one)), min: 1, max: 1 };
}

function plainSequence(group: PlannedGroup): readonly PlannedElement[] | undefined {
  if (group.kind !== 'sequence' || group.min !== 1 || group.max !== 1) return undefined;
  const elements: PlannedElement[] = [];
  for (const particle of group.particles) {
    const plain =
      particle.kind === 'element' ? [particle] : particle.kind === 'any' ? undefined : plainSequence(particle);
    if (plain === undefined) return undefined;
    elements.push(...plain);
  }
  const keys = elements.flatMap((element) => element.keys);
  return keys.length === elements.length && new Set(keys).size === keys.length ? elements : undefined;
}

/** An extension that adds no elements is mixed where its base is: XML Schema, section 3.4.2. */
function isMixed(lineage: Lineage): boolean {
  for (const { mixed, content, derivation } of contentTypes(lineage)) {
    const adds = content.kind === 'elements' && content.particle !== undefined;
    if (mixed || adds || derivation === undefined) return mixed;
  }
  return false;
}

function namespacesOf(keys: ReadonlyMap<QName, string>): ReadonlyMap<string, string> {
  const plain = Array.from(keys).filter(([name, key]) => localPart(name) === key);
  return new Map(plain.map(([name, key]) => [key, namespacePart(name) ?? '']));
}

function membersOf(planning: Planning, totals: ReadonlyMap<string, Total>): ReadonlyMap<string, ElementMember> {
  const members = new Map<string, ElementMember>();
  for (const [key, declaration] of planning.declarations) {
    const total = totals.get(key) ?? { min: 0, max: 1, isAlternative: false };
    const type = elementTypeOf(planning.schema, declaration);
    members.set(key, { ...total, key, declaration, type, isArray: total.max > 1 });
  }
  return members;
}
