import { positionAt } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApiText, readOpenApi, validateOpenApi, writeOpenApi } from '../../src/index.js';
import { apiWith, authorizer, methodResponse } from '../write/sample-api.js';

/** @returns what is wrong with a file, as `line:column severity code: message` */
async function problemsOf(text: string): Promise<string[]> {
  const problems = await validateOpenApi(text, 'api.yaml');
  return problems.map(({ severity, code, start, message }) => {
    const { line, column } = positionAt(text, start);
    return `${line}:${column} ${severity} ${code}: ${message}`;
  });
}

/** A document with one operation, whose members stand in the lines 6 and following. */
const operation = (text: string): string =>
  `openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths:\n  /a/{id}:\n    get:\n      responses: { 200: { description: fine } }\n${text.replace(/^/gm, '      ')}\n`;

const swagger = (text: string): string =>
  `swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths:\n  /a:\n    get:\n      responses: { 200: { description: fine } }\n${text.replace(/^/gm, '      ')}\n`;

const schemes = (text: string): string =>
  `openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths: {}\ncomponents: { securitySchemes: { a: ${text} } }\n`;

describe('what OpenAPI does not allow', () => {
  it.each([
    [
      'no info',
      'openapi: 3.0.1\npaths: {}',
      ['1:1 warning invalid-openapi: The document lacks `info`, which OpenAPI wants: add it.'],
    ],
    [
      'a version that is a number',
      'openapi: 3.0.1\ninfo: { title: a, version: 2.0 }\npaths: {}',
      ['2:28 warning invalid-openapi: `version` should be text for OpenAPI, and is `2.0`.'],
    ],
    [
      'no description',
      'openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths: { /a: { get: { responses: { 200: {} } } } }',
      ['3:36 warning invalid-openapi: `200` lacks `description`, which OpenAPI wants: add it.'],
    ],
    [
      'a misspelt key',
      operation('summry: a'),
      ['7:7 warning invalid-openapi: `summry` is no key that OpenAPI has here. Did you mean `summary`?'],
    ],
    [
      'a key of its own',
      operation('hello: a'),
      [
        '7:7 warning invalid-openapi: `hello` is no key that OpenAPI has here: remove it, or let its name begin with `x-`.',
      ],
    ],
    [
      'a type of a schema',
      operation('requestBody: { content: { a/b: { schema: { type: strin } } } }'),
      ['7:56 warning invalid-openapi: `strin` is no `type` of OpenAPI. Did you mean `string`?'],
    ],
    [
      'deep in a schema',
      operation('requestBody: { content: { a/b: { schema: { properties: { b: { typ: object } } } } } }'),
      ['7:69 warning invalid-openapi: `typ` is no key that OpenAPI has here. Did you mean `type`?'],
    ],
    [
      'a parameter that is not required',
      operation('parameters: [{ name: id, in: path, schema: { type: string } }]'),
      ['7:22 warning invalid-openapi: Item 1 of `parameters` lacks `required`, which OpenAPI wants: add it.'],
    ],
    [
      'a security scheme',
      schemes('{ type: http }'),
      ['4:34 warning invalid-openapi: `a` lacks `scheme`, which OpenAPI wants: add it.'],
    ],
    [
      'a type of a security scheme',
      schemes('{ type: key }'),
      [
        '4:45 warning invalid-openapi: `key` is no `type` of OpenAPI: choose `apiKey`, `http`, `oauth2`, `openIdConnect`.',
      ],
    ],
    [
      'an empty object',
      operation('tags: [a, a]\nrequestBody: {}'),
      ['8:7 warning invalid-openapi: `requestBody` lacks `content`, which OpenAPI wants: add it.'],
    ],
    [
      'the same item twice',
      operation('requestBody: { content: { a/b: { schema: { required: [a, a] } } } }'),
      ['7:50 warning invalid-openapi: `required` has the same item twice, which OpenAPI does not allow: remove one.'],
    ],
    [
      'a list too short',
      operation('requestBody: { content: { a/b: { schema: { required: [] } } } }'),
      ['7:50 warning invalid-openapi: `required` is too short for OpenAPI: let it have 1 at least.'],
    ],
    [
      'a parameter of Swagger',
      swagger('parameters: [{ name: q, in: query, type: string, foo: 1 }]'),
      [
        '7:56 warning invalid-openapi: `foo` is no key that OpenAPI has here: remove it, or let its name begin with `x-`.',
      ],
    ],
    [
      'a body of Swagger',
      swagger('parameters: [{ name: q, in: body }]'),
      ['7:22 warning invalid-openapi: Item 1 of `parameters` lacks `schema`, which OpenAPI wants: add it.'],
    ],
    [
      'several at once',
      operation('summary: 1\ndeprecated: a'),
      [
        '7:16 warning invalid-openapi: `summary` should be text for OpenAPI, and is `1`.',
        '8:19 warning invalid-openapi: `deprecated` should be true or false for OpenAPI, and is `a`.',
      ],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await problemsOf(text)).toEqual(expected);
  });
});

