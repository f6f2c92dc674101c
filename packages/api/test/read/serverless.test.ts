import { compile } from '@veloway/mapping';
import { positionAt } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, type DefinitionOptions, type Method, readDefinition, readOpenApi } from '../../src/index.js';

const FILE = 'serverless.yml';

/** @returns what is wrong with a file, as `line:column severity code: message` */
function problemsOf(text: string, options: DefinitionOptions = {}): string[] {
  return readDefinition(text, FILE, options).problems.map(({ file, severity, code, start, message }) => {
    const { line, column } = positionAt(file === FILE ? text : (options.load?.(file) ?? ''), start);
    return `${file === FILE ? '' : `${file}:`}${line}:${column} ${severity} ${code}: ${message}`;
  });
}

function read(text: string, options: DefinitionOptions = {}): Definition {
  const definition = readDefinition(text, FILE, options);
  expect(definition.problems).toEqual([]);
  return definition;
}

/** A service whose functions begin in line 3. */
const service = (functions: string, more = ''): string =>
  `service: shop\nprovider: { name: aws, runtime: nodejs20.x }\n${functions}\n${more}`;

/** A service with one event, whose keys stand in the lines 8 and following. */
const event = (text: string, more = ''): string =>
  service(
    `functions:\n  orders:\n    handler: src/orders.handler\n    events:\n      - http:\n${text.replace(/^(?=.)/gm, ' '.repeat(10))}`,
    more,
  );

const methodOf = (text: string, options: DefinitionOptions = {}): Method | undefined => {
  const [resource] = read(text, options).apis[0]?.api.resources ?? [];
  return Object.values(resource?.methods ?? {})[0];
};

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function';
const uri = (name: string): string =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${ARN}:${name}/invocations`;

describe('a service', () => {
  const SHOP = `service: shop
frameworkVersion: "3"
provider:
  name: aws
  runtime: nodejs20.x
  stage: \${opt:stage, self:custom.stage}
  region: eu-west-1
  timeout: 10
  environment:
    TABLE: !Ref Orders
    STAGE: \${sls:stage}
  apiGateway:
    binaryMediaTypes: [image/png]
    minimumCompressionSize: 1024
    apiKeySourceType: AUTHORIZER
    request:
      schemas:
        order:
          name: Order
          description: An order
          schema: \${file(schemas/order.json)}
package: { individually: true }
custom:
  stage: live
  path: orders
functions:
  - create-order:
      handler: src/create.handler
      memorySize: 256
      environment: { SIZE: 12 }
      events:
        - sqs: { arn: some }
        - http:
            path: /\${self:custom.path}/{id}
            method: post
            integration: lambda
            private: true
            operationId: createOrder
            authorizer: { name: auth, resultTtlInSeconds: 0, type: request, identitySource: method.request.header.X }
            request:
              passThrough: WHEN_NO_TEMPLATES
              parameters:
                paths: { id: true }
                headers: { X-Tenant: false }
                querystrings: { q: { required: false, mappedValue: context.requestId } }
              schemas: { application/json: order }
              template:
                application/json: |
                  { "id": "$input.params('id')", "x": "\${x}" }
                text/plain: \${file(templates/plain.vtl)}
                application/x-www-form-urlencoded: null
            response:
              headers: { X-Id: "'1'" }
              template: $input.path('$')
              statusCodes:
                201: { pattern: '' }
                404:
                  pattern: '.*missing.*'
                  headers: { X-No: "'2'" }
                  template: { application/json: '{}', text/plain: gone }
  - \${file(functions/auth.yml)}
resources:
  Resources:
    Orders: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
    NotFound:
      Type: AWS::ApiGateway::GatewayResponse
      Properties:
        RestApiId: !Ref ApiGatewayRestApi
        ResponseType: DEFAULT_4XX
        ResponseTemplates: { application/json: '{}' }
    Status:
      Type: AWS::ApiGateway::Resource
      Properties: { RestApiId: !Ref ApiGatewayRestApi, ParentId: !Ref ApiGatewayResourceOrders, PathPart: status }
    GetStatus:
      Type: AWS::ApiGateway::Method
      Properties:
        RestApiId: !Ref ApiGatewayRestApi
        ResourceId: !Ref Status
        HttpMethod: GET
        AuthorizationType: NONE
        Integration: { Type: MOCK }
