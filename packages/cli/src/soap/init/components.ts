import type { DescribedMessage, JsonObject, JsonValue } from '@veloway/soap';

/** The models of an API, by name; what several messages describe alike is one model. */
export interface Components {
  readonly schemas: Record<string, JsonValue>;
}

/**
 * Puts the schema of a message among the models of an API.
 *
 * @param name the name that it should have, of letters and digits
 * @returns the reference to it
 */
export function addSchema(
  { schemas }: Components,
  name: string,
  { schema }: DescribedMessage,
): { readonly $ref: string } {
  const { definitions = {}, $schema, ...own } = schema as JsonObject & { readonly definitions?: JsonObject };
  const known = new Map(Object.entries(definitions as JsonObject)) as ReadonlyMap<string, JsonValue>;
  const names = newNames(schemas, name, known);
  for (const [definition, value] of known) schemas[names.get(definition) ?? definition] = referring(value, names);
  const unique = freeName(schemas, name);
  schemas[unique] = referring(own as JsonValue, names);
  return { $ref: `#/components/schemas/${unique}` };
}

/** @returns other names for the definitions whose names are taken by something else */
function newNames(
  schemas: Readonly<Record<string, JsonValue>>,
  message: string,
  definitions: ReadonlyMap<string, JsonValue>,
): ReadonlyMap<string, string> {
  const others = otherDefinitions(schemas, definitions);
  const names = new Map<string, string>();
  const taken: Record<string, unknown> = { ...schemas, ...Object.fromEntries(definitions) };
  for (const definition of others) {
    const name = freeName(taken, `${message}${definition}`);
    taken[name] = true;
    names.set(definition, name);
  }
  return names;
}

/** @returns the definitions that differ from the model of their name, or refer to one that does */
function otherDefinitions(
  schemas: Readonly<Record<string, JsonValue>>,
  definitions: ReadonlyMap<string, JsonValue>,
): ReadonlySet<string> {
  const texts = new Map<string, string>();
  for (const [name, value] of definitions) {
    if (Object.hasOwn(schemas, name)) texts.set(name, JSON.stringify(referring(value, new Map())));
  }
  const others = new Set(
    [...texts].filter(([name, text]) => JSON.stringify(schemas[name]) !== text).map(([name]) => name),
  );
  // A set goes on over what is added meanwhile.
  for (const other of others) {
    const reference = JSON.stringify(`#/components/schemas/${other}`);
    for (const [name, text] of texts) if (text.includes(reference)) others.add(name);
  }
  return others;
}

/** @returns the name, with a number where it is taken */
function freeName(taken: Readonly<Record<string, unknown>>, wanted: string): string {
  let name = wanted;
  for (let number = 2; Object.hasOwn(taken, name); number++) name = `${wanted}${number}`;
  return name;
}

/** @returns the schema with references to models of the API, without what OpenAPI 3.0 does not know */
function referring(schema: JsonValue, names: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(schema)) return schema.map((item) => referring(item, names));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(asOpenApi(schema as JsonObject)).map(([key, value]) => {
      const definition =
        key === '$ref' && typeof value === 'string' ? /^#\/definitions\/(.+)$/.exec(value)?.[1] : undefined;
      if (definition !== undefined) return [key, `#/components/schemas/${names.get(definition) ?? definition}`];
      return [key, referring(value as JsonValue, names)];
    }),
  );
}

/**
 * OpenAPI 3.0 knows no lists of types, no type `null` and no patterns of names: what it cannot say is let through. A
 * member of an object can have the name of a keyword, whose value then is no text and no list.
 */
function asOpenApi(schema: JsonObject): JsonObject {
  const { type, patternProperties, ...others } = schema;
  if (type === 'null') return { ...others, enum: [null] };
  if (Array.isArray(type)) return others;
  if (patternProperties === undefined || type !== 'object') return schema;
  return { ...others, type, additionalProperties: true };
}
