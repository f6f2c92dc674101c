import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { type BackEnd, startBackEnd } from './back-end.js';
import { integration, mock, restApi } from './rest-api.js';

const OVERRIDE = '$context.requestOverride';

describe('of the request, at a real back end', () => {
  let backEnd: BackEnd;
  beforeAll(async () => {
    backEnd = await startBackEnd();
  });
  afterAll(() => backEnd.close());

  /** @returns what arrives of `GET /orders/7?q=client`, whose path, query and headers are mapped */
  async function arriving(template: string, uri = '/{id}/lines') {
    const http = integration('HTTP', {
      httpMethod: 'GET',
      uri: `${backEnd.url}${uri}`,
      requestTemplates: { 'application/json': template },
      requestParameters: {
        'integration.request.path.id': 'method.request.path.id',
        'integration.request.querystring.q': 'method.request.querystring.q',
        'integration.request.header.X-Mapped': "'mapped'",
      },
    });
    const { ask, records } = asking(restApi({ 'GET /orders/{id}': { integration: http } }));
    const { status } = await ask('GET /orders/7?q=client');
    expect({ status, bug: records[0]?.bug }).toEqual({ status: 200, bug: undefined });
    const { target, headers, rawHeaders } = backEnd.received.at(-1) ?? { target: '', headers: {}, rawHeaders: [] };
    return { target, headers, rawHeaders };
  }

  it.each<[what: string, template: string, target: string]>([
    ['nothing is overridden', '', '/7/lines?q=client'],
    ['a mapped variable of the path', `#set(${OVERRIDE}.path.id = '8')`, '/8/lines?q=client'],
    ['a mapped parameter', `#set(${OVERRIDE}.querystring.q = 'template')`, '/7/lines?q=template'],
    ['a parameter of its own', `#set(${OVERRIDE}.querystring.r = 5)`, '/7/lines?q=client&r=5'],
    ['a parameter with several values', `#set(${OVERRIDE}.querystring.q = [1, 'b c'])`, '/7/lines?q=1&q=b%20c'],
    ['a parameter of other letters', `#set(${OVERRIDE}.querystring.Q = '2')`, '/7/lines?q=client&Q=2'],
    ['what must be escaped', `#set(${OVERRIDE}.querystring.q = 'a&b=c#d')`, '/7/lines?q=a%26b%3Dc%23d'],
  ])('%s', async (_, template, target) => {
    expect((await arriving(template)).target).toBe(target);
  });

  it.each<[what: string, template: string, expected: Readonly<Record<string, string>>]>([
    ['a mapped header', `#set(${OVERRIDE}.header['X-Mapped'] = 'template')`, { 'x-mapped': 'template' }],
    [
      'a mapped header of other letters',
      `#set(${OVERRIDE}.header['x-mapped'] = 'template')`,
      { 'x-mapped': 'template' },
    ],
    [
      'a header of its own',
      `#set(${OVERRIDE}.header['X-Own'] = $input.params('id'))`,
      { 'x-mapped': 'mapped', 'x-own': '7' },
    ],
    ['a header of the gateway', `#set(${OVERRIDE}.header.Accept = 'text/plain')`, { accept: 'text/plain' }],
    ['a header with several values', `#set(${OVERRIDE}.header['X-Own'] = ['a', 'b'])`, { 'x-own': 'a, b' }],
    [
      'a header beyond Latin-1',
      `#set(${OVERRIDE}.header['X-Own'] = '→ Zoë')`,
      { 'x-own': Buffer.from('→ Zoë').toString('latin1') },
    ],
  ])('%s', async (_, template, expected) => {
    expect((await arriving(template)).headers).toMatchObject(expected);
  });

  it.each<[form: string, target: string]>([
    ['path/a/{id}?b={id}&c=1', '/a/7%3Fx%23%26y?b=7%3Fx%23%26y&c=1'],
    ['action/Get&Name={id}', expect.stringMatching(/^\/\?Action=Get&(?:.*&)?Name=7%3Fx%23%26y(?:&|$)/)],
  ])('a value of the client changes nothing else of a service: %s', async (form, target) => {
    const service = integration('AWS', {
      httpMethod: 'GET',
      uri: `arn:aws:apigateway:us-east-1:sqs:${form}`,
      requestParameters: { 'integration.request.path.id': 'method.request.querystring.id' },
    });
    const { ask } = asking(restApi({ 'GET /': { integration: service } }), { endpoints: { sqs: backEnd.url } });
    await ask(`GET /?id=${encodeURIComponent('7?x#&y')}`);
    expect(backEnd.received.at(-1)?.target).toEqual(target);
  });

  it('a value of the client keeps its escapes, and slashes', async () => {
    const requestParameters = { 'integration.request.path.rest': 'method.request.path.rest' };
    const http = integration('HTTP_PROXY', { httpMethod: 'GET', uri: `${backEnd.url}/{rest}`, requestParameters });
    await asking(restApi({ 'GET /{rest+}': { integration: http } })).ask('GET /a%2Fb/c&d%20e');
    expect(backEnd.received.at(-1)?.target).toBe('/a%2Fb/c&d%20e');
  });

  it('a value of the client changes the variable alone that it is mapped to', async () => {
    const http = integration('HTTP', {
      httpMethod: 'GET',
      uri: `${backEnd.url}/{id}/lines?of={id}&full=false`,
      requestParameters: { 'integration.request.path.id': 'method.request.querystring.id' },
    });
    const { ask } = asking(restApi({ 'GET /': { integration: http } }));
    await ask(`GET /?id=${encodeURIComponent('7?full=true#&x=1')}`);
    const { pathname, searchParams } = new URL(backEnd.received.at(-1)?.target ?? '', backEnd.url);
    expect(decodeURIComponent(pathname)).toBe('/7?full=true#&x=1/lines');
    expect([...searchParams]).toEqual([
      ['of', '7?full=true#&x=1'],
      ['full', 'false'],
    ]);
  });
});

