import { describe, expect, it } from 'vitest';
import { type AskInit, asking } from './asking.js';
import { type ApiParts, type MethodParts, mock, restApi } from './rest-api.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** What the client is told, and what whoever runs the gateway is. */
async function answerTo(method: MethodParts, target: string, init: AskInit = {}, parts: ApiParts = {}) {
  const [httpMethod = '', path = ''] = target.split(/[ ?]/);
  const resource = path.startsWith('/orders/') ? '/orders/{id}' : path;
  const { ask, records } = asking(
    restApi({ [`${httpMethod} ${resource}`]: { integration: mock('fine'), ...method } }, parts),
  );
  const { status, body } = await ask(target, init);
  return { status, body, details: records[0]?.failure?.details, bug: records[0]?.bug };
}

function missing(...names: readonly string[]) {
  const message = `Missing required request parameters: [${names.join(', ')}]`;
  return { status: 400, body: JSON.stringify({ message }) };
}

const FINE = { status: 200, body: 'fine' };
const INVALID = { status: 400, body: '{"message":"Invalid request body"}' };

describe('required parameters', () => {
  const method = {
    requestValidator: 'parameters',
    requestParameters: {
      'method.request.querystring.limit': true,
      'method.request.querystring.after': true,
      'method.request.path.id': true,
      'method.request.path.other': true,
      'method.request.header.X-Tenant': true,
      'method.request.header.X-Optional': false,
      'method.request.querystring.optional': false,
    },
  };

  it.each<[what: string, target: string, headers: Readonly<Record<string, string>>, names: readonly string[]]>([
    [
      'all that are missing are named, header before path before query',
      'GET /orders/7',
      {},
      ['X-Tenant', 'other', 'after', 'limit'],
    ],
    [
      'one that is blank is missing',
      'GET /orders/7?limit=%20&after=',
      { 'X-Tenant': 'a' },
      ['other', 'after', 'limit'],
    ],
    ['one of several values counts', 'GET /orders/7?limit=&limit=1&after=x', { 'X-Tenant': 'a' }, ['other']],
    [
      'a path parameter that is no variable of the path is missing',
      'GET /orders/7?limit=1&after=1',
      {},
      ['X-Tenant', 'other'],
    ],
  ])('%s', async (_, target, headers, names) => {
    // Names are told apart by case, and a `Request` writes them in small letters.
    const small = {
      ...method,
      requestParameters: { ...method.requestParameters, 'method.request.header.x-tenant': true },
    };
    const { 'method.request.header.X-Tenant': tenant, ...requestParameters } = small.requestParameters;
    expect(tenant).toBe(true);
    const expected = missing(...names.map((name) => (name === 'X-Tenant' ? 'x-tenant' : name)));
    expect(await answerTo({ ...small, requestParameters }, target, { headers })).toMatchObject(expected);
  });

  it('are told to the log and to $context.error.validationErrorString', async () => {
    const { details } = await answerTo(
      { ...method, requestParameters: { 'method.request.querystring.q': true } },
      'GET /orders/7',
    );
    const message = 'Missing required request parameters: [q]';
    expect(details).toMatchObject({ log: `Request validation failed. ${message}`, validationErrorString: message });
  });

  it.each([undefined, 'nothing', 'body', 'unknown'])(
    'are not asked for by the validator %s',
    async (requestValidator) => {
      expect(await answerTo({ ...method, requestValidator }, 'GET /orders/7')).toMatchObject(FINE);
    },
  );

  it('come before the body', async () => {
    const requestModels = { 'application/json': 'Order' };
    const init = { headers: JSON_TYPE, body: '[]' };
    const both = {
      ...method,
      requestValidator: 'all',
      requestModels,
      requestParameters: { 'method.request.querystring.q': true },
    };
    expect(await answerTo(both, 'POST /orders', init, { models: { Order: { type: 'object' } } })).toMatchObject(
      missing('q'),
    );
  });
});

