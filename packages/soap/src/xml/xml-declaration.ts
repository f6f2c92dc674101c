import { fail, type Reading } from './reading.js';

const SPACE = '[ \\t\\r\\n]';
const EQUALS = `${SPACE}*=${SPACE}*`;
const quoted = (value: string): string => `(?:"${value}"|'${value}')`;

/** XMLDecl of XML 1.0, section 2.8. */
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${EQUALS}${quoted('1\\.[0-9]+')}` +
    `(?:${SPACE}+encoding${EQUALS}${quoted('[A-Za-z][A-Za-z0-9._-]*')})?` +
    `(?:${SPACE}+standalone${EQUALS}${quoted('(?:yes|no)')})?${SPACE}*\\?>`,
  'y',
);

const ENCODING = new RegExp(`${SPACE}encoding${EQUALS}["']([^"']*)["']`);

/** @returns the encoding that a document declares, if it begins with a declaration that has one */
export function declaredEncoding(text: string): string | undefined {
  const declaration = /^\ufeff?<\?xml[ \t\r\n][^>]*>/.exec(text)?.[0];
  return declaration === undefined ? undefined : ENCODING.exec(declaration)?.[1];
}

/** Goes past the declaration, where the document begins with one. */
export function skipDeclaration(reading: Reading): void {
  const { text, at } = reading;
  if (!/^<\?xml[ \t\r\n?]/.test(text.slice(at, at + 6))) return;
  const pattern = new RegExp(DECLARATION);
  pattern.lastIndex = at;
  if (!pattern.test(text)) fail(reading, 'declaration-malformed', ADVICE);
  reading.at = pattern.lastIndex;
}

const ADVICE =
  'The XML declaration is malformed. Write `<?xml version="1.0" encoding="UTF-8"?>`, with nothing more in it than ' +
  '`standalone="yes"` or `standalone="no"` at its end.';
