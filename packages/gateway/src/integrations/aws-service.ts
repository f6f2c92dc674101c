import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { bytesOf, strictTextOf, textOf } from '../bytes.js';
import { dictionary } from '../dictionary.js';
import { configurationError } from '../gateway-error.js';
import type { Credentials } from '../gateway-options.js';
import { type HeaderLines, lastHeader } from '../message.js';
import type { EndpointRequest } from './endpoint.js';
import type { ServiceArn } from './integration-arn.js';
import { serviceProtocol } from './service-protocol.js';

/** A call of an AWS service. */
export interface ServiceCall {
  /** With everything in it replaced: stage variables, and `{name}`s. */
  readonly arn: ServiceArn;
  readonly method: string;
  /** Mapped and overridden headers only. */
  readonly headers: HeaderLines;
  /** Mapped and overridden parameters only, as plain text. */
  readonly querystring: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Where the service is: `http://localhost:8000`. */
  readonly endpoint: string;
  readonly credentials: Credentials;
  readonly apiId: string;
  /** `Root=…`, for `X-Amzn-Trace-Id`. */
  readonly traceId: string;
  readonly now: Date;
  readonly timeoutInMillis: number;
}

/**
 * Makes the signed request that calls an AWS service.
 *
 * With `path/…` the request goes to this path, and with `action/NAME` to `/?Action=NAME`: recorded execution logs show
 * the action in the query even where `X-Amz-Target` names it too.
 *
 * @throws GatewayError where the endpoint is no URL
 */
export async function serviceRequest(call: ServiceCall): Promise<EndpointRequest> {
  const { method, body, timeoutInMillis } = call;
  const endpoint = endpointOf(call);
  const path = pathOf(call, endpoint);
  const query = queryOf(call);
  const headers = [...unsignedHeaders(call).map(asReceived), ['Host', endpoint.host] as const];
  const signature = await signatureOf(call, path, query, headers);
  const written = query.map(writtenParameter).join('&');
  return {
    method,
    url: `${endpoint.protocol}//${endpoint.host}${path}${written === '' ? '' : `?${written}`}`,
    headers: [...headers.map(asSent), ...signature, ['Content-Length', String(body.length)]],
    body,
    timeoutInMillis,
    insecureSkipVerification: false,
  };
}

function endpointOf({ arn, endpoint }: ServiceCall): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw configurationError(
    'Invalid endpoint address',
    `\`${endpoint}\` is no URL of HTTP, and cannot be the endpoint of \`${arn.service}\`: write \`http://HOST:PORT\`.`,
  );
}

function pathOf({ arn }: ServiceCall, endpoint: URL): string {
  const base = endpoint.pathname.replace(/\/+$/, '');
  if (arn.form === 'action') return `${base}/`;
  // The bucket of `BUCKET.s3` is a part of the host at AWS; an endpoint that a user names has one host only.
  const bucket = arn.service === 's3' && arn.subdomain !== undefined ? `/${arn.subdomain}` : '';
  const [path = ''] = arn.target.split('?', 1);
  const encoded = path.split('/').map(percentEncoded).join('/');
  // The key of an object has slashes, however they are written; the signature of S3 has them as they are.
  return `${base}${bucket}/${arn.service === 's3' ? encoded.replaceAll('%2F', '/') : encoded}`;
}

/** A parameter; one without a value is written without `=`, as S3 has it: `?acl`. */
type QueryParameter = readonly [name: string, value: string | undefined];

function queryOf(call: ServiceCall): QueryParameter[] {
  const { arn } = call;
  const mapped = call.querystring.map(([name, value]) => [textOf(bytesOf(name)), textOf(bytesOf(value))] as const);
  const [first = '', rest = ''] = splitAt(arn.target, arn.form === 'path' ? /\?/ : /[?&]/);
  const own = rest.split('&').filter(Boolean).map(parameterOf);
  if (arn.form === 'path') return [...own, ...mapped];
  const { version } = serviceProtocol(arn.service);
  const named = [['Action', first] as const, ...own, ...mapped];
  // Whoever names a target speaks JSON, which has no versions.
  const versionless =
    lastHeader(call.headers, 'X-Amz-Target') !== undefined || named.some(([name]) => name === 'Version');
  return version === undefined || versionless ? named : [...named, ['Version', version]];
}

function parameterOf(text: string): QueryParameter {
  const [name = '', value] = splitAt(text, /=/).map(formDecoded);
  return [name, value];
}

