import { builtInType } from './built-in-types.js';
import { complexTypeOf, derivedTypesOf, isDerivedFrom, type PreparedSchema } from './prepared-schema.js';
import { ANY_TYPE, localPart, namespacePart, type QName, XSD_NAMESPACE, xsd } from './qname.js';
import type { TypeReference } from './schema.js';

/** @returns how JSON names a type: its local name, or its whole name where there is another type with that */
export function typeNameInJson({ localTypes }: PreparedSchema, name: QName): string {
  const local = localPart(name);
  if (namespacePart(name) === XSD_NAMESPACE) return `xs:${local}`;
  return (localTypes.get(local)?.length ?? 0) > 1 ? name : local;
}

/** @returns the type that JSON names, with any prefix or none; one that can stand for the declared type before others */
export function typeNamed(prepared: PreparedSchema, text: string, declared: TypeReference): QName | undefined {
  const { schema, localTypes } = prepared;
  if (schema.types.has(text)) return text;
  const [, prefix, local = ''] = /^(?:([^:{}]*):)?([^:{}]+)$/.exec(text) ?? [];
  if ((prefix === 'xs' || prefix === 'xsd') && isBuiltIn(xsd(local))) return xsd(local);
  const candidates = localTypes.get(local) ?? [];
  return candidates.find((name) => isDerivedFrom(schema, name, declared)) ?? candidates[0];
}

function isBuiltIn(name: QName): boolean {
  return name === ANY_TYPE || builtInType(name) !== undefined;
}

/** @returns whether something has this name */
export function isTypeName({ schema }: PreparedSchema, name: QName): boolean {
  return schema.types.has(name) || isBuiltIn(name);
}

/** @returns the types that a value may be of: the declared one and those derived from it, without those that are abstract */
export function possibleTypes({ schema }: PreparedSchema, declared: TypeReference): readonly TypeReference[] {
  const derived = typeof declared === 'string' ? derivedTypesOf(schema, declared) : [];
  return [declared, ...derived].filter((type) => complexTypeOf(schema, type)?.abstract !== true);
}
