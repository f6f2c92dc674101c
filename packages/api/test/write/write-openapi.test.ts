import { type ExportOptions, type RestApi, writeOpenApi } from '@veloway/api';
import { describe, expect, it } from 'vitest';
import { apiWith, authorizer, integration, method, methodResponse, model, restApi } from './sample-api.js';

const ALL: ExportOptions['extensions'] = ['apigateway'];

/** What both versions write, as text, so that the order of the keys counts. */
function written(api: RestApi, options: Partial<ExportOptions> = {}): readonly [unknown, unknown] {
  const write = (version: ExportOptions['version']) => writeOpenApi(api, { version, extensions: ALL, ...options });
  return [write('oas30'), write('swagger')];
}

function check(answer: unknown, expected: unknown): void {
  expect(JSON.stringify(answer, null, 2)).toBe(JSON.stringify(expected, null, 2));
}

describe('the root', () => {
  const title = 'Orders';
  const version = '1.0.0';
  const openapi = { openapi: '3.0.1', info: { title, version } };
  const swagger = { swagger: '2.0', info: { version, title } };

  it('is the name and the version of an API in which nothing is', () => {
    const [oas30, oas20] = written(restApi());
    check(oas30, { ...openapi, paths: {}, components: {} });
    check(oas20, { ...swagger, schemes: ['https'], paths: {} });
  });

  it('has the description in the recorded order of the keys', () => {
    const [oas30, oas20] = written(restApi({ description: 'All orders' }));
    check(oas30, { openapi: '3.0.1', info: { title, description: 'All orders', version }, paths: {}, components: {} });
    check(oas20, {
      swagger: '2.0',
      info: { description: 'All orders', version, title },
      schemes: ['https'],
      paths: {},
    });
  });

  it.each([
    [new Date('2026-11-25T16:10:59.999Z'), '2026-11-25T16:10:59Z'],
    [undefined, '1970-01-01T00:00:00Z'],
  ])('has the time %s as version where the API has none', (timestamp, expected) => {
    const options = timestamp === undefined ? {} : { timestamp };
    const [oas30, oas20] = written(restApi({ version: undefined }), options);
    expect([oas30, oas20]).toMatchObject([{ info: { version: expected } }, { info: { version: expected } }]);
  });

  const url = 'https://a1b2c3.execute-api.eu-west-1.amazonaws.com/{basePath}';

  it.each([
    [
      { stage: 'live', restApiId: 'a1b2c3', region: 'eu-west-1' },
      { servers: [{ url, variables: { basePath: { default: 'live' } } }] },
      { host: 'a1b2c3.execute-api.eu-west-1.amazonaws.com', basePath: '/live' },
    ],
    [
      { stage: 'live', restApiId: 'a1b2c3', region: 'cn-north-1' },
      {
        servers: [
          {
            url: 'https://a1b2c3.execute-api.cn-north-1.amazonaws.com.cn/{basePath}',
            variables: { basePath: { default: 'live' } },
          },
        ],
      },
      { host: 'a1b2c3.execute-api.cn-north-1.amazonaws.com.cn', basePath: '/live' },
    ],
    [
      { restApiId: 'a1b2c3', region: 'eu-west-1' },
      { servers: [{ url, variables: { basePath: { default: '' } } }] },
      { host: 'a1b2c3.execute-api.eu-west-1.amazonaws.com' },
    ],
    [
      { stage: 'live' },
      { servers: [{ url: '/{basePath}', variables: { basePath: { default: 'live' } } }] },
      { basePath: '/live' },
    ],
  ])('has the address of %o', (options, servers, address) => {
    const [oas30, oas20] = written(restApi(), options);
    check(oas30, { ...openapi, ...servers, paths: {}, components: {} });
    check(oas20, { ...swagger, ...address, schemes: ['https'], paths: {} });
  });

  const settings = restApi({
    apiKeySource: 'AUTHORIZER',
    minimumCompressionSize: 1024,
    policy: { Version: '2012-10-17', Statement: [] },
    gatewayResponses: {
      DEFAULT_4XX: {
        statusCode: undefined,
        responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        responseTemplates: {},
      },
      UNAUTHORIZED: { statusCode: '401', responseParameters: {}, responseTemplates: { 'application/json': '{}' } },
    },
    requestValidators: { all: { name: 'all', validateRequestBody: true, validateRequestParameters: false } },
    binaryMediaTypes: ['image/png'],
    documentation: { version: '1', documentationParts: [] },
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: true },
  });
  const endpoint = { disableExecuteApiEndpoint: true, vpcEndpointIds: ['vpce-1'] };
  const validators = {
    'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: false, validateRequestBody: true } },
  };
  const extensions = {
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'x-amazon-apigateway-minimum-compression-size': 1024,
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [] },
    'x-amazon-apigateway-documentation': { version: '1', documentationParts: [] },
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } },
      UNAUTHORIZED: { statusCode: 401, responseTemplates: { 'application/json': '{}' } },
    },
    ...validators,
  };
  const endpointKey = 'x-amazon-apigateway-endpoint-configuration';

  it('has the settings of the API, but for the type of the endpoint', () => {
    const [oas30, oas20] = written(settings);
    const server = { url: '/{basePath}', variables: { basePath: { default: '' } }, [endpointKey]: endpoint };
    check(oas30, { ...openapi, servers: [server], paths: {}, components: {}, ...extensions });
    check(oas20, { ...swagger, schemes: ['https'], paths: {}, [endpointKey]: endpoint, ...extensions });
  });

  it('has only the validators with the extension `validators`', () => {
    const [oas30, oas20] = written(settings, { extensions: ['validators'] });
    check(oas30, { ...openapi, paths: {}, components: {}, ...validators });
    check(oas20, { ...swagger, schemes: ['https'], paths: {}, ...validators });
  });

  it('has no extension unless one is asked for', () => {
    const [oas30, oas20] = written(settings, { extensions: [] });
    check(oas30, { ...openapi, paths: {}, components: {} });
    check(oas20, { ...swagger, schemes: ['https'], paths: {} });
  });
});

