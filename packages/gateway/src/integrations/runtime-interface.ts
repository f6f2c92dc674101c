import { bytesOf, textOf } from '../bytes.js';
import { type HeaderLines, lastHeader } from '../message.js';
import { EndpointError, type EndpointResponse, type SendRequest } from './endpoint.js';
import type { Invocation, InvocationResult, InvokeFunction } from './lambda-function.js';

/** Where the runtime interface emulator takes events; it knows one function, which has this name. */
const INVOCATIONS = '/2015-03-31/functions/function/invocations';

/**
 * Makes a Lambda function of whatever runs one behind the API of Lambda: the runtime interface emulator of AWS's images, a
 * local `sam` or `serverless`, Lambda itself.
 *
 * @param url `http://localhost:9000`, or a whole `http://HOST/2015-03-31/functions/NAME/invocations`
 * @param send throws the EndpointErrors of the function
 */
export function runtimeInterface(url: string, send: SendRequest): InvokeFunction {
  const address = /^[^?#]*\/functions\//.test(url) ? url : `${url.replace(/\/+$/, '')}${INVOCATIONS}`;
  return async (invocation) => {
    const body = bytesOf(invocation.payload);
    const response = await send({
      method: 'POST',
      url: address,
      headers: headersOf(address, body, invocation),
      body,
      timeoutInMillis: invocation.timeoutInMillis,
      insecureSkipVerification: false,
    });
    return invocationResult(address, response, invocation);
  };
}

function headersOf(address: string, body: Uint8Array, { asynchronous }: Invocation): HeaderLines {
  return [
    ['Host', URL.canParse(address) ? new URL(address).host : ''],
    ['Content-Type', 'application/json'],
    ['X-Amz-Invocation-Type', asynchronous ? 'Event' : 'RequestResponse'],
    ['Content-Length', String(body.length)],
  ];
}

/**
 * @param address where the function was called, for messages
 * @throws EndpointError where the answer is none of Lambda's
 */
export function invocationResult(
  address: string,
  response: EndpointResponse,
  { asynchronous }: Invocation,
): InvocationResult {
  const { statusCode, headers, body } = response;
  const payload = textOf(body);
  if (statusCode < 200 || statusCode > 299) {
    const advice = 'check that it runs a Lambda function';
    throw new EndpointError('network', `\`${address}\` answered ${statusCode} (${payload.slice(0, 200)}): ${advice}.`);
  }
  if (asynchronous) return { payload: '', functionError: false };
  if (TIMED_OUT.test(payload)) return { payload: JSON.stringify({ errorMessage: payload }), functionError: true };
  return { payload, functionError: lastHeader(headers, 'X-Amz-Function-Error') !== undefined || isFailure(payload) };
}

/** What the emulator answers, with the status 200, where the function's own time is over. */
const TIMED_OUT = /^Task timed out after [\d.]+ seconds$/;

/** The emulator does not say in a header that a function failed, so that its failures are known by what they are. */
function isFailure(payload: string): boolean {
  try {
    const value: unknown = JSON.parse(payload);
    if (typeof value !== 'object' || value === null) return false;
    const { errorType, errorMessage } = value as Record<string, unknown>;
    return typeof errorType === 'string' && typeof errorMessage === 'string';
  } catch {
    return false;
  }
}
