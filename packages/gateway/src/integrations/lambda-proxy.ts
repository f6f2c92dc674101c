import { strictTextOf, toBase64 } from '../bytes.js';
import type { Call } from '../call.js';
import type { IntegrationRequest } from '../integration-request.js';
import { isBinary, mediaTypeOf } from '../media-type.js';
import { lastHeader } from '../message.js';
import type { RequestEvent } from '../request-event.js';
import type { IntegrationAnswer } from './answer.js';
import { invoke } from './lambda.js';

/** Invokes a Lambda function with the whole request. What it returns is read when the answer is made. */
export async function lambdaProxy(request: IntegrationRequest, functionArn: string): Promise<IntegrationAnswer> {
  const { call } = request;
  const payload = JSON.stringify(lambdaEventOf(call));
  const result = await invoke(request, { functionArn, payload, asynchronous: false });
  return { statusCode: 200, headers: [], body: result.payload, selects: undefined, lambdaError: result.functionError };
}

/** @returns the event with the body, which is base64 where its type is binary, or where it is no UTF-8 */
export function lambdaEventOf({ exchange, event, body }: Call): RequestEvent {
  if (body.length === 0) return event;
  const contentType = lastHeader(exchange.request.headers, 'Content-Type');
  const type = contentType === undefined ? undefined : mediaTypeOf(contentType);
  const text = isBinary(type, exchange.stage.deployment.api.binaryMediaTypes) ? undefined : strictTextOf(body);
  if (text !== undefined) return event.withBody(text);
  return event.withBody(toBase64(body), true);
}
