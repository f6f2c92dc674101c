import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import type { ParseOptions } from '../xml/parse-options.js';
import { parseXml } from '../xml/parse-xml.js';
import { childElements, firstChild } from './child-elements.js';
import { readFault } from './read-fault.js';
import { SoapError } from './soap-error.js';
import type { SoapFault } from './soap-fault.js';
import { ENVELOPE_NAMESPACES, type SoapVersion, versionOf } from './soap-version.js';
import { standaloneElement } from './standalone-element.js';

/** A message as it was read. */
export interface Envelope {
  readonly version: SoapVersion;
  readonly headers: readonly HeaderBlock[];
  /** The elements of the body; those of a fault are in `fault` too. */
  readonly body: readonly XmlElement[];
  readonly fault: SoapFault | undefined;
  readonly element: XmlElement;
}

/** A header with what the envelope says about it. */
export interface HeaderBlock {
  readonly element: XmlElement;
  /** Whether whoever it is for must fail if it does not know the header. */
  readonly mustUnderstand: boolean;
  /** Who it is for: `actor` in SOAP 1.1, `role` in SOAP 1.2; the last receiver where it is undefined. */
  readonly actor: string | undefined;
  /** Whether it goes on to the next receiver though nobody understood it; false in SOAP 1.1. */
  readonly relay: boolean;
}

/**
 * Reads a message of SOAP 1.1 (section 4) or SOAP 1.2 (part 1, section 5); its namespace says which.
 *
 * @param xml the message, or its root where it was read already
 * @throws {XmlError} where it is not well-formed
 * @throws {SoapError} where it is not an envelope with a body, or of another version
 */
export function readEnvelope(xml: string | Uint8Array | XmlElement, options: ParseOptions = {}): Envelope {
  const element = typeof xml === 'string' || xml instanceof Uint8Array ? parseXml(xml, options) : xml;
  const version = envelopeVersion(element);
  const namespace = ENVELOPE_NAMESPACES[version];
  const body = firstChild(element, namespace, 'Body') ?? withoutBody(element);
  const header = firstChild(element, namespace, 'Header');
  const fault = firstChild(body, namespace, 'Fault');
  return {
    version,
    headers: header ? standaloneChildren(header, [element]).map((child) => headerBlock(child, version)) : [],
    body: standaloneChildren(body, [element]),
    fault: fault && readFault(fault, version, [element, body]),
    element,
  };
}

function standaloneChildren(parent: XmlElement, around: readonly XmlElement[]): readonly XmlElement[] {
  return childElements(parent).map((child) => standaloneElement(child, [...around, parent]));
}

function envelopeVersion({ local, namespace }: XmlElement): SoapVersion {
  if (local !== 'Envelope') {
    const message = `The root is ${excerpt(`<${local}>`)} and not an \`Envelope\`. Send a message of SOAP 1.1 or 1.2.`;
    throw new SoapError('envelope-malformed', message);
  }
  const version = versionOf(namespace);
  if (version) return version;
  const found = namespace === undefined ? 'no namespace' : `the namespace ${excerpt(namespace)}`;
  const known = `${ENVELOPE_NAMESPACES['1.1']} for SOAP 1.1 or ${ENVELOPE_NAMESPACES['1.2']} for SOAP 1.2`;
  throw new SoapError('version-unknown', `The envelope is in ${found}. Put it into ${known}.`);
}

function withoutBody(element: XmlElement): never {
  const other = childElements(element).find(({ local }) => local === 'Body');
  const found = other ? ', but a `Body` in another namespace' : '';
  throw new SoapError('envelope-malformed', `The envelope has no \`Body\` in its own namespace${found}. Add one.`);
}

function headerBlock(element: XmlElement, version: SoapVersion): HeaderBlock {
  const namespace = ENVELOPE_NAMESPACES[version];
  const attribute = (local: string) =>
    element.attributes
      .find((candidate) => candidate.local === local && candidate.namespace === namespace)
      ?.value.trim();
  return {
    element,
    mustUnderstand: isTrue(attribute('mustUnderstand')),
    actor: attribute(version === '1.1' ? 'actor' : 'role'),
    relay: version === '1.2' && isTrue(attribute('relay')),
  };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
