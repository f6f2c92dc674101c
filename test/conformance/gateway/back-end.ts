import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HeaderLines } from '@veloway/gateway';

/** A request as a back end got it. */
export interface Received {
  readonly method: string;
  /** The path and the query. */
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers: HeaderLines;
  readonly body: string | Buffer;
}

/** What a back end answers. */
export type Behaviour = (request: Received) => Reply;

/** A server on a socket of its own, which remembers what it got. */
export interface BackEnd {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

export async function startBackEnd(behaviour: Behaviour): Promise<BackEnd> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: target = '', rawHeaders } = incoming;
    const request = { method, target, headers: pairs(rawHeaders), body: Buffer.concat(chunks) };
    received.push(request);
    const { status = 200, headers, body } = behaviour(request);
    response.sendDate = true;
    const lines: HeaderLines = [
      ...headers,
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Connection', 'keep-alive'],
    ];
    response.writeHead(status, lines.flat()).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pairs(flat: readonly string[]): HeaderLines {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}
