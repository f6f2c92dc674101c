import { bytesOf } from '../bytes.js';
import type { Exchange } from '../exchange.js';
import type { InvokeFunction } from './lambda-function.js';
import { invocationResult } from './runtime-interface.js';

/**
 * Makes a Lambda function of one that is behind an endpoint of the service itself, whose requests are signed.
 *
 * @param endpoint `http://localhost:4566`
 */
export function lambdaEndpoint(endpoint: string, { stage, traceId }: Exchange): InvokeFunction {
  const { credentials, apiId, now, region, send } = stage.options;
  return async (invocation) => {
    const { serviceRequest } = await import('./aws-service.js');
    const { functionArn, asynchronous, timeoutInMillis } = invocation;
    const target = `2015-03-31/functions/${functionArn}/invocations`;
    const request = await serviceRequest({
      arn: { kind: 'service', region, service: 'lambda', subdomain: undefined, form: 'path', target },
      method: 'POST',
      headers: [['X-Amz-Invocation-Type', asynchronous ? 'Event' : 'RequestResponse']],
      querystring: [],
      body: bytesOf(invocation.payload),
      endpoint,
      credentials,
      apiId,
      traceId,
      now: new Date(now()),
      timeoutInMillis,
    });
    return invocationResult(request.url, await send(request), invocation);
  };
}
