import { defaultConvention } from '../conventions/default.js';
import type { JsonValue } from '../json/json-value.js';
import type { XmlElement } from '../xml/element.js';
import { type NamespaceScope, namespaceOfPrefix, scopeOf } from './placed-element.js';

/** What no schema describes is converted by the default convention, with the declarations that it needs beside it. */

/** @returns the value of an element whose name is known */
export function untypedValue(element: XmlElement, scope: NamespaceScope | undefined): JsonValue {
  const prefixes = new Set<string>();
  collectPrefixes(element, prefixes, undefined, false);
  const [member] = membersOf(element, scope, prefixes);
  return member?.[1] ?? null;
}

/**
 * @param taken the members that stand for elements that the schema knows
 * @returns the name of an element, as a member that is none of these, and its value
 */
export function untypedMember(
  element: XmlElement,
  scope: NamespaceScope | undefined,
  taken: ReadonlyMap<string, unknown>,
): readonly [string, JsonValue] {
  const { namespace, local, prefix } = element;
  if (prefix === '' && namespace !== undefined && taken.has(local)) {
    const declarations = new Map([...element.declarations, ['any', namespace]]);
    return untypedMember({ ...element, prefix: 'any', declarations }, { declarations, outer: scope }, taken);
  }
  const prefixes = new Set<string>();
  collectPrefixes(element, prefixes, undefined, true);
  return membersOf(element, scope, prefixes)[0] ?? [local, null];
}

function membersOf(
  element: XmlElement,
  scope: NamespaceScope | undefined,
  prefixes: ReadonlySet<string>,
): readonly (readonly [string, JsonValue])[] {
  const declarations = new Map<string, string>();
  for (const prefix of prefixes) {
    const uri = namespaceOfPrefix(scope, prefix);
    if (uri !== undefined && prefix !== 'xml') declarations.set(prefix, uri);
  }
  const json = defaultConvention.toJson({ ...element, declarations }, {});
  return typeof json === 'object' && json !== null ? Object.entries(json as Record<string, JsonValue>) : [];
}

/**
 * Adds the prefixes of names that are not declared within the element; a name without a prefix needs the default
 * namespace.
 */
function collectPrefixes(
  element: XmlElement,
  prefixes: Set<string>,
  inner: NamespaceScope | undefined,
  withOwn: boolean,
): void {
  if (withOwn) addPrefix(element.prefix, prefixes, inner);
  for (const { prefix } of element.attributes) if (prefix !== '') addPrefix(prefix, prefixes, inner);
  for (const child of element.children) {
    if (child.kind === 'element') collectPrefixes(child, prefixes, scopeOf(child, inner), true);
  }
}

function addPrefix(prefix: string, prefixes: Set<string>, inner: NamespaceScope | undefined): void {
  for (let at = inner; at !== undefined; at = at.outer) if (at.declarations.has(prefix)) return;
  prefixes.add(prefix);
}