describe('a body', () => {
  const models = {
    Order: {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'http://example.com/order',
      type: 'object',
      required: ['sku'],
      properties: {
        id: { type: 'string' },
        sku: { type: 'string', pattern: '^\\p{Upper}{2}-\\d+$' },
        price: { type: 'number', minimum: 0, exclusiveMinimum: true },
        address: { $ref: '#/models/Address' },
        lines: { type: 'array', items: { $ref: '#/definitions/Line' } },
      },
      definitions: { Line: { type: 'object', required: ['amount'] } },
    },
    Address: { type: 'object', required: ['city'], properties: { of: { $ref: '#/models/Order' } } },
    Xml: { type: 'string' },
    Empty: {},
  };
  const method = { requestValidator: 'body', requestModels: { 'application/json': 'Order' } };

  it.each<[body: string, reason: string | undefined]>([
    ['{"sku":"AB-1"}', undefined],
    ['{"sku":"AB-1","id":"7","price":0.1}', undefined],
    ['{"sku":"AB-1","more":true}', undefined],
    ['{"sku":"AB-1","address":{"city":"Bern","of":{"sku":"CD-2"}},"lines":[{"amount":1}]}', undefined],
    ['{}', "[(body) must have required property 'sku']"],
    ['', "[(body) must have required property 'sku']"],
    ['  ', "[(body) must have required property 'sku']"],
    ['[]', '[(body) must be object]'],
    ['null', '[(body) must be object]'],
    ['{"sku":7}', '[/sku must be string]'],
    ['{"sku":"ab-1"}', '[/sku must match pattern "^\\p{Upper}{2}-\\d+$"]'],
    ['{"sku":"AB-1","price":0}', '[/price must be > 0]'],
    ['{"sku":"AB-1","address":{}}', "[/address must have required property 'city']"],
    ['{"sku":"AB-1","address":{"city":"Bern","of":{}}}', "[/address/of must have required property 'sku']"],
    ['{"sku":"AB-1","lines":[{}]}', "[/lines/0 must have required property 'amount']"],
    ['{"sku"', expect.stringMatching(/^\[The body is no JSON: .+\]$/)],
  ])('%s', async (body, reason) => {
    const { details, bug, ...answer } = await answerTo(
      method,
      'POST /orders',
      { headers: JSON_TYPE, body },
      { models },
    );
    expect(answer).toEqual(reason === undefined ? FINE : INVALID);
    expect(details?.validationErrorString).toEqual(reason);
    expect(bug).toBeUndefined();
  });

  it('of a GET that has none is an empty object', async () => {
    expect(await answerTo(method, 'GET /orders', {}, { models })).toMatchObject(INVALID);
  });

  it.each<[what: string, type: string | undefined, requestModels: Record<string, string>, expected: object]>([
    ['the type has a charset', 'application/json; charset=utf-8', { 'application/json': 'Order' }, INVALID],
    ['the type has other letters', 'Application/JSON', { 'application/json': 'Order' }, INVALID],
    ['the model has a charset', 'application/json', { 'application/json;charset=utf-8': 'Order' }, INVALID],
    ['there is no type', undefined, { 'application/json': 'Order' }, INVALID],
    ['the type has no model', 'text/plain', { 'application/json': 'Order' }, FINE],
    ['the type has a model of its own', 'text/plain', { 'application/json': 'Order', 'text/plain': 'Empty' }, FINE],
    ['the type has that of $default', 'text/plain', { $default: 'Order' }, INVALID],
    ['there is no model', 'application/json', {}, FINE],
  ])('where %s', async (_, type, requestModels, expected) => {
    const headers = type === undefined ? {} : { 'Content-Type': type };
    const init = { headers, body: new TextEncoder().encode('{}') };
    expect(await answerTo({ ...method, requestModels }, 'POST /orders', init, { models })).toMatchObject(expected);
  });

  it('that passes through unmapped is not spared', async () => {
    const integration = mock('fine', { requestTemplates: { 'application/json': '{"statusCode": 200}' } });
    expect(
      await answerTo({ ...method, integration }, 'POST /orders', { headers: JSON_TYPE, body: '{}' }, { models }),
    ).toMatchObject(INVALID);
  });

  it.each<[what: string, schema: object, model: string]>([
    ['refers to a model that there is not', { $ref: '#/models/Nothing' }, 'Broken'],
    ['has a pattern that is none', { type: 'object', properties: { sku: { type: 'string', pattern: '(' } } }, 'Broken'],
    ['is no schema', { type: 'nonsense' }, 'Broken'],
    ['is missing', {}, 'Missing'],
  ])('whose model %s ends with 500, and says why', async (_, schema, model) => {
    const init = { headers: JSON_TYPE, body: '{"sku":"a"}' };
    const broken = { requestValidator: 'body', requestModels: { 'application/json': model } };
    const { status, body, details, bug } = await answerTo(broken, 'POST /orders', init, { models: { Broken: schema } });
    expect({ status, body, bug }).toEqual({
      status: 500,
      body: '{"message": "Internal server error"}',
      bug: undefined,
    });
    expect(details?.advice).toMatch(new RegExp(`^The model \`${model}\` cannot be used: .+\\.$`));
  });

  it('whose pattern takes forever is refused within bounds', async () => {
    const schema = { type: 'object', properties: { sku: { type: 'string', pattern: '^(a+)+$' } } };
    const init = { headers: JSON_TYPE, body: JSON.stringify({ sku: `${'a'.repeat(100)}b` }) };
    const { status, bug } = await answerTo(method, 'POST /orders', init, { models: { Order: schema } });
    expect({ status, bug }).toEqual({ status: 400, bug: undefined });
  });

  it('tells a gateway response of its own why', async () => {
    const template = '{"why": "$context.error.validationErrorString", "type": "$context.error.responseType"}';
    const gatewayResponses = {
      BAD_REQUEST_BODY: { statusCode: '422', responseTemplates: { 'application/json': template } },
    };
    const answer = await answerTo(
      method,
      'POST /orders',
      { headers: JSON_TYPE, body: '{}' },
      { models, gatewayResponses },
    );
    expect(answer).toMatchObject({
      status: 422,
      body: '{"why": "[(body) must have required property \'sku\']", "type": "BAD_REQUEST_BODY"}',
    });
  });
});

describe('an API key', () => {
  const method = { apiKeyRequired: true, integration: mock('fine') };
  it.each<[what: string, headers: Readonly<Record<string, string>>, keys: readonly string[], status: number]>([
    ['that is known', { 'x-api-key': 'secret' }, ['other', 'secret'], 200],
    ['that is not known', { 'x-api-key': 'Secret' }, ['secret'], 403],
    ['that is missing', {}, ['secret'], 403],
    ['of an API without any', { 'x-api-key': '' }, [], 403],
  ])('%s', async (_, headers, apiKeys, status) => {
    const { ask } = asking(restApi({ 'GET /': method }), { apiKeys });
    const answer = await ask('GET /', { headers });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toBe('{"message":"Forbidden"}');
  });

  it('comes before validation', async () => {
    const requestParameters = { 'method.request.querystring.q': true };
    expect(await answerTo({ ...method, requestValidator: 'all', requestParameters }, 'GET /')).toMatchObject({
      status: 403,
    });
  });
});
