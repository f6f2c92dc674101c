import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { type BackEnd, startBackEnd } from './back-end.js';
import { functionUri, integration, mock, restApi } from './rest-api.js';

let backEnd: BackEnd;
beforeAll(async () => {
  backEnd = await startBackEnd();
});
afterAll(() => backEnd.close());

describe('in the URI of a back end', () => {
  it.each<[uri: string, target: string]>([
    ['http://${stageVariables.host}/', '/'],
    ['http://${stageVariables.host}/${stageVariables.path}?${stageVariables.query}', '/a/b?c=d'],
    ['http://${stageVariables.host}/${stageVariables.none}x', '/x'],
    ['http://${stageVariables.host}', '/'],
    ['http://${stageVariables.host}//a', '/a'],
  ])('%s', async (uri, target) => {
    const http = integration('HTTP', { uri, httpMethod: 'GET' });
    const stageVariables = { host: new URL(backEnd.url).host, path: 'a/b', query: 'c=d' };
    const { ask } = asking(restApi({ 'GET /': { integration: http } }), { stageVariables });
    expect((await ask('GET /')).status).toBe(200);
    expect(backEnd.received.at(-1)?.target).toBe(target);
  });

  it.each<[uri: string, advice: string]>([
    [
      'http://${stageVariables.none}/a',
      '`http://${stageVariables.none}/a` makes `http:///a`: set the stage variables that it names.',
    ],
    ['ftp://example.com', '`ftp://example.com` is no URL: write `https://HOST/PATH`.'],
    [
      'http://{host}/a',
      '`http://{host}/a` has a variable in its host, which a request must not choose: name the host, or use a stage variable, `${stageVariables.host}`.',
    ],
  ])('that makes none ends with 500: %s', async (uri, advice) => {
    const requestParameters = { 'integration.request.path.host': 'method.request.querystring.host' };
    const http = integration('HTTP', { uri, requestParameters });
    const { ask, records } = asking(restApi({ 'GET /': { integration: http } }));
    expect((await ask('GET /?host=example.com')).body).toBe('{"message": "Internal server error"}');
    const log = 'Execution failed due to configuration error: Invalid endpoint address';
    expect(records[0]?.failure?.details).toEqual({ log, advice });
  });
});

describe('in the ARN of a Lambda function', () => {
  const functions = {
    'orders:prod': () => 'the alias prod',
    orders: () => 'the function',
    audit: () => 'another',
  };
  it.each<[name: string, variables: Readonly<Record<string, string>>, answer: string]>([
    ['orders:${stageVariables.alias}', { alias: 'prod' }, '"the alias prod"'],
    ['orders:${stageVariables.alias}', { alias: 'test' }, '"the function"'],
    ['orders', {}, '"the function"'],
    ['${stageVariables.name}', { name: 'audit' }, '"another"'],
    ['${stageVariables.name}', { name: 'orders:prod' }, '"the alias prod"'],
  ])('%s with %o', async (name, stageVariables, answer) => {
    const lambda = integration('AWS', { uri: functionUri(name) });
    const { ask } = asking(restApi({ 'GET /': { integration: lambda } }), { stageVariables, functions });
    expect((await ask('GET /')).body).toBe(answer);
  });

  it('that nobody knows', async () => {
    const lambda = integration('AWS_PROXY', { uri: functionUri('toString') });
    const { ask, records } = asking(restApi({ 'GET /': { integration: lambda } }), { functions });
    expect((await ask('GET /')).status).toBe(500);
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:toString';
    expect(records[0]?.failure?.details.advice).toBe(
      `No code is known of the Lambda function \`toString\` (\`${arn}\`): say where it is, \`--function toString=src/toString.handler\`.`,
    );
  });
});

it('in templates, mappings and Lambda events', async () => {
  const stageVariables = { host: 'example.com' };
  const responses = [
    {
      responseParameters: { 'method.response.header.X-Host': 'stageVariables.host' },
      templates: { 'application/json': "$stageVariables.host $stageVariables.get('host') $!stageVariables.none" },
    },
  ];
  const proxy = integration('AWS_PROXY', { uri: functionUri('tell') });
  const api = restApi({ 'GET /': { integration: mock('', { responses }) }, 'GET /event': { integration: proxy } });
  const functions = { tell: (event: { stageVariables: unknown }) => ({ body: JSON.stringify(event.stageVariables) }) };
  const { ask } = asking(api, { stageVariables, functions });
  const { body, headers } = await ask('GET /');
  expect({ body, host: headers.get('X-Host') }).toEqual({ body: 'example.com example.com ', host: 'example.com' });
  expect((await ask('GET /event')).body).toBe('{"host":"example.com"}');
  expect((await asking(api, { functions }).ask('GET /event')).body).toBe('null');
});
