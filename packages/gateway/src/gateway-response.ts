import type { GatewayResponse } from '@veloway/api';
import {
  DEFAULT_GATEWAY_RESPONSE_TEMPLATE,
  MappingError,
  mapGatewayResponseParameters,
  type ProxyEvent,
  renderGatewayResponse,
} from '@veloway/mapping';
import { clientHeaders } from './client-headers.js';
import type { Exchange } from './exchange.js';
import type { GatewayError } from './gateway-error.js';
import { GATEWAY_RESPONSE_TYPES, type GatewayResponseType } from './gateway-response-type.js';
import { acceptedType } from './media-type.js';
import { type GatewayAnswer, type HeaderLines, lastHeader } from './message.js';
import { ownHeaders } from './own-headers.js';
import type { RequestEvent } from './request-event.js';

/**
 * Makes the answer of the gateway itself.
 *
 * @param event the request, as far as it is known
 */
export function gatewayResponseOf(exchange: Exchange, event: RequestEvent, error: GatewayError): GatewayAnswer {
  const { gatewayResponses } = exchange.stage.deployment.api;
  const own = definedResponse(gatewayResponses, error.type);
  const fallback = own ?? definedResponse(gatewayResponses, fallbackOf(error));
  const failed = withError(event, error);
  const [contentType, template] = templateOf(exchange, fallback, error);
  const { mapping } = exchange.stage.options;
  const mapped = clientHeaders(mappedHeaders(fallback, failed, exchange));
  const typed = mapped.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status: statusOf(error, own, fallback),
    headers: [
      ...ownHeaders(exchange),
      ...(typed ? [] : [['Content-Type', contentType] as const]),
      ['x-amzn-ErrorType', GATEWAY_RESPONSE_TYPES[error.type].errorType],
      ...mapped,
    ],
    body: renderGatewayResponse(template, failed, mapping),
  };
}

function definedResponse(
  responses: Readonly<Record<string, GatewayResponse>>,
  type: GatewayResponseType,
): GatewayResponse | undefined {
  return Object.hasOwn(responses, type) ? responses[type] : undefined;
}

function fallbackOf(error: GatewayError): GatewayResponseType {
  const status = error.details.statusCode ?? GATEWAY_RESPONSE_TYPES[error.type].statusCode ?? 500;
  return status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
}

/**
 * A type that was changed keeps its own status unless it has another; one that was not takes what `DEFAULT_4XX` or
 * `DEFAULT_5XX` says (recorded, LocalStack snapshot test_gateway_response_put).
 */
function statusOf(
  error: GatewayError,
  own: GatewayResponse | undefined,
  fallback: GatewayResponse | undefined,
): number {
  const given = (own ?? fallback)?.statusCode;
  const status = error.details.statusCode ?? GATEWAY_RESPONSE_TYPES[error.type].statusCode ?? 500;
  // Documented: the status of REQUEST_TOO_LARGE cannot be changed.
  return given === undefined || error.type === 'REQUEST_TOO_LARGE' ? status : Number(given);
}

/** `$context.error`. */
function withError(event: RequestEvent, error: GatewayError): ProxyEvent {
  const { validationErrorString } = error.details;
  const responseType = error.type;
  const details = { message: error.message, responseType, validationErrorString };
  return { ...event.toJSON(), requestContext: { ...event.requestContext, error: details } };
}

/**
 * Recorded of a configuration error: 36 bytes, with a blank that the stored default template has not. What Lambda refuses
 * has it, too (as of `checkLength` in `integrations/lambda.ts`).
 */
const SPACED_TEMPLATE = DEFAULT_GATEWAY_RESPONSE_TEMPLATE.replace(':', ': ');

function templateOf(
  { request }: Exchange,
  response: GatewayResponse | undefined,
  error: GatewayError,
): readonly [contentType: string, template: string] {
  const templates = Object.entries(response?.responseTemplates ?? {});
  const accepted = acceptedType(lastHeader(request.headers, 'Accept'));
  const byType = (type: string | undefined) => templates.find(([name]) => name.toLowerCase() === type);
  const found = byType(accepted) ?? byType('application/json') ?? templates[0];
  if (found !== undefined) return found;
  const spaced = fallbackOf(error) === 'DEFAULT_5XX' || error.type === 'DEFAULT_4XX';
  return ['application/json', spaced ? SPACED_TEMPLATE : DEFAULT_GATEWAY_RESPONSE_TEMPLATE];
}

/** A header that cannot be mapped is left out: the client is answered in any case. */
function mappedHeaders(
  response: GatewayResponse | undefined,
  event: ProxyEvent,
  { stage, log }: Exchange,
): HeaderLines {
  return Object.entries(response?.responseParameters ?? {}).flatMap(([name, expression]) => {
    try {
      return Object.entries(mapGatewayResponseParameters({ [name]: expression }, event, stage.options.mapping));
    } catch (error) {
      if (!(error instanceof MappingError)) throw error;
      log?.add(error.message);
      return [];
    }
  });
}
