/** jsonc-parser is made for files that people edit, so that JSON.parse has the last word on what is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