describe('paths', () => {
  /** The only operation in each version. */
  function operations(api: RestApi, options: Partial<ExportOptions> = {}): readonly unknown[] {
    return written(api, options).map((document) => {
      const { paths } = document as { paths: { '/orders': { get: unknown } } };
      return paths['/orders'].get;
    });
  }

  it('has the methods in the recorded order, with the one for all others as an extension', () => {
    const methods = { ANY: method({}, 'ANY'), POST: method({}, 'POST'), GET: method(), HEAD: method({}, 'HEAD') };
    const api = restApi({
      resources: [
        { path: '/b/{id}', methods },
        { path: '/a', methods: {} },
      ],
    });
    const [oas30, oas20] = written(api);
    const any = 'x-amazon-apigateway-any-method';
    expect(oas30).toMatchObject({ paths: { '/b/{id}': { get: {}, post: {}, head: {}, [any]: {} }, '/a': {} } });
    const { paths } = oas20 as { paths: Readonly<Record<string, unknown>> };
    check(paths, {
      '/b/{id}': { get: { responses: {} }, post: { responses: {} }, head: { responses: {} }, [any]: { responses: {} } },
      '/a': {},
    });
  });

  it('has what people say of a method', () => {
    const said = { summary: 'Orders', description: 'All of them', tags: ['orders'], operationName: 'ListOrders' };
    const { summary, description, tags } = said;
    const words = { tags, summary, description, operationId: 'ListOrders' };
    const [oas30, oas20] = operations(apiWith(said));
    check(oas30, words);
    check(oas20, { ...words, responses: {} });
  });

  it('has the parameters', () => {
    const requestParameters = {
      'method.request.path.id': true,
      'method.request.querystring.page': false,
      'method.request.header.X-Tenant': true,
      'method.request.path.made.up': false,
      'method.request.body.name': true,
    };
    const [oas30, oas20] = operations(apiWith({ requestParameters }));
    const schema = { type: 'string' };
    check(oas30, {
      parameters: [
        { name: 'id', in: 'path', required: true, schema },
        { name: 'page', in: 'query', schema },
        { name: 'X-Tenant', in: 'header', required: true, schema },
        { name: 'made.up', in: 'path', required: true, schema },
      ],
    });
    check(oas20, {
      parameters: [
        { name: 'id', in: 'path', required: true, type: 'string' },
        { name: 'page', in: 'query', required: false, type: 'string' },
        { name: 'X-Tenant', in: 'header', required: true, type: 'string' },
        { name: 'made.up', in: 'path', required: true, type: 'string' },
      ],
      responses: {},
    });
  });

  it('has bodies and responses', () => {
    const api = apiWith({
      requestModels: { 'application/json': 'NewOrder' },
      methodResponses: {
        '404': methodResponse('404'),
        '200': methodResponse('200', {
          description: 'An order',
          responseParameters: { 'method.response.header.X-Id': true },
          responseModels: { 'application/json': 'Order' },
        }),
      },
    });
    const [oas30, oas20] = operations(api);
    const content = (model: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${model}` } } });
    check(oas30, {
      requestBody: { content: content('NewOrder'), required: true },
      responses: {
        '200': {
          description: 'An order',
          headers: { 'X-Id': { schema: { type: 'string' } } },
          content: content('Order'),
        },
        '404': { description: '404 response', content: {} },
      },
    });
    check(oas20, {
      consumes: ['application/json'],
      produces: ['application/json'],
      parameters: [{ in: 'body', name: 'NewOrder', required: true, schema: { $ref: '#/definitions/NewOrder' } }],
      responses: {
        '200': {
          description: 'An order',
          schema: { $ref: '#/definitions/Order' },
          headers: { 'X-Id': { type: 'string' } },
        },
        '404': { description: '404 response' },
      },
    });
  });

  it('has one model for all content types in Swagger', () => {
    const models = { 'application/json': 'Order', 'application/xml': 'Document' };
    const api = apiWith({
      requestModels: models,
      methodResponses: { '200': methodResponse('200', { responseModels: models }) },
    });
    const [oas30, oas20] = operations(api);
    const content = {
      'application/json': { schema: { $ref: '#/components/schemas/Order' } },
      'application/xml': { schema: { $ref: '#/components/schemas/Document' } },
    };
    check(oas30, {
      requestBody: { content, required: true },
      responses: { '200': { description: '200 response', content } },
    });
    const schema = { $ref: '#/definitions/Order' };
    check(oas20, {
      consumes: ['application/json', 'application/xml'],
      produces: ['application/json', 'application/xml'],
      parameters: [{ in: 'body', name: 'Order', required: true, schema }],
      responses: { '200': { description: '200 response', schema } },
    });
  });

  const mocked = apiWith({
    requestValidator: 'all',
    integration: integration({
      requestTemplates: { 'application/json': { text: '{"statusCode": 200}', location: undefined } },
      integrationResponses: [
        {
          statusCode: '200',
          selectionPattern: undefined,
          responseParameters: { 'method.response.header.Content-Type': "'text/html'" },
          responseTemplates: { 'text/html': { text: '<p>$context.stage</p>', location: undefined } },
          contentHandling: undefined,
        },
        {
          statusCode: '500',
          selectionPattern: '5\\d{2}',
          responseParameters: {},
          responseTemplates: {},
          contentHandling: 'CONVERT_TO_TEXT',
        },
        {
          statusCode: '404',
          selectionPattern: '',
          responseParameters: {},
          responseTemplates: {},
          contentHandling: undefined,
        },
      ],
    }),
  });
  const integrated = {
    'x-amazon-apigateway-integration': {
      type: 'mock',
      responses: {
        default: {
          statusCode: '200',
          responseParameters: { 'method.response.header.Content-Type': "'text/html'" },
          responseTemplates: { 'text/html': '<p>$context.stage</p>' },
        },
        '5\\d{2}': { statusCode: '500', contentHandling: 'CONVERT_TO_TEXT' },
      },
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      passthroughBehavior: 'when_no_match',
    },
  };
  const types = { consumes: ['application/json'], produces: ['text/html'], responses: {} };
  const validated = { 'x-amazon-apigateway-request-validator': 'all' };

  it.each([
    [['apigateway'] as const, { ...validated, ...integrated }],
    [['integrations', 'validators'] as const, { ...validated, ...integrated }],
    [['integrations'] as const, integrated],
    [['validators', 'authorizers'] as const, validated],
    [[], {}],
  ])('has what the extensions %o ask for', (extensions, expected) => {
    const [oas30, oas20] = operations(mocked, { extensions });
    check(oas30, expected);
    check(oas20, { ...types, ...expected });
  });

  it('has all of an integration', () => {
    const whole = integration({
      type: 'HTTP_PROXY',
      httpMethod: 'ANY',
      uri: 'https://example.com/{id}',
      credentials: 'arn:aws:iam::123456789012:role/orders',
      connectionType: 'VPC_LINK',
      connectionId: 'a1b2c3',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      contentHandling: 'CONVERT_TO_BINARY',
      timeoutInMillis: 5000,
      cacheNamespace: 'orders',
      cacheKeyParameters: ['method.request.path.id'],
      insecureSkipVerification: true,
    });
    const [oas30] = operations(apiWith({ integration: whole }));
    check(oas30, {
      'x-amazon-apigateway-integration': {
        type: 'http_proxy',
        credentials: 'arn:aws:iam::123456789012:role/orders',
        connectionId: 'a1b2c3',
        httpMethod: 'ANY',
        uri: 'https://example.com/{id}',
        requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
        passthroughBehavior: 'when_no_templates',
        connectionType: 'VPC_LINK',
        cacheNamespace: 'orders',
        timeoutInMillis: 5000,
        cacheKeyParameters: ['method.request.path.id'],
        contentHandling: 'CONVERT_TO_BINARY',
        tlsConfig: { insecureSkipVerification: true },
      },
    });
  });
});

describe('models', () => {
  it.each([
    [{ $schema: 'http://json-schema.org/draft-04/schema#', title: 'Empty Schema' }, { title: 'Empty Schema' }],
    [
      { type: 'array', items: { $ref: '#/models/Order' } },
      { type: 'array', items: { $ref: 'TO/Order' } },
    ],
    [
      { anyOf: [{ $ref: 'https://apigateway.amazonaws.com/restapis/a1b2c3/models/Order' }, { $ref: '#/other' }] },
      { anyOf: [{ $ref: 'TO/Order' }, { $ref: '#/other' }] },
    ],
    [
      { enum: [{ $ref: '#/models/Order' }], properties: { enum: { $ref: '#/models/Order' }, $ref: { type: 'null' } } },
      { enum: [{ $ref: '#/models/Order' }], properties: { enum: { $ref: 'TO/Order' }, $ref: { type: 'null' } } },
    ],
    [{ $ref: '#/models/a~b%c' }, { $ref: 'TO/a~0b%25c' }],
    [undefined, {}],
    [true, true],
  ])('writes %o', (schema, expected) => {
    const [oas30, oas20] = written(restApi({ models: { Order: model('Order', schema) } }));
    const to = (place: string) => JSON.parse(JSON.stringify(expected).replaceAll('"TO/', `"${place}/`));
    expect(oas30).toMatchObject({ components: { schemas: { Order: to('#/components/schemas') } } });
    check((oas30 as { components: unknown }).components, { schemas: { Order: to('#/components/schemas') } });
    check((oas20 as { definitions: unknown }).definitions, { Order: to('#/definitions') });
  });
});

describe('security', () => {
  function security(api: RestApi, options: Partial<ExportOptions> = {}): unknown {
    const [oas30, oas20] = written(api, options) as [
      { paths: { '/orders': { get: { security: unknown } } }; components?: { securitySchemes: unknown } },
      { paths: { '/orders': { get: { security: unknown } } }; securityDefinitions?: unknown },
    ];
    const one = [oas30.paths['/orders'].get.security, oas30.components?.securitySchemes];
    check([oas20.paths['/orders'].get.security, oas20.securityDefinitions], one);
    return one;
  }

  it('needs nothing of a method that anybody may call', () => {
    check(security(apiWith()), [undefined, undefined]);
  });

  it('writes API keys and IAM', () => {
    const api = apiWith({ apiKeyRequired: true, authorizationType: 'AWS_IAM' });
    const sigv4 = { type: 'apiKey', name: 'Authorization', in: 'header' };
    const key = { type: 'apiKey', name: 'x-api-key', in: 'header' };
    check(security(api), [
      [{ sigv4: [] }, { api_key: [] }],
      { sigv4: { ...sigv4, 'x-amazon-apigateway-authtype': 'awsSigv4' }, api_key: key },
    ]);
    check(security(api, { extensions: ['integrations'] }), [[{ sigv4: [] }, { api_key: [] }], { sigv4, api_key: key }]);
  });

  it('gives another name to API keys where an authorizer has theirs', () => {
    const api = apiWith({ apiKeyRequired: true }, { authorizers: { api_key: authorizer('api_key') } });
    expect(security(api)).toMatchObject([[{ api_key_: [] }], { api_key: {}, api_key_: { name: 'x-api-key' } }]);
  });

  it('writes the scopes of a method', () => {
    const users = authorizer('users', { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] });
    const asked = { authorizer: 'users', authorizationScopes: ['orders/read'] };
    const api = apiWith({ authorizationType: 'COGNITO_USER_POOLS', ...asked }, { authorizers: { users } });
    check(security(api), [
      [{ users: ['orders/read'] }],
      {
        users: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': { providerARNs: ['arn:pool'], type: 'cognito_user_pools' },
        },
      },
    ]);
  });

  const HEADER = 'method.request.header';
  it.each([
    [
      { identitySource: `${HEADER}.X-Token`, identityValidationExpression: 'Bearer .*' },
      { name: 'X-Token', in: 'header' },
      { authorizerResultTtlInSeconds: 300, identityValidationExpression: 'Bearer .*', type: 'token' },
    ],
    [{}, { name: 'Authorization', in: 'header' }, { authorizerResultTtlInSeconds: 300, type: 'token' }],
    [
      { type: 'REQUEST', identitySource: 'method.request.querystring.key', authorizerResultTtlInSeconds: 0 } as const,
      { name: 'key', in: 'query' },
      { identitySource: 'method.request.querystring.key', authorizerResultTtlInSeconds: 0, type: 'request' },
    ],
    [
      { type: 'REQUEST', identitySource: `${HEADER}.A, stageVariables.b` } as const,
      { name: 'Unused', in: 'header' },
      { identitySource: `${HEADER}.A, stageVariables.b`, authorizerResultTtlInSeconds: 300, type: 'request' },
    ],
    [
      { type: 'REQUEST', authorizerResultTtlInSeconds: 0 } as const,
      { name: 'Unused', in: 'header' },
      { authorizerResultTtlInSeconds: 0, type: 'request' },
    ],
    [
      { identitySource: 'context.requestId', authorizerUri: 'arn:function', authorizerCredentials: 'arn:role' },
      { name: 'Unused', in: 'header' },
      {
        identitySource: 'context.requestId',
        authorizerUri: 'arn:function',
        authorizerCredentials: 'arn:role',
        authorizerResultTtlInSeconds: 300,
        type: 'token',
      },
    ],
  ])('writes the authorizer %o', (parts, source, extension) => {
    const api = apiWith({}, { authorizers: { guard: authorizer('guard', parts) } });
    const scheme = { type: 'apiKey', ...source };
    const custom = { 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': extension };
    check(security(api, { extensions: ['authorizers'] }), [undefined, { guard: { ...scheme, ...custom } }]);
    check(security(api, { extensions: [] }), [undefined, { guard: scheme }]);
  });
});

describe('hostile names', () => {
  const NAME = '__proto__';
  const named = <Value>(value: Value): Readonly<Record<string, Value>> => Object.fromEntries([[NAME, value]]);

  it('are names of plain members', () => {
    const api = restApi({
      resources: [
        {
          path: NAME,
          methods: {
            GET: method({
              requestModels: named(NAME),
              methodResponses: named(
                methodResponse(NAME, { responseModels: named(NAME), responseParameters: named(true) }),
              ),
              integration: integration({ requestTemplates: named({ text: 'text', location: undefined }) }),
            }),
          },
        },
      ],
      models: named(model(NAME, { properties: named({ type: 'string' }) })),
      authorizers: named(authorizer(NAME)),
      requestValidators: named({ name: NAME, validateRequestBody: true, validateRequestParameters: true }),
    });
    const text = JSON.stringify(writeOpenApi(api, { version: 'oas30', extensions: ALL }));
    expect(text.match(/"__proto__":/g)).toHaveLength(9);
    expect(Object.getPrototypeOf(Object(JSON.parse(text)).paths)).toBe(Object.prototype);
  });
});
