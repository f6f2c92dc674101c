import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { type ApiParts, mock, restApi } from './rest-api.js';

/** A path without a method, a method without a response, a body that is refused, and a content type without a template. */
const FAILURES = {
  MISSING_AUTHENTICATION_TOKEN: 'GET /nothing',
  API_CONFIGURATION_ERROR: 'GET /broken',
  BAD_REQUEST_PARAMETERS: 'GET /validated',
  UNSUPPORTED_MEDIA_TYPE: 'GET /strict',
  INVALID_API_KEY: 'GET /guarded',
} as const;

async function answerTo(
  failure: keyof typeof FAILURES,
  gatewayResponses: NonNullable<ApiParts['gatewayResponses']>,
  { headers = {}, query = '', stageVariables = {} } = {},
) {
  const api = restApi(
    {
      'GET /broken': { integration: mock('', { responses: [] }) },
      'GET /validated': { requestValidator: 'all', requestParameters: { 'method.request.querystring.needed': true } },
      'GET /strict': { integration: mock('', { requestTemplates: {}, passthroughBehavior: 'NEVER' }) },
      'GET /guarded': { apiKeyRequired: true },
    },
    { gatewayResponses },
  );
  const { ask, records } = asking(api, { stageVariables });
  const answer = await ask(FAILURES[failure] + query, { headers });
  expect(records[0]?.failure?.type).toBe(failure);
  expect(records[0]?.bug).toBeUndefined();
  const { 'x-amzn-requestid': id, 'x-amz-apigw-id': extendedId, ...others } = Object.fromEntries(answer.headers);
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(extendedId).toMatch(/^.{15}=$/);
  return { status: answer.status, headers: others, body: answer.body };
}

describe('without one of its own, a type has', () => {
  it.each<[failure: keyof typeof FAILURES, status: number, type: string, body: string]>([
    [
      'MISSING_AUTHENTICATION_TOKEN',
      403,
      'MissingAuthenticationTokenException',
      '{"message":"Missing Authentication Token"}',
    ],
    ['API_CONFIGURATION_ERROR', 500, 'InternalServerErrorException', '{"message": "Internal server error"}'],
    [
      'BAD_REQUEST_PARAMETERS',
      400,
      'BadRequestException',
      '{"message":"Missing required request parameters: [needed]"}',
    ],
    ['UNSUPPORTED_MEDIA_TYPE', 415, 'BadRequestException', '{"message":"Unsupported Media Type"}'],
    ['INVALID_API_KEY', 403, 'ForbiddenException', '{"message":"Forbidden"}'],
  ])('%s', async (failure, status, type, body) => {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': type };
    expect(await answerTo(failure, {})).toEqual({ status, headers, body });
  });
});

const TEMPLATE = { 'application/json': '{"oh":$context.error.messageString}' };
const HEADER = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" };

describe('what is inherited', () => {
  it.each<
    [what: string, failure: keyof typeof FAILURES, responses: ApiParts['gatewayResponses'] & object, expected: object]
  >([
    [
      'nothing but the type is changed by a status of its own',
      'BAD_REQUEST_PARAMETERS',
      { BAD_REQUEST_PARAMETERS: { statusCode: '422' } },
      { status: 422, body: '{"message":"Missing required request parameters: [needed]"}' },
    ],
    [
      'the status stays with a template of its own',
      'MISSING_AUTHENTICATION_TOKEN',
      { MISSING_AUTHENTICATION_TOKEN: { responseTemplates: TEMPLATE } },
      { status: 403, body: '{"oh":"Missing Authentication Token"}' },
    ],
    [
      'status, headers and template of DEFAULT_4XX',
      'UNSUPPORTED_MEDIA_TYPE',
      { DEFAULT_4XX: { statusCode: '499', responseTemplates: TEMPLATE, responseParameters: HEADER } },
      { status: 499, body: '{"oh":"Unsupported Media Type"}', headers: { 'access-control-allow-origin': '*' } },
    ],
    [
      'the status of the type from a DEFAULT_4XX without one',
      'UNSUPPORTED_MEDIA_TYPE',
      { DEFAULT_4XX: { responseParameters: HEADER } },
      { status: 415, headers: { 'access-control-allow-origin': '*' } },
    ],
    [
      'of DEFAULT_5XX',
      'API_CONFIGURATION_ERROR',
      { DEFAULT_5XX: { statusCode: '599', responseTemplates: TEMPLATE }, DEFAULT_4XX: { statusCode: '499' } },
      { status: 599, body: '{"oh":"Internal server error"}' },
    ],
    [
      'nothing where the type is changed',
      'BAD_REQUEST_PARAMETERS',
      {
        BAD_REQUEST_PARAMETERS: { responseParameters: { 'gatewayresponse.header.X-Own': "'1'" } },
        DEFAULT_4XX: { statusCode: '499', responseTemplates: TEMPLATE, responseParameters: HEADER },
      },
      {
        status: 400,
        body: '{"message":"Missing required request parameters: [needed]"}',
        headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'BadRequestException', 'x-own': '1' },
      },
    ],
    [
      'from no other type',
      'BAD_REQUEST_PARAMETERS',
      { BAD_REQUEST_BODY: { statusCode: '422' }, DEFAULT_5XX: { statusCode: '599' } },
      { status: 400 },
    ],
  ])('%s', async (_, failure, responses, expected) => {
    expect(await answerTo(failure, responses)).toMatchObject(expected);
  });
});

