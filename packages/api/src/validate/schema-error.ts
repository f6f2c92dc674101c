/** What the validator finds wrong, as Ajv says it with `verbose`. */
export interface SchemaError {
  readonly keyword: string;
  /** A JSON pointer to the value that is wrong. */
  readonly instancePath: string;
  /** A JSON pointer into the schema, which begins anew with every `$ref` in it. */
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** The value that is wrong. */
  readonly data?: unknown;
  /** The schema that has the keyword. */
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** @returns a member of what may be an object, of its own only */
export function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** @returns the keys and indexes that lead to the value */
export function pathOf({ instancePath }: SchemaError): readonly string[] {
  const parts = instancePath.split('/').slice(1);
  return parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
