import type { XmlElement } from '../xml/element.js';

/**
 * Takes an element out of a message. Values such as that of `xsi:type` are names with prefixes, which most services declare
 * on the envelope: without these declarations nobody could tell what such a name means.
 *
 * @param around the elements around it, the outermost first
 * @returns the element, which also declares the prefixes that its values use and that are declared around it
 */
export function standaloneElement(element: XmlElement, around: readonly XmlElement[]): XmlElement {
  const outer = new Map(around.flatMap(({ declarations }) => [...declarations]));
  for (const prefix of element.declarations.keys()) outer.delete(prefix);
  if (outer.size === 0) return element;
  const used = new Map<string, string>();
  addUsed(used, element, outer);
  return used.size === 0 ? element : { ...element, declarations: new Map([...used, ...element.declarations]) };
}

function addUsed(used: Map<string, string>, element: XmlElement, outer: ReadonlyMap<string, string>): void {
  for (const { value } of element.attributes) addPrefixes(used, value, outer);
  for (const child of element.children) {
    if (child.kind === 'element') addUsed(used, child, outer);
    else if (child.kind !== 'comment') addPrefixes(used, child.value, outer);
  }
}

/** A value can be a list of names, so that a prefix can stand before each colon. */
function addPrefixes(used: Map<string, string>, value: string, outer: ReadonlyMap<string, string>): void {
  if (!value.includes(':')) return;
  for (const [, prefix = ''] of value.matchAll(/([^\s:]+):/g)) {
    const uri = outer.get(prefix);
    if (uri !== undefined) used.set(prefix, uri);
  }
}
