import type { JsonObject, JsonValue } from '../json/json-value.js';
import type { Describing, JsonSchemaOptions } from './describing.js';
import { complexJsonSchema, elementJsonSchema } from './element-json-schema.js';
import { jsonObject } from './json-object.js';
import { type MessageReference, type MessageRoot, messageRoots, rootStep } from './message-shape.js';
import { complexTypeOf, elementTypeOf, prepareSchema } from './prepared-schema.js';
import type { Schema } from './schema.js';
import { possibleTypes } from './type-name.js';

/** A JSON Schema, and sentences about what it does not say. */
export interface DescribedMessage {
  readonly schema: JsonObject;
  readonly notes: readonly string[];
}

const DRAFT_4 = 'http://json-schema.org/draft-04/schema#';

/**
 * @returns the JSON Schema of what `messageToJson` makes of a message with its default options; it is self-contained,
 *   and its definitions have names that models of API Gateway can have
 */
export function jsonSchemaOfMessage(
  schema: Schema,
  reference: MessageReference,
  options: JsonSchemaOptions = {},
): DescribedMessage {
  const describing: Describing = {
    prepared: prepareSchema(schema),
    additionalProperties: options.additionalProperties ?? false,
    typeKey: options.typeKey ?? '@xsi:type',
    notes: new Set(),
    definitions: new Map(),
    names: new Map(),
    taken: new Map(),
    waiting: [],
    inlined: new Set(),
  };
  const root = rootSchema(describing, messageRoots(describing.prepared, reference));
  for (const type of describing.waiting) {
    describing.definitions.set(describing.names.get(type) ?? '', complexJsonSchema(describing, type, 0));
  }
  const definitions = jsonObject([...describing.definitions].sort(([a], [b]) => (a < b ? -1 : 1)));
  const members = Object.keys(definitions).length === 0 ? {} : { definitions };
  return { schema: { $schema: DRAFT_4, ...root, ...members }, notes: [...describing.notes] };
}

function rootSchema(describing: Describing, roots: readonly MessageRoot[]): JsonObject {
  const [only] = roots;
  if (only !== undefined && only.key === undefined) return onlySchema(describing, only);
  const properties = roots.map((root): readonly [string, JsonValue] => {
    return [root.key ?? '', elementJsonSchema(describing, root.declaration, 0)];
  });
  const required = properties.map(([key]) => key);
  return {
    type: 'object',
    properties: jsonObject(properties),
    ...(required.length > 0 && { required }),
    additionalProperties: describing.additionalProperties,
  };
}

/** The type of the whole message stands where it is, though it may have a definition too; a `$ref` hides what is beside it. */
function onlySchema(describing: Describing, root: MessageRoot): JsonObject {
  const { declaration } = root;
  const { prepared } = describing;
  const title = rootStep(root);
  const type = elementTypeOf(prepared.schema, declaration);
  const complex = complexTypeOf(prepared.schema, type);
  const isPlain = complex && !declaration.nillable && possibleTypes(prepared, type).length === 1 && !complex.abstract;
  if (!isPlain) {
    const schema = elementJsonSchema(describing, declaration, 0);
    return { title, ...('$ref' in schema ? { allOf: [schema] } : schema) };
  }
  // Where the type is met again, within itself, it has a definition.
  if (complex.name === undefined) describing.inlined.add(complex);
  const { documentation } = declaration;
  const schema = complexJsonSchema(describing, complex, 0);
  return { title, ...(documentation !== undefined && { description: documentation }), ...schema };
}
