import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { type BackEnd, startBackEnd } from './back-end.js';
import { functionUri, integration, type MethodParts, mock, restApi } from './rest-api.js';

/** @returns the execution log of a request, with what is another each time put in words */
async function logOf(method: MethodParts, target = 'POST /orders/7?q=1', options = {}): Promise<readonly string[]> {
  const { ask, records } = asking(restApi({ 'POST /orders/{id}': method }), { executionLog: true, ...options });
  const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer secret', 'X-Api-Key': '0123456789' };
  await ask(target, { headers, body: '{"a":1}' });
  const [record] = records;
  const { port = '' } = new URL(backEnd.url);
  return (record?.lines ?? []).map(({ text }) =>
    text
      .replaceAll(record?.requestId ?? '', 'ID')
      .replaceAll(`:${port}`, ':PORT')
      .replace(/Root=[^,}]*/g, 'TRACE')
      .replace(/Date=[^,]*, \d+ [^,]*/g, 'Date=NOW')
      .replace(/X-Amz-Date=\w+/g, 'X-Amz-Date=NOW')
      .replace(/latency: \d+ ms/, 'latency: 0 ms'),
  );
}

let backEnd: BackEnd;
beforeAll(async () => {
  backEnd = await startBackEnd(({ target }) => ({
    status: target === '/404' ? 404 : 200,
    headers: { 'Content-Type': 'text/plain' },
    body: 'pong',
  }));
});
afterAll(() => backEnd.close());

const START = [
  'Starting execution for request: ID',
  'HTTP Method: POST, Resource Path: /orders/7',
  'Method request path: {id=7}',
  'Method request query string: {q=1}',
  'Method request headers: {authorization=*******secret, content-type=application/json, x-api-key=****456789, Host=localhost, X-Amzn-Trace-Id=TRACE, X-Forwarded-For=127.0.0.1, X-Forwarded-Port=443, X-Forwarded-Proto=https}',
  'Method request body before transformations: {"a":1}',
];
const API = 'y4bv3dn1xm';

