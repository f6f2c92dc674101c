import type { XmlName } from '../xml/element.js';
import { XML_NAMESPACE, XSI_NAMESPACE } from '../xml/namespaces.js';
import type { JsonOptions } from './json-options.js';

/** How the names of a document are keys. */
export interface Naming {
  readonly namespaces: 'keep' | 'strip' | ReadonlyMap<string, string>;
  /** What stands between a prefix and a local name. */
  readonly separator: string;
  /** Whether `xsi` needs no declaration, so that its names have this prefix whatever the document calls it. */
  readonly knowsXsi: boolean;
  /** The keys that were made, by prefix and local name; a key is one string however often its name occurs. */
  readonly known: Map<string, Map<string, string>>;
}

export function namingOf({ namespaces = 'keep' }: JsonOptions, separator: string, knowsXsi: boolean): Naming {
  const mapped = typeof namespaces === 'string' ? namespaces : new Map(Object.entries(namespaces));
  return { namespaces: mapped, separator, knowsXsi: knowsXsi || mapped !== 'keep', known: new Map() };
}

/** @returns the key of an element or attribute, without what marks attributes */
export function keyOf(naming: Naming, name: XmlName): string {
  const prefix = prefixOf(naming, name);
  if (prefix === '') return name.local;
  const ofPrefix = naming.known.get(prefix) ?? newPrefix(naming, prefix);
  const key = ofPrefix.get(name.local) ?? `${prefix}${naming.separator}${name.local}`;
  ofPrefix.set(name.local, key);
  return key;
}

function newPrefix({ known }: Naming, prefix: string): Map<string, string> {
  const keys = new Map<string, string>();
  known.set(prefix, keys);
  return keys;
}

function prefixOf({ namespaces, knowsXsi }: Naming, { prefix, namespace }: XmlName): string {
  if (namespace === undefined) return '';
  if (namespace === XML_NAMESPACE) return 'xml';
  if (namespace === XSI_NAMESPACE && knowsXsi) return 'xsi';
  if (namespaces === 'keep') return prefix;
  return namespaces === 'strip' ? '' : (namespaces.get(namespace) ?? '');
}

/** @returns the declarations of an element that its JSON shows */
export function keptDeclarations(
  { namespaces }: Naming,
  declarations: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  if (namespaces !== 'keep' || declarations.size === 0) return [];
  return [...declarations].filter(([, uri]) => uri !== XSI_NAMESPACE);
}
