import { expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, integration, mock, restApi } from './rest-api.js';

it.each<[query: string, last: object | null, all: object | null]>([
  ['', null, null],
  ['?', null, null],
  ['?&', null, null],
  ['?a=1', { a: '1' }, { a: ['1'] }],
  ['?a=1&b=2&a=3', { a: '3', b: '2' }, { a: ['1', '3'], b: ['2'] }],
  ['?a', { a: '' }, { a: [''] }],
  ['?a=', { a: '' }, { a: [''] }],
  ['?=1', { '': '1' }, { '': ['1'] }],
  ['?a=b=c', { a: 'b=c' }, { a: ['b=c'] }],
  ['?a=x+y%20z%2B', { a: 'x y z+' }, { a: ['x y z+'] }],
  ['?%61%26=%C3%BC', { 'a&': 'ü' }, { 'a&': ['ü'] }],
  ['?a=100%', { a: '100%' }, { a: ['100%'] }],
  ['?a=%FF%41%zz', { a: '\ufffdA%zz' }, { a: ['\ufffdA%zz'] }],
  ['?a=1;b=2', { a: '1', b: '2' }, { a: ['1'], b: ['2'] }],
  ['?a?b=c?d', { 'a?b': 'c?d' }, { 'a?b': ['c?d'] }],
  ['?A=1&a=2', { A: '1', a: '2' }, { A: ['1'], a: ['2'] }],
])('%s', async (query, queryStringParameters, multiValueQueryStringParameters) => {
  const proxy = integration('AWS_PROXY', { uri: functionUri('tell') });
  const functions = { tell: (event: object) => ({ body: JSON.stringify(event) }) };
  const { gateway } = asking(restApi({ 'GET /': { integration: proxy } }), { functions });
  const request = { method: 'GET', headers: [], body: new Uint8Array(), sourceIp: '127.0.0.1' };
  const { body } = await gateway.handle({ ...request, target: `/dev/${query}` });
  expect(JSON.parse(String(body))).toMatchObject({ queryStringParameters, multiValueQueryStringParameters });
});

it('names like those of objects are names like any other', async () => {
  const { ask } = asking(
    restApi({ 'GET /': { integration: mock("$input.params('__proto__') $input.params('toString')") } }),
  );
  expect((await ask('GET /?__proto__=1')).body).toBe('1 ');
});
