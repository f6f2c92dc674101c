import type { Eventual } from './after.js';
import { bytesOf } from './bytes.js';
import type { GatewayAnswer, GatewayRequest } from './message.js';

/** Answers a `Request` of the web by what answers requests from sockets. */
export async function fetchFrom(
  handle: (request: GatewayRequest) => Eventual<GatewayAnswer>,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  const headers = [...request.headers];
  if (!request.headers.has('host')) headers.push(['Host', url.host]);
  const {
    status,
    headers: lines,
    body,
  } = await handle({
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers,
    body: new Uint8Array(await request.arrayBuffer()),
    sourceIp: '127.0.0.1',
  });
  const sent = new Headers();
  for (const [name, value] of lines) sent.append(name, wireText(value));
  const empty = body.length === 0 || request.method === 'HEAD' || BODILESS.has(status);
  return new Response(empty ? null : Uint8Array.from(bytesOf(body)), { status, headers: sent });
}

/** Statuses whose responses have no body. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** @returns a header's value as HTTP carries it: a character for each byte of UTF-8, without line ends */
export function wireText(value: string): string {
  if (/^[\t\x20-\x7e]*$/.test(value)) return value;
  return String.fromCharCode(...bytesOf(value.replace(/[\r\n\0]+/g, ' ')));
}
