import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What the server knows of a socket. */
export interface Connection {
  readonly socket: Socket;
  /** The answer to the request that came last, given or not. */
  latest: ServerResponse | undefined;
  /** How many requests are under way. */
  pending: number;
  /** Whether nothing that comes in is answered any more. */
  closing: boolean;
}

/** Sockets that are open. */
export type Connections = Map<Socket, Connection>;

/** Remembers a socket as long as it is open. */
export function remember(connections: Connections, socket: Socket): void {
  connections.set(socket, { socket, latest: undefined, pending: 0, closing: false });
  socket.once('close', () => connections.delete(socket));
}

/** Requests of one connection that are under way; where there are more, nothing is read for a while. */
const MAX_PENDING = 100;

/** Notes a request. */
export function begin(connection: Connection, response: ServerResponse): void {
  connection.latest = response;
  if (++connection.pending === MAX_PENDING) process.nextTick(pause, connection);
}

/** Done after what was read is taken apart: until then, Node.js goes on reading by itself. */
function pause({ socket, pending }: Connection): void {
  if (pending >= MAX_PENDING) socket.pause();
}

/** Notes that a request has its answer. */
export function finish(connection: Connection): void {
  if (connection.pending-- === MAX_PENDING) connection.socket.resume();
}

/** Whether no request is under way; half a head is none yet. */
export function isIdle({ latest, closing }: Connection): boolean {
  return !closing && (latest === undefined || latest.writableFinished);
}

/** Milliseconds that a client has for reading its last answer. */
const LINGER_TIME = 5000;

/**
 * Ends a connection after its last answer. What the client still sends is read for a while: were the socket closed at
 * once, the system would tell the client of a reset, and the answer would be lost.
 */
export function linger(connection: Connection): void {
  const { socket } = connection;
  connection.closing = true;
  socket.end();
  const timer = setTimeout(() => socket.destroy(), LINGER_TIME);
  socket.once('close', () => clearTimeout(timer));
}
