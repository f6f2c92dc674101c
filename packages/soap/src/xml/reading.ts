import { excerpt } from './excerpt.js';
import { type QualifiedName, qualifiedName } from './names.js';
import { outermostScope, type Scope } from './namespaces.js';
import { XmlError, type XmlErrorCode } from './xml-error.js';

/** A document while it is read. */
export interface Reading {
  readonly text: string;
  /** The offset of what is read next. */
  at: number;
  /** The names that were read, by what the document writes; each is checked once, and is one string in memory. */
  readonly names: Map<string, QualifiedName>;
  readonly scope: Scope;
  readonly ampersand: Occurrence;
  readonly carriageReturn: Occurrence;
  readonly cdataEnd: Occurrence;
}

/** The next place of a text; each stretch of a document is searched once for it, however many texts are in it. */
export interface Occurrence {
  readonly of: string;
  at: number;
}

export function readingOf(text: string): Reading {
  return {
    text,
    at: text.charCodeAt(0) === 0xfeff ? 1 : 0,
    names: new Map(),
    scope: outermostScope(),
    ampersand: { of: '&', at: -1 },
    carriageReturn: { of: '\r', at: -1 },
    cdataEnd: { of: ']]>', at: -1 },
  };
}

/** @throws {XmlError} about the place that is read, or about another one */
export function fail(reading: Reading, code: XmlErrorCode, message: string, offset: number = reading.at): never {
  throw new XmlError(code, message, reading.text, offset);
}

/** @returns whether what is searched for stands between the two offsets */
export function occurs({ text }: Reading, occurrence: Occurrence, start: number, end: number): boolean {
  if (occurrence.at < start) {
    const found = text.indexOf(occurrence.of, start);
    occurrence.at = found < 0 ? text.length : found;
  }
  return occurrence.at < end;
}

export function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

export function skipWhitespace(reading: Reading): void {
  const { text } = reading;
  while (isWhitespace(text.charCodeAt(reading.at))) reading.at++;
}

/** What ends a name: white space and the marks of tags. Whatever else stands in it is looked at once, by `qualifiedName`. */
const ENDS_NAME = asciiSet('\t\n\r /><="\'?&;');

/** @returns a table with 1 for each of the characters */
export function asciiSet(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** @returns the name that begins here, past which the reading goes */
export function readName(reading: Reading): QualifiedName {
  const { text, at: start } = reading;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && ENDS_NAME[code] === 1) break;
  }
  const written = text.slice(start, at);
  reading.at = at;
  return reading.names.get(written) ?? newName(reading, written, start);
}

function newName(reading: Reading, written: string, start: number): QualifiedName {
  const name = qualifiedName(written);
  if (!name) fail(reading, 'name-malformed', nameProblem(reading.text, written, start), start);
  reading.names.set(written, name);
  return name;
}

function nameProblem(text: string, written: string, start: number): string {
  if (written !== '') return `${excerpt(written)} is not a name in XML. Names begin with a letter or \`_\`.`;
  if (start >= text.length) return 'The document ends where a name is expected.';
  return `A name is expected before ${excerpt(text.slice(start, start + 10))}. Write \`&lt;\` where a \`<\` is meant.`;
}
