import { describe, expect, it } from 'vitest';
import { findTemplate, readOpenApi, type TemplateQuery } from '../src/index.js';

const FILE = `openapi: 3.0.1
paths:
  /orders:
    post:
      responses: { 200: {}, 404: {} }
      x-amazon-apigateway-integration:
        type: http
        requestTemplates:
          application/json: post json
          text/xml: post xml
        responses:
          default: { statusCode: 200, responseTemplates: { application/json: ok } }
          4..: { statusCode: 404, responseTemplates: { text/plain: missing } }
    get: {}
  /only:
    x-amazon-apigateway-any-method:
      responses: { 200: {} }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { text/plain: any }
        responses: { "2..": { statusCode: 200 } }
  /several:
    get:
      responses: { 200: {}, 404: {} }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { text/plain: a, text/html: b }
        responses: { "2..": { statusCode: 200 }, "4..": { statusCode: 404 } }
`;

function found(query: TemplateQuery): string {
  const { api } = readOpenApi(FILE, 'orders.yaml');
  if (api === undefined) throw new Error('There is no API.');
  const result = findTemplate(api, query, 'orders.yaml');
  return 'template' in result ? result.template.text : result.problem;
}

describe('the template that is meant', () => {
  const POST = { method: 'POST', path: '/orders', phase: 'request' } as const;
  const RESPONSE = { ...POST, phase: 'response' } as const;
  const SEVERAL = { method: 'GET', path: '/several', phase: 'request' } as const;

  it.each<[string, TemplateQuery, string]>([
    ['JSON, unless told otherwise', POST, 'post json'],
    ['of a content type', { ...POST, contentType: 'text/xml' }, 'post xml'],
    ['the only one', { method: 'ANY', path: '/only', phase: 'request' }, 'any'],
    ['of ANY', { method: 'PUT', path: '/only', phase: 'request' }, 'any'],
    ['the default response', RESPONSE, 'ok'],
    ['of a status code', { ...RESPONSE, statusCode: '404' }, 'missing'],
    [
      'no such path',
      { ...POST, path: '/order' },
      '`POST /order` is no method of orders.yaml. Did you mean `POST /orders`?',
    ],
    [
      'no such method',
      { ...POST, method: 'DELETE' },
      '`DELETE /orders` is no method of orders.yaml. Did you mean `POST /orders`?',
    ],
    [
      'nothing alike',
      { ...POST, path: '/x/y/z' },
      '`POST /x/y/z` is no method of orders.yaml: it has `POST /orders`, `GET /orders`, `ANY /only`, `GET /several`.',
    ],
    [
      'no integration',
      { ...POST, method: 'GET' },
      '`GET /orders` of orders.yaml has no integration, and no templates: add `x-amazon-apigateway-integration`.',
    ],
    [
      'no such content type',
      { ...POST, contentType: 'text/csv' },
      '`POST /orders` has no template for `text/csv`: it has `application/json`, `text/xml`.',
    ],
    [
      'several',
      SEVERAL,
      '`GET /several` has several templates: choose the content type of one, `text/plain`, `text/html`.',
    ],
    [
      'several responses',
      { ...SEVERAL, phase: 'response' },
      '`GET /several` has no default response: choose the status code of one, `200`, `404`.',
    ],
    [
      'no such status code',
      { ...RESPONSE, statusCode: '500' },
      '`POST /orders` has no response `500`: it has `200`, `404`.',
    ],
    [
      'a response without templates',
      { method: 'GET', path: '/only', phase: 'response' },
      'The response `200` of `GET /only` has no templates: add `responseTemplates`.',
    ],
    [
      'a name of JavaScript',
      { ...POST, method: 'constructor' },
      '`constructor /orders` is no method of orders.yaml. Did you mean `POST /orders`?',
    ],
  ])('%s', (_, query, expected) => {
    expect(found(query)).toBe(expected);
  });
});
