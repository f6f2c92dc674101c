import { HEADER_RULES, headerRuleApplies, remappedName } from '@veloway/mapping';
import { textOf } from '../bytes.js';
import type { Call } from '../call.js';
import { convertResponse } from '../content-handling.js';
import { GatewayError } from '../gateway-error.js';
import type { IntegrationAnswer } from '../integrations/answer.js';
import { proxyOutput } from '../lambda-proxy-output.js';
import { acceptedType, isBinary, mediaTypeOf } from '../media-type.js';
import { type GatewayAnswer, type HeaderLines, lastHeader } from '../message.js';

/** Makes the method response of a Lambda proxy: what the function returned, as it is. */
export function lambdaProxyResponse({ exchange }: Call, { body, lambdaError }: IntegrationAnswer): GatewayAnswer {
  const payload = textOf(body);
  if (lambdaError) {
    throw new GatewayError('DEFAULT_5XX', 'Internal server error', {
      statusCode: 502,
      log: `Lambda execution failed with status 200 due to customer function error: ${payload}`,
    });
  }
  const accept = lastHeader(exchange.request.headers, 'Accept');
  return proxyOutput(payload, { accept, binaryMediaTypes: exchange.stage.deployment.api.binaryMediaTypes });
}

/** Makes the method response of an HTTP proxy: what the back end answered, but for some headers. */
export function httpProxyResponse(
  { exchange, integration }: Call,
  { statusCode, headers, body }: IntegrationAnswer,
): GatewayAnswer {
  const { binaryMediaTypes } = exchange.stage.deployment.api;
  const contentType = lastHeader(headers, 'Content-Type');
  const kinds = {
    payloadIsBinary: isBinary(contentType === undefined ? undefined : mediaTypeOf(contentType), binaryMediaTypes),
    acceptIsBinary: isBinary(acceptedType(lastHeader(exchange.request.headers, 'Accept')), binaryMediaTypes),
  };
  const [response] = integration.integrationResponses;
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return {
    status: statusCode,
    headers: clientHeaders(headers),
    body: convertResponse(bytes, kinds, response?.contentHandling),
  };
}

function clientHeaders(headers: HeaderLines): HeaderLines {
  const { droppedFromBackend, remappedFromBackend } = HEADER_RULES;
  return headers.flatMap(([name, value]) => {
    if (headerRuleApplies(droppedFromBackend, name, 'HTTP_PROXY')) return [];
    const remapped = headerRuleApplies(remappedFromBackend, name, 'HTTP_PROXY');
    return [[remapped ? remappedName(name) : name, value] as const];
  });
}
