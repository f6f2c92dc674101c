import type { XmlElement } from '../xml/element.js';

/** @returns the elements that are directly in an element */
export function childElements({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => child.kind === 'element');
}

/** @returns the first of them with this name */
export function firstChild(element: XmlElement, namespace: string | undefined, local: string): XmlElement | undefined {
  return childElements(element).find((child) => child.local === local && child.namespace === namespace);
}

/** @returns the text that is directly in an element */
export function textOf({ children }: XmlElement): string {
  return children.map((child) => (child.kind === 'text' || child.kind === 'cdata' ? child.value : '')).join('');
}
