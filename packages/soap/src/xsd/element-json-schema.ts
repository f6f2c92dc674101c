import type { JsonObject, JsonValue } from '../json/json-value.js';
import { type ContentPlan, planOf } from './content-plan.js';
import { type Describing, definitionOf, MOST_INLINE } from './describing.js';
import { jsonObject } from './json-object.js';
import { TEXT_KEY } from './message-options.js';
import { complexTypeOf, derivedTypesOf, elementTypeOf, isUntyped } from './prepared-schema.js';
import { localPart } from './qname.js';
import { requiredChoices } from './required-choices.js';
import type { ComplexType, ElementDeclaration, TypeReference } from './schema.js';
import { simpleJsonSchema } from './simple-json-schema.js';
import { spaceOf } from './simple-space.js';
import { simpleToJson } from './simple-value.js';
import { possibleTypes, typeNameInJson } from './type-name.js';

/** @returns the JSON Schema of the values of an element */
export function elementJsonSchema(describing: Describing, declaration: ElementDeclaration, depth: number): JsonObject {
  const { schema } = describing.prepared;
  const type = elementTypeOf(schema, declaration);
  const complex = complexTypeOf(schema, type);
  const values = complex
    ? complexReference(describing, declaration, type, complex, depth)
    : simpleReference(describing, type, declaration.fixed);
  const described = withDescription(values, declaration.documentation);
  if (!declaration.nillable || isUntyped(schema, type)) return described;
  return nullable(described, complex && planOf(describing.prepared, complex).attributes.length > 0);
}

function withDescription(schema: JsonObject, description: string | undefined): JsonObject {
  return description === undefined || '$ref' in schema ? schema : { description, ...schema };
}

/** An element that is nil and has attributes is an object, whose text is null. */
function nullable(schema: JsonObject, hasAttributes: boolean | undefined): JsonObject {
  const { type, enum: values } = schema;
  if (!hasAttributes && (typeof type === 'string' || Array.isArray(type))) {
    const types = [type, 'null'].flat();
    return { ...schema, type: types, ...(Array.isArray(values) && { enum: [...values, null] }) };
  }
  const nil = { type: 'object', properties: { [TEXT_KEY]: { type: 'null' } }, required: [TEXT_KEY] };
  return { anyOf: [schema, { type: 'null' }, ...(hasAttributes ? [nil] : [])] };
}

function simpleReference(describing: Describing, type: TypeReference, fixed: string | undefined): JsonObject {
  const { prepared, notes } = describing;
  if (isUntyped(prepared.schema, type)) return {};
  const space = spaceOf(prepared, type);
  if (fixed !== undefined) return { enum: [simpleToJson(space, fixed).value] };
  return simpleJsonSchema(space, (note) => notes.add(note));
}

/** A type that others are derived from is any of these, of which all but the declared one must say so. */
function complexReference(
  describing: Describing,
  { name }: ElementDeclaration,
  declared: TypeReference,
  complex: ComplexType,
  depth: number,
): JsonObject {
  const { prepared, typeKey } = describing;
  const alternatives = possibleTypes(prepared, declared).map((type): JsonObject => {
    const one = complexTypeOf(prepared.schema, type);
    if (one === undefined) return {};
    const schema = typeSchema(describing, one, localPart(name), depth);
    return one === complex ? schema : { allOf: [schema, { required: [typeKey] }] };
  });
  const [only] = alternatives;
  if (only === undefined) return typeSchema(describing, complex, localPart(name), depth);
  return alternatives.length === 1 ? only : { anyOf: alternatives };
}

/** @param elementName what a type without a name is called after */
function typeSchema(describing: Describing, type: ComplexType, elementName: string, depth: number): JsonObject {
  if (type.name !== undefined) return definitionOf(describing, type, localPart(type.name));
  const { inlined, names } = describing;
  if (inlined.has(type) || names.has(type) || depth > MOST_INLINE) return definitionOf(describing, type, elementName);
  inlined.add(type);
  return complexJsonSchema(describing, type, depth + 1);
}

/** @returns the JSON Schema of the objects that a complex type stands for, without those of derived types */
export function complexJsonSchema(describing: Describing, type: ComplexType, depth: number): JsonObject {
  const plan = planOf(describing.prepared, type);
  if (plan.untyped) return {};
  const members = [...typeMember(describing, type), ...attributeMembers(describing, plan)];
  const elements = plan.simple === undefined ? elementMembers(describing, plan, depth) : [];
  const text = textMember(describing, plan);
  const required = requiredKeys(plan);
  const choices = plan.simple === undefined ? requiredChoices(plan.particle) : [];
  return {
    type: 'object',
    ...(type.documentation !== undefined && { description: type.documentation }),
    properties: jsonObject([...members, ...text, ...elements]),
    ...(required.length > 0 && { required }),
    ...(choices.length > 0 && { allOf: choices }),
    ...(plan.anyAttribute && { patternProperties: { '^@': {} } }),
    additionalProperties: describing.additionalProperties || plan.wildcards.length > 0,
  };
}

/** A type that takes part in no derivation never has to say which it is. */
function typeMember({ prepared, typeKey }: Describing, { name, derivation }: ComplexType): [string, JsonValue][] {
  if (name === undefined) return [];
  if (derivation === undefined && derivedTypesOf(prepared.schema, name).length === 0) return [];
  return [[typeKey, { enum: [typeNameInJson(prepared, name)] }]];
}

function attributeMembers(describing: Describing, { attributes }: ContentPlan): readonly [string, JsonValue][] {
  return attributes.map(({ key, type, fixed, documentation }) => {
    return [key, withDescription(simpleReference(describing, type, fixed), documentation)];
  });
}

function textMember(describing: Describing, { simple, mixed }: ContentPlan): readonly [string, JsonValue][] {
  if (simple !== undefined) return [[TEXT_KEY, simpleReference(describing, simple, undefined)]];
  return mixed ? [[TEXT_KEY, { type: 'string' }]] : [];
}

function elementMembers(describing: Describing, plan: ContentPlan, depth: number): readonly [string, JsonValue][] {
  return Array.from(plan.members.values(), ({ key, declaration, isArray, min, max, isAlternative }) => {
    const item = elementJsonSchema(describing, declaration, depth);
    if (!isArray) return [key, item];
    const bounds = {
      ...(min > 0 && !isAlternative && { minItems: min }),
      ...(max !== Infinity && { maxItems: max }),
    };
    return [key, { type: 'array', items: item, ...bounds }];
  });
}

/** Attributes with a value that is fixed can be left out, as it is written nevertheless. */
function requiredKeys({ attributes, members, simple }: ContentPlan): readonly string[] {
  const needed = attributes.filter(({ isRequired, fixed }) => isRequired && fixed === undefined).map(({ key }) => key);
  if (simple !== undefined) return [...needed, TEXT_KEY];
  const elements = [...members.values()].filter(({ min, isAlternative }) => min > 0 && !isAlternative);
  return [...needed, ...elements.map(({ key }) => key)];
}
