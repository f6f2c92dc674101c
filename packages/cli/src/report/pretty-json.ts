import { isJson } from '../compare/is-json.js';
/** @returns the text indented, its numbers and strings untouched, or undefined where it is no JSON */
export async function prettyJson(text: string): Promise<string | undefined> {
  if (!isJson(text)) return undefined;
  const { applyEdits, format } = await import('jsonc-parser');
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
  return `${applyEdits(text, edits).trim()}\n`;
}

/** @returns the text in one line, its numbers and strings untouched, or undefined where it is no JSON */
export async function compactJson(text: string): Promise<string | undefined> {
  if (!isJson(text)) return undefined;
  const { createScanner } = await import('jsonc-parser');
  const scanner = createScanner(text, true);
  let compact = '';
  // The end of the text is a token without characters.
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const token = text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
    compact += token === ',' || token === ':' ? `${token} ` : token;
  }
  return compact;
}
