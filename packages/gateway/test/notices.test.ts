import { createGateway, noticesOf, templateProblems } from '@veloway/gateway';
import { describe, expect, it } from 'vitest';
import { functionUri, integration, mock, restApi } from './rest-api.js';

const UNQUOTED_ORIGIN = mock('', {
  responses: [{ responseParameters: { 'method.response.header.Access-Control-Allow-Origin': 'https://example.com' } }],
});
const SERVICE = (name: string) => `arn:aws:apigateway:us-east-1:${name}:path/`;

describe('whoever starts a gateway is told', () => {
  it.each<[what: string, methods: Parameters<typeof restApi>[0], options: object, notices: readonly string[]]>([
    ['nothing where all is there', { 'GET /': {} }, {}, []],
    [
      'of an API key that nobody has',
      { 'GET /a': { apiKeyRequired: true } },
      {},
      ['`GET /a` requires an API key, and there is none: name one, `--api-key VALUE`.'],
    ],
    [
      'of several methods with API keys',
      Object.fromEntries(
        ['GET /a', 'PUT /a', 'GET /b', 'GET /c', 'GET /d'].map((name) => [name, { apiKeyRequired: true }]),
      ),
      {},
      ['`GET /a`, `PUT /a`, `GET /b` and 2 more require an API key, and there is none: name one, `--api-key VALUE`.'],
    ],
    ['nothing of API keys that there are', { 'GET /a': { apiKeyRequired: true } }, { apiKeys: ['k'] }, []],
    [
      'of authorizers',
      { 'GET /a': { authorizationType: 'AWS_IAM' as const }, 'GET /b': { authorizationType: 'CUSTOM' as const } },
      {},
      ['The authorizers of `GET /a`, `GET /b` are not run: every request is let through.'],
    ],
    [
      'of functions without code, once each',
      {
        'GET /a': { integration: integration('AWS_PROXY', { uri: functionUri('orders') }) },
        'PUT /a': { integration: integration('AWS', { uri: functionUri('orders:${stageVariables.alias}') }) },
        'GET /b': { integration: integration('AWS', { uri: functionUri('audit:${stageVariables.alias}') }) },
      },
      { stageVariables: { alias: 'prod' }, functions: { 'audit:prod': () => 1 } },
      ['No code is known of the Lambda function `orders`: say where it is, `--function orders=src/orders.handler`.'],
    ],
    [
      'of services without an endpoint',
      {
        'GET /a': { integration: integration('AWS', { uri: SERVICE('dynamodb') }) },
        'GET /b': { integration: integration('AWS', { uri: SERVICE('queue.sqs') }) },
      },
      { endpoints: { dynamodb: 'http://localhost:8000' } },
      ['Nothing is known of where sqs is: name its endpoint, `--endpoint sqs=http://localhost:4566`.'],
    ],
    [
      'nothing of services where one endpoint has all',
      { 'GET /a': { integration: integration('AWS', { uri: SERVICE('sqs') }) } },
      { endpoints: { '*': 'http://localhost:4566' } },
      [],
    ],
    [
      'of mappings that would be refused, once with all that have them',
      Object.fromEntries(
        ['OPTIONS /a', 'OPTIONS /b', 'OPTIONS /c', 'OPTIONS /d'].map((name) => [
          name,
          { integration: UNQUOTED_ORIGIN },
        ]),
      ),
      {},
      [
        "`OPTIONS /a`, `OPTIONS /b`, `OPTIONS /c` and 1 more: `https://example.com` is no mapping. Write a static value in single quotes: `'https://example.com'`.",
      ],
    ],
    [
      'nothing of mappings that nobody reads',
      {
        'GET /a': {
          integration: integration('AWS_PROXY', {
            uri: functionUri('orders'),
            requestParameters: { 'integration.request.header.a': 'a' },
          }),
        },
      },
      { functions: { orders: () => 1 } },
      [],
    ],
  ])('%s', (_, methods, options, notices) => {
    const api = restApi(methods);
    expect(noticesOf(api, createGateway(api, options).options)).toEqual(notices);
  });

  it('nothing of functions of which was told already', () => {
    const api = restApi({ 'GET /a': { integration: integration('AWS_PROXY', { uri: functionUri('orders') }) } });
    expect(noticesOf(api, createGateway(api).options, ['orders'])).toEqual([]);
  });
});

describe('templates that API Gateway refuses', () => {
  it('are all told, those of requests and of responses, in the order of the API', () => {
    const api = restApi({
      'GET /a': { integration: mock('fine $input.body') },
      'GET /b': {
        integration: mock('#if(', { requestTemplates: { 'application/json': '#set(', 'text/plain': 'fine' } }),
      },
      'GET /c': { integration: mock('#end') },
      'GET /d': { integration: undefined },
    });
    const problems = templateProblems(api);
    expect(problems.map(({ source }) => source.text)).toEqual(['#set(', '#if(', '#end']);
    expect(problems[0]?.problems.length).toBeGreaterThan(0);
  });

  it('cost the request alone that needs them', async () => {
    const api = restApi({ 'GET /a': { integration: mock('#if(') }, 'GET /b': { integration: mock('fine') } });
    const gateway = createGateway(api);
    const statusOf = async (path: string) => (await gateway.fetch(new Request(`http://localhost/dev${path}`))).status;
    expect([await statusOf('/a'), await statusOf('/b'), await statusOf('/a')]).toEqual([500, 200, 500]);
  });
});
