import type { IncomingMessage } from 'node:http';
import { NO_BYTES } from '../bytes.js';
import { type HeaderLines, lastHeader } from '../message.js';

/** @returns the headers as they were sent, their values as the UTF-8 that they mostly are */
export function linesOf({ rawHeaders }: IncomingMessage): HeaderLines {
  const lines: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    lines.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return lines;
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
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else if (length - chunk.length <= maxBytes) then('too-long');
  });
  request.on('end', () => {
    if (length <= maxBytes) then(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
  });
}
