import {
  decodeXml,
  type JsonValue,
  type ParseOptions,
  parseXml,
  SoapError,
  type XmlElement,
  XmlError,
  XmlWriteError,
} from '@veloway/soap';
import { decimalIdentity } from '../../compare/decimal.js';
import { readJsonValue } from '../../compare/read-json-value.js';
import { UnreadableText } from '../../compare/unreadable-text.js';
import { UsageError } from '../../usage-error.js';
import { DocumentError, refuse, refuseAt } from './document-problem.js';

/** An XML document with its text, in which problems have their places. */
export interface XmlDocument {
  /** As messages call it. */
  readonly file: string;
  readonly text: string;
  readonly root: XmlElement;
}

/** @returns the name of a file in messages */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

/** @throws UsageError where the standard input is to be read more than once */
export function checkInputs(files: readonly (string | undefined)[]): void {
  if (files.filter((file) => file === '-').length < 2) return;
  throw new UsageError('Only one file can be the standard input, which FILE is where it is left out.');
}

/** The options of the command line that say how XML is read. */
export interface ReadingOptions {
  readonly encoding?: string;
  readonly maxDepth?: string;
  readonly maxLength?: string;
}

/**
 * @throws DocumentError where the bytes are no XML that is read
 * @throws UsageError where a limit is no number
 */
export function readXml(bytes: Uint8Array, file: string, options: ReadingOptions = {}): XmlDocument {
  const limits = limitsOf(options);
  const text = decoded(bytes, file, options.encoding);
  try {
    return { file, text, root: parseXml(text, limits) };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return refuseAt(file, error.code, error.message, text, { start: error.offset, end: error.offset + 1 });
  }
}

/** @returns the limits that the options set, of which no document has less than one */
function limitsOf({ maxDepth, maxLength }: ReadingOptions): ParseOptions {
  return {
    ...(maxDepth === undefined ? {} : { maxDepth: limit(maxDepth, '--max-depth') }),
    ...(maxLength === undefined ? {} : { maxLength: limit(maxLength, '--max-length') }),
  };
}

function limit(value: string, option: string): number {
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  throw new UsageError(`\`${option} ${value}\` should be a whole number, and more than zero.`);
}

/** @returns the text of a document's bytes, whatever their encoding */
export function decoded(bytes: Uint8Array, file: string, encoding?: string): string {
  try {
    return decodeXml(bytes, encoding);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { code, message, line, column } = error;
    throw new DocumentError([{ severity: 'error', code, message, file, position: { line, column } }]);
  }
}

/** @returns whether bytes begin as XML does, and JSON never: with `<`, in any encoding */
export function looksLikeXml(bytes: Uint8Array): boolean {
  // Zeros are those of UTF-16, and the five others byte order marks.
  const ignored = new Set([0x00, 0xef, 0xbb, 0xbf, 0xfe, 0xff, 0x09, 0x0a, 0x0d, 0x20]);
  return bytes.find((byte) => !ignored.has(byte)) === 0x3c;
}

/**
 * @returns the JSON of a text; a number with more digits than JavaScript keeps is its text, which is the same in XML
 * @throws DocumentError where it is no JSON
 */
export async function readJson(bytes: Uint8Array, file: string): Promise<JsonValue> {
  const text = utf8(bytes, file);
  try {
    return JSON.parse(withAllDigits(text));
  } catch {
    return refuseJson(text, file);
  }
}

function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(file, 'encoding-malformed', 'The bytes are no UTF-8, which JSON is written in. Convert them.');
  }
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** Shorter numbers keep all of their digits, unless they have an exponent. */
const SURELY_EXACT = /^[\d.-]{1,15}$/;

function withAllDigits(text: string): string {
  return text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"') || SURELY_EXACT.test(token) || Number.isNaN(Number(token))) return token;
    return decimalIdentity(token) === decimalIdentity(String(Number(token))) ? token : `"${token}"`;
  });
}

async function refuseJson(text: string, file: string): Promise<never> {
  try {
    await readJsonValue(text);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    const message = `This is no JSON: ${error.reason}.`;
    if (error.offset === undefined) return refuse(file, 'json-malformed', message);
    return refuseAt(file, 'json-malformed', message, text, { start: error.offset, end: error.offset + 1 });
  }
  return refuse(file, 'json-malformed', 'This is no JSON that can be read.');
}

/** Runs what makes XML or reads SOAP; what no document can say is told of the file. */
export function refusing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof XmlWriteError || error instanceof SoapError) return refuse(file, error.code, error.message);
    throw error;
  }
}
