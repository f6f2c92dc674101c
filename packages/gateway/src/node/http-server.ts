import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { MAX_PAYLOAD_BYTES } from '@veloway/mapping';
import type { Gateway } from '../gateway.js';
import { answerRequest } from './answer-request.js';
import { isIdle, remember } from './connection.js';
import { refuseTunnel, refuseUnreadable } from './refuse.js';
import type { RefusedRequest } from './refused-request.js';
import type { Serving } from './serving.js';

export interface ListenOptions {
  /** 127.0.0.1 unless told otherwise, so that nobody else reaches it. */
  readonly host?: string;
  /** Any that is free, unless told otherwise. */
  readonly port?: number;
  /** Milliseconds for the head of a request to come in; 10,000 unless told otherwise. */
  readonly headMillis?: number;
  /** Milliseconds for a whole request to come in; 30,000 unless told otherwise. */
  readonly requestMillis?: number;
  /** Milliseconds for a client to send its next request, or to read a bit of an answer; 310,000 unless told otherwise. */
  readonly idleMillis?: number;
  /** Called with each request that is refused before any gateway sees it: too long, malformed, too slow. */
  readonly onRefused?: (refused: RefusedRequest) => void;
}

/** Gateways on a socket. */
export interface GatewayServer {
  readonly host: string;
  readonly port: number;
  /** Where the stages are: `http://127.0.0.1:3000`. */
  readonly url: string;
  /**
   * Takes no more requests, ends idle connections, and waits for the requests that are under way.
   *
   * @param graceMillis after which they are given up; 30,000 unless told otherwise
   */
  close(graceMillis?: number): Promise<void>;
}

/** Bytes of a head that are read: far more than are allowed, so that it is known what of it is too long. */
const MAX_HEAD_BYTES = 131_072;

/** Documented: API Gateway closes an idle connection after 310 seconds. */
const IDLE_MILLIS = 310_000;

/**
 * Answers requests on a socket by one gateway or several. The one is chosen by the `execute-api` host that names its API
 * id, else by the stage in the path, else it is the first.
 *
 * @throws RangeError where there is no gateway
 * @throws Error of Node's where the port is taken or not allowed
 */
export async function listen(gateways: readonly Gateway[], options: ListenOptions = {}): Promise<GatewayServer> {
  if (gateways.length === 0) throw new RangeError('A server needs a gateway.');
  const { host = '127.0.0.1', port = 0, idleMillis = IDLE_MILLIS, onRefused } = options;
  const serving: Serving = { gateways, connections: new Map(), idleMillis, onRefused, draining: false };
  const server = serverOf(serving, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // What goes wrong with one connection before it is any, such as too many open files, is no matter of the others.
  server.on('error', () => undefined);
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    host: address.address,
    port: address.port,
    url: `http://${shown}:${address.port}`,
    close: (graceMillis = 30_000) => drain(server, serving, graceMillis),
  };
}

function serverOf(serving: Serving, { headMillis = 10_000, requestMillis = 30_000 }: ListenOptions): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEAD_BYTES,
    requestTimeout: requestMillis,
    headersTimeout: Math.min(headMillis, requestMillis),
    keepAliveTimeout: serving.idleMillis,
    // A request without it is refused with all others.
    requireHostHeader: false,
    connectionsCheckingInterval: Math.min(1000, headMillis),
  });
  // Their bytes are bounded; of more than 2,000, Node.js would leave out some without a word.
  server.maxHeadersCount = 0;
  // A client may say that it sends no more, and wait for its answer.
  Object.assign(server, { httpAllowHalfOpen: true });
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answerRequest(serving, request, response);
  };
  server.on('connection', (socket: Socket) => remember(serving.connections, socket));
  server.on('request', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    // Whoever would send too much is told before it is sent.
    if (!(Number(request.headers['content-length']) > MAX_PAYLOAD_BYTES)) response.writeContinue();
    onRequest(request, response);
  });
  server.on('connect', (request, socket) => refuseTunnel(serving, request, socket as Socket));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseUnreadable(serving, error, socket as Socket),
  );
  return server;
}

function drain(server: Server, serving: Serving, graceMillis: number): Promise<void> {
  serving.draining = true;
  // Node's own would cut off answers that are still being sent.
  server.closeIdleConnections = () => endConnections(serving, 'idle');
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => endConnections(serving, 'all'), graceMillis);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
  });
}

function endConnections({ connections }: Serving, which: 'idle' | 'all'): void {
  for (const connection of connections.values()) {
    if (which === 'all' || isIdle(connection)) connection.socket.destroy();
  }
}