function splitAt(text: string, separator: RegExp): string[] {
  const at = text.search(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function writtenParameter([name, value]: QueryParameter): string {
  return value === undefined ? literally(name) : `${literally(name)}=${literally(value)}`;
}

function unsignedHeaders(call: ServiceCall): HeaderLines {
  const { arn, apiId, traceId } = call;
  const mapped = call.headers.filter(([name]) => !SIGNERS_OWN.has(name.toLowerCase()));
  const defaults: HeaderLines = [
    ['Accept', 'application/json'],
    ...(arn.form === 'action' ? actionHeaders(arn) : []),
    ...(call.body.length > 0 ? ([['Content-Type', 'application/json']] as const) : []),
    ['User-Agent', `AmazonAPIGateway_${apiId}`],
    ['x-amzn-apigateway-api-id', apiId],
    ['X-Amzn-Trace-Id', traceId],
  ];
  const names = new Set(mapped.map(([name]) => name.toLowerCase()));
  const missing = defaults.filter(([name]) => !names.has(name.toLowerCase()) && names.add(name.toLowerCase()));
  return [...missing, ...mapped];
}

/** No mapping can say these: the signature would be of another request. */
const SIGNERS_OWN: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'host',
  'transfer-encoding',
  'x-amz-date',
  'x-amz-security-token',
]);

function actionHeaders({ service, target }: ServiceArn): HeaderLines {
  const { targetPrefix, contentType } = serviceProtocol(service);
  if (targetPrefix === undefined || contentType === undefined) return [];
  return [
    ['Content-Type', contentType],
    ['X-Amz-Target', `${targetPrefix}.${splitAt(target, /[?&]/)[0]}`],
  ];
}

/** The headers that a signature adds, as they are written in execution logs. */
const SIGNATURE_HEADERS = ['X-Amz-Date', 'X-Amz-Security-Token', 'X-Amz-Content-Sha256', 'Authorization'] as const;

async function signatureOf(
  call: ServiceCall,
  path: string,
  query: readonly QueryParameter[],
  headers: HeaderLines,
): Promise<HeaderLines> {
  const { arn, method, body, endpoint, credentials, now } = call;
  const signer = new SignatureV4({
    service: serviceProtocol(arn.service).signingName ?? arn.service,
    // The ARN of a service without regions may lack one.
    region: arn.region || 'us-east-1',
    credentials,
    sha256: Sha256,
    // S3 alone signs a path as it is sent; all others encode it once more.
    uriEscapePath: arn.service !== 's3',
  });
  const { protocol, hostname } = new URL(endpoint);
  const request = { method, protocol, hostname, path, query: multiValues(query), headers: joined(headers), body };
  const signed = (await signer.sign(request, { signingDate: now })).headers;
  const added = SIGNATURE_HEADERS.filter((name) => lastHeader(headers, name) === undefined);
  return added.flatMap((name) => {
    const value = signed[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
}

function multiValues(query: readonly QueryParameter[]): Record<string, string[]> {
  const values = dictionary<string[]>();
  for (const [name, value = ''] of query) (values[name] ??= []).push(value);
  return values;
}

/** @returns headers as they are signed: in lower case, with one value that holds all of the same name */
function joined(headers: HeaderLines): Record<string, string> {
  const values = dictionary<string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    values[key] = values[key] === undefined ? value.trim() : `${values[key]},${value.trim()}`;
  }
  return values;
}

/**
 * @returns a header as whoever checks the signature reads it, which is as UTF-8; the value of one that came from a client
 *   has a character for each byte
 */
function asReceived([name, value]: HeaderLines[number]): HeaderLines[number] {
  if (!/^[\x00-\xff]*$/.test(value)) return [name, value];
  return [name, strictTextOf(Uint8Array.from(value, (character) => character.charCodeAt(0))) ?? value];
}

/** @returns a header with a character for each byte of UTF-8 */
function asSent([name, value]: HeaderLines[number]): HeaderLines[number] {
  return [name, String.fromCharCode(...bytesOf(value))];
}

/** @returns a name or a value of a query without its percent encoding */
function formDecoded(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .split(/(%[0-9a-f]{2})/i)
    .flatMap((part, index) => (index % 2 === 1 ? [Number.parseInt(part.slice(1), 16)] : [...bytesOf(part)]));
  return textOf(Uint8Array.from(bytes));
}

/** @returns a text in which all is encoded that a signature would encode, once: what is encoded already stays so */
function percentEncoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})|./gisu, (character, hex?: string) =>
    hex === undefined ? literally(character) : encodedByte(Number.parseInt(hex, 16)),
  );
}

/** @returns a text in which all is encoded that a signature would encode, percent signs among it */
function literally(text: string): string {
  return Array.from(bytesOf(text), encodedByte).join('');
}

function encodedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
