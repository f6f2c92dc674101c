import { excerpt } from './excerpt.js';
import { isNcName } from './names.js';

/** What `xml:` always stands for: Namespaces in XML 1.0, section 3. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** What `xmlns:` always stands for, though nothing may use it. */
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/**
 * What each prefix stands for at a place in a document: its declarations, the innermost last. A lookup costs the same
 * however deep and however many declarations there are, which a chain or copies of scopes would not.
 */
export type Scope = Map<string, string[]>;

/** @returns the scope outside of a document's root */
export function outermostScope(): Scope {
  return new Map([['xml', [XML_NAMESPACE]]]);
}

/** @returns what the prefix stands for, where it is declared; an empty declaration takes the default namespace away */
export function namespaceOf(scope: Scope, prefix: string): string | undefined {
  const declared = scope.get(prefix);
  return declared?.[declared.length - 1] || undefined;
}

/** Goes into an element with these declarations. */
export function enterScope(scope: Scope, declarations: ReadonlyMap<string, string>): void {
  for (const [prefix, uri] of declarations) {
    const declared = scope.get(prefix);
    if (declared) declared.push(uri);
    else scope.set(prefix, [uri]);
  }
}

/** Goes out of an element with these declarations. */
export function leaveScope(scope: Scope, declarations: ReadonlyMap<string, string>): void {
  for (const prefix of declarations.keys()) scope.get(prefix)?.pop();
}

/** @returns what is wrong with a declaration, as a sentence, or undefined; Namespaces in XML 1.0, sections 3 and 5 */
export function declarationProblem(prefix: string, uri: string): string | undefined {
  if (prefix === 'xmlns') return 'The prefix `xmlns` cannot be declared. Remove the declaration.';
  if (prefix === 'xml')
    return uri === XML_NAMESPACE ? undefined : `The prefix \`xml\` always stands for ${XML_NAMESPACE}.`;
  if (uri === XML_NAMESPACE) return `Only the prefix \`xml\` can stand for ${XML_NAMESPACE}.`;
  if (uri === XMLNS_NAMESPACE) return `No prefix can stand for ${XMLNS_NAMESPACE}.`;
  if (uri === '' && prefix !== '') return `The prefix \`${prefix}\` is declared as nothing. Give it a namespace.`;
  return undefined;
}

/** @returns what is wrong with a prefix that is declared, as a sentence, or undefined; `''` is the default namespace */
export function prefixProblem(prefix: string): string | undefined {
  if (prefix === '' || isNcName(prefix)) return undefined;
  return `${excerpt(prefix)} cannot be a prefix. Prefixes begin with a letter or \`_\`.`;
}

/** The namespace of `xsi:nil` and `xsi:type`: XML Schema 1.0, part 1, section 2.6. */
export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
