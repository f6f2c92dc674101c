import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { MAX_PAYLOAD_BYTES } from '@veloway/mapping';
import { wireText } from '../fetch.js';
import type { Gateway } from '../gateway.js';
import { type GatewayAnswer, lastHeader } from '../message.js';
import { gatewayFor } from './gateway-for.js';
import { linesOf, readBody } from './read-request.js';

export interface ListenOptions {
  /** 127.0.0.1 unless told otherwise, so that nobody else reaches it. */
  readonly host?: string;
  /** Any that is free, unless told otherwise. */
  readonly port?: number;
}

/** Gateways on a socket. */
export interface GatewayServer {
  readonly host: string;
  readonly port: number;
  /** Where the stages are: `http://127.0.0.1:3000`. */
  readonly url: string;
  /**
   * Takes no more requests and waits for those that are under way.
   *
   * @param graceMillis after which they are given up; 30,000 unless told otherwise
   */
  close(graceMillis?: number): Promise<void>;
}

/** Documented: all headers of a request, with names, values, blanks and line ends. */
const MAX_HEADER_BYTES = 10_240;

/** Documented: the longest URL of a Regional API; that of an edge-optimized one is shorter. */
const MAX_TARGET_LENGTH = 10_240;

/** Milliseconds for a whole request to come in, and for its head. */
const REQUEST_TIMEOUT = 30_000;
const HEAD_TIMEOUT = 10_000;

/** Milliseconds; documented: API Gateway closes an idle connection after 310 seconds. */
const IDLE_TIMEOUT = 310_000;

/**
 * Answers requests on a socket by one gateway or several. The one is chosen by the `execute-api` host that names its API
 * id, else by the stage in the path, else it is the first.
 *
 * @throws Error of Node's where the port is taken or not allowed
 */
export async function listen(gateways: readonly Gateway[], options: ListenOptions = {}): Promise<GatewayServer> {
  const { host = '127.0.0.1', port = 0 } = options;
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES + MAX_TARGET_LENGTH + 1024,
    requestTimeout: REQUEST_TIMEOUT,
    headersTimeout: HEAD_TIMEOUT,
    keepAliveTimeout: IDLE_TIMEOUT,
    connectionsCheckingInterval: 1000,
  });
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answerRequest(gateways, request, response);
  };
  server.on('request', onRequest);
  server.on('checkExpectation', onRequest);
  server.on('connect', (_, socket) => refuse(socket as Socket, '400 Bad Request'));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket as Socket, statusOf(error)));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    host: address.address,
    port: address.port,
    url: `http://${shown}:${address.port}`,
    close: (graceMillis = 30_000) => drain(server, graceMillis),
  };
}

/** What cannot be read as a request is answered before any gateway sees it. */
function statusOf({ code }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return '413 Payload Too Large';
    default:
      return '400 Bad Request';
  }
}

function refuse(socket: Socket, status: string): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ message: status.slice(4) });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}

function answerRequest(gateways: readonly Gateway[], request: IncomingMessage, response: ServerResponse): void {
  // A client that goes away takes its answer with it, and nothing else.
  response.on('error', ignore);
  request.on('error', ignore);
  const target = originForm(request.url ?? '/');
  const refused = refusalOf(request, target);
  if (refused !== undefined) return send(response, refused, true);
  const headers = linesOf(request);
  readBody(request, headers, MAX_PAYLOAD_BYTES, (body) => {
    if (body === 'too-long') return send(response, refusal(413, 'Request Too Long', 'RequestTooLargeException'), true);
    const gateway = gatewayFor(gateways, lastHeader(headers, 'Host'), target);
    const { remoteAddress = '127.0.0.1' } = request.socket;
    const sourceIp = remoteAddress.startsWith('::ffff:') ? remoteAddress.slice(7) : remoteAddress;
    const answer = gateway.handle({ method: request.method ?? 'GET', target, headers, body, sourceIp });
    if (answer instanceof Promise) void answer.then((made) => send(response, made, false));
    else send(response, answer, false);
  });
}

function ignore(): void {}

/** @returns the path and query of a target that names a whole URL, as proxies send it */
function originForm(target: string): string {
  const rest = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function refusalOf(request: IncomingMessage, target: string): GatewayAnswer | undefined {
  if (!target.startsWith('/')) return refusal(400, 'Bad Request', 'BadRequestException');
  if (target.length > MAX_TARGET_LENGTH) return refusal(414, 'Request-URI Too Long', 'RequestUriTooLongException');
  let bytes = 0;
  for (const text of request.rawHeaders) bytes += text.length + 2;
  if (bytes > MAX_HEADER_BYTES) return refusal(431, 'Request Header Fields Too Large', 'RequestHeaderFieldsTooLarge');
  return undefined;
}

function refusal(status: number, message: string, errorType: string): GatewayAnswer {
  return {
    status,
    headers: [
      ['Content-Type', 'application/json'],
      ['x-amzn-ErrorType', errorType],
    ],
    body: JSON.stringify({ message }),
  };
}

/** @param last whether the connection is of no more use */
function send(response: ServerResponse, { status, headers, body }: GatewayAnswer, last: boolean): void {
  if (response.destroyed || response.headersSent) return;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const lines: string[] = [];
  for (const [name, value] of headers) lines.push(name, wireText(value));
  lines.push(
    'Content-Length',
    String(length),
    'Connection',
    last || !response.shouldKeepAlive ? 'close' : 'keep-alive',
  );
  try {
    response.writeHead(status, lines);
  } catch {
    // A mapping gave a header a name that HTTP has not.
    return send(response, refusal(500, 'Internal server error', 'InternalServerErrorException'), last);
  }
  response.end(body);
}

function drain(server: Server, graceMillis: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), graceMillis);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}
