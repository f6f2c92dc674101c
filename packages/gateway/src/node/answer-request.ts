import type { IncomingMessage, ServerResponse } from 'node:http';
import { MAX_PAYLOAD_BYTES } from '@veloway/mapping';
import type { Gateway } from '../gateway.js';
import { type GatewayRequest, type HeaderLines, lastHeader } from '../message.js';
import { begin } from './connection.js';
import { gatewayFor } from './gateway-for.js';
import { linesOf, readBody } from './read-request.js';
import { REFUSALS, type Refusal } from './refusals.js';
import { tellRefused } from './refused-request.js';
import { sendAnswer } from './send-answer.js';
import type { Serving } from './serving.js';

/** Answers a request whose head is read, by the gateway that it is for. */
export function answerRequest(serving: Serving, request: IncomingMessage, response: ServerResponse): void {
  // A client that goes away takes its answer with it, and nothing else.
  response.on('error', ignore);
  request.on('error', ignore);
  const { socket, method = 'GET', url = '/' } = request;
  const connection = serving.connections.get(socket);
  if (connection !== undefined) begin(connection, response);
  const target = originForm(url);
  const headers = linesOf(request);
  const host = lastHeader(headers, 'Host');
  const gateway = gatewayFor(serving.gateways, host, target);
  const nameless = host === undefined && request.httpVersion === '1.1';
  const refused = nameless ? REFUSALS.malformed : refusalOf(gateway, target, headers);
  if (refused !== undefined) return refuse(serving, response, refused);
  const sourceIp = addressOf(socket.remoteAddress);
  readBody(request, headers, MAX_PAYLOAD_BYTES, (body) => {
    if (body === 'too-long') refuse(serving, response, REFUSALS.bodyTooLarge);
    else handle(serving, gateway, { method, target, headers, body, sourceIp }, response);
  });
}

function ignore(): void {}

function refuse(serving: Serving, response: ServerResponse, refusal: Refusal): void {
  tellRefused(serving, response.req, refusal);
  sendAnswer(serving, response, refusal, true);
}

/** Whatever goes wrong costs this request alone; a gateway throws only what its observer throws. */
function handle(serving: Serving, gateway: Gateway, request: GatewayRequest, response: ServerResponse): void {
  try {
    const answer = gateway.handle(request);
    if (!(answer instanceof Promise)) return sendAnswer(serving, response, answer, false);
    answer
      .then((made) => sendAnswer(serving, response, made, false))
      .catch((error: unknown) => fail(serving, response, error));
  } catch (error) {
    fail(serving, response, error);
  }
}

function fail(serving: Serving, response: ServerResponse, error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
  sendAnswer(serving, response, REFUSALS.failed, false);
}

/** @returns the path and query of a target that names a whole URL, as proxies send it; its host leads nowhere */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = /^https?:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function addressOf(address = '127.0.0.1'): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

/** Documented: all headers of a request, with names, values, blanks and line ends, and fewer of a private API. */
const MAX_HEADER_BYTES = 10_240;
const MAX_PRIVATE_HEADER_BYTES = 8000;

/** Documented: the longest URL of a Regional API, and of any other. */
const MAX_TARGET_LENGTH = 10_240;
const MAX_OTHER_TARGET_LENGTH = 8192;

/** What no target has: blanks, controls, and all beyond ASCII, which a URL spells otherwise. */
const UNSPELT = /[^\x21-\x7e]/;

function refusalOf(gateway: Gateway, target: string, headers: HeaderLines): Refusal | undefined {
  if (!target.startsWith('/') || UNSPELT.test(target)) return REFUSALS.malformed;
  if (target.length > MAX_OTHER_TARGET_LENGTH && target.length > maxTargetLength(gateway))
    return REFUSALS.targetTooLong;
  let bytes = 0;
  for (const [name, value] of headers) bytes += name.length + value.length + 4;
  return bytes > MAX_PRIVATE_HEADER_BYTES && bytes > maxHeaderBytes(gateway) ? REFUSALS.headersTooLarge : undefined;
}

function maxTargetLength(gateway: Gateway): number {
  return isOfType(gateway, 'REGIONAL') ? MAX_TARGET_LENGTH : MAX_OTHER_TARGET_LENGTH;
}

function maxHeaderBytes(gateway: Gateway): number {
  return isOfType(gateway, 'PRIVATE') ? MAX_PRIVATE_HEADER_BYTES : MAX_HEADER_BYTES;
}

function isOfType({ deployment }: Gateway, type: 'REGIONAL' | 'PRIVATE'): boolean {
  return deployment.api.endpointConfiguration.types.includes(type);
}
