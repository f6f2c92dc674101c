import { excerpt } from '../xml/excerpt.js';
import { bytesOfBase64 } from './base64.js';
import { SoapError } from './soap-error.js';

/** A part of a multipart message. */
export interface Part {
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array;
}

/** More parts than this are refused, and longer headers. */
const MOST_PARTS = 1000;
const LONGEST_HEADERS = 16_384;

/**
 * @param boundary what parts the message, as its Content-Type says
 * @returns the parts of a multipart message: RFC 2046, section 5.1, whose line ends may be `\n` alone
 * @throws {SoapError} where it is malformed or has too many parts
 */
export function readParts(bytes: Uint8Array, boundary: string): readonly Part[] {
  checkBoundary(boundary);
  const text = latin1Of(bytes);
  const parts: Part[] = [];
  for (let start = firstDelimiter(text, boundary); ; ) {
    const end = nextDelimiter(text, boundary, start);
    parts.push(readPart(bytes, text, start, end));
    if (parts.length > MOST_PARTS) malformed(`has more than ${MOST_PARTS} parts. Send fewer.`);
    const delimiter = delimiterAt(text, boundary, lineStart(text, end)) ?? unclosed(boundary);
    if (delimiter.closes) return parts;
    start = delimiter.end;
  }
}

/** A character for each byte, so that the text can be searched and offsets are those of the bytes. */
export function latin1Of(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

/** RFC 2046, section 5.1.1. */
function checkBoundary(boundary: string): void {
  if (/^[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]$/.test(boundary)) return;
  const problem = `The boundary ${excerpt(boundary)} is malformed. Use 1 to 70 letters, digits and hyphens.`;
  throw new SoapError('content-type-malformed', problem);
}

function malformed(what: string): never {
  throw new SoapError('multipart-malformed', `The multipart message ${what}`);
}

function unclosed(boundary: string): never {
  return malformed(`does not end with the line ${excerpt(`--${boundary}--`)}. It may have been cut.`);
}

/** A line that parts the message. */
interface Delimiter {
  readonly closes: boolean;
  /** The offset after the line. */
  readonly end: number;
}

/** @returns the delimiter that is the line at an offset, if it is one */
function delimiterAt(text: string, boundary: string, start: number): Delimiter | undefined {
  if (!text.startsWith(`--${boundary}`, start)) return undefined;
  let end = start + 2 + boundary.length;
  const closes = text.startsWith('--', end);
  if (closes) end += 2;
  while (text[end] === ' ' || text[end] === '\t') end++;
  if (text[end] === '\r') end++;
  if (text[end] === '\n') return { closes, end: end + 1 };
  return closes && end >= text.length ? { closes, end } : undefined;
}

/** @returns the offset after the first delimiter; what is before it means nothing */
function firstDelimiter(text: string, boundary: string): number {
  const atStart = delimiterAt(text, boundary, 0);
  if (atStart) return endOfFirst(atStart);
  const before = nextDelimiter(text, boundary, 0);
  return endOfFirst(delimiterAt(text, boundary, lineStart(text, before)) ?? unclosed(boundary));
}

function endOfFirst({ closes, end }: Delimiter): number {
  return closes ? malformed('has no parts. Send at least the envelope.') : end;
}

/** @returns the offset of the line end that is before the next delimiter and belongs to it */
function nextDelimiter(text: string, boundary: string, start: number): number {
  // A part may be empty, and then its delimiter's line end is that of its headers.
  const search = `\n--${boundary}`;
  for (let at = text.indexOf(search, start - 1); at >= 0; at = text.indexOf(search, at + 1)) {
    if (delimiterAt(text, boundary, at + 1)) return at > start && text[at - 1] === '\r' ? at - 1 : at;
  }
  return unclosed(boundary);
}

function lineStart(text: string, lineEnd: number): number {
  return lineEnd + (text[lineEnd] === '\r' ? 2 : 1);
}

function readPart(bytes: Uint8Array, text: string, start: number, end: number): Part {
  // Where there is no content, the line end of the delimiter is that of the empty line.
  const headerText = text.slice(start, Math.min(lineStart(text, end), start + LONGEST_HEADERS));
  // Without headers the part begins with the empty line.
  const match = /^\r?\n|\r?\n\r?\n/.exec(headerText);
  if (!match) return malformed('has a part whose headers do not end with an empty line, or are too long.');
  const headers = readHeaders(headerText.slice(0, match.index));
  const bodyStart = start + match.index + match[0].length;
  const body = bytes.subarray(bodyStart, Math.max(end, bodyStart));
  return { headers, bytes: decoded(body, headers.get('content-transfer-encoding') ?? 'binary') };
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the one before: RFC 5322, section 2.2.3.
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    if (line === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1) malformed(`has the line ${excerpt(line)} among the headers of a part. Headers have a colon.`);
    const name = line.slice(0, colon).trim().toLowerCase();
    if (headers.has(name)) malformed(`has the header ${excerpt(name)} twice in a part. Send it once.`);
    headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function decoded(bytes: Uint8Array, encoding: string): Uint8Array {
  const name = encoding.toLowerCase();
  if (name === 'binary' || name === '8bit' || name === '7bit') return bytes;
  if (name !== 'base64') {
    return malformed(`has a part in the encoding ${excerpt(encoding)}. Send it as \`binary\` or \`base64\`.`);
  }
  return bytesOfBase64(latin1Of(bytes)) ?? malformed('has a part that says it is base64 and is not.');
}
