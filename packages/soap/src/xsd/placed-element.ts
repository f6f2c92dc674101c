import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { qualifiedName } from '../xml/names.js';
import { XML_NAMESPACE } from '../xml/namespaces.js';
import { type QName, qnameOf } from './qname.js';
import type { Report } from './wsdl-problem.js';

/** A file that was read. */
export interface SourceDocument {
  readonly location: string;
  readonly text: string;
}

/** What prefixes stand for at a place: the declarations of the element and of those around it. */
export interface NamespaceScope {
  readonly declarations: ReadonlyMap<string, string>;
  readonly outer: NamespaceScope | undefined;
}

/** An element with what must be known to read it: its file, and what prefixes stand for in it. */
export interface PlacedElement {
  readonly element: XmlElement;
  readonly scope: NamespaceScope | undefined;
  readonly document: SourceDocument;
}

/** @returns the place of a document's root */
export function placeRoot(element: XmlElement, document: SourceDocument): PlacedElement {
  return { element, document, scope: scopeOf(element, undefined) };
}

/** @returns the scope within an element; most declare nothing, and share the scope around them */
export function scopeOf(element: XmlElement, outer: NamespaceScope | undefined): NamespaceScope | undefined {
  return element.declarations.size === 0 ? outer : { declarations: element.declarations, outer };
}

/** @returns the elements of a namespace in an element, in order; all of it, or those with one of these names */
export function childrenOf(place: PlacedElement, namespace: string, ...locals: readonly string[]): PlacedElement[] {
  const found: PlacedElement[] = [];
  for (const child of place.element.children) {
    if (child.kind !== 'element' || child.namespace !== namespace) continue;
    if (locals.length > 0 && !locals.includes(child.local)) continue;
    found.push({ element: child, document: place.document, scope: scopeOf(child, place.scope) });
  }
  return found;
}

/** @returns the first child of that name */
export function childOf(place: PlacedElement, namespace: string, ...locals: readonly string[]) {
  return childrenOf(place, namespace, ...locals)[0];
}

/** @returns the value of an attribute without a namespace, without the white space around it */
export function attributeOf({ element }: PlacedElement, name: string): string | undefined {
  const found = element.attributes.find(({ local, namespace }) => local === name && namespace === undefined);
  return found?.value.trim();
}

/** @returns all text directly in an element, of CDATA too */
export function textOf({ children }: XmlElement): string {
  const [only] = children;
  if (only?.kind === 'text' && children.length === 1) return only.value;
  return children.map((child) => (child.kind === 'text' || child.kind === 'cdata' ? child.value : '')).join('');
}

/** @returns what a prefix stands for; `''` is the default namespace, which may be none */
export function namespaceOfPrefix(scope: NamespaceScope | undefined, prefix: string): string | undefined {
  if (prefix === 'xml') return XML_NAMESPACE;
  for (let at = scope; at !== undefined; at = at.outer) {
    const uri = at.declarations.get(prefix);
    if (uri !== undefined) return uri === '' ? undefined : uri;
  }
  return undefined;
}

/** @returns the name that a text like `tns:Order` stands for, or undefined where it stands for none */
export function expandName(scope: NamespaceScope | undefined, text: string): QName | undefined {
  const name = qualifiedName(text);
  if (name === undefined) return undefined;
  const namespace = namespaceOfPrefix(scope, name.prefix);
  return name.prefix !== '' && namespace === undefined ? undefined : qnameOf(namespace, name.local);
}

/** Tells why a text stands for no name. */
export function reportName(report: Report, place: PlacedElement, text: string): void {
  const name = qualifiedName(text);
  if (name === undefined) report(place, 'invalid-value', `${excerpt(text)} cannot be a name in XML. Correct it.`);
  else {
    const message = `The prefix of ${excerpt(text)} is not declared. Declare it with \`xmlns:${name.prefix}\`.`;
    report(place, 'undeclared-prefix', message);
  }
}
