import { createServer, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a back end got it. */
export interface Received {
  readonly method: string;
  /** The path and the query. */
  readonly target: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** A server on a socket of its own, which remembers what it got. */
export interface BackEnd {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** @param behaviour what it answers; nothing but 200 unless told otherwise */
export async function startBackEnd(
  behaviour: (request: Received) => Reply | Promise<Reply> = () => ({}),
): Promise<BackEnd> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url: target = '', rawHeaders, headers } = incoming;
    const request = { method, target, rawHeaders, headers, body: Buffer.concat(chunks) };
    received.push(request);
    const { status = 200, headers: sent = {}, body = '' } = await behaviour(request);
    response.writeHead(status, sent).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
