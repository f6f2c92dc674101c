import type { InvokeFunction } from '@veloway/gateway';
import type { RecordedExchange } from './recorded-exchange.js';

/** The Lambda function of a case, and the payloads that it was invoked with. */
export interface RecordedFunction {
  readonly invoke: InvokeFunction;
  readonly payloads: readonly string[];
}

/** @returns a function that does what that of a recording did */
export function recordedFunction(exchange: RecordedExchange): RecordedFunction {
  const payloads: string[] = [];
  return {
    payloads,
    invoke: async ({ payload, asynchronous }) => {
      payloads.push(payload);
      // Lambda answers an asynchronous invocation before the function runs.
      if (asynchronous) return { payload: '', functionError: false };
      return resultOf(exchange, payload);
    },
  };
}

function resultOf({ endpoint = {}, testInvoke, integration }: RecordedExchange, payload: string) {
  const { lambdaResult, lambdaFunctionError: functionError = false } = endpoint;
  if (functionError) return { payload: JSON.stringify(errorOf(endpoint)), functionError };
  if (lambdaResult !== undefined) return { payload: JSON.stringify(lambdaResult), functionError };
  if (testInvoke !== undefined) return { payload: greeting(payload), functionError };
  const { type = 'AWS_PROXY', uri } = integration ?? {};
  const isProxy = type === 'AWS_PROXY' || uri === '<lambda returning its event as proxy body>';
  return { payload: isProxy ? asProxyBody(payload) : asPython(payload), functionError };
}

function errorOf({ lambdaErrorPayload }: NonNullable<RecordedExchange['endpoint']>): unknown {
  return lambdaErrorPayload ?? { errorMessage: 'the function raised', errorType: 'Exception', stackTrace: [] };
}

function asProxyBody(payload: string): string {
  return `{"statusCode": 200, "body": ${JSON.stringify(asPython(payload))}, "isBase64Encoded": false}`;
}

/** @returns JSON as Python writes it: recorded lengths count its blanks */
function asPython(json: string): string {
  return spaced(JSON.parse(json));
}

function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`)
    .join(', ')}}`;
}

/** The function of the recorded test invocations. */
function greeting(payload: string): string {
  const body = JSON.stringify(`response from localstack lambda: ${JSON.stringify(JSON.parse(payload))}`);
  return JSON.stringify({ statusCode: 200, body, isBase64Encoded: false, headers: {} });
}
