import { type ContentPlan, type ElementMember, planOf } from './content-plan.js';
import { TEXT_KEY } from './message-options.js';
import { type MessageReference, messageRoots } from './message-shape.js';
import { complexTypeOf, elementTypeOf, isUntyped, type PreparedSchema, prepareSchema } from './prepared-schema.js';
import { localPart, type QName } from './qname.js';
import type { ComplexType, ElementDeclaration, Schema, TypeReference } from './schema.js';
import { type SimpleSpace, spaceOf } from './simple-space.js';
import { typeNameInJson } from './type-name.js';

/** What messages are as JSON, in a notation like that of TypeScript. */
export interface MessageShapes {
  /** @returns the shape of a message: its members where it is an object, or else its type */
  message(reference: MessageReference): string;
  /** @returns the types with names that the messages so far refer to, directly or not, in the order of their names */
  types(): readonly { readonly name: string; readonly shape: string }[];
}

interface Shaping {
  readonly prepared: PreparedSchema;
  /** The types that were referred to. */
  readonly met: Set<QName>;
}

/** Types without names are shown in place, this deep. */
const MOST_DEPTH = 5;

export function shapesOf(schema: Schema): MessageShapes {
  const shaping: Shaping = { prepared: prepareSchema(schema), met: new Set() };
  return {
    message(reference) {
      const roots = messageRoots(shaping.prepared, reference);
      const [only] = roots;
      if (only !== undefined && only.key === undefined) return rootShape(shaping, only.declaration);
      return braced(roots.map(({ key, declaration }) => `${key}: ${elementShape(shaping, declaration, 0)}`));
    },
    types: () => metTypes(shaping),
  };
}

function metTypes(shaping: Shaping): readonly { readonly name: string; readonly shape: string }[] {
  const { prepared, met } = shaping;
  const types: { name: string; shape: string }[] = [];
  for (const name of met) {
    const type = complexTypeOf(prepared.schema, name);
    if (type) types.push({ name: typeNameInJson(prepared, name), shape: derivedShape(shaping, name, type) });
  }
  return types.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is derived from a type is met with it, as a value may be of any of these. */
function derivedShape(shaping: Shaping, name: QName, type: ComplexType): string {
  for (const derived of shaping.prepared.schema.derivations.get(name) ?? []) shaping.met.add(derived);
  const base = type.derivation?.base;
  const isOfComplex = base !== undefined && complexTypeOf(shaping.prepared.schema, base) !== undefined;
  const extending = isOfComplex ? `extends ${typeNameInJson(shaping.prepared, base)} ` : '';
  return `${type.abstract ? 'abstract ' : ''}${extending}${complexShape(shaping, type, 0)}`;
}

function rootShape(shaping: Shaping, declaration: ElementDeclaration): string {
  const { schema } = shaping.prepared;
  const type = elementTypeOf(schema, declaration);
  const complex = complexTypeOf(schema, type);
  const isPlain = complex && !complex.abstract && !declaration.nillable;
  return isPlain ? complexShape(shaping, complex, 0) : elementShape(shaping, declaration, 0);
}

function elementShape(shaping: Shaping, declaration: ElementDeclaration, depth: number): string {
  const type = elementTypeOf(shaping.prepared.schema, declaration);
  return typeShape(shaping, type, depth) + (declaration.nillable ? ' | null' : '');
}

function typeShape(shaping: Shaping, type: TypeReference, depth: number): string {
  const { prepared, met } = shaping;
  const complex = complexTypeOf(prepared.schema, type);
  if (complex === undefined) return isUntyped(prepared.schema, type) ? 'any' : simpleShape(spaceOf(prepared, type));
  if (complex.name === undefined) return depth < MOST_DEPTH ? complexShape(shaping, complex, depth + 1) : '{ … }';
  met.add(complex.name);
  return typeNameInJson(prepared, complex.name);
}

/** How many values of an enumeration are shown. */
const MOST_LISTED = 6;

function simpleShape(space: SimpleSpace): string {
  const { enumeration } = space.facets;
  if (enumeration) {
    const shown = enumeration.slice(0, MOST_LISTED).map((value) => JSON.stringify(value));
    return [...shown, ...(enumeration.length > MOST_LISTED ? ['…'] : [])].join(' | ');
  }
  if (space.variety === 'list') return arrayOf(simpleShape(space.item));
  if (space.variety === 'atomic') return space.builtIn.name;
  return [...new Set(space.members.map(simpleShape))].slice(0, MOST_LISTED).join(' | ');
}

function arrayOf(shape: string): string {
  return shape.includes(' ') && !shape.startsWith('{') ? `(${shape})[]` : `${shape}[]`;
}

function complexShape(shaping: Shaping, type: ComplexType, depth: number): string {
  const plan = planOf(shaping.prepared, type);
  if (plan.untyped) return 'any';
  const attributes = plan.attributes.map(({ key, type: of, isRequired }) => {
    return `${key}${isRequired ? '' : '?'}: ${typeShape(shaping, of, depth)}`;
  });
  if (plan.simple !== undefined)
    return braced([...attributes, `${TEXT_KEY}: ${typeShape(shaping, plan.simple, depth)}`]);
  const elements = Array.from(plan.members.values(), (member) => memberShape(shaping, member, depth));
  return braced([...attributes, ...elements, ...others(plan)]);
}

function memberShape(shaping: Shaping, member: ElementMember, depth: number): string {
  const { key, declaration, isArray, min, isAlternative } = member;
  const shape = elementShape(shaping, declaration, depth);
  const name = key.startsWith('{') ? `${localPart(key)}(${key})` : key;
  return `${name}${min === 0 || isAlternative ? '?' : ''}: ${isArray ? arrayOf(shape) : shape}`;
}

function others({ mixed, wildcards }: ContentPlan): readonly string[] {
  return [...(mixed ? [`${TEXT_KEY}?: string`] : []), ...(wildcards.length > 0 ? ['…'] : [])];
}

function braced(members: readonly string[]): string {
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
