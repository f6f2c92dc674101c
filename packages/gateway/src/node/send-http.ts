import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
} from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import {
  EndpointError,
  type EndpointRequest,
  type EndpointResponse,
  type SendRequest,
} from '../integrations/endpoint.js';
import type { HeaderLines } from '../message.js';
import { gather, joined, nothingGathered } from './gathered-chunks.js';
import { headerText } from './header-text.js';
import { linesOf } from './read-request.js';

export interface HttpSender {
  readonly send: SendRequest;
  /** Ends all connections; a request that is under way fails, and so does any later one. */
  close(): void;
}

export interface HttpSenderOptions {
  /** Bytes of a response's body; documented: 10 MB. */
  readonly maxResponseBytes?: number;
}

const MAX_RESPONSE_BYTES = 10_485_760;

/** Bytes of all headers of a response. */
const MAX_HEADER_BYTES = 16_384;

interface Agents {
  readonly plain: Agent;
  readonly verifying: Agent;
  readonly trusting: Agent;
}

function agentsOf(keepAlive: boolean): Agents {
  return {
    plain: new PlainAgent({ keepAlive }),
    verifying: new TlsAgent({ keepAlive }),
    trusting: new TlsAgent({ keepAlive, rejectUnauthorized: false }),
  };
}

/** What all requests of a sender share. */
interface Sending {
  readonly kept: Agents;
  /** For second attempts, which must not take another connection that was kept too long. */
  readonly fresh: Agents;
  readonly maxResponseBytes: number;
  /** Whether nothing is to be sent any more. */
  closed: boolean;
}

/** Sends requests over sockets, and keeps connections for the next ones; an idle one does not keep the process alive. */
export function httpSender({ maxResponseBytes = MAX_RESPONSE_BYTES }: HttpSenderOptions = {}): HttpSender {
  const sending: Sending = { kept: agentsOf(true), fresh: agentsOf(false), maxResponseBytes, closed: false };
  return {
    send: (request) => sent(request, sending),
    close: () => {
      sending.closed = true;
      const { kept, fresh } = sending;
      for (const agent of [...Object.values(kept), ...Object.values(fresh)]) agent.destroy();
    },
  };
}

/** Sends a request, and once more where its connection was none any more: the back end closed it as it went out. */
async function sent(request: EndpointRequest, sending: Sending): Promise<EndpointResponse> {
  const deadline = performance.now() + request.timeoutInMillis;
  const first = await attempt(request, sending, sending.kept, deadline);
  const last = first === 'stale-connection' ? await attempt(request, sending, sending.fresh, deadline) : first;
  if (last !== 'stale-connection') return last;
  throw new Error('A connection was kept that should not have been.');
}

/** @param deadline in milliseconds of `performance.now()` */
function attempt(
  request: EndpointRequest,
  { maxResponseBytes, closed }: Sending,
  agents: Agents,
  deadline: number,
): Promise<EndpointResponse | 'stale-connection'> {
  return new Promise((resolve, reject) => {
    if (closed) throw new EndpointError('network', `\`${request.url}\` gave no answer before the gateway was closed.`);
    const outgoing = open(request, agents);
    let bytesBefore = 0;
    const timer = setTimeout(() => fail(timeout(request)), Math.max(0, deadline - performance.now()));
    const finish = (): void => clearTimeout(timer);
    const fail = (error: EndpointError): void => {
      finish();
      reject(error);
      outgoing.destroy();
    };
    outgoing.on('socket', (socket) => {
      bytesBefore = socket.bytesRead;
      if (outgoing.reusedSocket && bytesBefore !== BYTES_OF_ANSWERS.get(socket)) outgoing.destroy(unaskedError());
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      finish();
      if (isStale(outgoing, bytesBefore, error)) resolve('stale-connection');
      else reject(networkError(request, error));
    });
    outgoing.on('response', (response) => {
      const { socket } = response;
      response.on('end', () => BYTES_OF_ANSWERS.set(socket, socket.bytesRead));
      readResponse(response, request, maxResponseBytes).then((read) => {
        finish();
        resolve(read);
      }, fail);
    });
    const refuse = (_: IncomingMessage, socket: Duplex): void => {
      socket.destroy();
      fail(new EndpointError('network', `\`${request.url}\` changed to another protocol than HTTP.`));
    };
    outgoing.on('upgrade', refuse).on('connect', refuse);
    outgoing.end(request.body);
  });
}

