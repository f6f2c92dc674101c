import { escapeJavaScript } from '../packages/mapping/src/escape-javascript.js';
import { DEFAULT_UTIL_OPTIONS } from '../packages/mapping/src/util.js';

/** Veloway's own `$util.escapeJavaScript`: all contestants in JavaScript share it, for it is not what is compared. */
export function escapeText(text: string): string {
  return escapeJavaScript(text, DEFAULT_UTIL_OPTIONS);
}
