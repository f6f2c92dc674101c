import { createElement } from '../xml/create-element.js';
import type { XmlAttribute, XmlElement } from '../xml/element.js';
import { type WriteOptions, writeXml } from '../xml/write-xml.js';
import { ENVELOPE_NAMESPACES, type SoapVersion } from './soap-version.js';

/** What a message says. */
export interface EnvelopeParts {
  readonly version: SoapVersion;
  readonly body: XmlElement | readonly XmlElement[];
  readonly header?: readonly (XmlElement | HeaderEntry)[];
  /** Declarations of the envelope, by prefix; prefixes that are not among them are declared where they are needed. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** The prefix of the envelope: `soap` where nothing is said. */
  readonly prefix?: string;
}

/** A header with what the envelope says about it. */
export interface HeaderEntry {
  readonly element: XmlElement;
  readonly mustUnderstand?: boolean;
  /** Who it is for: `actor` in SOAP 1.1, `role` in SOAP 1.2. */
  readonly actor?: string;
}

/**
 * Writes a message.
 *
 * @param write how; the XML declaration is written where nothing is said
 * @throws {XmlWriteError} for what no document can say
 */
export function envelope(parts: EnvelopeParts, write: WriteOptions = {}): string {
  return writeXml(envelopeElement(parts), { declaration: true, ...write });
}

/** @returns the message as an element, for `writeMtom` */
export function envelopeElement(parts: EnvelopeParts): XmlElement {
  const { header = [], body } = parts;
  const bodies = Array.isArray(body) ? body : [body];
  const declarations = new Map(Object.entries(parts.namespaces ?? {}));
  if (!declarations.has(prefixOf(parts))) declarations.set(prefixOf(parts), ENVELOPE_NAMESPACES[parts.version]);
  const headers =
    header.length === 0
      ? []
      : [
          soapElement(
            parts,
            'Header',
            header.map((entry) => headerOf(parts, entry)),
          ),
        ];
  const children = [...headers, soapElement(parts, 'Body', bodies)];
  return { ...soapElement(parts, 'Envelope', children), declarations };
}

function prefixOf({ prefix = 'soap' }: EnvelopeParts): string {
  return prefix;
}

function soapElement(parts: EnvelopeParts, local: string, children: readonly XmlElement[]): XmlElement {
  return createElement({ prefix: prefixOf(parts), local, namespace: ENVELOPE_NAMESPACES[parts.version], children });
}

function headerOf(parts: EnvelopeParts, entry: XmlElement | HeaderEntry): XmlElement {
  if ('kind' in entry) return entry;
  const { element, mustUnderstand, actor } = entry;
  const attributes = [...element.attributes];
  // SOAP 1.1 knows no `true`.
  const yes = parts.version === '1.1' ? '1' : 'true';
  if (mustUnderstand) attributes.push(soapAttribute(parts, 'mustUnderstand', yes));
  if (actor !== undefined) attributes.push(soapAttribute(parts, parts.version === '1.1' ? 'actor' : 'role', actor));
  return { ...element, attributes };
}

function soapAttribute(parts: EnvelopeParts, local: string, value: string): XmlAttribute {
  return { prefix: prefixOf(parts), local, namespace: ENVELOPE_NAMESPACES[parts.version], value };
}
