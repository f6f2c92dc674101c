import { excerpt } from '../xml/excerpt.js';
import { attributeOf, childOf, childrenOf, type PlacedElement } from '../xsd/placed-element.js';
import { MIME_BINDING_NAMESPACE } from './wsdl-namespaces.js';
import type { WsdlReading } from './wsdl-reading.js';

/** What a binding says about the body of a message. */
export interface SoapBody {
  readonly place: PlacedElement | undefined;
  /** The parts that are not in the envelope. */
  readonly attachments: readonly string[];
}

/**
 * @param bound the input or output of a binding's operation
 * @param soap the namespace of what it says about SOAP
 */
export function readSoapBody({ report }: WsdlReading, bound: PlacedElement | undefined, soap: string): SoapBody {
  const place = bound && childOf(bound, soap, 'body');
  const related = bound && childOf(bound, MIME_BINDING_NAMESPACE, 'multipartRelated');
  if (place !== undefined || related === undefined) return { place, attachments: [] };
  const parts = childrenOf(related, MIME_BINDING_NAMESPACE, 'part');
  const contents = parts.flatMap((part) => childrenOf(part, MIME_BINDING_NAMESPACE, 'content'));
  const names = contents.map((content) => attributeOf(content, 'part')).filter((name) => name !== undefined);
  const attachments = [...new Set(names)];
  const listed = attachments.slice(0, 5).map(excerpt).join(', ') || 'none';
  const message = `The parts of this message that are attachments (${listed}) are not read. Send them beside the envelope.`;
  report(related, 'not-supported', message, 'warning');
  const bodies = parts.map((part) => childOf(part, soap, 'body'));
  return { place: bodies.find((body) => body !== undefined), attachments };
}
