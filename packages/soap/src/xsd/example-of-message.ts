import type { JsonValue } from '../json/json-value.js';
import { isEmptiable } from './arrange.js';
import { type ContentPlan, type ElementMember, planOf } from './content-plan.js';
import { jsonObject } from './json-object.js';
import { type MessageOptions, optionsOf, TEXT_KEY } from './message-options.js';
import { type MessageReference, messageRoots } from './message-shape.js';
import type { PlannedParticle } from './particle-plan.js';
import { complexTypeOf, elementTypeOf, isUntyped, type PreparedSchema, prepareSchema } from './prepared-schema.js';
import type { ComplexType, ElementDeclaration, Schema, TypeReference } from './schema.js';
import { simpleExample } from './simple-example.js';
import { spaceOf } from './simple-space.js';
import { simpleToJson } from './simple-value.js';
import { possibleTypes, typeNameInJson } from './type-name.js';

/** An example while it is made. */
interface Exemplifying {
  readonly prepared: PreparedSchema;
  readonly options: Required<MessageOptions>;
  /** The types that are being made, which what is optional does not begin anew. */
  readonly open: Set<ComplexType>;
  /** How many more elements there may be that need not be. */
  left: number;
}

const MOST_ELEMENTS = 500;

/** How many there are beyond these, that must be there. */
const MOST_REQUIRED = 2000;

/** Deeper than this, there is only what must be. */
const MOST_OPTIONAL_DEPTH = 8;
const MOST_DEPTH = 60;

/** How many items are made of what must be there many times. */
const MOST_ITEMS = 50;

/**
 * @returns JSON for `jsonToMessage` that its schema allows, the same each time; where types that must be there have no
 *   end, or patterns cannot be read, it is not quite
 */
export function exampleOfMessage(schema: Schema, reference: MessageReference, options: MessageOptions = {}): JsonValue {
  const prepared = prepareSchema(schema);
  const making: Exemplifying = { prepared, options: optionsOf(options), open: new Set(), left: MOST_ELEMENTS };
  const roots = messageRoots(prepared, reference);
  const [only] = roots;
  if (only !== undefined && only.key === undefined) return elementExample(making, only.declaration, 0);
  return jsonObject(roots.map(({ key, declaration }) => [key ?? '', elementExample(making, declaration, 0)]));
}

function elementExample(making: Exemplifying, declaration: ElementDeclaration, depth: number): JsonValue {
  if (making.left-- < -MOST_REQUIRED) return null;
  const { prepared } = making;
  const declared = elementTypeOf(prepared.schema, declaration);
  const type = chosenType(making, declared);
  const complex = complexTypeOf(prepared.schema, type);
  const preset = declaration.fixed ?? declaration.default;
  if (complex) return complexExample(making, complex, type, declared, depth);
  if (isUntyped(prepared.schema, type)) return 'text';
  return textExample(making, type, preset);
}

/** @returns the first type that can stand there and is not being made, so that the example comes to an end */
function chosenType({ prepared, open }: Exemplifying, declared: TypeReference): TypeReference {
  const possible = possibleTypes(prepared, declared);
  const closed = possible.find((type) => {
    const complex = complexTypeOf(prepared.schema, type);
    return complex === undefined || !open.has(complex);
  });
  return closed ?? possible[0] ?? declared;
}

function textExample({ prepared }: Exemplifying, type: TypeReference, preset: string | undefined): JsonValue {
  const space = spaceOf(prepared, type);
  return preset === undefined ? simpleExample(space) : simpleToJson(space, preset).value;
}

function complexExample(
  making: Exemplifying,
  complex: ComplexType,
  type: TypeReference,
  declared: TypeReference,
  depth: number,
): JsonValue {
  const { prepared, options, open } = making;
  const plan = planOf(prepared, complex);
  if (plan.untyped) return 'text';
  if (depth > MOST_DEPTH) return null;
  const members: [string, JsonValue][] = [];
  if (type !== declared && typeof type === 'string') members.push([options.typeKey, typeNameInJson(prepared, type)]);
  for (const attribute of plan.attributes) {
    members.push([attribute.key, textExample(making, attribute.type, attribute.fixed ?? attribute.default)]);
  }
  if (plan.simple !== undefined)
    return jsonObject([...members, [TEXT_KEY, textExample(making, plan.simple, undefined)]]);
  const isOuter = !open.has(complex);
  open.add(complex);
  members.push(...elementMembers(making, plan, depth));
  if (isOuter) open.delete(complex);
  return jsonObject(members);
}

function elementMembers(making: Exemplifying, plan: ContentPlan, depth: number): readonly [string, JsonValue][] {
  const counts = new Map<string, number>();
  choose(making, plan, plan.particle, counts, depth, 1);
  return Array.from(plan.members.values()).flatMap((member): [string, JsonValue][] => {
    const count = Math.min(counts.get(member.key) ?? 0, MOST_ITEMS);
    const isShown = making.options.emptyArrays && member.isArray && member.min === 0 && !member.isAlternative;
    if (count === 0 && !isShown) return [];
    const values = Array.from({ length: count }, () => elementExample(making, member.declaration, depth + 1));
    return [[member.key, member.isArray ? values : (values[0] ?? null)]];
  });
}

/** Decides how often each member is there. */
function choose(
  making: Exemplifying,
  plan: ContentPlan,
  particle: PlannedParticle,
  counts: Map<string, number>,
  depth: number,
  times: number,
): void {
  if (particle.kind === 'any' || (particle.min === 0 && !isWanted(making, plan, particle, depth))) return;
  const all = Math.min(MOST_ITEMS, times * Math.max(1, particle.min));
  if (particle.kind === 'element') {
    const key = particle.keys.find((one) => !isOpen(making, plan.members.get(one))) ?? particle.keys[0];
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + all);
  } else if (particle.kind === 'choice') {
    const closed = particle.particles.find((branch) => !needsOpen(making, plan, branch) && !isEmptiable(branch));
    const branch = closed ?? particle.particles.find((one) => isEmptiable(one)) ?? particle.particles[0];
    if (branch) choose(making, plan, branch, counts, depth, all);
  } else for (const inner of particle.particles) choose(making, plan, inner, counts, depth, all);
}

function isWanted(making: Exemplifying, plan: ContentPlan, particle: PlannedParticle, depth: number): boolean {
  return depth <= MOST_OPTIONAL_DEPTH && making.left > 0 && !needsOpen(making, plan, particle);
}

/** @returns whether the particle begins a type anew that is being made */
function needsOpen(making: Exemplifying, plan: ContentPlan, particle: PlannedParticle): boolean {
  if (particle.kind === 'any') return false;
  if (particle.kind === 'element') return particle.keys.every((key) => isOpen(making, plan.members.get(key)));
  const inner = particle.particles.filter((one) => one.min > 0);
  return particle.kind === 'choice'
    ? inner.length > 0 && inner.every((one) => needsOpen(making, plan, one))
    : inner.some((one) => needsOpen(making, plan, one));
}

function isOpen(making: Exemplifying, member: ElementMember | undefined): boolean {
  const type = member && chosenType(making, member.type);
  const complex = type === undefined ? undefined : complexTypeOf(making.prepared.schema, type);
  return complex !== undefined && making.open.has(complex);
}
