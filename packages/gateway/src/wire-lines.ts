import { latin1Of } from './bytes.js';
import type { HeaderLines } from './message.js';

/** What says where a message ends, and what becomes of its connection: whoever sends it knows, and nobody else. */
const FRAMING = /^(?:connection|content-length|keep-alive|trailer|transfer-encoding)$/i;

/** Lengths tell most names apart, and cost nothing. */
const FRAMING_LENGTHS: ReadonlySet<number> = new Set([7, 10, 14, 17]);

/** @returns headers as HTTP carries them, a name and a value in turn, without those that its framing needs */
export function wireLines(headers: HeaderLines): string[] {
  const lines: string[] = [];
  for (const [name, value] of headers) {
    if (FRAMING_LENGTHS.has(name.length) && FRAMING.test(name)) continue;
    lines.push(name, wireText(value));
  }
  return lines;
}

/** @returns a value with a character for each byte of UTF-8, in which what no header can have became a blank */
function wireText(value: string): string {
  if (/^[\t\x20-\x7e]*$/.test(value)) return value;
  return latin1Of(value.replace(/[\0-\x08\n-\x1f\x7f]+/g, ' '));
}

/** Whether a status ends an exchange: after one below 200, a client would wait for another. */
export function carriesStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}
