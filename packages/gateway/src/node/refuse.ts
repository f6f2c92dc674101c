import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { GatewayAnswer } from '../message.js';
import { wireLines } from '../wire-lines.js';
import { type Connection, linger } from './connection.js';
import { REFUSALS, type Refusal } from './refusals.js';
import { tellRefused } from './refused-request.js';
import { sendAnswer } from './send-answer.js';
import type { Serving } from './serving.js';

/** Answers what cannot be read as a request, after the answers to the requests before it. */
export function refuseUnreadable(serving: Serving, error: NodeJS.ErrnoException, socket: Socket): void {
  const connection = serving.connections.get(socket);
  if (connection?.closing) return;
  if (connection === undefined || !socket.writable) return void socket.destroy();
  const { latest } = connection;
  const refused = refusalOf(error);
  const cause = refused === REFUSALS.malformed ? reasonOf(error) : undefined;
  if (latest === undefined || latest.req.complete) {
    tellRefused(serving, undefined, refused, cause);
    return refuseInTurn(connection, refused);
  }
  // One that has its answer already was told of before, or was answered by a gateway.
  if (!latest.headersSent) tellRefused(serving, latest.req, refused, cause);
  sendAnswer(serving, latest, refused, true);
}

/** Node's parser says it in two or three words. */
function reasonOf({ reason, code }: NodeJS.ErrnoException & { readonly reason?: unknown }): string | undefined {
  return typeof reason === 'string' && reason !== '' ? reason : code;
}

/** Refuses `CONNECT`: from here on, Node.js looks after the socket no more. */
export function refuseTunnel(serving: Serving, request: IncomingMessage, socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.resume();
  const connection = serving.connections.get(socket);
  tellRefused(serving, request, REFUSALS.malformed);
  if (connection === undefined) socket.destroy();
  else refuseInTurn(connection, REFUSALS.malformed);
}

function refuseInTurn(connection: Connection, refused: GatewayAnswer): void {
  const { latest } = connection;
  connection.closing = true;
  if (latest === undefined || latest.writableFinished) refuse(connection, refused);
  else latest.once('finish', () => refuse(connection, refused));
}

function refuse(connection: Connection, { status, headers, body }: GatewayAnswer): void {
  const { socket } = connection;
  if (!socket.writable) return;
  const lines = [...wireLines(headers), 'Content-Length', String(Buffer.byteLength(body)), 'Connection', 'close'];
  const head = lines.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
  socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
  socket.write(body);
  linger(connection);
}

function refusalOf({ code }: NodeJS.ErrnoException): Refusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return REFUSALS.headersTooLarge;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return REFUSALS.late;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return REFUSALS.bodyTooLarge;
    default:
      return REFUSALS.malformed;
  }
}
