import { excerpt } from './excerpt.js';
import { fail, isWhitespace, type Reading, readName } from './reading.js';

/** Section 2.11 of XML 1.0: every end of a line is `\n`. */
export function normalizeLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** @returns what the comment that begins here says */
export function readComment(reading: Reading): string {
  const { text, at: start } = reading;
  const end = text.indexOf('--', start + 4);
  if (end < 0) fail(reading, 'comment-malformed', 'The comment does not end. Close it with `-->`.');
  if (text.charCodeAt(end + 2) !== 0x3e) {
    fail(
      reading,
      'comment-malformed',
      'The comment has `--` in it. Write single hyphens, with spaces between them.',
      end,
    );
  }
  reading.at = end + 3;
  return normalizeLines(text.slice(start + 4, end));
}

/** @returns what the CDATA section that begins here holds */
export function readCData(reading: Reading): string {
  const { text, at: start } = reading;
  const end = text.indexOf(']]>', start + 9);
  if (end < 0) fail(reading, 'cdata-malformed', 'The CDATA section does not end. Close it with `]]>`.');
  reading.at = end + 3;
  return normalizeLines(text.slice(start + 9, end));
}

/** Goes past the processing instruction that begins here; nothing in SOAP may ask for anything with one. */
export function skipInstruction(reading: Reading): void {
  const { text, at: start } = reading;
  reading.at += 2;
  const { qualified, prefix } = readName(reading);
  if (qualified.toLowerCase() === 'xml') misplacedDeclaration(reading, start);
  if (prefix !== '') malformedInstruction(reading, `has a colon in its name. Remove the colon.`, start);
  const end = text.indexOf('?>', reading.at);
  if (end < 0) malformedInstruction(reading, 'does not end. Close it with `?>`.', start);
  if (end !== reading.at && !isWhitespace(text.charCodeAt(reading.at))) {
    malformedInstruction(reading, 'has no space after its name. Add one.', start);
  }
  reading.at = end + 2;
}

function misplacedDeclaration(reading: Reading, start: number): never {
  const advice = 'Remove what is before it, white space too, and write `xml` in small letters.';
  return fail(reading, 'declaration-malformed', `The XML declaration must begin the document. ${advice}`, start);
}

function malformedInstruction(reading: Reading, what: string, start: number): never {
  const instruction = excerpt(reading.text.slice(start, reading.at));
  return fail(reading, 'instruction-malformed', `The processing instruction ${instruction} ${what}`, start);
}

/** @throws {XmlError} about `<!…` that is neither a comment nor a CDATA section where one may be */
export function failMarkup(reading: Reading): never {
  const found = reading.text.slice(reading.at, reading.at + 12);
  if (/^<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION|\[(?!CDATA\[)|%)/i.test(found)) {
    const why = 'Document types and entities are refused, because they can make a small document large or read files.';
    fail(reading, 'doctype-refused', `The document has ${excerpt(found)}. ${why} Remove the declaration.`);
  }
  return fail(reading, 'markup-unknown', `${excerpt(found)} is neither a comment, a CDATA section nor a tag.`);
}
