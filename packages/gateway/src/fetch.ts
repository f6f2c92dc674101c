import type { Eventual } from './after.js';
import { bytesOf } from './bytes.js';
import type { GatewayAnswer, GatewayRequest } from './message.js';
import { carriesStatus, wireLines } from './wire-lines.js';

/** Answers a `Request` of the web by what answers requests from sockets. */
export async function fetchFrom(
  handle: (request: GatewayRequest) => Eventual<GatewayAnswer>,
  request: Request,
): Promise<Response> {
  const url = new URL(request.url);
  const headers = [...request.headers];
  if (!request.headers.has('host')) headers.push(['Host', url.host]);
  const answer = await handle({
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers,
    body: new Uint8Array(await request.arrayBuffer()),
    sourceIp: '127.0.0.1',
  });
  return responseOf(request, answer);
}

function responseOf({ method }: Request, { status, headers, body }: GatewayAnswer): Response {
  const sent = headersOf(headers);
  // Over a socket, what HTTP cannot carry is answered in the same way.
  if (sent === undefined || !carriesStatus(status)) {
    return Response.json({ message: 'Internal server error' }, { status: 500 });
  }
  const empty = body.length === 0 || method === 'HEAD' || BODILESS.has(status);
  return new Response(empty ? null : Uint8Array.from(bytesOf(body)), { status, headers: sent });
}

/** @returns undefined where a name is none of a header */
function headersOf(lines: GatewayAnswer['headers']): Headers | undefined {
  const headers = new Headers();
  const flat = wireLines(lines);
  try {
    for (let index = 0; index < flat.length; index += 2) headers.append(flat[index] ?? '', flat[index + 1] ?? '');
  } catch {
    return undefined;
  }
  return headers;
}

/** Statuses whose responses have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);