`;
  const files: Record<string, string> = {
    'schemas/order.json': '{ "type": "object" }',
    'templates/plain.vtl': 'plain ${x} $y',
    'functions/auth.yml': 'auth:\n  handler: src/auth.handler\n  name: ${self:service}-auth\n',
  };
  const options: DefinitionOptions = { load: (path) => files[path] };

  it('is an API with what its resources add', () => {
    const { kind, apis } = read(SHOP, options);
    expect(kind).toBe('serverless');
    expect(apis).toHaveLength(1);
    const { id, api, stages } = apis[0] ?? {};
    expect(id).toBe('ApiGatewayRestApi');
    expect(stages).toEqual([{ name: 'live', variables: {} }]);
    expect(api).toMatchObject({
      name: 'live-shop',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 1024,
      apiKeySource: 'AUTHORIZER',
      endpointConfiguration: { types: ['EDGE'] },
      models: {
        Order: { name: 'Order', contentType: 'application/json', description: 'An order', schema: { type: 'object' } },
      },
      requestValidators: {
        'shop-live | Validate request body and querystring parameters': {
          validateRequestBody: true,
          validateRequestParameters: true,
        },
      },
      authorizers: {
        auth: {
          type: 'REQUEST',
          authorizerUri:
            'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:shop-auth/invocations',
          identitySource: 'method.request.header.X',
          authorizerResultTtlInSeconds: 0,
        },
      },
      gatewayResponses: { DEFAULT_4XX: { responseTemplates: { 'application/json': '{}' } } },
    });
    expect(api?.resources.map(({ path, methods }) => [path, Object.keys(methods)])).toEqual([
      ['/orders/{id}', ['POST']],
      ['/orders/status', ['GET']],
    ]);
  });

  it('has the methods that its events say', () => {
    const method = methodOf(SHOP, options);
    expect(method).toMatchObject({
      operationName: 'createOrder',
      authorizationType: 'CUSTOM',
      authorizer: 'auth',
      apiKeyRequired: true,
      requestParameters: {
        'method.request.path.id': true,
        'method.request.header.X-Tenant': false,
        'method.request.querystring.q': false,
      },
      requestModels: { 'application/json': 'Order' },
      requestValidator: 'shop-live | Validate request body and querystring parameters',
      methodResponses: {
        201: { responseParameters: { 'method.response.header.X-Id': true } },
        404: { responseParameters: { 'method.response.header.X-Id': true, 'method.response.header.X-No': true } },
      },
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:shop-live-create-order/invocations',
        passthroughBehavior: 'WHEN_NO_TEMPLATES',
        requestParameters: {
          'integration.request.path.id': 'method.request.path.id',
          'integration.request.header.X-Tenant': 'method.request.header.X-Tenant',
          'integration.request.querystring.q': 'context.requestId',
        },
      },
    });
    expect(Object.keys(method?.integration?.requestTemplates ?? {})).toEqual(['application/json', 'text/plain']);
    expect(
      method?.integration?.integrationResponses.map(({ statusCode, selectionPattern, responseTemplates }) => [
        statusCode,
        selectionPattern,
        Object.entries(responseTemplates).map(([type, { text }]) => `${type}: ${text}`),
      ]),
    ).toEqual([
      ['201', undefined, ["application/json: $input.path('$')"]],
      ['404', '.*missing.*', ['application/json: {}', 'text/plain: gone']],
    ]);
  });

  it('knows where templates stand, in this file and in others', () => {
    const templates = methodOf(SHOP, options)?.integration?.requestTemplates;
    const json = templates?.['application/json'];
    expect(json?.text).toBe('{ "id": "$input.params(\'id\')", "x": "${x}" }\n');
    expect(json?.location?.toFile(json.text.indexOf('${x}'))).toBe(SHOP.indexOf('${x}'));
    const plain = templates?.['text/plain'];
    expect(plain?.text).toBe('plain ${x} $y');
    expect(plain?.location).toMatchObject({ file: 'templates/plain.vtl', text: 'plain ${x} $y', path: [] });
    expect(plain?.location?.toFile(6)).toBe(6);
    const response = methodOf(SHOP, options)?.integration?.integrationResponses[0]?.responseTemplates[
      'application/json'
    ];
    expect(response?.location?.toFile(0)).toBe(SHOP.indexOf("$input.path('$')"));
  });

  it('has functions', () => {
    expect(read(SHOP, options).functions).toEqual([
      {
        name: 'shop-live-create-order',
        handler: 'src/create.handler',
        codeUri: '.',
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 256,
        environment: { TABLE: 'orders', STAGE: 'live', SIZE: '12' },
      },
      {
        name: 'shop-auth',
        handler: 'src/auth.handler',
        codeUri: '.',
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 1024,
        environment: { TABLE: 'orders', STAGE: 'live' },
      },
    ]);
  });

  it('has the stage that is asked for', () => {
    const { apis, functions } = read(SHOP, { ...options, stage: 'test' });
    expect(apis[0]?.stages).toEqual([{ name: 'test', variables: {} }]);
    expect(apis[0]?.api.name).toBe('test-shop');
    expect(functions[0]).toMatchObject({ name: 'shop-test-create-order', environment: { STAGE: 'test' } });
  });

  it('is the same API as an OpenAPI document says', () => {
    const text = event(
      "path: a/{id}\nmethod: get\nintegration: http\nrequest: { uri: 'https://a.b/{id}', parameters: { paths: { id: false } } }\nresponse: { statusCodes: { 200: { pattern: '', template: $x } } }",
    );
    const { api } = readOpenApi(
      `openapi: 3.0.1
