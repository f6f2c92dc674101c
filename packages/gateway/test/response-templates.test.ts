import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, mock, type ResponseParts, restApi } from './rest-api.js';

describe('Accept chooses the template', () => {
  const both = { 'text/plain': 'text', 'application/json': 'json', 'application/xml': 'xml' };
  it.each<[templates: Record<string, string>, accept: string | undefined, body: string]>([
    [both, 'application/xml', 'xml'],
    [both, 'APPLICATION/XML', 'xml'],
    [both, 'application/xml;q=0.9, text/plain', 'xml'],
    [both, undefined, 'json'],
    [both, '', 'json'],
    [both, '*/*', 'json'],
    [both, 'image/png', 'json'],
    [both, 'image/png, text/plain', 'json'],
    [{ 'text/html': 'html', 'text/plain': 'text' }, 'image/png', 'html'],
    [{ 'text/html': 'html', 'text/plain': 'text' }, undefined, 'html'],
    [{ 'application/xml; charset=utf-8': 'xml', 'application/json': 'json' }, 'application/xml', 'xml'],
    [{}, 'application/json', ''],
    [{ 'application/json': '', 'application/xml': 'xml' }, undefined, ''],
  ])('of %o for %s', async (templates, accept, body) => {
    const api = restApi({ 'GET /': { integration: mock('', { responses: [{ templates }] }) } });
    // A `Request` never adds an `Accept` by itself.
    const { ask } = asking(api);
    const answer = await ask('GET /', accept === undefined ? {} : { headers: { Accept: accept } });
    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.headers.get('Content-Type')).toBe('application/json');
  });
});

describe('the response is chosen', () => {
  async function statusOf(responses: readonly ResponseParts[], status: string): Promise<number> {
    const requestTemplates = { $default: `{"statusCode": ${status}}` };
    const { ask } = asking(restApi({ 'GET /': { integration: mock('', { requestTemplates, responses }) } }));
    return (await ask('GET /')).status;
  }
  const byDefault = { statusCode: '200' };

  it.each<[what: string, responses: readonly ResponseParts[], status: string, expected: number]>([
    ['by its pattern', [byDefault, { statusCode: '404', selectionPattern: '4\\d{2}' }], '418', 404],
    ['by its pattern as a whole', [byDefault, { statusCode: '404', selectionPattern: '4' }], '418', 200],
    [
      'by the first that matches',
      [
        { statusCode: '400', selectionPattern: '4..' },
        { statusCode: '404', selectionPattern: '404' },
      ],
      '404',
      400,
    ],
    ['by default', [{ statusCode: '404', selectionPattern: '404' }, byDefault], '500', 200],
    ['by default, which an empty pattern is', [{ statusCode: '201', selectionPattern: '' }], '500', 201],
    ['by Java: possessive', [byDefault, { statusCode: '400', selectionPattern: '4++' }], '44', 400],
    ['never by what is no pattern', [byDefault, { statusCode: '400', selectionPattern: '(' }], '400', 200],
    ['not at all', [{ statusCode: '400', selectionPattern: '400' }], '200', 500],
  ])('%s', async (_, responses, status, expected) => {
    expect(await statusOf(responses, status)).toBe(expected);
  });

  it('not at all, and says what to do', async () => {
    const responses = [{ statusCode: '400', selectionPattern: '400' }];
    const { ask, records } = asking(restApi({ 'GET /': { integration: mock('', { responses }) } }));
    await ask('GET /');
    expect(records[0]?.failure?.details).toEqual({
      log: 'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200',
      advice: 'Add a response `default` to the integration.',
    });
  });

  it('for a status that the method has not', async () => {
    const { ask, records } = asking(restApi({ 'GET /': { integration: mock(''), methodResponses: {} } }));
    expect((await ask('GET /')).status).toBe(500);
    expect(records[0]?.failure?.details.advice).toBe('Add a response `200` to GET /.');
  });
});

describe('the answer of a Lambda function', () => {
  const responses = [
    { templates: { 'application/json': 'fine: $input.path("$.id")' } },
    {
      statusCode: '404',
      selectionPattern: '.*not found.*',
      templates: { 'application/json': '$input.path("$.errorMessage")' },
    },
    { statusCode: '502', selectionPattern: '(.|\\n)+' },
  ];
  it.each<[what: string, handler: () => unknown, status: number, body: string | RegExp]>([
    ['is the default where it succeeds', () => ({ id: 7 }), 200, 'fine: 7'],
    [
      'is selected by the message of its error',
      () => Promise.reject(new Error('order not found')),
      404,
      'order not found',
    ],
    ['over lines', () => Promise.reject(new Error('a\nnot found')), 502, /"errorMessage":"a\\nnot found"/],
    ['by default where the error has no message', () => Promise.reject(new Error('')), 200, 'fine: '],
  ])('%s', async (_, handler, status, body) => {
    const lambda = integration('AWS', { uri: functionUri('orders'), responses });
    const { ask } = asking(restApi({ 'GET /': { integration: lambda } }), { functions: { orders: handler } });
    const answer = await ask('GET /');
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual(typeof body === 'string' ? body : expect.stringMatching(body));
  });

  it.each(['AWS', 'AWS_PROXY'] as const)('is none where an integration of type %s does not POST', async (type) => {
    const lambda = integration(type, { uri: functionUri('orders'), httpMethod: 'GET' });
    const { ask, records } = asking(restApi({ 'GET /': { integration: lambda } }), {
      functions: { orders: () => ({}) },
    });
    expect(await ask('GET /')).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' });
    expect(records[0]?.failure?.details.advice).toBe(
      'Lambda functions are invoked with POST: write `httpMethod: POST` in place of `GET`.',
    );
  });
});
