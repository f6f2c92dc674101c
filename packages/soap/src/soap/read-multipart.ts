import type { XmlElement } from '../xml/element.js';
import { excerpt } from '../xml/excerpt.js';
import { DEFAULT_LENGTH, type ParseOptions } from '../xml/parse-options.js';
import { parseXml } from '../xml/parse-xml.js';
import { type ContentType, readContentType } from './content-type.js';
import { type Part, readParts } from './multipart.js';
import { SoapError } from './soap-error.js';
import { includeAttachments } from './xop.js';

/** What came beside the envelope. */
export interface Attachment {
  /** Without the `<` and `>` around it. */
  readonly contentId: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A message with attachments as it was read. */
export interface MultipartMessage {
  /** The envelope, with base64 where attachments were included. */
  readonly root: XmlElement;
  /** The attachments that were not included, as SOAP with Attachments has them. */
  readonly attachments: readonly Attachment[];
}

/**
 * Reads a message of MTOM (with XML-binary Optimized Packaging) or of SOAP with Attachments: multipart/related, RFC 2387.
 *
 * @param contentType the message's Content-Type, whose `start` names the part with the envelope; it is the first otherwise
 * @param options limits of the envelope; `maxLength` bounds the base64 of its attachments too
 * @throws {SoapError} where the message is malformed or something of it is missing
 * @throws {XmlError} where the envelope is not well-formed
 */
export function readMultipart(contentType: string, bytes: Uint8Array, options: ParseOptions = {}): MultipartMessage {
  const { parameters } = multipartRelated(contentType);
  const parts = readParts(bytes, parameters.get('boundary') ?? withoutBoundary(contentType));
  const rootPart = rootOf(parts, parameters.get('start'));
  const attachments = byContentId(parts.filter((part) => part !== rootPart));
  const including = {
    attachments: new Map([...attachments].map(([id, part]) => [id, part.bytes])),
    included: new Set<string>(),
    left: options.maxLength ?? DEFAULT_LENGTH,
  };
  const root = includeAttachments(parseXml(rootPart.bytes, encodingFor(rootPart, options)), including);
  const left = [...attachments].filter(([id]) => !including.included.has(id));
  return { root, attachments: left.map(([contentId, part]) => attachmentOf(contentId, part)) };
}

function multipartRelated(header: string): ContentType {
  const contentType = readContentType(header);
  if (contentType.type === 'multipart/related') return contentType;
  const message = `The Content-Type ${excerpt(contentType.type)} is not \`multipart/related\`. Read the message as XML.`;
  throw new SoapError('content-type-malformed', message);
}

function withoutBoundary(header: string): never {
  throw new SoapError('content-type-malformed', `The Content-Type ${excerpt(header)} has no \`boundary\`. Add it.`);
}

function rootOf(parts: readonly Part[], start: string | undefined): Part {
  const [first] = parts;
  const root = start === undefined ? first : parts.find((part) => contentIdOf(part) === bare(start));
  if (root) return root;
  const message = `No part has the Content-ID ${excerpt(start ?? '')} that the Content-Type's \`start\` names. Correct it.`;
  throw new SoapError('attachment-missing', message);
}

function contentIdOf({ headers }: Part): string | undefined {
  const header = headers.get('content-id');
  return header === undefined ? undefined : bare(header);
}

function bare(contentId: string): string {
  return contentId.trim().replace(/^<(.*)>$/, '$1');
}

/** Parts without a Content-ID have their number. */
function byContentId(parts: readonly Part[]): ReadonlyMap<string, Part> {
  const attachments = new Map<string, Part>();
  parts.forEach((part, index) => {
    const id = contentIdOf(part) ?? `${index + 1}`;
    if (attachments.has(id)) {
      const message = `Two parts have the Content-ID ${excerpt(id)}. Give each its own.`;
      throw new SoapError('attachment-repeated', message);
    }
    attachments.set(id, part);
  });
  return attachments;
}

function encodingFor({ headers }: Part, options: ParseOptions): ParseOptions {
  const header = headers.get('content-type');
  const charset = header === undefined ? undefined : readContentType(header).parameters.get('charset');
  return charset === undefined ? options : { ...options, encoding: charset };
}

function attachmentOf(contentId: string, { headers, bytes }: Part): Attachment {
  return { contentId, contentType: headers.get('content-type') ?? 'application/octet-stream', bytes };
}
