/** What no document may hold, as it is or as a reference: everything but `Char` of XML 1.0, section 2.2. */
const NOT_ALLOWED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** @returns the offset of the first character that no document may hold, or -1 */
export function forbiddenCharacter(text: string): number {
  return text.search(NOT_ALLOWED);
}

/** @returns what is wrong with the character at an offset, as the beginning of a sentence */
export function forbiddenCharacterName(text: string, offset: number): string {
  const code = text.charCodeAt(offset);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return `${name} is ${isSurrogate ? 'half of a surrogate pair' : 'a character'} that XML does not allow`;
}

/** @returns whether a document may hold the character, given by its code point */
export function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