info: { title: dev-shop }
paths:
  /a/{id}:
    get:
      parameters: [{ name: id, in: path }]
      responses: { 200: {} }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: GET
        uri: https://a.b/{id}
        requestParameters: { integration.request.path.id: method.request.path.id }
        responses: { default: { statusCode: 200, responseTemplates: { application/json: $x } } }
`,
      'api.yaml',
    );
    const plain = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (key, member) => (key === 'location' ? undefined : member)));
    const required = JSON.stringify(plain(api)).replace(
      '"method.request.path.id":true',
      '"method.request.path.id":false',
    );
    expect(plain(read(text).apis[0]?.api)).toEqual(JSON.parse(required));
  });
});

describe('events', () => {
  it.each([
    ['GET /orders', 'GET', '/orders'],
    ['get orders/', 'GET', '/orders'],
    ['any /{proxy+}', 'ANY', '/{proxy+}'],
    ['POST /', 'POST', '/'],
  ])('%s', (text, httpMethod, path) => {
    const { apis } = read(service(`functions: { orders: { handler: a.b, events: [{ http: "${text}" }] } }`));
    expect(apis[0]?.api.resources).toMatchObject([
      {
        path,
        methods: {
          [httpMethod]: {
            httpMethod,
            integration: {
              type: 'AWS_PROXY',
              httpMethod: 'POST',
              uri: uri('shop-dev-orders'),
              requestTemplates: {},
              passthroughBehavior: 'WHEN_NO_MATCH',
              integrationResponses: [],
            },
          },
        },
      },
    ]);
  });

  it.each([
    ['lambda', 'AWS'],
    ['lambda-proxy', 'AWS_PROXY'],
    ['aws_proxy', 'AWS_PROXY'],
    ['AWS', 'AWS'],
    ['mock', 'MOCK'],
    ['http', 'HTTP'],
    ['http_proxy', 'HTTP_PROXY'],
  ])('integration: %s', (text, type) => {
    const isHttp = text.startsWith('http');
    const more = isHttp ? '\nrequest: { uri: https://a.b, method: put }' : '';
    const method = methodOf(event(`path: a\nmethod: get\nintegration: ${text}${more}`));
    expect(method?.integration).toMatchObject({
      type,
      httpMethod: isHttp ? 'PUT' : type === 'MOCK' ? undefined : 'POST',
    });
  });

  it('a function that is not waited for', () => {
    const method = methodOf(event('path: a\nmethod: post\nasync: true'));
    expect(method?.integration).toMatchObject({
      type: 'AWS',
      requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
    });
  });

  it('the default responses of integration: lambda', () => {
    const { integration, methodResponses } = methodOf(event('path: a\nmethod: get\nintegration: lambda')) ?? {};
    const responses = integration?.integrationResponses ?? [];
    expect(responses.map(({ statusCode }) => statusCode)).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '422',
      '500',
      '502',
      '504',
    ]);
    expect(Object.keys(methodResponses ?? {})).toEqual(responses.map(({ statusCode }) => statusCode));
    const selected = (message: string): string | undefined =>
      responses.find(
        ({ selectionPattern }) =>
          selectionPattern !== undefined && new RegExp(`^(?:${selectionPattern})$`).test(message),
      )?.statusCode;
    expect(selected('[404] Not\nfound')).toBe('404');
    expect(selected('Process exited before completing request')).toBe('500');
    expect(selected('2026 Task timed out after 6.00 seconds')).toBe('504');
    expect(selected('Something else')).toBeUndefined();
    expect(integration?.passthroughBehavior).toBe('NEVER');
  });

  it('the default templates of integration: lambda make the event that is documented', () => {
    const text = event(
      "path: a\nmethod: get\nintegration: lambda\nauthorizer: { arn: 'arn:aws:cognito-idp:us-east-1:1:userpool/p', claims: [email, 'custom:role'] }",
    );
    const templates = methodOf(text)?.integration?.requestTemplates ?? {};
    const rendered = (type: string, body: string): unknown =>
      JSON.parse(
        compile(templates[type]?.text ?? '').render({
          body,
          httpMethod: 'POST',
          headers: { 'X-A': 'it\'s "a"' },
          queryStringParameters: { q: '1', r: '2' },
          pathParameters: { id: '7' },
          stageVariables: { v: 'w' },
          requestContext: {
            stage: 'dev',
            resourcePath: '/a',
            httpMethod: 'POST',
            identity: { sourceIp: '1.2.3.4' },
            authorizer: { principalId: 'me', claims: { sub: 's', email: 'e', 'custom:role': 'admin' } },
          },
        }).output,
      );
    expect(rendered('application/json', '{"b":1}')).toMatchObject({
      body: { b: 1 },
      method: 'POST',
      principalId: 'me',
      stage: 'dev',
      cognitoPoolClaims: { email: 'e', role: 'admin', sub: 's' },
      enhancedAuthContext: { principalId: 'me' },
      headers: { 'X-A': 'it\'s "a"' },
      query: { q: '1', r: '2' },
      path: { id: '7' },
      identity: { sourceIp: '1.2.3.4' },
      stageVariables: { v: 'w' },
      requestPath: '/a',
    });
    expect(rendered('application/x-www-form-urlencoded', 'a=1&b=x%20y&c')).toMatchObject({
      body: { a: '1', b: 'x y', c: '' },
    });
  });

  it('the default templates make an event of an empty request too', () => {
    const templates = methodOf(event('path: a\nmethod: get\nintegration: lambda'))?.integration?.requestTemplates ?? {};
    for (const [type, { text }] of Object.entries(templates)) {
      const made: unknown = JSON.parse(compile(text).render({}).output);
      expect([type, made]).toMatchObject([type, { headers: {}, query: {}, identity: {}, enhancedAuthContext: {} }]);
    }
  });

  it('a preflight for paths with cors', () => {
    const text = service(`functions:
  a: { handler: a.b, events: [{ http: { path: a, method: get, cors: true } }, { http: { path: a, method: post, cors: { origins: ["https://a.b", "https://*.c"], headers: [X-A], allowCredentials: true, maxAge: 60 } } }] }`);
    const methods = read(text).apis[0]?.api.resources[0]?.methods;
    expect(Object.keys(methods ?? {})).toEqual(['GET', 'POST', 'OPTIONS']);
    expect(methods?.OPTIONS).toMatchObject({
      authorizationType: 'NONE',
      integration: {
        type: 'MOCK',
        contentHandling: 'CONVERT_TO_TEXT',
        requestTemplates: { 'application/json': { text: '{statusCode:200}' } },
        integrationResponses: [
          {
            statusCode: '200',
            responseParameters: {
              'method.response.header.Access-Control-Allow-Origin': "'https://a.b'",
              'method.response.header.Access-Control-Allow-Headers':
                "'X-A,Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent,X-Amzn-Trace-Id'",
              'method.response.header.Access-Control-Allow-Methods': "'OPTIONS,POST,GET'",
              'method.response.header.Access-Control-Allow-Credentials': "'true'",
              'method.response.header.Access-Control-Max-Age': "'60'",
            },
          },
        ],
      },
    });
    const template =
      methods?.OPTIONS?.integration?.integrationResponses[0]?.responseTemplates['application/json']?.text ?? '';
    const { overrides } = compile(template).render({ headers: { Origin: 'https://x.c' } }, { phase: 'response' });
    expect(JSON.stringify(overrides)).toContain('https://x.c');
  });

  it.each([
    ['aws_iam', { authorizationType: 'AWS_IAM', authorizer: undefined }, {}],
    ['{ type: AWS_IAM }', { authorizationType: 'AWS_IAM' }, {}],
    [
      'orders',
      { authorizationType: 'CUSTOM', authorizer: 'orders' },
      {
        orders: {
          type: 'TOKEN',
          authorizerUri: uri('shop-dev-orders'),
          identitySource: 'method.request.header.Authorization',
          authorizerResultTtlInSeconds: 300,
        },
      },
    ],
    [
      `${ARN}:my-auth`,
      { authorizationType: 'CUSTOM', authorizer: 'auth' },
      { auth: { authorizerUri: uri('my-auth') } },
    ],
    [
      '{ name: pool, type: COGNITO_USER_POOLS, arn: !GetAtt Pool.Arn, scopes: [email] }',
      { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'pool', authorizationScopes: ['email'] },
      {
        pool: {
          type: 'COGNITO_USER_POOLS',
          providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Pool'],
        },
      },
    ],
    [
      '{ type: CUSTOM, authorizerId: !Ref Own }',
      { authorizationType: 'CUSTOM', authorizer: 'own' },
      { own: { type: 'TOKEN' } },
    ],
  ])('authorizer: %s', (text, method, authorizers) => {
    const resources = `resources:
  Resources:
    Pool: { Type: AWS::Cognito::UserPool }
    Own: { Type: AWS::ApiGateway::Authorizer, Properties: { Name: own, Type: TOKEN, RestApiId: !Ref ApiGatewayRestApi, AuthorizerUri: a, IdentitySource: method.request.header.A } }`;
    const { api } = read(event(`path: a\nmethod: get\nauthorizer: ${text}`, resources)).apis[0] ?? {};
    expect(api?.resources[0]?.methods.GET).toMatchObject(method);
    expect(api?.authorizers).toMatchObject(authorizers);
  });

  it('models of a method, and of a schema that stands alone', () => {
    const { api } =
      read(
        event(
          'path: a/{id}\nmethod: get\nrequest: { schemas: { application/json: { type: object }, text/json: { schema: { type: array }, name: List } } }',
        ),
      ).apis[0] ?? {};
    expect(api?.resources[0]?.methods.GET?.requestModels).toEqual({
      'application/json': 'ApiGatewayMethodAIdVarGetApplicationJsonModel',
      'text/json': 'List',
    });
    expect(api?.models).toMatchObject({
      ApiGatewayMethodAIdVarGetApplicationJsonModel: { schema: { type: 'object' } },
      List: { contentType: 'text/json', schema: { type: 'array' } },
    });
  });
});

describe('variables', () => {
  const custom =
    'custom: { a: x, n: 1, list: [p, { q: r }], again: "${self:custom.again}", one: "${self:custom.two}", two: "<${self:custom.one}>", dev: { b: deep } }\nparams: { default: { p: 1 }, dev: { d: 2 } }';
  const withName = (text: string): string =>
    service(`functions:\n  a: { handler: a.b, description: x, environment: { E: ${JSON.stringify(text)} } }`, custom);
  const valueFrom = (text: string, options: DefinitionOptions = {}): string | undefined =>
    read(withName(text), options).functions[0]?.environment.E;
  const options: DefinitionOptions = {
    parameters: { X: 'given' },
    environment: { X: 'less than a parameter', HOME: '/home/zoe', UNSET: undefined },
    load: (path) =>
      ({ 'a.yml': 'k:\n  l: ${self:custom.a}', 'b.json': '{"k": 2}', 'c.txt': 'text ${self:custom.a} ${x}' })[path],
  };

  it.each([
    ['${self:custom.a}', 'x'],
    ['<${self:custom.a}${self:custom.n}>', '<x1>'],
    ['${self:custom.list.0}${self:custom.list.1.q}', 'pr'],
    ['${self:custom.${sls:stage}.b}', 'deep'],
    ["${opt:stage, 'other'}", 'other'],
    ['${opt:stage}', 'dev'],
    ['${opt:x, self:custom.a}', 'x'],
    ['${opt:x, ${self:custom.a}}', 'x'],
    ['${opt:x, 12}', '12'],
    ['${env:X}', 'given'],
    ["${env:Y, ''}", ''],
    ['${env:HOME}', '/home/zoe'],
    ["${env:UNSET, 'unset'}", 'unset'],
    ["${env:toString, 'no own one'}", 'no own one'],
    ['${param:X}', 'given'],
    ['${param:p}${param:d}', '12'],
    ['${aws:region}:${aws:accountId}', 'us-east-1:123456789012'],
    ['${file(a.yml):k.l}', 'x'],
    ['${file(./b.json):k}', '2'],
    ['${file(c.txt)}', 'text x ${x}'],
    ["${file(lost.yml):k, 'none'}", 'none'],
    ["${cf:stack.out, 'out'}${ssm:/a/b, 'p'}", 'outp'],
    ['${strToBool(1)}', 'true'],
    ['\\${self:custom.a}', '${self:custom.a}'],
    ['${x} ${AWS::Region} ${a::b} $${x} ${input.x}', '${x} ${AWS::Region} ${a::b} $${x} ${input.x}'],
  ])('%s', (text, expected) => {
    expect(valueFrom(text, options)).toBe(expected);
  });

  it.each([
    [
      '${self:custom.b}',
      '4:57 error unknown-value: `${self:custom.b}` leads to nothing: add `custom.b`, or give a default after a comma.',
    ],
    [
      '${env:Y}',
      '4:57 error unknown-value: `${env:Y}` has no value: set `Y` in the environment or with `--parameter Y=VALUE`, or give a default after a comma.',
    ],
    ['${ssm:/a}', '4:57 error unknown-value: `${ssm:/a}` is not known on this machine: give a default after a comma.'],
    [
      '${file(lost.yml)}',
      '4:57 error unknown-value: `${file(lost.yml)}` leads to `lost.yml`, and there is no such file to read: give a default after a comma.',
    ],
    [
      '${file(a.js)}',
      '4:57 error unknown-value: `${file(a.js)}` leads to `a.js`, which would have to be run: give a default after a comma.',
    ],
    [
      "${input.params('id')}",
      "4:57 error unknown-value: `${input.params('id')}` is taken for a variable by the Serverless Framework, which has no source `input.params`: write it without braces or as `\\${`, or begin it with one of `self`, `opt`, `param`, `env`, `sls`, `aws`, `file`, `strToBool`, `cf`, `ssm`, `s3`, `output`, `terraform`, `vault`, `doppler`, `git`.",
    ],
    [
      'a${self:custom.list}',
      '4:58 error wrong-type: `${self:custom.list}` is a list, which cannot stand in a text: let it lead to a text.',
    ],
    ['${self:custom.a', '4:56 error unknown-value: A variable of this text has no end: close it with `}`.'],
    [
      '${self:custom.again}',
      '5:52 error unknown-value: `${self:custom.again}` leads back to itself: write out what it should be.',
    ],
    [
      '${self:custom.one}',
      '5:109 error unknown-value: `${self:custom.one}` leads back to itself: write out what it should be.',
    ],
  ])('%s has no value', (text, expected) => {
    expect(problemsOf(withName(text), options)).toEqual([expected]);
  });
});

describe('what is wrong in a service', () => {
  it.each([
    [
      'an unknown key',
      service('functions: {}', 'functons: {}'),
      '4:1 warning unknown-key: `functons` is no key of a service. Did you mean `functions`?',
    ],
    [
      'a key of a provider',
      'service: a\nprovider: { name: aws, stge: a }',
      '2:24 warning unknown-key: `stge` is no key of `provider`. Did you mean `stage`?',
    ],
    [
      'a key of an event',
      event('path: a\nmethod: get\nprivat: true'),
      '10:11 warning unknown-key: `privat` is no key of an `http` event. Did you mean `private`?',
    ],
    ['a method', event('path: a\nmethod: gett'), '9:19 error unknown-choice: `gett` is no method. Did you mean `GET`?'],
    [
      'a path',
      event('path: a{id}\nmethod: get'),
      '8:17 error invalid-path: `a{id}` is no part of a path: use letters, digits and `._-:,`, or one `{parameter}` alone.',
    ],
    [
      'no path',
      event('method: get'),
      '7:9 error missing-key: An `http` event has a `path` and a `method`: write `POST /orders`, or both as keys.',
    ],
    [
      'an integration',
      event('path: a\nmethod: get\nintegration: lamda'),
      '10:24 error unknown-choice: `lamda` is no `integration`. Did you mean `lambda`?',
    ],
    [
      'an authorizer',
      event('path: a\nmethod: get\nauthorizer: ordrs'),
      '10:23 error broken-reference: There is no function `ordrs` to authorize with. Did you mean `orders`?',
    ],
    [
      'a response of a proxy',
      event('path: a\nmethod: get\nresponse: {}'),
      '10:11 warning not-read: `response` does nothing in a proxy integration, and is left out: remove it, or write `integration: lambda`.',
    ],
    [
      'no address',
      event('path: a\nmethod: get\nintegration: http'),
      '7:9 error missing-key: The `GET /a` of `orders` has no `uri`: add it to its `request`.',
    ],
    [
      'a schema',
      event('path: a\nmethod: get\nrequest: { schemas: { a/b: order } }'),
      '10:38 error broken-reference: There is no schema `order`.',
    ],
    [
      'a response that is replaced',
      event('path: a\nmethod: get\nintegration: lambda\nresponse: { statusCodes: { 200: { template: a } } }'),
      "11:38 warning missing-key: `200` is replaced by a response with nothing in it, since no response has an empty `pattern`: add `pattern: ''`.",
    ],
    [
      'a status code',
      event('path: a\nmethod: get\nintegration: lambda\nresponse: { statusCodes: { 20: {} } }'),
      '11:38 error invalid-status-code: `20` is no status code: write three digits, such as `200`.',
    ],
    [
      'a method twice',
      service('functions: { a: { handler: a.b, events: [{ http: GET a },\n  { http: GET /a }] } }'),
      '4:5 error duplicate-method: `GET /a` is defined twice: remove one.',
    ],
    [
      'HTTP APIs',
      service('functions: { a: { handler: a.b, events: [{ httpApi: GET a }] } }'),
      '3:44 warning of-http-apis: `httpApi` is of HTTP APIs, and REST APIs are read without it.',
    ],
    [
      'another provider',
      'service: a\nprovider: { name: google }',
      '2:19 error not-read: `google` is no provider of API Gateway, and the service is read as if it were `aws`.',
    ],
    [
      'an archive',
      service('functions: { a: { handler: a.b, package: { artifact: a.zip } } }'),
      '3:54 warning not-read: The code of `a` is in `a.zip`, and what that was made of is not known: leave `artifact` out.',
    ],
    [
      'extensions',
      service('functions: {}', 'resources: { extensions: {} }'),
      '4:14 warning not-read: `extensions` of what the framework makes cannot be read yet, and the API is read without them.',
    ],
    [
      'a reference',
      event('path: a\nmethod: get\nauthorizer: { arn: !Ref Lost, name: a }'),
      '10:35 error broken-reference: `Lost` ',
    ],
  ])('%s', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.slice(0, expected.length)).toBe(expected);
  });

  it('in another file', () => {
    const text = service('functions: ${file(f.yml)}');
    const options: DefinitionOptions = { load: () => 'a:\n  handler: a.b\n  timeot: 1\n' };
    expect(problemsOf(text, options)).toEqual([
      'f.yml:3:3 warning unknown-key: `timeot` is no key of a function. Did you mean `timeout`?',
    ]);
  });

  it('plugins are told, and what has nothing to do with an API is not, nor are the keys of plugins', () => {
    const functions = 'functions: { a: { handler: a.b, warmup: true } }';
    expect(problemsOf(service(functions, 'plugins: [serverless-offline, some]\nstepFunctions: {}'))).toEqual([
      '4:31 warning not-read: The plugin `some` is not run: what it adds to the service is missing, so write out what the API needs of it.',
    ]);
    expect(problemsOf(service(functions, 'plugins: { localPath: p, modules: [some] }'))).toEqual([
      '4:36 warning not-read: The plugin `some` is not run: what it adds to the service is missing, so write out what the API needs of it.',
    ]);
  });

  it('variables of files that cannot be read are told', () => {
    expect(problemsOf(service('functions: {}', 'useDotenv: true'))).toEqual([
      '4:1 warning not-read: No `.env` can be read for `useDotenv` here: set the variables of it in the environment.',
    ]);
  });
});

describe('hostile files', () => {
  it('variables that grow without end are bounded', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`a${i + 1}`, `\${self:custom.a${i}}`.repeat(9)]),
    );
    const lists = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`l${i + 1}`, Array(9).fill(`\${self:custom.l${i}}`)]),
    );
    const custom = `custom: ${JSON.stringify({ a0: 'x', l0: ['x'], ...texts, ...lists })}`;
    const tooMany =
      '1:1 error too-many-references: The variables of this file repeat more values than any API has: write some of them out.';
    expect(problemsOf(service('functions: { a: { handler: "${self:custom.a40}" } }', custom))).toContain(tooMany);
    const schemas = event(
      'path: a\nmethod: get\nrequest: { schemas: { a/b: { schema: { enum: "${self:custom.l40}" } } } }',
      custom,
    );
    expect(problemsOf(schemas)).toContain(tooMany);
  });

  it('chains without end, and files that include themselves', () => {
    const chain = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, `\${self:custom.a${i + 1}}`]));
    expect(
      problemsOf(service('functions: { a: { handler: "${self:custom.a0}" } }', `custom: ${JSON.stringify(chain)}`)),
    ).toHaveLength(1);
    expect(
      problemsOf(service(`functions: { a: { handler: "${'${self:'.repeat(3000)}${'}'.repeat(3000)}" } }`)),
    ).not.toEqual([]);
    expect(problemsOf(service(`functions: { a: { handler: "${'${self:a, '.repeat(3000)}" } }`))).toHaveLength(1);
    const options: DefinitionOptions = { load: () => 'a: ${file(x.yml)}' };
    expect(problemsOf(service('functions: "${file(x.yml)}"'), options).length).toBeLessThan(5);
    expect(
      problemsOf(
        'service: "${self:service}"\nprovider: { name: aws, stage: "${sls:stage}" }\nfunctions: "${self:functions}"',
      ).length,
    ).toBeLessThan(9);
    expect(problemsOf('service: a\nprovider: "${self:provider}"\ncustom: "${self:}"').length).toBeLessThan(9);
  });

  it('whatever becomes of a service, it can be read', () => {
    const text = event(
      'path: /a/{id}\nmethod: post\nintegration: lambda\ncors: true\nauthorizer: orders\nrequest: { template: { a/b: "$x ${self:custom.a}" }, parameters: { paths: { id: true } }, schemas: { a/b: { type: object } } }\nresponse: { statusCodes: { 200: { pattern: "" } } }',
      'custom: { a: "${file(x.yml):a}" }\nresources: { Resources: { A: { Type: AWS::ApiGateway::Model, Properties: { RestApiId: !Ref ApiGatewayRestApi } } } }',
    );
    const cut = fc.tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.constantFrom(
        '',
        '"',
        '{',
        '[',
        '${',
        '${self:',
        '}',
        ': ',
        '- ',
        'null',
        '__proto__',
        '*a',
        '0',
        '${self:custom}',
      ),
    );
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const changed = cuts.reduce(
          (before, [at, length, instead]) => before.slice(0, at) + instead + before.slice(at + length),
          text,
        );
        expect(Array.isArray(readDefinition(changed, FILE, { load: () => changed }).problems)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
