import { describe, expect, it } from 'vitest';
import { type Asked, asking } from './asking.js';
import { mock, restApi } from './rest-api.js';

/** Tells the resource and the variables of the path. */
const TELLS = '$context.resourcePath $input.params().path';

function routed(methods: readonly string[], options = {}): Asked {
  const entries = methods.map((name) => [name, { integration: mock(`${name.split(' ')[0]} ${TELLS}`) }] as const);
  return asking(restApi(Object.fromEntries(entries)), options);
}

describe('a path leads to', () => {
  const methods = [
    'GET /',
    'GET /orders',
    'POST /orders',
    'ANY /orders',
    'GET /orders/{id}',
    'GET /orders/latest',
    'GET /orders/{id}/lines/{line}',
    'GET /files/{path+}',
    'GET /files/{path}',
    'PUT /files/fixed',
    'GET /{proxy+}',
    'GET /a/b/c',
    'GET /a/{x}/d',
  ];

  it.each<[target: string, leadsTo: string]>([
    ['GET /', 'GET / {}'],
    ['GET /orders', 'GET /orders {}'],
    ['POST /orders', 'POST /orders {}'],
    ['DELETE /orders', 'ANY /orders {}'],
    ['HEAD /orders', ''],
    ['GET /orders/latest', 'GET /orders/latest {}'],
    ['GET /orders/7', 'GET /orders/{id} {id=7}'],
    ['GET /orders/7/lines/2', 'GET /orders/{id}/lines/{line} {id=7, line=2}'],
    ['GET /orders/latest/lines/2', 'GET /orders/{id}/lines/{line} {id=latest, line=2}'],
    ['GET /files/a', 'GET /files/{path} {path=a}'],
    ['GET /files/a/b', 'GET /files/{path+} {path=a/b}'],
    ['GET /files/fixed', 'GET /files/{path} {path=fixed}'],
    ['PUT /files/fixed', 'PUT /files/fixed {}'],
    ['GET /orders/7/other', 'GET /{proxy+} {proxy=orders/7/other}'],
    ['GET /a/b/d', 'GET /a/{x}/d {x=b}'],
    ['GET /a/b/c', 'GET /a/b/c {}'],
    ['GET /a/b/e', 'GET /{proxy+} {proxy=a/b/e}'],
  ])('%s → %s', async (target, leadsTo) => {
    const { status, body } = await routed(methods).ask(target);
    expect({ status, body }).toEqual({ status: 200, body: leadsTo });
  });
});

describe('slashes and escapes', () => {
  const methods = ['GET /', 'GET /orders', 'GET /orders/{id}', 'GET /files/{path+}'];

  it.each<[path: string, body: string]>([
    ['/dev', 'GET / {}'],
    ['/dev/', 'GET / {}'],
    ['/dev//', 'GET / {}'],
    ['/dev/orders/', 'GET /orders {}'],
    ['/dev//orders', 'GET /orders {}'],
    ['//dev/orders', 'GET /orders {}'],
    ['/dev/orders/7/', 'GET /orders/{id} {id=7}'],
    ['/dev/files/a//b', 'GET /files/{path+} {path=a//b}'],
    ['/dev/files/a/b/', 'GET /files/{path+} {path=a/b}'],
    ['/dev/orders/a%2Fb%20c', 'GET /orders/{id} {id=a%2Fb%20c}'],
    ['/dev/orders/%2B+', 'GET /orders/{id} {id=%2B+}'],
    ['/dev/orders/__proto__', 'GET /orders/{id} {id=__proto__}'],
  ])('%s → %s', async (target, body) => {
    const { gateway } = routed(methods);
    const answer = await gateway.handle({ method: 'GET', target, headers: [], body: new Uint8Array(), sourceIp: '' });
    expect(answer).toMatchObject({ status: 200, body });
  });
});

describe('what leads nowhere', () => {
  const MISSING = { status: 403, body: '{"message":"Missing Authentication Token"}' };
  const methods = ['GET /orders', 'ANY /any', 'GET /orders/{id}/lines'];

  it.each(['GET /', 'GET /order', 'POST /orders', 'GET /orders/7', 'GET /orders//lines', 'TRACE_ /any', 'GET /ORDERS'])(
    '%s',
    async (target) => {
      const { ask, records } = routed(methods);
      const { status, body, headers } = await ask(target);
      expect({ status, body }).toEqual(MISSING);
      expect(headers.get('x-amzn-ErrorType')).toBe('MissingAuthenticationTokenException');
      expect(records[0]?.resourcePath).toBeUndefined();
    },
  );

  it('says to whoever runs the gateway what there is', async () => {
    const { ask, records } = routed(methods);
    await ask('POST /orders');
    await ask('GET /order');
    expect(records.map(({ failure }) => failure?.details.advice)).toEqual([
      'The API has no method `POST /orders`: of this path it has GET.',
      'The API has no method `GET /order`.',
    ]);
  });
});

it('the header `X-HTTP-Method-Override` has the method', async () => {
  const api = asking(restApi({ 'PUT /orders': { integration: mock('put $context.httpMethod') } }));
  const answer = await api.ask('POST /orders', { headers: { 'X-HTTP-Method-Override': 'put' } });
  expect(answer.body).toBe('put PUT');
});

describe('the base path', () => {
  const forbidden = { status: 403, body: '{"message":"Forbidden"}' };
  const answerTo = async (target: string, options = {}) => {
    const { gateway, records } = routed(['GET /orders'], options);
    const request = { method: 'GET', target, headers: [], body: new Uint8Array(), sourceIp: '127.0.0.1' };
    const { status, body, headers } = await gateway.handle(request);
    const type = headers.find(([name]) => name === 'x-amzn-ErrorType')?.[1];
    return { status, body, type, advice: records[0]?.failure?.details.advice };
  };

  it.each(['/orders', '/prod/orders', '/devx/orders', '/DEV/orders', '/'])(
    'is the stage, and not in %s',
    async (target) => {
      const answer = await answerTo(target);
      expect(answer).toMatchObject({ ...forbidden, type: 'ForbiddenException' });
      expect(answer.advice).toBe(`\`${target}\` does not begin with \`/dev\`, where this stage is.`);
    },
  );

  it.each([
    [{ stage: 'prod' }, '/prod/orders'],
    [{ basePath: '/v1' }, '/v1/orders'],
    [{ basePath: 'v1/' }, '/v1/orders'],
    [{ basePath: '' }, '/orders'],
    [{ basePath: '/' }, '/orders'],
    [{ basePath: '/a/b' }, '/a/b/orders'],
  ])('of %o: %s', async (options, target) => {
    expect(await answerTo(target, options)).toMatchObject({ status: 200, body: 'GET /orders {}' });
  });

  it('is in $context.path, and not in the path of a resource', async () => {
    const template = '$context.path $context.stage $context.resourcePath';
    const { ask } = asking(restApi({ 'GET /orders': { integration: mock(template) } }), { stage: 'prod' });
    expect((await ask('GET /orders')).body).toBe('/prod/orders prod /orders');
  });
});