/**
 * How many bytes had come over a connection at the end of its last answer. Where there are more by the next request, half
 * of an answer to nothing may be gone already, and the other half would be taken for the answer to this request.
 */
const BYTES_OF_ANSWERS = new WeakMap<Socket, number>();

/** As if the connection had ended while it was kept. */
function unaskedError(): NodeJS.ErrnoException {
  return Object.assign(new Error('More came than was asked for'), { code: 'ECONNRESET' });
}

/** Whether a connection that was kept ended before any byte of the answer came. */
function isStale(
  { reusedSocket, socket }: ClientRequest,
  bytesBefore: number,
  { code }: NodeJS.ErrnoException,
): boolean {
  return reusedSocket && (code === 'ECONNRESET' || code === 'EPIPE') && (socket?.bytesRead ?? 0) === bytesBefore;
}

function open(request: EndpointRequest, agents: Agents): ClientRequest {
  const { url, method, insecureSkipVerification } = request;
  const { tls, hostname, port, path } = partsOf(url);
  const lines = framed(request).map(([name, value]) => [checkedName(name, url), wireValue(name, value, url)] as const);
  const announcesTrailer = lines.some(([name]) => name.toLowerCase() === 'trailer');
  // Node.js takes a flat list of names and values, which is the only form that keeps the order of what is repeated.
  const headers = announcesTrailer ? {} : { headers: lines.flat() };
  const options = { hostname, port, path, method, ...headers, setHost: false, maxHeaderSize: MAX_HEADER_BYTES };
  try {
    const agent = insecureSkipVerification ? agents.trusting : agents.verifying;
    const opened = tls ? tlsRequest({ ...options, agent }) : plainRequest({ ...options, agent: agents.plain });
    if (announcesTrailer) sendHeadWithTrailer(opened, lines);
    return opened;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EndpointError('invalid-address', `The request \`${method} ${url}\` cannot be sent: ${reason}.`);
  }
}

/**
 * Node.js refuses `Trailer` unless the body is sent in chunks, while API Gateway sends a mapped one with any request
 * (recorded): the head goes out as that of a chunked body, and the body as it is, with its length.
 */
function sendHeadWithTrailer(opened: ClientRequest, lines: HeaderLines): void {
  for (const [name, value] of lines) opened.appendHeader(name, value);
  opened.chunkedEncoding = true;
  opened.flushHeaders();
  opened.chunkedEncoding = false;
}

interface Address {
  readonly tls: boolean;
  readonly hostname: string;
  readonly port: string | undefined;
  readonly path: string;
}

