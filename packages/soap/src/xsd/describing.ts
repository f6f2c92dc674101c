import type { JsonObject, JsonValue } from '../json/json-value.js';
import type { TypeKey } from './message-options.js';
import type { PreparedSchema } from './prepared-schema.js';
import type { ComplexType } from './schema.js';

/** How the JSON Schema of a message is made. */
export interface JsonSchemaOptions {
  /** API Gateway's models are JSON Schemas of draft 4, and nothing else is made. */
  readonly draft?: 4;
  /** Whether objects may have members that the schema does not know: `false` where nothing is said. */
  readonly additionalProperties?: boolean;
  /** As of the conversion; `@xsi:type` where nothing is said. */
  readonly typeKey?: TypeKey;
}

/** A JSON Schema while it is made. */
export interface Describing {
  readonly prepared: PreparedSchema;
  readonly additionalProperties: boolean;
  readonly typeKey: TypeKey;
  readonly notes: Set<string>;
  readonly definitions: Map<string, JsonValue>;
  /** The names of the types that have a definition. */
  readonly names: Map<ComplexType, string>;
  /** For each name of a definition, how many begin with it and end in a number or nothing. */
  readonly taken: Map<string, number>;
  /** The types whose definition is still to be made. */
  readonly waiting: ComplexType[];
  /** The types without a name that stand where they are used; what is met again has a definition. */
  readonly inlined: Set<ComplexType>;
}

/** Types without names nest no deeper than this; deeper ones have definitions. */
export const MOST_INLINE = 20;

/** @returns what refers to the definition of a type, which is made when its time comes */
export function definitionOf(describing: Describing, type: ComplexType, name: string): JsonObject {
  const { names, waiting } = describing;
  const known = names.get(type);
  if (known !== undefined) return { $ref: `#/definitions/${known}` };
  const unique = uniqueName(describing.taken, name);
  names.set(type, unique);
  waiting.push(type);
  return { $ref: `#/definitions/${unique}` };
}

/** Documented: the names of API Gateway's models are letters and digits. */
function uniqueName(taken: Map<string, number>, name: string): string {
  const base = name.replace(/[^A-Za-z0-9]/g, '') || 'Type';
  let number = taken.get(base) ?? 0;
  let unique = base;
  do unique = ++number === 1 ? base : `${base}${number}`;
  while (unique !== base && taken.has(unique));
  taken.set(base, number);
  taken.set(unique, Math.max(1, taken.get(unique) ?? 0));
  return unique;
}
