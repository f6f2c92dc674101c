import { excerpt } from './excerpt.js';
import { declaredEncoding } from './xml-declaration.js';
import { XmlError } from './xml-error.js';

/** How bytes are decoded, and how sure it is. */
interface Detected {
  readonly encoding: Encoding;
  /** How many bytes are a byte order mark. */
  readonly mark: number;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'us-ascii' | 'windows-1252';

/**
 * The encodings that documents may declare, in small letters. ISO-8859-1 is read as windows-1252, as the Encoding
 * Standard does: they differ in control characters alone, which nobody means.
 */
const ENCODINGS: ReadonlyMap<string, Encoding | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
]);

/**
 * @param bytes a document
 * @param encoding what came with the bytes, as in the `charset` of a Content-Type
 * @returns the document's text, without a byte order mark; the encoding is found as appendix F of XML 1.0 describes
 * @throws {XmlError} where the encoding is not supported, contradicts itself, or is not that of the bytes
 */
export function decodeXml(bytes: Uint8Array, encoding?: string): string {
  const { encoding: found, mark } = detect(bytes, encoding);
  const text = decoded(bytes.subarray(mark), found);
  checkDeclared(text, found, encoding === undefined || mark > 0);
  return text;
}

/** The beginnings of documents in encodings that are not supported. */
const UNSUPPORTED: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-32', [0x00, 0x00, 0xfe, 0xff]],
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32', [0x00, 0x00, 0x00, 0x3c]],
  ['UTF-32', [0x3c, 0x00, 0x00, 0x00]],
  ['EBCDIC', [0x4c, 0x6f, 0xa7, 0x94]],
  ['UTF-7', [0x2b, 0x2f, 0x76]],
  ['UTF-7', [0x2b, 0x41, 0x44, 0x77]],
];

/** The beginnings of documents whose encoding these tell, and how many of the bytes are a mark. */
const KNOWN: readonly (readonly [Encoding, number, readonly number[]])[] = [
  ['utf-8', 3, [0xef, 0xbb, 0xbf]],
  ['utf-16be', 2, [0xfe, 0xff]],
  ['utf-16le', 2, [0xff, 0xfe]],
  ['utf-16be', 0, [0x00, 0x3c]],
  ['utf-16le', 0, [0x3c, 0x00]],
];

function detect(bytes: Uint8Array, encoding: string | undefined): Detected {
  const unsupported = UNSUPPORTED.find(([, beginning]) => beginsWith(bytes, beginning));
  if (unsupported) failUnsupported(unsupported[0], '');
  const known = KNOWN.find(([, , beginning]) => beginsWith(bytes, beginning));
  if (known && (known[1] > 0 || encoding === undefined)) return { encoding: known[0], mark: known[1] };
  const beginning = String.fromCharCode(...bytes.subarray(0, 400));
  const named = encodingOf(encoding ?? declaredEncoding(beginning) ?? 'utf-8', beginning);
  if (named !== 'utf-16') return { encoding: named, mark: 0 };
  const byteOrder =
    encoding === undefined ? failMismatch('UTF-16', 'an encoding of single bytes', beginning) : 'utf-16be';
  return { encoding: known?.[0] ?? byteOrder, mark: 0 };
}

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function encodingOf(name: string, text: string): Encoding | 'utf-16' {
  return ENCODINGS.get(name.trim().toLowerCase()) ?? failUnsupported(name, text);
}

function failUnsupported(name: string, text: string): never {
  const message = `The encoding ${excerpt(name)} is not supported. Send the document as UTF-8.`;
  throw new XmlError('encoding-unsupported', message, text, Math.max(0, text.indexOf(name)));
}

function failMismatch(declared: string, found: string, text: string): never {
  const message = `The document declares the encoding ${excerpt(declared)}, but its bytes are ${found}. Correct the declaration.`;
  throw new XmlError('encoding-mismatch', message, text, Math.max(0, text.indexOf(declared)));
}

/** A document that contradicts its own bytes is refused: whoever looked at it before may have read something else. */
function checkDeclared(text: string, found: Encoding, isCounting: boolean): void {
  const name = declaredEncoding(text);
  if (name === undefined || !isCounting) return;
  const declared = encodingOf(name, text);
  const isSame = declared === found || (declared === 'utf-16' && found.startsWith('utf-16'));
  if (!isSame) failMismatch(name, excerpt(found.toUpperCase()), text);
}

function decoded(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'us-ascii') checkAscii(bytes);
  const label = encoding === 'us-ascii' ? 'utf-8' : encoding;
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return encoding === 'windows-1252' ? withWindowsCharacters(text) : text;
  } catch {
    return failMalformed(encoding, wellFormedPart(bytes, label));
  }
}

/** What windows-1252 has at 0x80 to 0x9f: https://encoding.spec.whatwg.org/index-windows-1252.txt. */
const WINDOWS_CHARACTERS =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Some versions of Node.js, 20 among them, decode windows-1252 as if it were ISO-8859-1. */
function withWindowsCharacters(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => WINDOWS_CHARACTERS[character.charCodeAt(0) - 0x80] ?? character);
}

function checkAscii(bytes: Uint8Array): void {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  if (at >= 0) failMalformed('us-ascii', new TextDecoder().decode(bytes.subarray(0, at)));
}

function failMalformed(encoding: Encoding, before: string): never {
  const message = `The bytes are not ${encoding.toUpperCase()} from here on. Declare the encoding that they have.`;
  throw new XmlError('encoding-malformed', message, before, before.length);
}

/** @returns the text up to the first byte that cannot be decoded; decoders only tell that there is one */
function wellFormedPart(bytes: Uint8Array, label: string): string {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (prefixOf(bytes, middle, label) === undefined) bad = middle;
    else good = middle;
  }
  return prefixOf(bytes, good, label) ?? '';
}

function prefixOf(bytes: Uint8Array, length: number, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}
