import { textOf } from '../bytes.js';
import type { Call } from '../call.js';
import type { Exchange } from '../exchange.js';
import { logged, mapText } from '../execution-log.js';
import { configurationError, GatewayError } from '../gateway-error.js';
import { type RequestEvent, requestEventOf } from '../request-event.js';
import { type Target, targetOf } from '../target.js';

/** A request that leads nowhere, and what is known of it. */
export interface Unrouted {
  readonly event: RequestEvent;
  readonly error: GatewayError;
}

/**
 * Finds the method of a request.
 *
 * @returns what to answer where there is none: 403 for a path or a method that the API has not (recorded, LocalStack
 *   snapshot test_routing_not_found), and for a stage that is not deployed (documented)
 */
export function route(exchange: Exchange): Call | Unrouted {
  const { stage, request, log } = exchange;
  const target = targetOf(request.target, stage.options.basePath);
  if (target === undefined) return unrouted(exchange, undefined, unknownStage(exchange));
  const found = stage.router(request.method, target.path);
  log?.add(`HTTP Method: ${request.method}, Resource Path: ${target.path}`);
  if (found === undefined) return unrouted(exchange, target, unknownMethod(exchange, target));
  const { integration } = found.method;
  const event = requestEventOf(exchange, target, found);
  if (integration === undefined) {
    return { event, error: configurationError('No integration defined for method') };
  }
  return { exchange, target, route: found, method: found.method, integration, event, body: request.body };
}

function unknownStage({ request, stage }: Exchange): GatewayError {
  const path = request.target.split('?', 1)[0];
  return new GatewayError('INVALID_API_KEY', 'Forbidden', {
    advice: `\`${path}\` does not begin with \`${stage.options.basePath}\`, where this stage is.`,
  });
}

/** The client is told of a token, as on AWS, which has led many astray. */
function unknownMethod({ request, stage }: Exchange, { path }: Target): GatewayError {
  const resource = stage.deployment.api.resources.find((known) => known.path === path);
  const others = Object.keys(resource?.methods ?? {}).join(', ');
  const instead = others === '' ? '' : `: of this path it has ${others}`;
  return new GatewayError('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', {
    advice: `The API has no method \`${request.method} ${path}\`${instead}.`,
  });
}

function unrouted(exchange: Exchange, target: Target | undefined, error: GatewayError): Unrouted {
  const { target: sent } = exchange.request;
  const known = target ?? { fullPath: sent.split('?', 1)[0] ?? sent, path: sent, query: '' };
  return { event: requestEventOf(exchange, known, undefined), error };
}

/** Notes the request as it came, before anything is done to it. */
export function logRequest({ exchange: { log }, event, body }: Call): void {
  if (log === undefined) return;
  log.add(`Method request path: ${mapText(Object.entries(event.pathParameters ?? {}))}`);
  log.add(`Method request query string: ${mapText(Object.entries(event.queryStringParameters ?? {}))}`);
  const headers = Object.entries(event.headers ?? {}).map(([name, value]) => [name, logged(name, value)] as const);
  log.add(`Method request headers: ${mapText(headers)}`);
  log.add(`Method request body before transformations: ${textOf(body)}`);
}
