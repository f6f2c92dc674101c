import type { Eventual } from '../after.js';
import { configurationError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import type { IntegrationAnswer } from '../integrations/answer.js';
import { awsService } from '../integrations/aws.js';
import { http, httpProxy } from '../integrations/http.js';
import { parseIntegrationArn } from '../integrations/integration-arn.js';
import { lambda, resolvedUri } from '../integrations/lambda.js';
import { lambdaProxy } from '../integrations/lambda-proxy.js';
import { mock } from '../integrations/mock.js';

/** Calls what is behind the method. */
export function integrate(request: IntegrationRequest): Eventual<IntegrationAnswer> {
  const { type } = request.call.integration;
  switch (type) {
    case 'MOCK':
      return mock(request);
    case 'HTTP':
      return http(request);
    case 'HTTP_PROXY':
      return httpProxy(request);
    case 'AWS':
    case 'AWS_PROXY':
      return aws(request);
    default:
      return type satisfies never;
  }
}

function aws(request: IntegrationRequest): Promise<IntegrationAnswer> {
  const uri = resolvedUri(request);
  const { type } = request.call.integration;
  const arn = parseIntegrationArn(uri);
  if (arn?.kind === 'lambda') {
    return type === 'AWS' ? lambda(request, arn.functionArn) : lambdaProxy(request, arn.functionArn);
  }
  if (arn?.kind === 'service' && type === 'AWS') return awsService(request, arn);
  const proxied = 'An AWS_PROXY integration invokes a Lambda function';
  throw configurationError(
    'Invalid ARN specified in the request',
    `\`${uri}\` is no ARN of an integration${type === 'AWS' ? '' : `. ${proxied}`}: write \`arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations\`.`,
  );
}
