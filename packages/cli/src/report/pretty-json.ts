/**
 * @returns the text indented, its numbers and strings untouched, or undefined where it is no JSON
 */
export async function prettyJson(text: string): Promise<string | undefined> {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const { applyEdits, format } = await import('jsonc-parser');
  const edits = format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' });
  return `${applyEdits(text, edits).trim()}\n`;
}
