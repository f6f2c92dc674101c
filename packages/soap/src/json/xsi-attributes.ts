import type { XmlAttribute, XmlElement } from '../xml/element.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';

/** @returns whether the element says that it is nil, and has nothing that says otherwise */
export function isNil({ attributes, children }: XmlElement): boolean {
  const isSaid = attributes.some(
    (attribute) => isNilAttribute(attribute) && /^\s*(?:true|1)\s*$/.test(attribute.value),
  );
  return isSaid && children.every(({ kind }) => kind === 'comment');
}

export function isNilAttribute({ local, namespace }: XmlAttribute): boolean {
  return namespace === XSI_NAMESPACE && local === 'nil';
}

export function isTypeAttribute({ local, namespace }: XmlAttribute): boolean {
  return namespace === XSI_NAMESPACE && local === 'type';
}

/** The attribute of an element that is null. */
export const NIL: XmlAttribute = { prefix: 'xsi', local: 'nil', namespace: XSI_NAMESPACE, value: 'true' };
