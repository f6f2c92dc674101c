/**
 * Tab stops within a text that is to be inserted. They are marked by characters of Unicode's private use area: the text
 * may still be spelt as a file spells its strings, where the backslashes and braces of a snippet would not survive.
 */
const OPEN = 0xe000;
const CLOSE = '\ue00f';
const STOPS = /([\ue000-\ue00e])([^\ue00f]*)\ue00f/g;

/**
 * @param order from 1; 0 is where the cursor is in the end
 * @param placeholder what stands there until it is typed over
 */
export function tabStop(order: number, placeholder = ''): string {
  return `${String.fromCharCode(OPEN + order)}${placeholder}${CLOSE}`;
}

/** @returns whether a text has tab stops */
export function hasTabStops(text: string): boolean {
  return text.includes(CLOSE);
}

/** @returns a text with tab stops as the Language Server Protocol writes them: `$1`, `${2:name}` */
export function snippetText(text: string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(STOPS)) {
    const order = (match[1] ?? '').charCodeAt(0) - OPEN;
    const placeholder = escaped(match[2] ?? '');
    result +=
      escaped(text.slice(done, match.index)) + (placeholder === '' ? `$${order}` : `\${${order}:${placeholder}}`);
    done = match.index + match[0].length;
  }
  return result + escaped(text.slice(done));
}

/** @returns a text without its tab stops, for who cannot jump to them */
export function plainText(text: string): string {
  return text.replace(STOPS, '$2');
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
