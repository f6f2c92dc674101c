import { positionAt } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { type ReadOptions, readOpenApi } from '../../src/index.js';

/** @returns what is wrong with a file, as `line:column severity code: message` */
function problemsOf(text: string): string[] {
  return readOpenApi(text, 'api.yaml').problems.map(({ severity, code, start, message }) => {
    const { line, column } = positionAt(text, start);
    return `${line}:${column} ${severity} ${code}: ${message}`;
  });
}

const api = (text: string) => {
  const { api: read, problems } = readOpenApi(text, 'api.yaml');
  expect(problems).toEqual([]);
  if (read === undefined) throw new Error('There is no API.');
  return read;
};

/** An OpenAPI file with one operation, in the lines 4 and following. */
const operation = (text: string): string => `openapi: 3.0.1\npaths:\n  /a/{id}:\n    get:\n${indented(text, 6)}`;

/** The same with an integration, whose members stand in the lines 7 and following. */
const integration = (text: string): string =>
  operation(`responses: { 200: {} }\nx-amazon-apigateway-integration:\n${indented(text, 2)}`);

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

describe('what a file is not', () => {
  it.each([
    [
      '',
      '1:1 error unsupported-format: This file is no definition of an API: it needs `openapi` or `swagger`, the `Resources` of a CloudFormation or SAM template, the `service` and `provider` of the Serverless Framework, the `planned_values` of a Terraform plan, or the `resource` of Terraform in JSON.',
    ],
    [
      'Transform: AWS::Serverless-2016-10-31',
      '1:1 error unsupported-format: This file is a SAM template, and no OpenAPI document: begin one with `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
    [
      'Resources: {}',
      '1:1 error unsupported-format: This file is a CloudFormation template, and no OpenAPI document: begin one with `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
    [
      'service: a\nprovider: {}',
      '1:1 error unsupported-format: This file is a configuration of the Serverless Framework, and no OpenAPI document: begin one with `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
    [
      'asyncapi: 2.0.0',
      '1:1 error unsupported-format: This file is an AsyncAPI document, which cannot be read. OpenAPI 3.0, Swagger 2.0, CloudFormation, SAM, the Serverless Framework and Terraform are read.',
    ],
    [
      'openapi: 3.1.0',
      '1:10 error unsupported-format: API Gateway does not import OpenAPI 3.1.0: write `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
    [
      'swagger: 1.2',
      '1:10 error unsupported-format: API Gateway does not import Swagger 1.2: write `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
  ])('%j', (text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
    expect(readOpenApi(text, 'api.yaml').api).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  const bomb = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`).join('');
  const merges = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1}\n  <<: [${`*a${i}, `.repeat(9)}]\n`).join(
    '',
  );
  const tooMany = 'The aliases of this file repeat more values than any API has: write some of them out.';
  const tooDeep = 'The file nests deeper than any API does: take some of its brackets or indentation away.';

  it.each([
    [
      'syntax',
      'openapi: 3.0.1\npaths: [',
      '2:9 error syntax: The file cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    ['keys twice', 'a: 1\na: 2', '2:1 error repeated-key: `a` is written twice in the same object: keep one of them.'],
    [
      'documents',
      'a: 1\n---\na: 2',
      '2:1 error syntax: The file cannot be read: it holds several documents, and should be one.',
    ],
    ['no anchor', 'a: *b', '1:4 error broken-alias: `*b` repeats nothing: put `&b` before it.'],
    [
      'a circle',
      'a: &b [*b]',
      '1:8 error broken-alias: `*b` stands within what it repeats, which has no end: write out what it should be.',
    ],
    ['aliases', `a0: &a0 [1, 1]\n${bomb}`, `1:1 error too-many-aliases: ${tooMany}`],
    ['merged aliases', `a0: &a0 { a: 1 }\n${merges}`, `1:1 error too-many-aliases: ${tooMany}`],
    ['brackets', `a: ${'['.repeat(300)}${']'.repeat(300)}`, `1:1 error nesting-too-deep: ${tooDeep}`],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text).slice(0, 1)).toEqual([expected]);
  });

  it('however deep', () => {
    expect(problemsOf(`a: ${'['.repeat(50_000)}`)).not.toEqual([]);
    expect(problemsOf(`${'{"a":'.repeat(50_000)}1`)).not.toEqual([]);
    for (const text of ['- '.repeat(5_000), '? '.repeat(5_000), `${'['.repeat(50_000)}${']'.repeat(50_000)}`]) {
      expect(problemsOf(text)).toEqual([`1:1 error nesting-too-deep: ${tooDeep}`]);
    }
  });
});

describe('what is wrong in a definition', () => {
  it.each([
    [
      'a misspelt member',
      integration('type: mock\nrequestTemplate: {}'),
      '8:9 warning unknown-key: `requestTemplate` is no key of an integration. Did you mean `requestTemplates`?',
    ],
    [
      'an unknown type',
      integration('type: htp'),
      '7:15 error unknown-choice: `htp` is no `type`. Did you mean `HTTP`?',
    ],
    [
      'no type',
      integration('uri: http://a'),
      '6:7 error missing-key: The integration has no `type`: add `mock`, `http`, `http_proxy`, `aws` or `aws_proxy`.',
    ],
    [
      'HTTP APIs',
      integration('type: mock\npayloadFormatVersion: 1.0'),
      '8:9 warning of-http-apis: `payloadFormatVersion` is of HTTP APIs, and a REST API is read without it: remove it.',
    ],
    [
      'a reference to a response',
      `${operation('responses: { 200: { $ref: "#/components/responses/A" } }')}\ncomponents: { responses: { A: {} } }`,
      '5:27 warning unsupported-reference: API Gateway does not support `$ref` for responses: write the response `200` out here.',
    ],
    [
      'a reference to an integration',
      operation('x-amazon-apigateway-integration: { $ref: "#/a" }'),
      '5:42 error of-http-apis: A `$ref` to an integration is of HTTP APIs: write the integration itself here.',
    ],
    [
      'integrations of HTTP APIs',
      'openapi: 3.0.1\ncomponents: { x-amazon-apigateway-integrations: {} }',
      '2:15 warning of-http-apis: `x-amazon-apigateway-integrations` is of HTTP APIs, and a REST API is read without it: remove it.',
    ],
    [
      'a template that is no text',
      integration('type: mock\nrequestTemplates:\n  application/json: { a: 1 }'),
      '9:11 error wrong-type: The template of `application/json` should be text, and is an object: write `|` after the colon, which makes text of what follows, or put it between quotes.',
    ],
    [
      'a parameter that is no text',
      integration('type: mock\nrequestParameters:\n  integration.request.header.x: true'),
      "9:41 warning non-string-parameter: Invalid format for 'requestParameters'. Expected type string for property 'integration.request.header.x' of resource '/a/{id}' and method 'GET' but got 'true': write `\"'true'\"` for this text.",
    ],
    [
      'a parameter of no place',
      integration('type: mock\nrequestParameters:\n  integration.request.query.x: "\'a\'"'),
      '9:11 error invalid-parameter-mapping: `integration.request.query.x` is no parameter to map to. Did you mean `integration.request.querystring.x`?',
    ],
    [
      'a status without response',
      integration('type: mock\nresponses: { default: { statusCode: 404 } }'),
      '8:45 error missing-method-response: The method has no response `404`: add it to the `responses` of the operation.',
    ],
    [
      'no status',
      integration('type: mock\nresponses: { default: {} }'),
      '8:22 error missing-key: The integration response `default` has no `statusCode`: add that of the method response.',
    ],
    [
      'a timeout',
      integration('type: mock\ntimeoutInMillis: 10'),
      '8:26 error out-of-range: `10` milliseconds are too few: API Gateway waits for 50 at least.',
    ],
    [
      'a default response',
      operation('responses: { default: {} }'),
      '5:20 warning invalid-status-code: `default` is left out: the responses of API Gateway have a status code of three digits each.',
    ],
    [
      'an unknown extension',
      operation('x-amazon-apigateway-integratoin: {}'),
      '5:7 warning unknown-extension: `x-amazon-apigateway-integratoin` is no extension of API Gateway. Did you mean `x-amazon-apigateway-integration`?',
    ],
    [
      'a misplaced extension',
      operation('x-amazon-apigateway-policy: {}'),
      '5:7 warning unknown-extension: `x-amazon-apigateway-policy` does nothing in an operation: move it to the root of the file.',
    ],
    [
      'an extension of HTTP APIs',
      'openapi: 3.0.1\nx-amazon-apigateway-cors: {}',
      '2:1 warning of-http-apis: `x-amazon-apigateway-cors` is of HTTP APIs, and a REST API is read without it: remove it.',
    ],
    [
      'a validator',
      operation('x-amazon-apigateway-request-validator: all'),
      '5:46 error unknown-validator: There is no request validator `all`: add it to `x-amazon-apigateway-request-validators`.',
    ],
    [
      'a security scheme',
      operation('security: [{ key: [] }]'),
      '5:20 warning unknown-security-scheme: There is no security scheme `key`, and the method is read without it.',
    ],
    [
      'a parameter in a cookie',
      operation('parameters: [{ name: a, in: cookie }]'),
      '5:35 warning unsupported-parameter: `a` is left out: API Gateway knows no parameters of cookies, which come with the header `Cookie`.',
    ],
    [
      'a variable that the path lacks',
      operation('parameters: [{ name: ID, in: path }]'),
      '5:28 warning unknown-path-parameter: The path has no variable `{ID}`, so that every request lacks it. Did you mean `id`?',
    ],
    [
      'a reference',
      operation('parameters: [{ $ref: "#/components/parameters/a" }]'),
      '5:28 error broken-reference: There is no parameter `a`.',
    ],
    [
      'a reference to a file',
      operation('requestBody: { $ref: "b.yaml" }'),
      '5:28 error unsupported-reference: `b.yaml` does not lead to a request body of this file: write `#/components/requestBodies/NAME`.',
    ],
    [
      'a part of a path',
      'openapi: 3.0.1\npaths:\n  /a/b{id}: {}',
      '3:3 error invalid-path: `b{id}` is no part of a path: use letters, digits and `._-:,`, or one `{parameter}` alone.',
    ],
    [
      'a method twice',
      'openapi: 3.0.1\npaths: { /a: { get: {} }, /a/: { get: {} } }',
      '2:27 error duplicate-method: `GET /a` is defined twice, since a slash at the end makes no other path: remove one.',
    ],
    [
      'a misspelt method',
      'openapi: 3.0.1\npaths: { /a: { got: {} } }',
      '2:16 warning unknown-key: `got` is no key of a path. Did you mean `get`?',
    ],
    [
      'TRACE',
      'openapi: 3.0.1\npaths: { /a: { trace: {} } }',
      '2:16 warning unsupported-method: `trace` is left out: API Gateway has no method TRACE.',
    ],
    [
      'a gateway response',
      'swagger: "2.0"\nx-amazon-apigateway-gateway-responses: { DEFAULT_4X: {} }',
      '2:42 error unknown-choice: `DEFAULT_4X` is no gateway response. Did you mean `DEFAULT_4XX`?',
    ],
    [
      'a model',
      'swagger: "2.0"\ndefinitions: { a-b: {} }',
      '2:16 error invalid-model-name: `a-b` is no name of a model: use letters and digits only.',
    ],
    [
      'a schema',
      'swagger: "2.0"\ndefinitions: { A: { discriminator: a } }',
      '2:21 warning unsupported-schema: `discriminator` is not supported in the models of API Gateway: remove it.',
    ],
    ['a list', 'openapi: 3.0.1\npaths: []', '2:8 error wrong-type: `paths` should be an object, and is a list.'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });
});

describe('what is read', () => {
  it('templates know where they stand', () => {
    const file = integration('type: mock\nrequestTemplates:\n  application/json: |\n    {\n      "id": $id\n    }');
    const template = api(file).resources[0]?.methods.GET?.integration?.requestTemplates['application/json'];
    expect(template?.text).toBe('{\n  "id": $id\n}\n');
    const { location } = template ?? {};
    expect(location?.path).toEqual([
      'paths',
      '/a/{id}',
      'get',
      'x-amazon-apigateway-integration',
      'requestTemplates',
      'application/json',
    ]);
    expect(positionAt(file, location?.toFile(template?.text.indexOf('$id') ?? 0) ?? 0)).toEqual({
      line: 11,
      column: 21,
    });
  });

  it('merge keys, and `__proto__` as plain data', () => {
    const file = `openapi: 3.0.1
x-shared: &shared { type: mock, timeoutInMillis: 100 }
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        <<: *shared
        timeoutInMillis: 200
components: { schemas: { A: { properties: { __proto__: { polluted: true } } } } }
`;
    const { resources, models } = api(file);
    expect(resources[0]?.methods.GET?.integration).toMatchObject({ type: 'MOCK', timeoutInMillis: 200 });
    expect(JSON.stringify(models.A?.schema)).toBe('{"properties":{"__proto__":{"polluted":true}}}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['ignore', '/test'],
    ['prepend', '/a/b/test'],
    ['split', '/b/test'],
  ] as const)('a base path, to %s', (basepath, path) => {
    const swagger = 'swagger: "2.0"\nbasePath: /a/b\npaths: { /test: {} }';
    const openapi =
      'openapi: 3.0.1\nservers: [{ url: "https://x.y/{p}/b/", variables: { p: { default: a } } }]\npaths: { /test: {} }';
    for (const file of [swagger, openapi]) {
      expect(readOpenApi(file, 'api.yaml', { basepath }).api?.resources.map((resource) => resource.path)).toEqual([
        path,
      ]);
    }
  });

  it('parameters, bodies and responses of Swagger', () => {
    const { resources, models } = api(`swagger: "2.0"
consumes: [text/json]
paths:
  /a/{id}/{proxy+}:
    parameters: [{ name: X-Tenant, in: header, required: true }, { name: q, in: query, required: true }]
    post:
      parameters: [{ $ref: "#/parameters/Query" }, { name: body, in: body, schema: { $ref: "#/definitions/A" } }]
      responses: { 200: { description: fine, headers: { X-A: { type: string } }, schema: { type: array, items: { $ref: "#/definitions/A" } } } }
parameters: { Query: { name: q, in: query } }
definitions: { A: { type: object, description: an A } }
`);
    expect(resources[0]?.methods.POST).toMatchObject({
      requestParameters: {
        'method.request.header.X-Tenant': true,
        'method.request.querystring.q': false,
        'method.request.path.id': true,
      },
      requestModels: { 'text/json': 'A' },
      methodResponses: {
        200: {
          description: 'fine',
          responseParameters: { 'method.response.header.X-A': false },
          responseModels: { 'application/json': 'PostAIdProxyResponse200' },
        },
      },
    });
    expect(models).toMatchObject({
      A: { description: 'an A', schema: { type: 'object', description: 'an A' } },
      PostAIdProxyResponse200: { schema: { type: 'array', items: { $ref: '#/models/A' } } },
    });
  });

  it('who may call', () => {
    const { resources, authorizers } = api(`openapi: 3.0.1
security: [{ Pool: [email] }]
paths:
  /a:
    get: {}
    put: { security: [] }
    post: { security: [{ Key: [], Token: [] }] }
    delete: { security: [{ Iam: [] }] }
    patch: { security: [], x-amazon-apigateway-auth: { type: aws_iam } }
components:
  securitySchemes:
    Key: { type: apiKey, name: x-api-key, in: header }
    Iam: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4 }
    Token: { type: apiKey, name: X-Token, in: header, x-amazon-apigateway-authorizer: { type: token, authorizerUri: arn } }
    Pool: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authorizer: { type: cognito_user_pools, providerARNs: [arn] } }
    Request: { type: apiKey, name: Unused, in: header, x-amazon-apigateway-authorizer: { type: request, identitySource: "method.request.header.A, method.request.querystring.B" } }
`);
    const nobody = { authorizer: undefined, authorizationScopes: [], apiKeyRequired: false };
    expect(resources[0]?.methods).toMatchObject({
      GET: {
        authorizationType: 'COGNITO_USER_POOLS',
        authorizer: 'Pool',
        authorizationScopes: ['email'],
        apiKeyRequired: false,
      },
      PUT: { authorizationType: 'NONE', ...nobody },
      POST: { authorizationType: 'CUSTOM', authorizer: 'Token', authorizationScopes: [], apiKeyRequired: true },
      DELETE: { authorizationType: 'AWS_IAM', ...nobody },
      PATCH: { authorizationType: 'AWS_IAM', ...nobody },
    });
    expect(Object.values(authorizers)).toMatchObject([
      {
        name: 'Token',
        type: 'TOKEN',
        identitySource: 'method.request.header.X-Token',
        authorizerResultTtlInSeconds: 300,
      },
      {
        name: 'Pool',
        type: 'COGNITO_USER_POOLS',
        identitySource: 'method.request.header.Authorization',
        providerARNs: ['arn'],
      },
      { name: 'Request', type: 'REQUEST', identitySource: 'method.request.header.A, method.request.querystring.B' },
    ]);
  });

  it('what the API is as a whole', () => {
    expect(
      api(`openapi: 3.0.1
info: { title: Orders, description: All of them, version: 2.0 }
servers: [{ url: /, x-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: true, vpcEndpointIds: [vpce-1] } }]
x-amazon-apigateway-api-key-source: AUTHORIZER
x-amazon-apigateway-binary-media-types: [image/png]
x-amazon-apigateway-minimum-compression-size: 100
x-amazon-apigateway-policy: { Version: "2012-10-17" }
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true } }
x-amazon-apigateway-gateway-responses: { DEFAULT_4XX: { statusCode: 400, responseTemplates: { application/json: "{}" } } }
`),
    ).toEqual({
      kind: 'rest',
      name: 'Orders',
      description: 'All of them',
      version: '2.0',
      resources: [],
      models: {},
      requestValidators: { all: { name: 'all', validateRequestBody: true, validateRequestParameters: false } },
      authorizers: {},
      gatewayResponses: {
        DEFAULT_4XX: { statusCode: '400', responseParameters: {}, responseTemplates: { 'application/json': '{}' } },
      },
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 100,
      apiKeySource: 'AUTHORIZER',
      endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: true },
      policy: { Version: '2012-10-17' },
      documentation: undefined,
    });
  });
});

describe('the variables of an import', () => {
  const definition = `openapi: 3.0.1
info: { title: t, version: "1" }
paths:
  /a:
    get:
      responses: { "200": { description: ok } }
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:\${AWS::Partition}:apigateway:\${AWS::Region}:sqs:path/\${AWS::AccountId}/\${Queue}
        responses: { default: { statusCode: "200" } }
`;
  const uriOf = (options: ReadOptions) =>
    readOpenApi(definition, 'a.yaml', options).api?.resources[0]?.methods.GET?.integration?.uri;

  it('are replaced in URIs, and no others are', () => {
    expect(uriOf({})).toBe('arn:aws:apigateway:us-east-1:sqs:path/123456789012/${Queue}');
    const pseudoParameters = { 'AWS::Region': 'eu-west-1', 'AWS::AccountId': '1' };
    expect(uriOf({ pseudoParameters })).toBe('arn:aws:apigateway:eu-west-1:sqs:path/1/${Queue}');
  });
});
