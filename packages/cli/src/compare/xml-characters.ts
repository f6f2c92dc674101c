import { UnreadableText } from './unreadable-text.js';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * @param start where the text is, for the error
 * @returns the text with the five entities and the character references of XML as the characters that they stand for
 * @throws UnreadableText where it has another entity, which only a DOCTYPE could define
 */
export function decodeXml(text: string, start: number): string {
  return text.replace(/&(?:([#\w.:-]{1,40});)?/g, (reference, name: string = '') => {
    const character = Object.hasOwn(NAMED, name) ? NAMED[name] : numbered(name);
    if (character !== undefined) return character;
    const reason = name === '' ? '`&` should be written `&amp;`' : `\`${reference}\` is no entity of XML`;
    throw new UnreadableText(reason, start, { refused: true });
  });
}

function numbered(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([\da-fA-F]{1,8})|(\d{1,8}))$/.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** @returns text as it may stand between tags, in one line */
export function encodeXmlText(text: string): string {
  return text.replace(/[&<\n\r]/g, (character) => ESCAPES[character] ?? character);
}

/** @returns text as it may stand between double quotes, in one line */
export function encodeXmlAttribute(text: string): string {
  return text.replace(/[&<"\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

/** The white space of XML, which is less than that of JavaScript. */
const SPACE = ' \t\r\n';

/** @returns where the text between two offsets begins and ends without the white space around it */
export function withoutSpace(text: string, start = 0, end = text.length): { start: number; end: number } {
  while (start < end && SPACE.includes(text.charAt(start))) start++;
  while (end > start && SPACE.includes(text.charAt(end - 1))) end--;
  return { start, end };
}

/** @returns the text without the white space around it */
export function trimXml(text: string): string {
  const { start, end } = withoutSpace(text);
  return text.slice(start, end);
}
