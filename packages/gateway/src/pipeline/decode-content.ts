import { MAX_PAYLOAD_BYTES } from '@veloway/mapping';
import type { Call } from '../call.js';
import { GatewayError } from '../gateway-error.js';
import { lastHeader } from '../message.js';

/**
 * Undoes the `Content-Encoding` of a request (documented: gzip, deflate and identity, whatever the settings of the API;
 * anything else, and what is not what it says, is answered with 415).
 */
export async function decodeContent(call: Call): Promise<Call> {
  const coding = lastHeader(call.exchange.request.headers, 'Content-Encoding')?.trim().toLowerCase();
  if (coding === undefined || coding === '' || coding === 'identity' || call.body.length === 0) return call;
  if (coding !== 'gzip' && coding !== 'deflate')
    throw unsupported(`The content coding \`${coding}\` is not supported.`);
  return { ...call, body: await decompressed(call.body, coding) };
}

function unsupported(log: string): GatewayError {
  return new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', { log });
}

async function decompressed(body: Uint8Array, coding: 'gzip' | 'deflate'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Blob([Uint8Array.from(body)]).stream().pipeThrough(new DecompressionStream(coding));
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > MAX_PAYLOAD_BYTES) break;
      chunks.push(chunk);
    }
  } catch {
    throw unsupported(`The body is no \`${coding}\`.`);
  }
  if (length > MAX_PAYLOAD_BYTES) throw new GatewayError('REQUEST_TOO_LARGE', 'Request Too Long');
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