describe('what is not told', () => {
  it.each([
    [
      'what is fine',
      operation('x-amazon-apigateway-integration: { type: mock, requestTemplates: 1 }\nx-amazon-apigateway-auth: []'),
    ],
    [
      'a scheme of API Gateway',
      schemes(
        '{ type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4, x-amazon-apigateway-authorizer: { type: token } }',
      ),
    ],
    ['a version that is a number', 'swagger: 2.0\ninfo: { title: a, version: "1" }\npaths: {}'],
    ['a regular expression of Java', operation('requestBody: { content: { a/b: { schema: { pattern: "(?i)a" } } } }')],
    ['what the reader tells', 'openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths: { /a: { got: {} } }'],
    ['what the reader tells of a type', 'openapi: 3.0.1\ninfo: { title: a, version: "1" }\npaths: []'],
    ['references, which the reader follows', operation('requestBody: { $ref: "#/lost" }')],
    ['what is no OpenAPI document', 'Resources: {}'],
    ['what is no document', 'a: ['],
    ['other versions', 'openapi: 3.1.0'],
  ])('%s', async (_, text) => {
    expect(await problemsOf(text)).toEqual([]);
  });

  it.each(['oas30', 'swagger'] as const)('an export to %s', async (version) => {
    const api = apiWith(
      {
        authorizationType: 'CUSTOM',
        authorizer: 'A',
        apiKeyRequired: true,
        requestParameters: { 'method.request.header.a': true },
        methodResponses: { 200: methodResponse('200', { description: 'fine' }) },
      },
      { authorizers: { A: authorizer('A') } },
    );
    const document = writeOpenApi(api, {
      version,
      extensions: ['apigateway'],
      stage: 'live',
      restApiId: 'a',
      region: 'eu-west-1',
    });
    expect(await problemsOf(openApiText(document, 'yaml'))).toEqual([]);
  });
});

describe('hostile documents', () => {
  it('references do not lead into what all objects share', async () => {
    const refs = '{ $ref: "#/__proto__", polluted: { $ref: "#/info" } }';
    for (const text of [
      operation(`x-a: ${refs}`),
      operation(`x-a: { $ref: "#/constructor", polluted: { $ref: "#/info" } }\n__proto__: { $ref: "#" }`),
    ]) {
      await validateOpenApi(text, 'api.yaml');
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
      expect(Reflect.get(Object, 'polluted')).toBeUndefined();
    }
  });

  it('large and deep ones end', async () => {
    const many = operation(`tags: [${'a, '.repeat(50_000)}]\nparameters: [${'{ name: 1 }, '.repeat(20_000)}]`);
    expect((await validateOpenApi(many, 'api.yaml')).length).toBeLessThan(1000);
    const deep = operation(
      `requestBody: { content: { a/b: { schema: ${'{ properties: { a: '.repeat(90)}1${' } }'.repeat(90)} } } }`,
    );
    expect((await validateOpenApi(deep, 'api.yaml')).length).toBeLessThan(10);
    expect(await validateOpenApi(operation(`externalDocs: { url: "${'a:/'.repeat(100_000)} " }`), 'api.yaml')).toEqual(
      [],
    );
    expect(await validateOpenApi('[', 'api.yaml')).toEqual([]);
  });

  it('whatever becomes of a document, it is checked', async () => {
    const text = operation(
      'parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\nrequestBody: { content: { a/b: { schema: { $ref: "#/components/schemas/A" } } } }',
    );
    const cut = fc.tuple(
      fc.nat(text.length),
      fc.nat(12),
      fc.constantFrom('', '{', '}', '[', ']', 'null', '- a', '__proto__', '*a', '"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 4 }), async (cuts) => {
        const changed = cuts.reduce(
          (before, [at, length, instead]) => before.slice(0, at) + instead + before.slice(at + length),
          text,
        );
        const told = new Set(readOpenApi(changed, 'api.yaml').problems.map(({ start }) => start));
        for (const { start, end } of await validateOpenApi(changed, 'api.yaml')) {
          expect(end).toBeGreaterThanOrEqual(start);
          expect(told.has(start)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });
});
