import { bytesOf } from '../bytes.js';
import { EndpointError } from './endpoint.js';
import type { Invocation, InvocationResult, InvokeFunction } from './lambda-function.js';

/** What a handler in the same process learns of its invocation. */
export interface FunctionContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** @returns milliseconds until the integration waits no more */
  getRemainingTimeInMillis(): number;
}

/** A handler of a Lambda function; its event is whatever the JSON of the integration is. */
export type FunctionHandler<Event> = (event: Event, context: FunctionContext) => unknown;

/** Lambda's limit: 6 MB, and 100 bytes. */
const MAX_RESULT_BYTES = 6_291_556;

/**
 * Makes a Lambda function of a handler in the same process, for tests. What it returns, or what its promise gives, becomes
 * JSON as on AWS; what it throws is a function error. Nothing ends a handler that does not end.
 *
 * ```ts
 * functionOf(async (event: { id: string }) => ({ statusCode: 200, body: event.id }))
 * ```
 */
export function functionOf<Event = unknown>(handler: FunctionHandler<Event>): InvokeFunction {
  return async (invocation) => {
    const result = resultOf(handler, invocation);
    if (!invocation.asynchronous) return withinTime(result, invocation);
    // Nobody waits for it; it never rejects.
    void result;
    return { payload: '', functionError: false };
  };
}

async function resultOf<Event>(handler: FunctionHandler<Event>, invocation: Invocation): Promise<InvocationResult> {
  let event: Event;
  try {
    // Whether it is what the handler says of it is the handler's own matter.
    event = JSON.parse(invocation.payload === '' ? '{}' : invocation.payload) as Event;
  } catch (error) {
    return failure('Runtime.UnmarshalError', `Unable to unmarshal input: ${messageOf(error)}`);
  }
  try {
    return success(await handler(event, contextOf(invocation)));
  } catch (error) {
    return { payload: JSON.stringify(failureOf(error)), functionError: true };
  }
}

function contextOf({ functionArn, timeoutInMillis }: Invocation): FunctionContext {
  const [, name = functionArn, qualifier = ''] = /:function:([^:]+)(?::([^:]+))?$/.exec(functionArn) ?? [];
  const deadline = Date.now() + timeoutInMillis;
  const requestId = crypto.randomUUID();
  return {
    functionName: name,
    functionVersion: /^\d+$/.test(qualifier) ? qualifier : '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: '128',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: requestId.replaceAll('-', ''),
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function success(value: unknown): InvocationResult {
  let payload: string;
  try {
    // A function or a symbol is no JSON at all.
    payload = JSON.stringify(value === undefined ? null : value) ?? 'null';
  } catch (error) {
    return failure('Runtime.MarshalError', `Unable to stringify response body: ${messageOf(error)}`);
  }
  if (bytesOf(payload).length <= MAX_RESULT_BYTES) return { payload, functionError: false };
  const message = `Response payload size exceeded maximum allowed payload size (${MAX_RESULT_BYTES} bytes).`;
  return {
    payload: JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage: message }),
    functionError: true,
  };
}

function failure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage, trace: [] }), functionError: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @returns what AWS's runtime makes of what was thrown, even of what cannot be read */
function failureOf(error: unknown): unknown {
  try {
    if (!looksLikeError(error))
      return { errorType: typeof error, errorMessage: (error as object).toString(), trace: [] };
    return {
      errorType: String(error.name),
      errorMessage: String(error.message),
      trace: String(error.stack).split('\n'),
    };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
    };
  }
}

/** Whether a value is an error, be it of another realm. */
function looksLikeError(value: unknown): value is Error {
  if (value instanceof Error) return true;
  if (typeof value !== 'object' || value === null) return false;
  const { name, message, stack } = value as Record<string, unknown>;
  return [name, message, stack].every((text) => typeof text === 'string');
}

async function withinTime(
  result: Promise<InvocationResult>,
  { functionArn, timeoutInMillis }: Invocation,
): Promise<InvocationResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `The function \`${functionArn}\` gave no result within the ${timeoutInMillis} ms of the integration.`;
    timer = setTimeout(() => reject(new EndpointError('timeout', message)), timeoutInMillis);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