describe('the execution log', () => {
  it('of a MOCK', async () => {
    expect(await logOf({ integration: mock('hello') })).toEqual([
      ...START,
      'Method response body after transformations: hello',
      'Method response headers: {Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  it('of an HTTP integration', async () => {
    const requestTemplates = { 'application/json': 'made of $input.json("$.a")' };
    const http = integration('HTTP', { uri: `${backEnd.url}/ping`, requestTemplates });
    const uri = 'http://127.0.0.1:PORT/ping';
    expect(await logOf({ integration: http }, undefined, { apiId: API })).toEqual([
      ...START,
      `Endpoint request URI: ${uri}`,
      `Endpoint request headers: {Accept=application/json, User-Agent=AmazonAPIGateway_${API}, Content-Type=application/json, X-Amzn-Apigateway-Api-Id=${API}, X-Amzn-Trace-Id=TRACE, Host=127.0.0.1:PORT, Content-Length=9}`,
      'Endpoint request body after transformations: made of 1',
      `Sending request to ${uri}`,
      'Received response. Status: 200, Integration latency: 0 ms',
      expect.stringMatching(/^Endpoint response headers: \{Content-Type=text\/plain, Date=NOW, .*\}$/),
      'Endpoint response body before transformations: pong',
      'Method response body after transformations: pong',
      'Method response headers: {X-Amzn-Trace-Id=TRACE, Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  it('of a Lambda function', async () => {
    const lambda = integration('AWS', { uri: functionUri('orders') });
    const functions = { orders: () => ({ b: 2 }) };
    const uri =
      'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations';
    expect(await logOf({ integration: lambda }, undefined, { apiId: API, functions })).toEqual([
      ...START,
      `Endpoint request URI: ${uri}`,
      `Endpoint request headers: {x-amzn-lambda-integration-tag=ID, Authorization=**********SHA256, X-Amz-Date=NOW, x-amzn-apigateway-api-id=${API}, Accept=application/json, User-Agent=AmazonAPIGateway_${API}}`,
      'Endpoint request body after transformations: {"a":1}',
      `Sending request to ${uri}`,
      'Received response. Status: 200, Integration latency: 0 ms',
      'Endpoint response headers: {Date=NOW, Content-Type=application/json, Content-Length=7, Connection=keep-alive, x-amzn-RequestId=ID, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=$LATEST, X-Amzn-Trace-Id=TRACE}',
      'Endpoint response body before transformations: {"b":2}',
      'Method response body after transformations: {"b":2}',
      'Method response headers: {X-Amzn-Trace-Id=TRACE, Content-Type=application/json}',
      'Successfully completed execution',
      'Method completed with status: 200',
    ]);
  });

  const FAILED = 'Execution failed due to configuration error:';
  it.each<[what: string, method: MethodParts, end: readonly string[]]>([
    [
      'a template that fails',
      { integration: mock('#if(') },
      [`${FAILED} Unable to transform response`, 'Method completed with status: 500'],
    ],
    [
      'a request template that fails',
      { integration: mock('', { requestTemplates: { $default: '#set($a = ' } }) },
      [`${FAILED} Unable to transform request`, 'Method completed with status: 500'],
    ],
    [
      'a MOCK without a status',
      { integration: mock('', { requestTemplates: { $default: '{"statusCode": "200"}' } }) },
      [
        `${FAILED} Unable to parse statusCode. It should be an integer that is defined in the request template.`,
        'Method completed with status: 500',
      ],
    ],
    [
      'a URI that is none',
      { integration: integration('HTTP', { uri: 'https://${stageVariables.none}' }) },
      [`${FAILED} Invalid endpoint address`, 'Method completed with status: 500'],
    ],
    [
      'an ARN that is none',
      { integration: integration('AWS', { uri: 'arn:aws:s3:::bucket' }) },
      [`${FAILED} Invalid ARN specified in the request`, 'Method completed with status: 500'],
    ],
    [
      'a header that may not be mapped',
      {
        integration: integration('HTTP', {
          uri: 'http://localhost',
          requestParameters: { 'integration.request.header.Content-Length': "'1'" },
        }),
      },
      [`${FAILED} Content-Length header already present`, 'Method completed with status: 500'],
    ],
    [
      'a method without an integration',
      { integration: undefined },
      [`${FAILED} No integration defined for method`, 'Method completed with status: 500'],
    ],
    [
      'a parameter that is missing',
      { requestValidator: 'all', requestParameters: { 'method.request.querystring.needed': true } },
      ['Request validation failed. Missing required request parameters: [needed]', 'Method completed with status: 400'],
    ],
    [
      'an API key that is missing',
      { apiKeyRequired: true },
      ['The API key of the request is none of the stage.', 'Method completed with status: 403'],
    ],
  ])('ends with %s', async (_, method, end) => {
    expect((await logOf(method)).slice(-end.length)).toEqual(end);
  });

  it('of what leads nowhere', async () => {
    const lines = [
      'Starting execution for request: ID',
      'HTTP Method: POST, Resource Path: /nothing',
      'Method completed with status: 403',
    ];
    expect(await logOf({ integration: mock('') }, 'POST /nothing')).toEqual(lines);
  });

  it('says that a body is valid', async () => {
    const method = { requestValidator: 'body', requestModels: { 'application/json': 'Any' }, integration: mock('') };
    const { ask, records } = asking(restApi({ 'POST /': method }, { models: { Any: {} } }), { executionLog: true });
    await ask('POST /', { headers: { 'Content-Type': 'application/json' }, body: '{}' });
    const texts = records[0]?.lines.map(({ text }) => text);
    expect(texts).toContain('Request validation succeeded for content type application/json');
  });

  it('cuts what is long, and tells of bytes by their name', async () => {
    const responses = [
      {
        responseParameters: { 'method.response.header.Long': `'${'x'.repeat(2000)}'` },
        contentHandling: 'CONVERT_TO_BINARY' as const,
      },
    ];
    const http = integration('HTTP', { uri: `${backEnd.url}/`, responses });
    const lines = await logOf({ integration: http });
    expect(lines).toContain('Method response body after transformations: [Binary Data]');
    const headers = lines.find((line) => line.startsWith('Method response headers: '));
    expect(headers).toMatch(/^Method response headers: \{.{900,997} \[TRUNCATED\]$/);
  });

  it('is there only if it is asked for', async () => {
    expect(await logOf({ integration: mock('') }, undefined, { executionLog: false })).toEqual([]);
  });
});

describe('the record of a request', () => {
  it('tells what was asked and what was answered', async () => {
    let time = 1000;
    const { ask, records } = asking(restApi({ 'GET /orders/{id}': { integration: mock('') } }), {
      now: () => (time += 5),
    });
    await ask('GET /orders/7?q=%20');
    expect(records).toEqual([
      {
        requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
        method: 'GET',
        target: '/dev/orders/7?q=%20',
        resourcePath: '/orders/{id}',
        status: 200,
        latency: expect.any(Number),
        failure: undefined,
        lines: [],
        bug: undefined,
      },
    ]);
    expect(records[0]?.latency).toBeGreaterThan(0);
  });

  it('tells which template failed, and where', async () => {
    const { ask, records } = asking(restApi({ 'GET /': { integration: mock('a\n$util.nothing(1') } }));
    await ask('GET /');
    const { failure, bug } = records[0] ?? {};
    expect({ type: failure?.type, bug }).toEqual({ type: 'API_CONFIGURATION_ERROR', bug: undefined });
    expect(failure?.details.templateError?.message).toBe('`(1` is never closed: add the missing `)` or `]`.');
  });
});
