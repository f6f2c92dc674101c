import { ENVELOPE_NAMESPACES, type Envelope, readEnvelope, type XmlElement } from '@veloway/soap';
import { refuseAt } from './document-problem.js';
import { refusing, type XmlDocument } from './read-document.js';

/** @returns whether a document is an envelope, or looks as if it should be one */
export function isEnvelope({ local, namespace }: XmlElement): boolean {
  return local === 'Envelope' || Object.values(ENVELOPE_NAMESPACES).some((known) => known === namespace);
}

/**
 * @returns the elements of the message: those in the body of an envelope, or the document itself
 * @throws DocumentError where it is a fault, or an envelope that is none of SOAP
 */
export function bodyOf(document: XmlDocument): readonly XmlElement[] {
  if (!isEnvelope(document.root)) return [document.root];
  const { body, fault } = envelopeIn(document);
  if (fault === undefined) return body;
  const message = 'The envelope holds a fault, which is not the message. `veloway soap fault` says what it tells.';
  return refuseElement(document, 'fault-found', message, body[0]);
}

/** @throws DocumentError where it is no envelope */
export function envelopeIn(document: XmlDocument): Envelope {
  return refusing(document.file, () => readEnvelope(document.root));
}

/** Ends the command with an error at the start tag of an element, or at the root. */
export function refuseElement(
  { file, text, root }: XmlDocument,
  code: string,
  message: string,
  element: XmlElement | undefined,
): never {
  const { start, prefix, local } = element ?? root;
  const end = start + `<${prefix === '' ? '' : `${prefix}:`}${local}`.length;
  return refuseAt(file, code, message, text, { start, end });
}
