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
  const names = new Map<string, string>();
  const known = definitions as JsonObject;
  for (const definition of Object.keys(known))
    names.set(definition, freeName(schemas, name, definition, known[definition]));
  for (const [definition, value] of Object.entries(known)) {
    schemas[names.get(definition) ?? definition] = referring(value as JsonValue, names);
  }
  const unique = schemas[name] === undefined ? name : `${name}Message`;
  schemas[unique] = referring(own as JsonValue, names);
  return { $ref: `#/components/schemas/${unique}` };
}

/** A name that is taken by another schema gets that of the message before it. */
function freeName(
  schemas: Record<string, JsonValue>,
  message: string,
  name: string,
  schema: JsonValue | undefined,
): string {
  const taken = Object.hasOwn(schemas, name) && JSON.stringify(schemas[name]) !== JSON.stringify(asComponent(schema));
  return taken ? `${message}${name}` : name;
}

function asComponent(schema: JsonValue | undefined): JsonValue | undefined {
  return schema === undefined ? undefined : referring(schema, new Map());
}

/** OpenAPI 3.0 knows no lists of types, and refers to models of its own. */
function referring(schema: JsonValue, names: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(schema)) return schema.map((item) => referring(item, names));
  if (typeof schema !== 'object' || schema === null) return schema;
  const members = Object.entries(schema).flatMap(([key, value]): [string, JsonValue][] => {
    if (key === 'type' && Array.isArray(value)) return [];
    const definition =
      key === '$ref' && typeof value === 'string' ? /^#\/definitions\/(.+)$/.exec(value)?.[1] : undefined;
    if (definition !== undefined) return [[key, `#/components/schemas/${names.get(definition) ?? definition}`]];
    return [[key, referring(value as JsonValue, names)]];
  });
  return Object.fromEntries(members);
}
