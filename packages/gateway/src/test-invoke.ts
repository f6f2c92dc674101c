import type { HttpMethod, Method, Resource } from '@veloway/api';
import { bytesOf, textOf } from './bytes.js';
import type { DeployedStage } from './deployed-stage.js';
import { type Exchange, exchangeOf } from './exchange.js';
import { executionLog, logText } from './execution-log.js';
import type { GatewayError } from './gateway-error.js';
import { configurationError } from './gateway-error.js';
import type { HeaderLines } from './message.js';
import { answerCall } from './pipeline/index.js';
import { requestEventOf } from './request-event.js';
import { parametersOfPath } from './router.js';
import { settle } from './settle.js';

/** What a test invocation is given, as `TestInvokeMethod` has it. */
export interface TestInvokeInput {
  readonly httpMethod: string;
  /** `/pets/{petId}`; without it, the resource that the path leads to. */
  readonly resourcePath?: string;
  /** `/pets/123?foo=bar`; without it, the path is that of the resource as it is written. */
  readonly pathWithQueryString?: string;
  readonly headers?: HeaderLines;
  readonly body?: string | Uint8Array;
}

export interface TestInvokeResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
  readonly body: string | Uint8Array;
  /** The execution log, in API Gateway's order and wording. */
  readonly log: string;
  /** Milliseconds. */
  readonly latency: number;
  /** Why the gateway answered itself; undefined where it did not. */
  readonly failure: GatewayError | undefined;
  /** An error that is a fault of the gateway; undefined where there is none. */
  readonly bug: unknown;
}

/**
 * Invokes a method without a network: neither API keys nor authorizers are asked for, and a path that is none of the
 * resource leaves its variables out (recorded, LocalStack snapshot test_invoke_test_method).
 *
 * @throws RangeError where the API has no such method
 */
export async function testInvoke(stage: DeployedStage, input: TestInvokeInput): Promise<TestInvokeResult> {
  const sent = input.pathWithQueryString ?? input.resourcePath ?? '/';
  const [path = '/', query = ''] = splitTarget(sent);
  const { resource, method } = methodOf(stage, input, path);
  const log = executionLog(stage.options.now);
  const request = {
    method: input.httpMethod,
    target: sent,
    headers: input.headers ?? [],
    body: bytesOf(input.body ?? ''),
    sourceIp: 'test-invoke-source-ip',
  };
  const exchange = exchangeOf(request, stage, log, true);
  log.add(`Starting execution for request: ${exchange.requestId}`);
  log.add(`HTTP Method: ${input.httpMethod}, Resource Path: ${path}`);
  const route = { resource, method, pathParameters: parametersOfPath(resource.path, path) };
  const target = { fullPath: path, path, query };
  const event = requestEventOf(exchange, target, route);
  const { integration } = method;
  const ending = await settle(exchange, event, () => {
    if (integration === undefined) throw configurationError('No integration defined for method');
    return answerCall({ exchange, target, route, method, integration, event, body: request.body });
  });
  return resultOf(exchange, ending);
}

function splitTarget(target: string): readonly string[] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target] : [target.slice(0, mark), target.slice(mark + 1)];
}

function methodOf(
  { deployment, router }: DeployedStage,
  { httpMethod, resourcePath }: TestInvokeInput,
  path: string,
): { readonly resource: Resource; readonly method: Method } {
  const resource = deployment.api.resources.find((known) => known.path === (resourcePath ?? path));
  const methods = resource?.methods ?? {};
  const own = Object.hasOwn(methods, httpMethod) ? methods[httpMethod as HttpMethod] : undefined;
  const method = own ?? methods.ANY;
  if (resource !== undefined && method !== undefined) return { resource, method };
  const routed = resourcePath === undefined ? router(httpMethod, path) : undefined;
  if (routed !== undefined) return routed;
  throw new RangeError(`There is no method \`${httpMethod} ${resourcePath ?? path}\`.`);
}

function resultOf(exchange: Exchange, { answer, failure, bug }: Awaited<ReturnType<typeof settle>>): TestInvokeResult {
  const { stage, log, requestId, time } = exchange;
  const multiple = valuesByName(answer.headers, failure);
  return {
    status: answer.status,
    headers: Object.fromEntries(Object.entries(multiple).map(([name, values]) => [name, values.at(-1) ?? ''])),
    multiValueHeaders: multiple,
    body: typeof answer.body === 'string' ? answer.body : textOrBytes(answer.body),
    log: log === undefined ? '' : logText(requestId, log.lines),
    latency: stage.options.now() - time,
    failure,
    bug,
  };
}

function textOrBytes(body: Uint8Array): string | Uint8Array {
  const text = textOf(body);
  return text.includes('\uFFFD') ? body : text;
}

/** Recorded: no id of a request, and of an error neither a content type. */
function valuesByName(
  headers: HeaderLines,
  failure: GatewayError | undefined,
): Readonly<Record<string, readonly string[]>> {
  const left =
    failure === undefined
      ? /^(x-amzn-requestid|x-amz-apigw-id)$/i
      : /^(x-amzn-requestid|x-amz-apigw-id|content-type)$/i;
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    if (!left.test(name)) values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}
