import { escapeAttribute } from '../xml/escape.js';

/**
 * Writes a text of the schema into a template, as the content of an element or the value of an attribute. What Velocity
 * would read is a reference of XML: `$`, a `#` that could begin a directive, and the backslashes that escape these.
 */
export function literalText(text: string): string {
  return escapeAttribute(text).replace(/[$\\]|#(?=[a-z@#*[{])/gi, (character) => `&#${character.charCodeAt(0)};`);
}

/** @returns a text as Velocity has it between apostrophes, where nothing but these means anything */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
