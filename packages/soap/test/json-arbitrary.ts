import * as fc from 'fast-check';
import type { ElementDeclaration, JsonValue, MessageReference, Schema } from '../src/index.js';
import { forbiddenCharacter } from '../src/xml/characters.js';
import { type ContentPlan, planOf } from '../src/xsd/content-plan.js';
import { messageRoots } from '../src/xsd/message-shape.js';
import type { PlannedParticle } from '../src/xsd/particle-plan.js';
import {
  complexTypeOf,
  elementTypeOf,
  isUntyped,
  type PreparedSchema,
  prepareSchema,
} from '../src/xsd/prepared-schema.js';
import type { TypeReference } from '../src/xsd/schema.js';
import { simpleExample } from '../src/xsd/simple-example.js';
import { type AtomicSpace, type SimpleSpace, spaceOf } from '../src/xsd/simple-space.js';
import { simpleToJson } from '../src/xsd/simple-value.js';
import { possibleTypes, typeNameInJson } from '../src/xsd/type-name.js';

type Members = readonly (readonly [string, JsonValue])[];

/** Deeper than this, there is only what must be. */
const MOST_DEPTH = 3;

/** @returns all sorts of JSON that a message may be, as `messageToJson` writes it */
export function messageArbitrary(schema: Schema, reference: MessageReference): fc.Arbitrary<JsonValue> {
  const prepared = prepareSchema(schema);
  const roots = messageRoots(prepared, reference);
  const [only] = roots;
  if (only && only.key === undefined) return elementArbitrary(prepared, only.declaration, 0);
  const members = roots.map(({ key, declaration }) =>
    elementArbitrary(prepared, declaration, 0).map((value) => [key ?? '', value] as const),
  );
  return fc.tuple(...members).map((entries) => Object.fromEntries(entries));
}

function elementArbitrary(
  prepared: PreparedSchema,
  declaration: ElementDeclaration,
  depth: number,
): fc.Arbitrary<JsonValue> {
  const declared = elementTypeOf(prepared.schema, declaration);
  const types = complexTypeOf(prepared.schema, declared) ? possibleTypes(prepared, declared) : [declared];
  const values = fc.constantFrom(...types).chain((type) => typeArbitrary(prepared, type, declared, depth));
  return declaration.nillable ? fc.oneof({ weight: 4, arbitrary: values }, fc.constant(null)) : values;
}

function typeArbitrary(
  prepared: PreparedSchema,
  type: TypeReference,
  declared: TypeReference,
  depth: number,
): fc.Arbitrary<JsonValue> {
  const complex = complexTypeOf(prepared.schema, type);
  if (isUntyped(prepared.schema, type)) return fc.constantFrom('text', { a: 'b' }, { '@c': 'd', e: ['f', 'g'] });
  if (!complex) return simpleArbitrary(spaceOf(prepared, type));
  const plan = planOf(prepared, complex);
  const isSaid = type !== declared && typeof type === 'string';
  const said: Members = isSaid ? [['@xsi:type', typeNameInJson(prepared, type)]] : [];
  const content = plan.simple
    ? simpleArbitrary(spaceOf(prepared, plan.simple)).map((value): Members => [['#text', value]])
    : membersArbitrary(prepared, plan, depth);
  return fc
    .tuple(attributesArbitrary(prepared, plan), content)
    .map(([attributes, members]) => Object.fromEntries([...said, ...attributes, ...members]));
}

function attributesArbitrary(prepared: PreparedSchema, plan: ContentPlan): fc.Arbitrary<Members> {
  const each = plan.attributes.map(({ key, type, isRequired }) => {
    const value = simpleArbitrary(spaceOf(prepared, type)).map((one): Members => [[key, one]]);
    return isRequired ? value : fc.oneof(value, fc.constant<Members>([]));
  });
  return fc.tuple(...each).map((members) => members.flat());
}

function membersArbitrary(prepared: PreparedSchema, plan: ContentPlan, depth: number): fc.Arbitrary<Members> {
  return countsArbitrary(plan.particle, depth > MOST_DEPTH).chain((keys) => {
    const each = [...plan.members.values()].map(({ key, declaration, isArray, min, isAlternative }) => {
      const count = keys.filter((one) => one === key).length;
      if (count === 0 && !(isArray && min === 0 && !isAlternative)) return fc.constant<Members>([]);
      const value = elementArbitrary(prepared, declaration, depth + 1);
      const values = fc.array(value, { minLength: count, maxLength: count });
      return values.map((items): Members => [[key, isArray ? items : (items[0] ?? null)]]);
    });
    return fc.tuple(...each).map((members) => members.flat());
  });
}

/** @returns the members that a content has, each as often as it is there */
function countsArbitrary(particle: PlannedParticle, isLeast: boolean): fc.Arbitrary<readonly string[]> {
  const most = isLeast ? particle.min : Math.min(particle.max, particle.min + 2);
  return fc.integer({ min: particle.min, max: most }).chain((times) => {
    if (times === 0 || particle.kind === 'any') return fc.constant<readonly string[]>([]);
    const once = onceArbitrary(particle, isLeast);
    return fc.array(once, { minLength: times, maxLength: times }).map((rounds) => rounds.flat());
  });
}

function onceArbitrary(particle: PlannedParticle, isLeast: boolean): fc.Arbitrary<readonly string[]> {
  if (particle.kind === 'any') return fc.constant([]);
  if (particle.kind === 'element') return fc.constantFrom(...particle.keys).map((key) => [key]);
  const inner = particle.particles.map((one) => countsArbitrary(one, isLeast));
  if (particle.kind === 'choice') return fc.oneof(...inner);
  return fc.tuple(...inner).map((keys) => keys.flat());
}

const CHARACTERS = fc.string({ unit: 'binary', maxLength: 8 }).filter((text) => forbiddenCharacter(text) < 0);

function simpleArbitrary(space: SimpleSpace): fc.Arbitrary<JsonValue> {
  const { enumeration } = space.facets;
  if (enumeration) return fc.constantFrom(...enumeration.map((value) => simpleToJson(space, value).value));
  if (space.patterns.length > 0) return fc.constant(simpleExample(space));
  if (space.variety === 'union') return fc.oneof(...space.members.map(simpleArbitrary));
  if (space.variety === 'list') return fc.array(simpleArbitrary(space.item), { maxLength: 3 });
  return atomicArbitrary(space);
}

function atomicArbitrary(space: AtomicSpace): fc.Arbitrary<JsonValue> {
  const { form, name, min, max, example } = space.builtIn;
  const low = Number(space.facets.minInclusive ?? min ?? -1e6);
  const high = Number(space.facets.maxInclusive ?? max ?? 1e6);
  const isIn = (value: number): boolean => low <= value && value <= high;
  switch (form) {
    case 'boolean':
      return fc.boolean();
    case 'integer': {
      const numbers = fc.integer({ min: Math.max(low, -(2 ** 31)), max: Math.min(high, 2 ** 31 - 1) });
      return name === 'long' ? fc.oneof(numbers, fc.constantFrom('9007199254740993', '-9223372036854775808')) : numbers;
    }
    case 'decimal':
      return fc
        .integer({ min: -99_999, max: 99_999 })
        .map((cents) => cents / 100 + 0)
        .filter(isIn);
    case 'float':
      return fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        fc.constantFrom('INF', '-INF', 'NaN'),
      );
    default:
      return name === 'string' ? CHARACTERS : fc.constant(example);
  }
}
