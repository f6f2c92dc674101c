import type { XmlElement, XmlName } from './element.js';
import { declarationProblem, enterScope, namespaceOf, prefixProblem, type Scope, XML_NAMESPACE } from './namespaces.js';

/** How the names of an element are written. */
export interface Prefixes {
  readonly name: string;
  /** The names of its attributes, in their order. */
  readonly attributes: readonly string[];
  /** What the element must declare, its own declarations first. */
  readonly declarations: ReadonlyMap<string, string>;
}

/**
 * Finds a prefix for each name of an element: its own where that can be, and one that is made up where another name of
 * the element needs it for something else. Goes into the scope of the element.
 *
 * @param refuse is told of a declaration that cannot be
 */
export function assignPrefixes(element: XmlElement, scope: Scope, refuse: (problem: string) => never): Prefixes {
  if (isDeclared(element, scope)) {
    return { name: written(element, element.prefix), attributes: element.attributes.map(asItIs), declarations: NONE };
  }
  const declarations = ownDeclarations(element, refuse);
  enterScope(scope, declarations);
  const fixed: Fixed = { scope, declarations, used: new Set(declarations.keys()), refuse };
  const name = written(element, prefixFor(element, fixed));
  const attributes = element.attributes.map((attribute) => written(attribute, attributePrefix(attribute, fixed)));
  return { name, attributes, declarations };
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Most elements declare nothing, and have only prefixes that are declared. */
function isDeclared({ declarations, prefix, namespace, attributes }: XmlElement, scope: Scope): boolean {
  if (declarations.size > 0 || namespaceOf(scope, prefix) !== namespace) return false;
  if (namespace === undefined && prefix !== '') return false;
  return attributes.every(
    (attribute) =>
      attribute.namespace === undefined ||
      (attribute.prefix !== '' && namespaceOf(scope, attribute.prefix) === attribute.namespace),
  );
}

function asItIs(attribute: XmlName): string {
  return written(attribute, attribute.namespace === undefined ? '' : attribute.prefix);
}

/** What of an element's prefixes is settled. */
interface Fixed {
  readonly scope: Scope;
  readonly declarations: Map<string, string>;
  /** The prefixes whose meaning can no longer change in this element. */
  readonly used: Set<string>;
  readonly refuse: (problem: string) => never;
}

function ownDeclarations(element: XmlElement, refuse: (problem: string) => never): Map<string, string> {
  const declarations = new Map(element.declarations);
  // No name could say that it is in no namespace where there is a default.
  if (element.namespace === undefined && declarations.has('')) declarations.set('', '');
  for (const [prefix, uri] of declarations) {
    const problem = declarationProblem(prefix, uri) ?? prefixProblem(prefix);
    if (problem !== undefined) refuse(problem);
  }
  return declarations;
}

function written({ local }: XmlName, prefix: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

function prefixFor({ prefix, namespace }: XmlName, fixed: Fixed): string {
  if (namespace === XML_NAMESPACE) return 'xml';
  if (namespace === undefined) return withoutNamespace(fixed);
  if (namespaceOf(fixed.scope, prefix) === namespace) {
    fixed.used.add(prefix);
    return prefix;
  }
  const isFree = !fixed.used.has(prefix) && prefix !== 'xml' && prefix !== 'xmlns';
  return declare(isFree ? prefix : madeUp(fixed), namespace, fixed);
}

function withoutNamespace(fixed: Fixed): string {
  if (namespaceOf(fixed.scope, '') !== undefined) declare('', '', fixed);
  fixed.used.add('');
  return '';
}

function declare(prefix: string, uri: string, fixed: Fixed): string {
  const problem = declarationProblem(prefix, uri) ?? prefixProblem(prefix);
  if (problem !== undefined) fixed.refuse(problem);
  fixed.declarations.set(prefix, uri);
  fixed.used.add(prefix);
  enterScope(fixed.scope, new Map([[prefix, uri]]));
  return prefix;
}

/** Attributes without a prefix are in no namespace, so that one in a namespace must have a prefix. */
function attributePrefix(attribute: XmlName, fixed: Fixed): string {
  if (attribute.namespace === undefined) return '';
  if (attribute.prefix !== '') return prefixFor(attribute, fixed);
  return prefixFor({ ...attribute, prefix: knownPrefix(attribute.namespace, fixed) ?? madeUp(fixed) }, fixed);
}

function knownPrefix(namespace: string, { scope, declarations }: Fixed): string | undefined {
  for (const [prefix, uri] of declarations) if (prefix !== '' && uri === namespace) return prefix;
  for (const prefix of scope.keys()) if (prefix !== '' && namespaceOf(scope, prefix) === namespace) return prefix;
  return undefined;
}

/** @returns `ns1`, or the first like it that stands for nothing here */
function madeUp({ scope }: Fixed): string {
  let number = 1;
  while (namespaceOf(scope, `ns${number}`) !== undefined) number++;
  return `ns${number}`;
}
