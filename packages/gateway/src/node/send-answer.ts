import type { ServerResponse } from 'node:http';
import type { GatewayAnswer } from '../message.js';
import { carriesStatus, wireLines } from '../wire-lines.js';
import { type Connection, finish, linger } from './connection.js';
import { REFUSALS } from './refusals.js';
import type { Serving } from './serving.js';

/**
 * Gives a request its answer, unless it has one or its client is gone.
 *
 * @param last whether the connection is of no more use
 */
export function sendAnswer(serving: Serving, response: ServerResponse, answer: GatewayAnswer, last: boolean): void {
  if (response.destroyed || response.headersSent) return;
  const { status, headers, body } = answer;
  if (!carriesStatus(status)) return sendAnswer(serving, response, REFUSALS.failed, last);
  const { socket } = response.req;
  const connection = serving.connections.get(socket);
  // Requests that came before on the same connection are still to be answered on it.
  const isLast = last || (serving.draining && connection?.latest === response);
  const lines = wireLines(headers);
  // A response without content has no length either.
  if (status !== 204) lines.push('Content-Length', String(lengthOf(body)));
  lines.push('Connection', isLast || !response.shouldKeepAlive ? 'close' : 'keep-alive');
  try {
    response.writeHead(status, lines);
  } catch {
    // A mapping gave a header a name that HTTP has not.
    return sendAnswer(serving, response, REFUSALS.failed, last);
  }
  if (connection !== undefined) finish(connection);
  if (isLast && !response.req.complete) endEarly(connection, response, body);
  else response.end(body);
  // Of a client that does not read, the answer would be kept for ever.
  if (socket.writableNeedDrain) socket.setTimeout(serving.idleMillis);
}

function lengthOf(body: string | Uint8Array): number {
  return typeof body === 'string' ? Buffer.byteLength(body) : body.length;
}

/** Answers a request that is still coming in. */
function endEarly(connection: Connection | undefined, response: ServerResponse, body: string | Uint8Array): void {
  const { req: request } = response;
  if (connection === undefined || request.method === 'HEAD') return void response.end();
  connection.closing = true;
  response.flushHeaders();
  // Called when the answer's turn has come, which on a connection may be after other answers.
  response.write(body, () => {
    if (request.complete) return void response.end();
    linger(connection);
    request.once('end', () => connection.socket.destroySoon());
  });
  request.resume();
}