describe('the template of a gateway response', () => {
  it.each<[template: string, body: string]>([
    ['$context.error.message', 'Missing required request parameters: [needed]'],
    ['$context.error.messageString', '"Missing required request parameters: [needed]"'],
    ['$context.error.responseType', 'BAD_REQUEST_PARAMETERS'],
    ['$context.error.validationErrorString', 'Missing required request parameters: [needed]'],
    ['$context.stage $context.resourcePath $context.httpMethod', 'dev /validated GET'],
    ['$stageVariables.host', 'example.com'],
    ['#if(true)no#end #set($x = 1)', '#if(true)no#end #set($x = 1)'],
  ])('%s', async (template, body) => {
    const responses = { DEFAULT_4XX: { responseTemplates: { 'application/json': template } } };
    const stageVariables = { host: 'example.com' };
    expect((await answerTo('BAD_REQUEST_PARAMETERS', responses, { stageVariables })).body).toBe(body);
  });

  it('has the message as a string of JSON, whatever is in it', async () => {
    const api = restApi(
      { 'GET /': { requestValidator: 'all', requestParameters: { 'method.request.querystring.a"\\b': true } } },
      { gatewayResponses: { DEFAULT_4XX: { responseTemplates: TEMPLATE } } },
    );
    expect(JSON.parse((await asking(api).ask('GET /')).body)).toEqual({
      oh: 'Missing required request parameters: [a"\\b]',
    });
  });

  const types = { 'text/plain': 'text', 'application/json': 'json', 'application/xml': 'xml' };
  it.each<[accept: string, templates: Record<string, string>, type: string, body: string]>([
    ['application/xml', types, 'application/xml', 'xml'],
    ['application/xml;q=0.1,text/plain', types, 'application/xml', 'xml'],
    ['*/*', types, 'application/json', 'json'],
    ['image/png', { 'text/html': 'html', 'text/plain': 'text' }, 'text/html', 'html'],
  ])('is that of %s', async (Accept, responseTemplates, type, body) => {
    const answer = await answerTo('INVALID_API_KEY', { DEFAULT_4XX: { responseTemplates } }, { headers: { Accept } });
    expect(answer).toMatchObject({ body, headers: { 'content-type': type } });
  });
});

describe('the headers of a gateway response', () => {
  it('are mapped from the request, and from what is known of it', async () => {
    const responseParameters = {
      'gatewayresponse.header.X-Static': "'a, b'",
      'gatewayresponse.header.X-Origin': 'method.request.header.origin',
      'gatewayresponse.header.X-Query': 'method.request.querystring.q',
      'gatewayresponse.header.X-Type': 'context.error.responseType',
      'gatewayresponse.header.X-Variable': 'stageVariables.host',
      'gatewayresponse.header.X-Nothing': 'method.request.querystring.nothing',
      'gatewayresponse.header.X-Broken': 'nonsense',
    };
    const stageVariables = { host: 'example.com' };
    const given = { headers: { Origin: 'https://a.example' }, query: '?q=1', stageVariables };
    const { headers } = await answerTo('UNSUPPORTED_MEDIA_TYPE', { DEFAULT_4XX: { responseParameters } }, given);
    expect(headers).toEqual({
      'content-type': 'application/json',
      'x-amzn-errortype': 'BadRequestException',
      'x-static': 'a, b',
      'x-origin': 'https://a.example',
      'x-query': '1',
      'x-type': 'UNSUPPORTED_MEDIA_TYPE',
      'x-variable': 'example.com',
    });
  });

  it('may be its type, and none that HTTP needs for itself', async () => {
    const responseParameters = {
      'gatewayresponse.header.content-type': "'text/plain'",
      'gatewayresponse.header.Content-Length': "'1'",
      'gatewayresponse.header.Transfer-Encoding': "'chunked'",
    };
    const { headers } = await answerTo('UNSUPPORTED_MEDIA_TYPE', { DEFAULT_4XX: { responseParameters } });
    expect(headers).toEqual({
      'content-type': 'text/plain',
      'x-amzn-errortype': 'BadRequestException',
      'x-amzn-remapped-content-length': '1',
    });
  });
});
