import { textOf } from '../bytes.js';
import type { Exchange } from '../exchange.js';
import { logged, mapText } from '../execution-log.js';
import { configurationError, GatewayError } from '../gateway-error.js';
import type { HeaderLines } from '../message.js';
import type { IntegrationAnswer } from './answer.js';
import { EndpointError, type EndpointRequest, type EndpointResponse } from './endpoint.js';

/** Calls a back end, and notes what went there and what came back. */
export async function callEndpoint(exchange: Exchange, request: EndpointRequest): Promise<IntegrationAnswer> {
  const { stage, log } = exchange;
  logEndpointRequest(exchange, request);
  const before = stage.options.now();
  const response = await answered(stage.options.send(request), exchange);
  const { statusCode, headers, body } = response;
  log?.add(`Received response. Status: ${statusCode}, Integration latency: ${stage.options.now() - before} ms`);
  logEndpointResponse(exchange, response);
  return { statusCode, headers, body, selects: String(statusCode), lambdaError: false };
}

export function logEndpointRequest(
  { log }: Exchange,
  { url, headers, body }: { readonly url: string; readonly headers: HeaderLines; readonly body: string | Uint8Array },
): void {
  if (log === undefined) return;
  log.add(`Endpoint request URI: ${url}`);
  log.add(`Endpoint request headers: ${mapText(headers.map(([name, value]) => [name, logged(name, value)]))}`);
  log.add(`Endpoint request body after transformations: ${textOf(body)}`);
  log.add(`Sending request to ${url}`);
}

export function logEndpointResponse(
  { log }: Exchange,
  { headers, body }: Pick<EndpointResponse, 'headers'> & { readonly body: string | Uint8Array },
): void {
  if (log === undefined) return;
  log.add(`Endpoint response headers: ${mapText(headers)}`);
  log.add(`Endpoint response body before transformations: ${textOf(body)}`);
}

/** @returns what a back end answers; that it does not is an error that API Gateway has an answer for */
export async function answered<T>(pending: Promise<T>, { stage }: Exchange): Promise<T> {
  try {
    return await pending;
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    throw failureOf(error, stage.options.integrationFailureStatus);
  }
}

function failureOf({ code, message }: EndpointError, statusCode: 500 | 504): GatewayError {
  switch (code) {
    case 'timeout':
      return new GatewayError('INTEGRATION_TIMEOUT', 'Endpoint request timed out', {
        log: 'Execution failed due to a timeout error',
        advice: message,
      });
    case 'network':
      return new GatewayError('INTEGRATION_FAILURE', 'Network error communicating with endpoint', {
        statusCode,
        log: 'Execution failed due to a network error communicating with endpoint',
        advice: message,
      });
    case 'invalid-address':
      return configurationError('Invalid endpoint address', message);
    case 'response-too-large':
      return configurationError('The response of the endpoint exceeds 10485760 bytes', message);
    default:
      return code satisfies never;
  }
}
