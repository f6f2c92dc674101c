import { isCharacter } from './characters.js';
import { excerpt } from './excerpt.js';
import { fail, type Reading } from './reading.js';

/** The entities that every document has: XML 1.0, section 4.6. There are no others without a DTD. */
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

const REFERENCE = /&(?:([^\s#&;<>"'=/]+)|#([0-9]+)|#x([0-9a-fA-F]+));/y;

/**
 * @param raw a stretch of the document
 * @param start its offset in the document
 * @param literal what becomes of the characters between the references
 * @returns the stretch with characters in place of references
 * @throws {XmlError} where a reference is malformed, names an entity, or stands for what no document may hold
 */
export function resolveReferences(
  reading: Reading,
  raw: string,
  start: number,
  literal: (text: string) => string,
): string {
  const pattern = new RegExp(REFERENCE);
  let resolved = '';
  let from = 0;
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
    pattern.lastIndex = at;
    const match = pattern.exec(raw) ?? malformed(reading, raw, at, start);
    resolved += literal(raw.slice(from, at)) + characterOf(reading, match, start + at);
    from = pattern.lastIndex;
  }
  return resolved + literal(raw.slice(from));
}

function characterOf(reading: Reading, [written, name, decimal, hex]: RegExpExecArray, offset: number): string {
  if (name !== undefined) return PREDEFINED.get(name) ?? undeclared(reading, written, offset);
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  if (isCharacter(code)) return String.fromCodePoint(code);
  const message = `${excerpt(written)} stands for a character that XML does not allow. Remove it.`;
  return fail(reading, 'character-not-allowed', message, offset);
}

function undeclared(reading: Reading, written: string, offset: number): never {
  const advice = 'Only lt, gt, amp, apos and quot are, because document types are refused. Write the character itself.';
  return fail(reading, 'entity-undeclared', `The entity ${excerpt(written)} is not declared. ${advice}`, offset);
}

function malformed(reading: Reading, raw: string, at: number, start: number): never {
  const message = `${excerpt(raw.slice(at, at + 12))} is not a reference. Write \`&amp;\` where a \`&\` is meant.`;
  return fail(reading, 'reference-malformed', message, start + at);
}