describe('of the response', () => {
  async function answerTo(template: string, parameters = {}, request = '{"statusCode": 200}') {
    const responses = [{ responseParameters: parameters, templates: { 'application/json': template } }];
    const backing = mock('', { requestTemplates: { 'application/json': request }, responses });
    const { gateway } = asking(restApi({ 'GET /': { integration: backing } }));
    const { status, headers, body } = await gateway.handle({
      method: 'GET',
      target: '/dev/',
      headers: [],
      body: new Uint8Array(),
      sourceIp: '127.0.0.1',
    });
    return { status, headers: headers.filter(([name]) => !/^x-amzn?-(requestid|apigw-id)$/i.test(name)), body };
  }
  const RESPONSE = '$context.responseOverride';
  const TYPE = ['Content-Type', 'application/json'] as const;

  it.each<[status: string, expected: number]>([
    ['404', 404],
    ["'404'", 404],
    ['$input.params("none")', 200],
    ["'none'", 200],
    ['999', 200],
    ['0', 200],
    ["''", 200],
  ])('status %s', async (status, expected) => {
    expect(await answerTo(`#set(${RESPONSE}.status = ${status})x`)).toEqual({
      status: expected,
      headers: [TYPE],
      body: 'x',
    });
  });

  it.each<[what: string, template: string, headers: readonly (readonly [string, string])[]]>([
    ['a header', `#set(${RESPONSE}.header.Location = '/orders')`, [['Location', '/orders'], TYPE]],
    ['a mapped header', `#set(${RESPONSE}.header['x-mapped'] = 'template')`, [['x-mapped', 'template'], TYPE]],
    [
      'several values',
      `#set(${RESPONSE}.header['Set-Cookie'] = ['a=1', 'b=2'])`,
      [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2'], TYPE],
    ],
    ['the type', `#set(${RESPONSE}.header['content-type'] = 'text/plain')`, [['content-type', 'text/plain']]],
    ['a number', `#set(${RESPONSE}.header.N = 5)`, [['N', '5'], TYPE]],
    [
      'a header that HTTP needs for itself',
      `#set(${RESPONSE}.header['Content-Length'] = '9')`,
      [['x-amzn-Remapped-Content-Length', '9'], TYPE],
    ],
    ['a header that is dropped', `#set(${RESPONSE}.header['Transfer-Encoding'] = 'chunked')`, [TYPE]],
  ])('%s', async (what, template, headers) => {
    const parameters = what === 'a mapped header' ? { 'method.response.header.X-Mapped': "'mapped'" } : {};
    expect((await answerTo(template, parameters)).headers).toEqual(headers);
  });

  it('a header of a back end reaches the client as it was, beyond ASCII too', async () => {
    const sent = Buffer.from('Zoë →').toString('latin1');
    const backEnd = await startBackEnd(() => ({ headers: { 'X-Name': sent } }));
    const responseParameters = { 'method.response.header.X-Mapped': 'integration.response.header.X-Name' };
    const api = restApi({
      'GET /proxy': { integration: integration('HTTP_PROXY', { uri: backEnd.url }) },
      'GET /mapped': { integration: integration('HTTP', { uri: backEnd.url, responses: [{ responseParameters }] }) },
    });
    const { ask } = asking(api);
    expect((await ask('GET /proxy')).headers.get('X-Name')).toBe(sent);
    expect((await ask('GET /mapped')).headers.get('X-Mapped')).toBe(sent);
    await backEnd.close();
  });

  it('that the template of the request writes holds until that of the response writes another', async () => {
    const request = `#set(${RESPONSE}.status = 202)#set(${RESPONSE}.header.A = '1'){"statusCode": 200}`;
    expect(await answerTo('x', {}, request)).toMatchObject({ status: 202, headers: [['A', '1'], TYPE] });
    expect(await answerTo(`#set(${RESPONSE}.status = 203)x`, {}, request)).toMatchObject({ status: 203 });
  });
});
