import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { parseXml } from '../xml/parse-xml.js';
import { writeXml } from '../xml/write-xml.js';
import { checkAction } from './http-headers.js';
import { latin1Of } from './multipart.js';
import type { Attachment } from './read-multipart.js';
import { SoapError } from './soap-error.js';
import { type SoapVersion, versionOf } from './soap-version.js';
import { includedId, isInclude } from './xop.js';

/** A message as it is sent. */
export interface MtomMessage {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const ROOT_ID = 'root@veloway';

/**
 * Writes a message of MTOM (SOAP Message Transmission Optimization Mechanism, section 4): the envelope, in which
 * `xopInclude` stands where attachments belong, and the attachments. `readMultipart` puts both together again.
 *
 * @param action what the message is about, for the Content-Type of SOAP 1.2
 * @throws {SoapError} where an attachment is included that is not there, and for Content-IDs that no header can hold
 * @throws {XmlWriteError} where the envelope is no element that a document can have
 * @throws {XmlError} where the envelope is a text that is not well-formed
 */
export function writeMtom(xml: string | XmlElement, attachments: readonly Attachment[], action = ''): MtomMessage {
  const root = typeof xml === 'string' ? parseXml(xml) : xml;
  const version = versionOf(root.namespace) ?? '1.2';
  checkAction(action);
  const type = startType(version);
  const envelope = new TextEncoder().encode(writeXml(root, { declaration: true }));
  checkAttachments(root, attachments);
  const rootHeaders = `Content-Type: application/xop+xml; charset=UTF-8; type="${type}"`;
  const boundary = boundaryFor([envelope, ...attachments.map(({ bytes }) => bytes)]);
  const parts = [
    partOf(boundary, rootHeaders, ROOT_ID, envelope),
    ...attachments.map((part) => partOf(boundary, `Content-Type: ${part.contentType}`, part.contentId, part.bytes)),
  ];
  return { contentType: contentTypeOf(boundary, version, action), bytes: joined([...parts.flat(), closing(boundary)]) };
}

function startType(version: SoapVersion): string {
  return version === '1.1' ? 'text/xml' : 'application/soap+xml';
}

function contentTypeOf(boundary: string, version: SoapVersion, action: string): string {
  const start = `type="application/xop+xml"; start="<${ROOT_ID}>"; start-info="${startType(version)}"`;
  const actionParameter = version === '1.2' && action !== '' ? `; action="${action}"` : '';
  return `multipart/related; boundary="${boundary}"; ${start}${actionParameter}`;
}

function checkAttachments(root: XmlElement, attachments: readonly Attachment[]): void {
  const known = new Set<string>([ROOT_ID]);
  for (const { contentId, contentType } of attachments) {
    checkHeader(contentId, /^[\x21-\x3b\x3d\x3f-\x7e]+$/);
    checkHeader(contentType, /^[\x20-\x7e]+$/);
    if (known.has(contentId)) {
      const message = `Two attachments have the Content-ID ${excerpt(contentId)}. Give each its own.`;
      throw new SoapError('attachment-repeated', message);
    }
    known.add(contentId);
  }
  checkIncluded(root, known);
}

function checkHeader(value: string, allowed: RegExp): void {
  if (allowed.test(value)) return;
  const message = `${excerpt(value)} cannot be in the header of a part. Write it in printable ASCII.`;
  throw new SoapError('multipart-malformed', message);
}

function checkIncluded(element: XmlElement, known: ReadonlySet<string>): void {
  if (isInclude(element)) {
    const id = includedId(element);
    if (!known.has(id)) {
      throw new SoapError('attachment-missing', `The attachment ${excerpt(id)} is included but not given. Add it.`);
    }
  }
  for (const child of element.children) if (child.kind === 'element') checkIncluded(child, known);
}

/** @returns a boundary that is in none of the parts; the same message always has the same */
function boundaryFor(parts: readonly Uint8Array[]): string {
  const texts = parts.map(latin1Of);
  let number = 1;
  while (texts.some((text) => text.includes(`--veloway-part-${number}-`))) number++;
  return `veloway-part-${number}-`;
}

function partOf(boundary: string, headers: string, contentId: string, bytes: Uint8Array): Uint8Array[] {
  const lines = [`--${boundary}`, headers, 'Content-Transfer-Encoding: binary', `Content-ID: <${contentId}>`, '', ''];
  const encoder = new TextEncoder();
  return [encoder.encode(lines.join('\r\n')), bytes, encoder.encode('\r\n')];
}

function closing(boundary: string): Uint8Array {
  return new TextEncoder().encode(`--${boundary}--\r\n`);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
