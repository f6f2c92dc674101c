import { childOf, type PlacedElement, textOf } from '../xsd/placed-element.js';
import { WSDL_NAMESPACE } from './wsdl-namespaces.js';

/** @returns the text of `wsdl:documentation`, with its white space as single spaces */
export function wsdlDocumentation(place: PlacedElement): string | undefined {
  const documentation = childOf(place, WSDL_NAMESPACE, 'documentation');
  const text = documentation && textOf(documentation.element).trim().replace(/\s+/g, ' ');
  return text === '' ? undefined : text;
}