/** Takes a URL apart by itself: `URL` would write its path and its query anew. */
function partsOf(url: string): Address {
  const [, origin, authority, rest] = /^(https?:\/\/([^/?#]*))([^#]*)/is.exec(url) ?? [];
  if (origin === undefined || authority === '' || rest === undefined || !URL.canParse(origin)) {
    throw new EndpointError(
      'invalid-address',
      `\`${url}\` is no URL of HTTP: write \`http://HOST/PATH\` or \`https://HOST/PATH\`.`,
    );
  }
  const { protocol, hostname, port, username, password } = new URL(origin);
  if (username !== '' || password !== '') {
    throw new EndpointError(
      'invalid-address',
      `\`${url}\` has a user in it: send the header \`Authorization\` instead.`,
    );
  }
  return {
    tls: protocol === 'https:',
    hostname: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? undefined : port,
    path: sendable(rest.startsWith('/') ? rest : `/${rest}`),
  };
}

/** @returns a path in which only that is encoded which no request can have: blanks, controls, and all beyond ASCII */
function sendable(path: string): string {
  return path.replace(/[^\x21-\x7e]+/g, (text) =>
    Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

/** Methods whose requests Node.js sends without a word on their length where they have no body. */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

/** @returns headers that say where the body ends: a wrong length would cut the next request of the connection */
function framed({ headers, body, method }: EndpointRequest): HeaderLines {
  const framing = headers.filter(([name]) => FRAMING.test(name));
  const length = String(body.length);
  if (framing.length === 0 && body.length === 0 && BODILESS.has(method.toUpperCase())) return headers;
  const [only] = framing;
  if (framing.length === 1 && only?.[0].toLowerCase() === 'content-length' && only[1] === length) return headers;
  return [...headers.filter(([name]) => !FRAMING.test(name)), ['Content-Length', length]];
}

const FRAMING = /^(?:content-length|transfer-encoding)$/i;

function checkedName(name: string, url: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name;
  throw new EndpointError(
    'invalid-address',
    `\`${name}\` is no name of a header: rename it in the request to \`${url}\`.`,
  );
}

/** @returns a value with a character for each byte; what Latin-1 has stays as it is, and all else is UTF-8 */
function wireValue(name: string, value: string, url: string): string {
  if (/[^\t\x20-\x7e\x80-\u{10ffff}]/u.test(value)) {
    const shown = JSON.stringify(value);
    throw new EndpointError(
      'invalid-address',
      `The header \`${name}\` cannot be \`${shown}\`: take the line ends and controls out of it in the request to \`${url}\`.`,
    );
  }
  return /^[\x00-\xff]*$/.test(value) ? value : Buffer.from(value).toString('latin1');
}

/** @throws EndpointError where the body is too long, or ends too early */
function readResponse(
  response: IncomingMessage,
  request: EndpointRequest,
  maxBytes: number,
): Promise<EndpointResponse> {
  return new Promise((resolve, reject) => {
    const gathered = nothingGathered();
    const tooLarge = (): void => {
      const message = `The answer of \`${request.url}\` has more than ${maxBytes} bytes: API Gateway takes no more.`;
      reject(new EndpointError('response-too-large', message));
    };
    if (request.method !== 'HEAD' && Number(response.headers['content-length']) > maxBytes) tooLarge();
    response.on('data', (chunk: Buffer) => {
      gather(gathered, chunk);
      if (gathered.length > maxBytes) tooLarge();
    });
    const endedEarly = (): void => reject(cutError(request, gathered.length));
    response.on('error', endedEarly);
    response.on('close', endedEarly);
    response.on('end', () => {
      resolve({
        statusCode: response.statusCode ?? 0,
        headers: linesOf(response).map(([name, value]) => [name, headerText(value)]),
        body: joined(gathered),
      });
    });
  });
}

function cutError({ url }: EndpointRequest, length: number): EndpointError {
  return new EndpointError('network', `\`${url}\` ended its answer in the middle of the body, after ${length} bytes.`);
}

function timeout({ url, timeoutInMillis }: EndpointRequest): EndpointError {
  return new EndpointError('timeout', `\`${url}\` gave no whole answer within ${timeoutInMillis} ms.`);
}

function networkError({ url }: EndpointRequest, error: NodeJS.ErrnoException): EndpointError {
  return new EndpointError('network', sentenceFor(url, error.code ?? '', reasonOf(error)));
}

/** What Node.js says of an error; that of several addresses of one host says nothing itself. */
function reasonOf(error: NodeJS.ErrnoException): string {
  if (error instanceof AggregateError) return error.errors.map(String).join('; ');
  return 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
}

function sentenceFor(url: string, code: string, reason: string): string {
  if (UNTRUSTED.has(code)) {
    return `Nobody whom Node.js trusts vouches for the certificate of \`${url}\` (${reason}): set \`tlsConfig.insecureSkipVerification\` of the integration to true, or name the certificate's authority in NODE_EXTRA_CA_CERTS.`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code.startsWith('CERT_')) {
    return `The certificate of \`${url}\` does not hold (${reason}): renew it, or set \`tlsConfig.insecureSkipVerification\` of the integration to true.`;
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return `\`${url}\` does not speak TLS as Node.js does (${reason}): write \`http://\` if it is meant to be without TLS.`;
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return `The headers of the answer of \`${url}\` have more than ${MAX_HEADER_BYTES} bytes: shorten them.`;
  }
  if (code.startsWith('HPE_')) return `What \`${url}\` answered is not HTTP (${reason}): check what listens there.`;
  return unreachableFor(url, code, reason);
}

function unreachableFor(url: string, code: string, reason: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing listens at \`${url}\` (${reason}): start it, or correct the address.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of \`${url}\` is not known (${reason}): correct its name.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `\`${url}\` closed the connection without an answer (${reason}): see its own log.`;
    default:
      return `\`${url}\` cannot be reached (${reason}).`;
  }
}

/** OpenSSL's reasons to distrust a certificate that an authority of one's own signed, or nobody. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);
