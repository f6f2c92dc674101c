import type { UtilOptions } from './util.js';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\b', '\\b'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ["'", "\\'"],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

const PLAIN = /^[ !#-&(-.0-[\]-~]*$/;

/** As commons-lang 2's `StringEscapeUtils.escapeJavaScript`, which the documentation's description fits. */
export function escapeJavaScript(text: string, options: UtilOptions): string {
  if (PLAIN.test(text)) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    const code = text.charCodeAt(i);
    if (code < 32 || (code > 126 && options.escapeUnicode)) out += NAMED.get(c) ?? hexadecimal(code);
    else if (c === '/' && options.escapeSlash) out += '\\/';
    else out += NAMED.get(c) ?? c;
  }
  return out;
}

function hexadecimal(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
