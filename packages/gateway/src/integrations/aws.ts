import { bytesOf } from '../bytes.js';
import { endpointOf } from '../endpoint-of.js';
import { withPathParameters } from '../endpoint-uri.js';
import { configurationError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import type { IntegrationAnswer } from './answer.js';
import { callEndpoint } from './call-endpoint.js';
import { methodOf } from './http.js';
import type { ServiceArn } from './integration-arn.js';

/** Calls an AWS service at the endpoint that the user named for it, and nowhere else. */
export async function awsService(request: IntegrationRequest, arn: ServiceArn): Promise<IntegrationAnswer> {
  const { exchange, integration } = request.call;
  const { credentials, apiId, now } = exchange.stage.options;
  const endpoint = endpointOf(exchange.stage.options, arn.service);
  if (endpoint === undefined) {
    throw configurationError(
      'Invalid endpoint address',
      `Nothing is known of where ${arn.service} is: name its endpoint, \`--endpoint ${arn.service}=http://localhost:4566\`.`,
    );
  }
  // Signing is loaded by those who need it alone.
  const { serviceRequest } = await import('./aws-service.js');
  const signed = await serviceRequest({
    arn: { ...arn, target: withPathParameters(arn.target, request.path, arn.form === 'action') },
    method: methodOf(request.call),
    headers: request.headers,
    querystring: request.querystring,
    body: bytesOf(request.payload),
    endpoint,
    credentials,
    apiId,
    traceId: exchange.traceId,
    now: new Date(now()),
    timeoutInMillis: integration.timeoutInMillis,
  });
  return callEndpoint(exchange, signed);
}
