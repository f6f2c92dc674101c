import { gatewayOf, type StageOptions, stageOptionsOf } from '@veloway/gateway';
import { listen } from '../../../packages/gateway/src/node/http-server.js';
import { httpSender } from '../../../packages/gateway/src/node/send-http.js';
import { type BackEnd, type Received, startBackEnd } from './back-end.js';
import { behaviourOf } from './behaviours.js';
import { startDynamoDb } from './dynamodb.js';
import { type RawResponse, sendRaw } from './raw-client.js';
import { apiOf } from './recorded-api.js';
import { requestOf } from './recorded-client.js';
import type { RecordedExchange, RecordedTestInvoke } from './recorded-exchange.js';
import { recordedFunction } from './recorded-function.js';
import { FUNCTION_NAME } from './recorded-integration.js';

/** What was seen of an exchange, on both sides of the gateway. */
export interface Played {
  readonly response: RawResponse;
  /** What the back end got, over its socket. */
  readonly received: readonly Received[];
  /** What the Lambda function got. */
  readonly payloads: readonly string[];
  /** The execution log of a test invocation. */
  readonly log: string;
  /** Faults of the gateway. */
  readonly bugs: readonly unknown[];
}

/** Lets the gateway answer the request of a case, between a raw socket and back ends on sockets of their own. */
export async function playExchange(exchange: RecordedExchange): Promise<Played> {
  const backEnd = await startBackEnd(behaviourOf(exchange));
  const dynamoDb = exchange.integration?.uri?.includes(':dynamodb:')
    ? await startDynamoDb(['test', 'test2', 'test 3'])
    : undefined;
  const sender = httpSender();
  try {
    return await played(exchange, backEnd, { send: sender.send, endpoints: endpointsOf(backEnd.url, dynamoDb?.url) });
  } finally {
    sender.close();
    await Promise.all([backEnd.close(), dynamoDb?.close()]);
  }
}

function endpointsOf(backEnd: string, dynamodb: string | undefined): StageOptions['endpoints'] {
  return { '*': backEnd, ...(dynamodb === undefined ? {} : { dynamodb }) };
}

async function played(
  exchange: RecordedExchange,
  backEnd: BackEnd,
  wired: Pick<StageOptions, 'send' | 'endpoints'>,
): Promise<Played> {
  const { invoke, payloads } = recordedFunction(exchange);
  const bugs: unknown[] = [];
  const api = apiOf(exchange, backEnd.url);
  const gateway = gatewayOf(
    api,
    stageOptionsOf(api, {
      ...wired,
      stage: exchange.api?.stageName ?? 'dev',
      stageVariables: stageVariablesOf(exchange, backEnd),
      accountId: '111111111111',
      functions: { [FUNCTION_NAME]: invoke },
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: LONG_TOKEN },
      executionLog: true,
      onRequest: ({ bug }) => bugs.push(...(bug === undefined ? [] : [bug])),
    }),
  );
  const { testInvoke } = exchange;
  const answer =
    testInvoke === undefined ? await overSocket(exchange, gateway) : await invokedAsTest(gateway, testInvoke);
  return { log: '', ...answer, received: backEnd.received, payloads, bugs };
}

type Gateway = ReturnType<typeof gatewayOf>;

/** A session token is long enough for the log to cut it off. */
const LONG_TOKEN = 'token'.repeat(240);

function stageVariablesOf({ event }: RecordedExchange, { url }: BackEnd): StageOptions['stageVariables'] {
  const host = url.replace('http://', '');
  return Object.fromEntries(
    Object.entries(event.stageVariables ?? {}).map(([name, value]) => [name, value.replace('<host>', host)]),
  );
}

async function overSocket(exchange: RecordedExchange, gateway: Gateway): Promise<Pick<Played, 'response'>> {
  const server = await listen([gateway]);
  try {
    const host = `${gateway.options.apiId}.execute-api.us-east-1.amazonaws.com`;
    return { response: await sendRaw(server.port, requestOf(exchange, host)) };
  } finally {
    await server.close(0);
  }
}

async function invokedAsTest(
  gateway: Gateway,
  { pathWithQueryString, headers, body, ...method }: RecordedTestInvoke,
): Promise<Pick<Played, 'response' | 'log'>> {
  const result = await gateway.testInvoke({
    ...method,
    ...(pathWithQueryString ? { pathWithQueryString } : {}),
    headers: Object.entries(headers ?? {}),
    body: body ?? '',
  });
  const lines = Object.entries(result.multiValueHeaders).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  );
  return { response: { status: result.status, headers: lines, body: Buffer.from(result.body) }, log: result.log };
}
