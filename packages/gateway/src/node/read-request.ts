import type { IncomingMessage } from 'node:http';
import { NO_BYTES, strictTextOf } from '../bytes.js';
import { type HeaderLines, lastHeader } from '../message.js';
import { gather, joined, nothingGathered } from './gathered-chunks.js';

/** @returns the headers as they were sent; what is UTF-8 is read as such, and anything else has a character for each byte */
export function linesOf({ rawHeaders }: IncomingMessage): HeaderLines {
  const lines: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const value = rawHeaders[index + 1] ?? '';
    lines.push([rawHeaders[index] ?? '', ASCII.test(value) ? value : utf8Of(value)]);
  }
  return lines;
}

const ASCII = /^[\x00-\x7f]*$/;

function utf8Of(latin1: string): string {
  return strictTextOf(Buffer.from(latin1, 'latin1')) ?? latin1;
}

/**
 * Reads the body of a request; where the client goes before its end, nothing is called.
 *
 * @param then called once, with `too-long` where the body has more bytes than are allowed
 */
export function readBody(
  request: IncomingMessage,
  headers: HeaderLines,
  maxBytes: number,
  then: (body: Uint8Array | 'too-long') => void,
): void {
  const declared = lastHeader(headers, 'Content-Length');
  if (declared === undefined && lastHeader(headers, 'Transfer-Encoding') === undefined) return then(NO_BYTES);
  if (Number(declared ?? 0) > maxBytes) return then('too-long');
  const gathered = nothingGathered();
  let tooLong = false;
  request.on('data', (chunk: Buffer) => {
    if (tooLong) return;
    gather(gathered, chunk);
    tooLong = gathered.length > maxBytes;
    if (tooLong) then('too-long');
  });
  request.on('end', () => {
    if (!tooLong) then(joined(gathered));
  });
}
