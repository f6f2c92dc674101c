import { connect } from 'node:net';
import type { HeaderLines } from '@veloway/gateway';

export interface RawRequest {
  readonly method: string;
  /** Sent as it is: with its double slashes and whatever else a client library would tidy up. */
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Buffer;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: HeaderLines;
  readonly body: Buffer;
}

/** Sends a request byte by byte as it is given, and reads the answer without changing a letter of it. */
export function sendRaw(port: number, request: RawRequest): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received: Buffer = Buffer.alloc(0);
    socket.on('connect', () => socket.write(bytesOf(request)));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      received = withoutInterim(Buffer.concat([received, chunk]));
      const response = parseResponse(received);
      if (response === undefined) return;
      resolve(response);
      socket.destroy();
    });
    socket.on('close', () => reject(new Error(`No whole answer: ${received.toString()}`)));
  });
}

function bytesOf({ method, target, headers, body }: RawRequest): Buffer {
  const chunked = headers.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && value === 'chunked');
  const length: HeaderLines = chunked || body.length === 0 ? [] : [['Content-Length', String(body.length)]];
  const lines = [...headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines}\r\n`, 'latin1');
  return Buffer.concat([head, chunked ? chunksOf(body) : body]);
}

function chunksOf(body: Buffer): Buffer {
  const last = Buffer.from('0\r\n\r\n');
  if (body.length === 0) return last;
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n'), last]);
}

/** Leaves out `100 Continue`, which a request with `Expect` is answered with first. */
function withoutInterim(received: Buffer): Buffer {
  if (!received.subarray(0, 12).toString('latin1').startsWith('HTTP/1.1 1')) return received;
  const end = received.indexOf('\r\n\r\n');
  return end < 0 ? received : received.subarray(end + 4);
}

/** @returns undefined where there is more to come */
function parseResponse(received: Buffer): RawResponse | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0);
  const body = received.subarray(end + 4);
  if (body.length < length) return undefined;
  return { status: Number(statusLine.split(' ')[1]), headers, body: body.subarray(0, length) };
}
