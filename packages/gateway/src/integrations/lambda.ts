import type { Integration } from '@veloway/api';
import { bytesOf, textOf } from '../bytes.js';
import { endpointOf } from '../endpoint-of.js';
import { withStageVariables } from '../endpoint-uri.js';
import type { Exchange } from '../exchange.js';
import { configurationError, GatewayError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import { type HeaderLines, lastHeader } from '../message.js';
import type { IntegrationAnswer } from './answer.js';
import { answered, logEndpointRequest, logEndpointResponse } from './call-endpoint.js';
import { lambdaEndpoint } from './lambda-endpoint.js';
import type { InvocationResult, InvokeFunction } from './lambda-function.js';

/**
 * Invokes a Lambda function with what the template made of the request. Only the message of an error selects a response
 * (recorded, LocalStack snapshot test_lambda_selection_patterns).
 */
export async function lambda(request: IntegrationRequest, functionArn: string): Promise<IntegrationAnswer> {
  const payload = textOf(request.payload);
  if (payload !== '') checkIsJson(payload);
  // Recorded, LocalStack test test_api_gateway_lambda_asynchronous_invocation.
  const asynchronous = lastHeader(request.headers, 'X-Amz-Invocation-Type')?.toLowerCase() === 'event';
  const { payload: result, functionError } = await invoke(request, { functionArn, payload, asynchronous });
  return {
    statusCode: asynchronous ? 202 : 200,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Amz-Executed-Version', '$LATEST'],
    ],
    // Lambda answers an asynchronous invocation before there is a result.
    body: asynchronous ? '' : result,
    selects: functionError ? errorMessageOf(result) : undefined,
    lambdaError: functionError,
  };
}

/** What Lambda says of a payload that is no JSON reaches the client, as developers report it. */
function checkIsJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GatewayError('DEFAULT_4XX', `Could not parse request body into json: ${reason}`, {
      statusCode: 400,
      log: `Execution failed due to configuration error: Could not parse request body into json: ${reason}`,
      advice: `The request template makes no JSON: ${payload.slice(0, 200)}`,
    });
  }
}

/** @returns nothing where the error has no message */
function errorMessageOf(payload: string): string {
  try {
    const error: unknown = JSON.parse(payload);
    const message = typeof error === 'object' && error !== null && 'errorMessage' in error ? error.errorMessage : '';
    return String(message ?? '');
  } catch {
    return '';
  }
}

interface Wanted {
  readonly functionArn: string;
  readonly payload: string;
  readonly asynchronous: boolean;
}

/** Invokes a function, and notes what went there and what came back. */
export async function invoke(request: IntegrationRequest, wanted: Wanted): Promise<InvocationResult> {
  const { exchange, integration } = request.call;
  const { options } = exchange.stage;
  const { timeoutInMillis } = integration;
  checkMethod(integration);
  const call = functionOf(exchange, wanted.functionArn);
  logEndpointRequest(exchange, {
    url: `https://lambda.${options.region}.amazonaws.com/2015-03-31/functions/${wanted.functionArn}/invocations`,
    headers: [...lambdaHeaders(exchange), ...request.headers],
    body: wanted.payload,
  });
  checkLength(wanted);
  const before = options.now();
  // Recorded, LocalStack snapshot test_apigw_test_invoke_method_api: the function gets an empty object for an empty body.
  const payload = wanted.payload === '' ? '{}' : wanted.payload;
  const result = await answered(call({ ...wanted, payload, timeoutInMillis }), exchange);
  exchange.log?.add(`Received response. Status: 200, Integration latency: ${options.now() - before} ms`);
  logEndpointResponse(exchange, { headers: resultHeaders(exchange, result), body: result.payload });
  return result;
}

/** Documented: 6 MB, which Lambda's own message spells so. */
const MAX_REQUEST_BYTES = 6_291_456;

/**
 * What Lambda takes of a request is less than what API Gateway does. The client gets Lambda's refusal as API Gateway's
 * own, of no type that has a gateway response but the default (an answer that a developer kept, koki-develop/lgtm-generator
 * issue 10).
 */
function checkLength({ payload, functionArn }: Wanted): void {
  const bytes = payload.length > MAX_REQUEST_BYTES / 3 ? bytesOf(payload).length : 0;
  if (bytes <= MAX_REQUEST_BYTES) return;
  throw new GatewayError('DEFAULT_4XX', 'Request Too Long', {
    statusCode: 413,
    log: `Execution failed: Request must be smaller than ${MAX_REQUEST_BYTES} bytes for the InvokeFunction operation`,
    advice: `Lambda takes ${MAX_REQUEST_BYTES} bytes, and the event of \`${functionArn}\` has ${bytes}, in which binary data are base64 and count a third more: have the client send the data to S3.`,
  });
}

/**
 * Recorded of Lambda proxies: 500, LocalStack snapshot test_lambda_aws_proxy_integration_non_post_method; documented of
 * all integrations with Lambda.
 */
function checkMethod({ httpMethod }: Integration): void {
  if (httpMethod === 'POST') return;
  throw configurationError(
    'Invalid integration method',
    `Lambda functions are invoked with POST: write \`httpMethod: POST\` in place of \`${httpMethod}\`.`,
  );
}

/** Recorded, LocalStack snapshot test_apigw_test_invoke_method_api. */
function lambdaHeaders({ stage, requestId, time }: Exchange): HeaderLines {
  const { apiId, credentials } = stage.options;
  const { sessionToken } = credentials;
  const token: HeaderLines = sessionToken === undefined ? [] : [['X-Amz-Security-Token', sessionToken]];
  return [
    ['x-amzn-lambda-integration-tag', requestId],
    ['Authorization', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Date', new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')],
    ['x-amzn-apigateway-api-id', apiId],
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${apiId}`],
    ...token,
  ];
}

function resultHeaders({ stage, requestId, traceId }: Exchange, { payload }: InvocationResult): HeaderLines {
  return [
    ['Date', new Date(stage.options.now()).toUTCString()],
    ['Content-Type', 'application/json'],
    ['Content-Length', String(bytesOf(payload).length)],
    ['Connection', 'keep-alive'],
    ['x-amzn-RequestId', requestId],
    ['x-amzn-Remapped-Content-Length', '0'],
    ['X-Amz-Executed-Version', '$LATEST'],
    ['X-Amzn-Trace-Id', traceId],
  ];
}

/** @returns the function that an ARN names, by its alias if there is one of its own; else that of Lambda's endpoint */
function functionOf(exchange: Exchange, functionArn: string): InvokeFunction {
  const { options } = exchange.stage;
  const { functions } = options;
  const [, name = functionArn, alias] = /:function:([^:]+)(?::([^:]+))?$/.exec(functionArn) ?? [];
  const key = [`${name}:${alias}`, name].find((known) => Object.hasOwn(functions, known));
  const found = key === undefined ? undefined : functions[key];
  if (found !== undefined) return found;
  const endpoint = endpointOf(options, 'lambda');
  if (endpoint !== undefined) return lambdaEndpoint(endpoint, exchange);
  throw configurationError(
    'Invalid permissions on Lambda function',
    `No code is known of the Lambda function \`${name}\` (\`${functionArn}\`): say where it is, \`--function ${name}=src/${name}.handler\`.`,
  );
}

/** @returns the ARN in which stage variables are replaced */
export function resolvedUri({ call }: IntegrationRequest): string {
  return withStageVariables(call.integration.uri ?? '', call.exchange.stage.options.stageVariables);
}
