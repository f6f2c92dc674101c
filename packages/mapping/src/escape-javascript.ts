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
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const escaped = escapeUnit(text.charCodeAt(i), options);
    if (escaped === undefined) continue;
    out += text.slice(copied, i) + escaped;
    copied = i + 1;
  }
  return out + text.slice(copied);
}

/** @returns what a UTF-16 unit is written as, or undefined where it stays */
function escapeUnit(code: number, options: UtilOptions): string | undefined {
  if (code > 127) return options.escapeUnicode ? hexadecimal(code) : undefined;
  if (code === 47) return options.escapeSlash ? '\\/' : undefined;
  if (code >= 32 && code !== 34 && code !== 39 && code !== 92) return undefined;
  return NAMED.get(String.fromCharCode(code)) ?? hexadecimal(code);
}

function hexadecimal(code: number): string {
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
