/** What neither texts nor the values of attributes may hold as it is. */
const IN_TEXT = /[&<>\r]/;
const IN_ATTRIBUTE = /[&<>"\t\n\r]/;

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // Readers make spaces or ends of lines of these, unless they are references.
  ['\t', '&#9;'],
  ['\n', '&#10;'],
  ['\r', '&#13;'],
]);

/** @returns the text as it stands between tags */
export function escapeText(text: string): string {
  return IN_TEXT.test(text) ? text.replace(/[&<>\r]/g, reference) : text;
}

/** @returns the value as it stands between `"` */
export function escapeAttribute(value: string): string {
  return IN_ATTRIBUTE.test(value) ? value.replace(/[&<>"\t\n\r]/g, reference) : value;
}

function reference(character: string): string {
  return REFERENCES.get(character) ?? character;
}

/** @returns the text as CDATA; what no section can hold stands between two of them */
export function cdataOf(text: string): string {
  const parts = text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[');
  return `<![CDATA[${parts}]]>`;
}
