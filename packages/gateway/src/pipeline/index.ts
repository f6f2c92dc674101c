import { after, type Eventual } from '../after.js';
import type { Call } from '../call.js';
import type { Exchange } from '../exchange.js';
import type { IntegrationRequest } from '../integration-request.js';
import type { IntegrationAnswer } from '../integrations/answer.js';
import { type GatewayAnswer, type HeaderLines, lastHeader } from '../message.js';
import { ownHeaders } from '../own-headers.js';
import { checkApiKey } from './check-api-key.js';
import { compress } from './compress.js';
import { decodeContent } from './decode-content.js';
import { integrate } from './integrate.js';
import { mapRequest } from './map-request.js';
import { mapResponse } from './map-response.js';
import { httpProxyResponse, lambdaProxyResponse } from './proxy-response.js';
import { logRequest, route, type Unrouted } from './route.js';
import { validate } from './validate.js';

export { route, type Unrouted };

/**
 * What happens to a request that found its method, in the order in which API Gateway does it: {@link route} comes first.
 *
 * @throws GatewayError where a step turns the request away
 */
export function answerCall(routed: Call): Eventual<GatewayAnswer> {
  checkApiKey(routed);
  return after(needsDecoding(routed) ? decodeContent(routed) : routed, (call) => {
    logRequest(call);
    return after(validate(call), () => {
      const request = mapRequest(call);
      return after(integrate(request), (answer) =>
        withOwnHeaders(call.exchange, methodResponse(request, answer), tracedHeaders(call)),
      );
    });
  });
}

/** Asked before, so that a request without a coding waits for nothing. */
function needsDecoding({ exchange: { request } }: Call): boolean {
  return request.body.length > 0 && lastHeader(request.headers, 'Content-Encoding') !== undefined;
}

function methodResponse(request: IntegrationRequest, answer: IntegrationAnswer): GatewayAnswer {
  switch (request.call.integration.type) {
    case 'HTTP_PROXY':
      return httpProxyResponse(request.call, answer);
    case 'AWS_PROXY':
      return lambdaProxyResponse(request.call, answer);
    default:
      return mapResponse(request, answer);
  }
}

/** Recorded: only HTTP, AWS and AWS_PROXY integrations tell the client of the trace. */
function tracedHeaders({ exchange, integration }: Call): HeaderLines {
  const { type } = integration;
  return type === 'MOCK' || type === 'HTTP_PROXY' ? [] : [['X-Amzn-Trace-Id', exchange.traceId]];
}

function withOwnHeaders(exchange: Exchange, answer: GatewayAnswer, traced: HeaderLines): GatewayAnswer {
  const { status, headers, body } = answer;
  return { status, headers: [...ownHeaders(exchange), ...traced, ...headers], body };
}

/** The last thing that happens to an answer, whoever made it. */
export function finish(exchange: Exchange, answer: GatewayAnswer): Eventual<GatewayAnswer> {
  const { minimumCompressionSize } = exchange.stage.deployment.api;
  return minimumCompressionSize === undefined ? answer : compress(exchange, answer);
}
