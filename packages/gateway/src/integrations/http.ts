import { HEADER_RULES, headerRuleApplies } from '@veloway/mapping';
import { bytesOf } from '../bytes.js';
import type { Call } from '../call.js';
import { endpointUrl } from '../endpoint-uri.js';
import type { IntegrationRequest } from '../integration-request.js';
import { type HeaderLines, lastHeader } from '../message.js';
import { flattened } from '../overrides.js';
import type { IntegrationAnswer } from './answer.js';
import { callEndpoint } from './call-endpoint.js';

/** Calls an HTTP endpoint, with what is mapped alone. */
export async function http(request: IntegrationRequest): Promise<IntegrationAnswer> {
  return sent(request, request.querystring, [...ownDefaults(request.call), ...contentType(request.call)]);
}

/** Calls an HTTP endpoint with what the client sent, and with what is mapped besides. */
export async function httpProxy(request: IntegrationRequest): Promise<IntegrationAnswer> {
  const { event, exchange } = request.call;
  // Recorded: the client's parameters come after those of the URI, and mapped ones after these.
  const query = [...flattened(event.multiValueQueryStringParameters ?? {}), ...request.querystring];
  return sent(request, query, passedOn(exchange.request.headers));
}

async function sent(
  request: IntegrationRequest,
  query: IntegrationRequest['querystring'],
  defaults: HeaderLines,
): Promise<IntegrationAnswer> {
  const { call } = request;
  const { integration, exchange } = call;
  const { url, host } = endpointUrl(request, query);
  const body = bytesOf(request.payload);
  const method = methodOf(call);
  const headers = withDefaults(request.headers, [
    ...defaults,
    ['X-Amzn-Apigateway-Api-Id', exchange.stage.options.apiId],
    ['X-Amzn-Trace-Id', exchange.traceId],
    ['Host', host],
  ]);
  const length: HeaderLines = body.length > 0 || !BODILESS.has(method) ? [['Content-Length', String(body.length)]] : [];
  const { timeoutInMillis, insecureSkipVerification } = integration;
  const lines = [...headers, ...length];
  return callEndpoint(exchange, { method, url, headers: lines, body, timeoutInMillis, insecureSkipVerification });
}

/** Methods whose requests have no `Content-Length` unless they have a body. */
const BODILESS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

/** The integration's own method, but for `ANY`, which means the client's, as LocalStack has it. */
export function methodOf({ integration, exchange }: Call): string {
  const { httpMethod } = integration;
  return httpMethod === undefined || httpMethod === 'ANY' ? exchange.request.method : httpMethod;
}

/** Recorded, LocalStack snapshot test_http_integration_with_lambda. */
function ownDefaults({ exchange }: Call): HeaderLines {
  return [
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${exchange.stage.options.apiId}`],
  ];
}

/** Recorded: the type of the client is sent with a POST, and not with a GET. */
function contentType({ exchange: { request } }: Call): HeaderLines {
  if (BODILESS.has(request.method)) return [];
  return [['Content-Type', lastHeader(request.headers, 'Content-Type') ?? 'application/json']];
}

/** @returns the client's headers that a proxy sends on */
function passedOn(headers: HeaderLines): HeaderLines {
  const { droppedFromClient, notPassedOn } = HEADER_RULES;
  return headers.filter(
    ([name]) =>
      !headerRuleApplies(droppedFromClient, name, 'HTTP_PROXY') &&
      !headerRuleApplies(notPassedOn, name, 'HTTP_PROXY') &&
      name.toLowerCase() !== 'x-amzn-trace-id',
  );
}

/** @returns mapped headers, and the defaults that none of them replaces */
function withDefaults(mapped: HeaderLines, defaults: HeaderLines): HeaderLines {
  const names = new Set(mapped.map(([name]) => name.toLowerCase()));
  return [...defaults.filter(([name]) => !names.has(name.toLowerCase())), ...mapped];
}
