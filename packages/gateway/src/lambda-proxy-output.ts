import { fromBase64, textOf } from './bytes.js';
import { configurationError, GatewayError } from './gateway-error.js';
import { acceptedType, isBinary } from './media-type.js';
import type { GatewayAnswer, HeaderLines } from './message.js';

/** What decides whether a body in base64 is decoded. */
export interface ProxyOutputContext {
  readonly accept: string | undefined;
  readonly binaryMediaTypes: readonly string[];
}

/** The members that the output of a function may have, and no others (recorded, see below). */
const MEMBERS: ReadonlySet<string> = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded']);

/**
 * Reads what a Lambda function behind a proxy integration returned (recorded, LocalStack snapshot
 * test_aws_proxy_response_payload_format_validation).
 *
 * @param payload the JSON that it returned
 * @throws GatewayError with 502 where it is no response, and with 500 where its base64 is none
 */
export function proxyOutput(payload: string, context: ProxyOutputContext): GatewayAnswer {
  const output = outputOf(payload);
  const status = statusOf(output.statusCode);
  const headers = headersOf(output.headers, output.multiValueHeaders);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status,
    headers: typed ? headers : [...headers, ['Content-Type', 'application/json']],
    body: bodyOf(output, context),
  };
}

function malformed(why: string): GatewayError {
  return new GatewayError('DEFAULT_5XX', 'Internal server error', {
    statusCode: 502,
    log: 'Execution failed due to configuration error: Malformed Lambda proxy response',
    advice: `${why} Return \`{ statusCode: 200, headers: {}, body: "text" }\`.`,
  });
}

type Output = Readonly<Record<string, unknown>>;

function outputOf(payload: string): Output {
  const value: unknown = payload === '' ? null : JSON.parse(payload);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw malformed(`The function returned \`${payload.slice(0, 100)}\`, which is no object.`);
  }
  const unknown = Object.keys(value).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) throw malformed(`The function returned an object with a member \`${unknown}\`.`);
  return value as Output;
}

function statusOf(value: unknown): number {
  if (value === undefined || value === null) return 200;
  const status = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw malformed(`The function returned the status code \`${JSON.stringify(value)}\`.`);
  }
  return status;
}

/** The values of `multiValueHeaders` come first, and the letters of its names count. */
function headersOf(single: unknown, multiple: unknown): HeaderLines {
  const lines = new Map<string, [string, string][]>();
  const add = (name: string, value: unknown): void => {
    const known = lines.get(name.toLowerCase());
    if (known === undefined) lines.set(name.toLowerCase(), [[name, headerText(value)]]);
    else known.push([known[0]?.[0] ?? name, headerText(value)]);
  };
  for (const [name, values] of membersOf(multiple, 'multiValueHeaders')) {
    if (!Array.isArray(values))
      throw malformed(`The function returned \`multiValueHeaders.${name}\`, which is no list.`);
    for (const value of values) add(name, value);
  }
  for (const [name, value] of membersOf(single, 'headers')) add(name, value);
  return [...lines.values()].flat();
}

function membersOf(value: unknown, name: string): [string, unknown][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value))
    throw malformed(`The function returned \`${name}\`, which is no object.`);
  return Object.entries(value).filter(([, member]) => member !== null);
}

function headerText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/**
 * Bytes are sent only if the function says that its body is base64 and the first type that the client accepts is binary
 * (recorded, LocalStack test test_aws_proxy_binary_response).
 */
function bodyOf(
  { body, isBase64Encoded }: Output,
  { accept, binaryMediaTypes }: ProxyOutputContext,
): string | Uint8Array {
  if (body === undefined || body === null) return '';
  if (typeof body === 'object')
    throw malformed('The function returned a `body` that is no text: call `JSON.stringify`.');
  const text = textOf(String(body));
  if (isBase64Encoded !== true || !isBinary(acceptedType(accept), binaryMediaTypes)) return text;
  const bytes = fromBase64(text);
  if (bytes === undefined) throw configurationError('Unable to base64 decode the body.');
  return bytes;
}
