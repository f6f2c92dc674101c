import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DefinedApi, type Definition, type DefinitionOptions, readDefinition } from '../../src/index.js';
import { changedTexts } from './changed-texts.js';
import { describedProblems } from './described-problems.js';

const read = (text: string, options: DefinitionOptions = {}): Definition => {
  const definition = readDefinition(text, 'template.yaml', options);
  expect(definition.problems).toEqual([]);
  return definition;
};

const TRANSFORM = 'Transform: AWS::Serverless-2016-10-31\n';

/** Functions with events, on an API that SAM makes and on one that is declared. */
const EVENTS = `AWSTemplateFormatVersion: "2010-09-09"
${TRANSFORM}Parameters:
  Stage: { Type: String, Default: live }
Globals:
  Function:
    Runtime: nodejs20.x
    Timeout: 10
    Environment: { Variables: { TABLE: !Ref Orders, SHARED: global } }
  Api:
    BinaryMediaTypes: [image~1png]
Resources:
  OrdersApi:
    Type: AWS::Serverless::Api
    Properties:
      Name: orders
      StageName: !Ref Stage
      Variables: { host: !Sub "\${Stage}.example.com" }
      BinaryMediaTypes: [application~1zip]
      EndpointConfiguration: { Type: REGIONAL }
      Cors: { AllowOrigin: "'*'", AllowHeaders: "'X-Tenant'", MaxAge: "'600'", AllowCredentials: true }
      Models:
        Order: { type: object, description: an order, properties: { item: { $ref: "#/definitions/item" } } }
        Item: { type: string }
      Auth:
        DefaultAuthorizer: Pool
        AddDefaultAuthorizerToCorsPreflight: false
        Authorizers:
          Pool: { UserPoolArn: !GetAtt Users.Arn, AuthorizationScopes: [orders] }
          Token:
            FunctionArn: !GetAtt Authorize.Arn
            Identity: { Header: X-Token, ValidationExpression: "^a", ReauthorizeEvery: 0 }
          Request:
            FunctionArn: !GetAtt Authorize.Arn
            FunctionPayloadType: REQUEST
            Identity: { Headers: [A], QueryStrings: [b], StageVariables: [c], Context: [d] }
      GatewayResponses:
        DEFAULT_4XX: { StatusCode: 400, ResponseParameters: { Headers: { X-A: "'a'" } } }
  GetOrder:
    Type: AWS::Serverless::Function
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [app.ts] } }
    Properties:
      CodeUri: src/
      Handler: app.get
      MemorySize: 256
      Environment: { Variables: { SHARED: own } }
      Events:
        Get:
          Type: Api
          Properties:
            RestApiId: !Ref OrdersApi
            Path: /orders/{id}
            Method: get
            Auth: { Authorizer: Token, ApiKeyRequired: true }
            RequestParameters:
              - method.request.header.X-Tenant
              - method.request.querystring.q: { Required: true, Caching: true }
        Put:
          Type: Api
          Properties:
            RestApiId: !Ref OrdersApi
            Path: /orders/{id}
            Method: put
            RequestModel: { Model: Order, ValidateBody: true }
        Hello:
          Type: Api
          Properties: { Path: /hello, Method: any }
  Published:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub "\${Stage}-published"
      Handler: app.published
      CodeUri: s3://bucket/key
      AutoPublishAlias: live
      Events:
        Signed:
          Type: Api
          Properties: { RestApiId: !Ref OrdersApi, Path: /signed, Method: post, Auth: { Authorizer: AWS_IAM } }
        Queue: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }
  Authorize: { Type: AWS::Serverless::Function, Properties: { Handler: app.authorize, CodeUri: src/ } }
  Orders: { Type: AWS::Serverless::SimpleTable }
  Users: { Type: AWS::Cognito::UserPool }
  Queue: { Type: AWS::SQS::Queue }
  Plan: { Type: AWS::ApiGateway::UsagePlan, Properties: { ApiStages: [{ Stage: !Ref OrdersApi.Stage }] } }
  Late:
    Type: AWS::ApiGateway::GatewayResponse
    Properties: { RestApiId: !Ref OrdersApi, ResponseType: DEFAULT_5XX, ResponseTemplates: { application/json: "{}" } }
Outputs:
  Url: { Value: !Sub "https://\${ServerlessRestApi}.execute-api.\${AWS::Region}.amazonaws.com/Prod" }
`;

const functionUri = (name: string): string =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;

const HEADERS = `
                Access-Control-Allow-Headers: { type: string }
                Access-Control-Allow-Methods: { type: string }
                Access-Control-Allow-Origin: { type: string }
                Access-Control-Max-Age: { type: string }
                Access-Control-Allow-Credentials: { type: string }`;

/** What answers preflight requests, as OpenAPI. */
const preflight = (methods: string): string => `
    options:
      summary: CORS support
      responses: { 200: { description: Default response for CORS method, headers: ${HEADERS.replace(/\n\s+/g, ', ').replace(', ', '{ ')} } } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: "{\\n  \\"statusCode\\" : 200\\n}\\n" }
        responses:
          default:
            statusCode: 200
            responseTemplates: { application/json: "{}\\n" }
            responseParameters:
              method.response.header.Access-Control-Allow-Headers: "'X-Tenant'"
              method.response.header.Access-Control-Allow-Methods: "'${methods}'"
              method.response.header.Access-Control-Allow-Origin: "'*'"
              method.response.header.Access-Control-Max-Age: "'600'"
              method.response.header.Access-Control-Allow-Credentials: "'true'"`;

const proxy = (name: string): string =>
  `x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: "${functionUri(name)}"`;

/** The OpenAPI that \`OrdersApi\` comes to. */
const OPENAPI = `swagger: "2.0"
info: { title: orders, version: "1.0" }
consumes: [application/json]
x-amazon-apigateway-binary-media-types: [image/png, application/zip]
x-amazon-apigateway-endpoint-configuration: { types: [REGIONAL] }
x-amazon-apigateway-request-validators: { body-only: { validateRequestBody: true } }
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: { statusCode: 400, responseParameters: { gatewayresponse.header.X-A: "'a'" } }
  DEFAULT_5XX: { responseTemplates: { application/json: "{}" } }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: X-Tenant, in: header }
        - { name: q, in: query, required: true }
      security: [{ Token: [] }, { Key: [] }]
      ${proxy('GetOrder')}, cacheKeyParameters: [method.request.querystring.q] }
    put:
      parameters: [{ name: body, in: body, schema: { $ref: "#/definitions/order" } }]
      security: [{ Pool: [orders] }]
      x-amazon-apigateway-request-validator: body-only
      ${proxy('GetOrder')} }${preflight('GET,OPTIONS,PUT')}
  /signed:
    post:
      x-amazon-apigateway-auth: { type: AWS_IAM }
      ${proxy('live-published:live')}, credentials: "arn:aws:iam::*:user/*" }${preflight('OPTIONS,POST')}
definitions:
  order: { type: object, description: an order, properties: { item: { $ref: "#/definitions/item" } } }
  item: { type: string }
securityDefinitions:
  Key: { type: apiKey, name: X-API-Key, in: header }
  Pool:
    type: apiKey
    name: Authorization
    in: header
    x-amazon-apigateway-authorizer: { type: cognito_user_pools, providerARNs: ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Users"] }
  Token:
    type: apiKey
    name: X-Token
    in: header
    x-amazon-apigateway-authorizer: { type: token, authorizerUri: "${functionUri('Authorize')}", identityValidationExpression: ^a, authorizerResultTtlInSeconds: 0 }
  Request:
    type: apiKey
    name: Unused
    in: header
    x-amazon-apigateway-authorizer: { type: request, authorizerUri: "${functionUri('Authorize')}", identitySource: "method.request.header.A, method.request.querystring.b, stageVariables.c, context.d" }
`;

/** @returns an API as data, without the places of its templates */
const plain = (defined: DefinedApi | undefined): unknown =>
  JSON.parse(JSON.stringify(defined?.api, (key, value) => (key === 'location' ? undefined : value)));

describe('functions and their events', () => {
  const { kind, apis, functions } = read(EVENTS);
  const [implicit, declared] = apis;

  it('come to the same as OpenAPI', () => {
    expect(kind).toBe('sam');
    expect(plain(declared)).toEqual(plain(read(OPENAPI).apis[0]));
  });

  it('make stages', () => {
    expect(apis.map(({ id, stages }) => [id, stages])).toEqual([
      ['ServerlessRestApi', [{ name: 'Prod', variables: {} }]],
      ['OrdersApi', [{ name: 'live', variables: { host: 'live.example.com' } }]],
    ]);
  });

  it('make an API where they name none', () => {
    expect(implicit?.api).toMatchObject({ name: 'local', version: '1.0', binaryMediaTypes: ['image/png'] });
    expect(implicit?.api.resources).toMatchObject([
      { path: '/hello', methods: { ANY: { integration: { type: 'AWS_PROXY', uri: functionUri('GetOrder') } } } },
    ]);
  });

  it('have what `Globals` say', () => {
    expect(functions).toEqual([
      {
        name: 'GetOrder',
        handler: 'app.get',
        codeUri: 'src/',
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 256,
        environment: { TABLE: 'Orders', SHARED: 'own' },
      },
      {
        name: 'live-published',
        handler: 'app.published',
        codeUri: undefined,
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 128,
        environment: { TABLE: 'Orders', SHARED: 'global' },
      },
      {
        name: 'Authorize',
        handler: 'app.authorize',
        codeUri: 'src/',
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 128,
        environment: { TABLE: 'Orders', SHARED: 'global' },
      },
    ]);
  });

  it('as JSON', () => {
    const json = {
      Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'],
      Resources: {
        F: {
          Type: 'AWS::Serverless::Function',
          Properties: { Events: { A: { Type: 'Api', Properties: { Path: '/', Method: 'GET' } } } },
        },
      },
    };
    expect(read(JSON.stringify(json)).apis[0]?.api.resources[0]).toMatchObject({ path: '/', methods: { GET: {} } });
  });
});

describe('state machines and their events', () => {
  it('start with the body of the request', () => {
    const { apis } = read(`${TRANSFORM}Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: a } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Events:
        Start:
          Type: Api
          Properties: { RestApiId: !Ref Api, Path: /start, Method: post, UnescapeMappingTemplate: true }
`);
    const method = apis[0]?.api.resources[0]?.methods.POST;
    expect(method?.integration).toMatchObject({
      type: 'AWS',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:states:action/StartExecution',
      credentials: 'arn:aws:iam::123456789012:role/MachineStartRole',
      integrationResponses: [
        { statusCode: '200', selectionPattern: '200' },
        { statusCode: '400', selectionPattern: '400' },
      ],
    });
    expect(method?.integration?.requestTemplates['application/json']).toEqual({
      text: `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")", "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:Machine"}`,
      location: undefined,
    });
    expect(Object.keys(method?.methodResponses ?? {})).toEqual(['200', '400']);
  });
});

describe('an API with a definition', () => {
  const body = `openapi: 3.0.1
info: { title: a, version: "1" }
paths:
  /a:
    get:
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${F.Arn}/invocations
        requestTemplates:
          application/json: !Sub |
            { "stack": "\${AWS::StackName}", "id": "$id" }
`;
  const indented = (text: string): string => text.replace(/^(?=.)/gm, '        ');
  const withApi = (definition: string): string => `${TRANSFORM}Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Handler: a.b } }
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: v1
${definition}`;
  const files: Readonly<Record<string, string>> = {
    'api/openapi.yaml': body,
    'paths.yaml': '/b:\n  get: { x-amazon-apigateway-integration: { type: mock } }\n',
  };
  const load = (path: string): string | undefined => files[path];

  it.each([
    ['in place', withApi(`      DefinitionBody:\n${indented(body)}`), 'template.yaml'],
    ['in a file', withApi('      DefinitionUri: ./api/openapi.yaml\n'), 'api/openapi.yaml'],
    [
      'in a file that is included',
      withApi(
        '      DefinitionBody: { Fn::Transform: { Name: AWS::Include, Parameters: { Location: api/openapi.yaml } } }\n',
      ),
      'api/openapi.yaml',
    ],
  ])('%s', (_, text, file) => {
    const { apis } = read(text, { load });
    const integration = apis[0]?.api.resources[0]?.methods.GET?.integration;
    expect(apis[0]).toMatchObject({ id: 'Api', api: { name: 'a', version: '1' }, stages: [{ name: 'v1' }] });
    expect(integration?.uri).toBe(functionUri('F'));
    const template = integration?.requestTemplates['application/json'];
    expect(template?.text).toBe('{ "stack": "local", "id": "$id" }\n');
    expect(template?.location?.file).toBe(file);
    const offset = template?.location?.toFile(template.text.indexOf('"$id"')) ?? 0;
    expect((files[file] ?? text).slice(offset, offset + 5)).toBe('"$id"');
  });

  it('a part of which is included', () => {
    const text = withApi(`      DefinitionBody:
        openapi: 3.0.1
        paths:
          /a: { get: {} }
          Fn::Transform: { Name: AWS::Include, Parameters: { Location: paths.yaml } }
`);
    expect(read(text, { load }).apis[0]?.api.resources.map(({ path }) => path)).toEqual(['/a', '/b']);
  });

  it('what the API says of all methods', () => {
    const text = withApi(`      Cors: "'*'"
      Auth: { ApiKeyRequired: true, DefaultAuthorizer: AWS_IAM }
      DefinitionBody:
        swagger: "2.0"
        paths: { /a: { get: {}, options: {} }, /b: { x-amazon-apigateway-any-method: {} } }
`);
    const [a, b] = read(text).apis[0]?.api.resources ?? [];
    expect(a?.methods.GET).toMatchObject({ authorizationType: 'AWS_IAM', apiKeyRequired: true });
    expect(a?.methods.OPTIONS?.integration).toBeUndefined();
    expect(b?.methods.OPTIONS).toMatchObject({
      authorizationType: 'AWS_IAM',
      apiKeyRequired: true,
      integration: {
        integrationResponses: [
          {
            responseParameters: {
              'method.response.header.Access-Control-Allow-Methods': "'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT'",
              'method.response.header.Access-Control-Allow-Origin': "'*'",
            },
          },
        ],
      },
    });
  });

  it('who may call, as operations and events say it', () => {
    const event =
      'Events: { E: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: put, Auth: { Authorizer: NONE, OverrideApiAuth: true } } } }';
    const text = withApi(`      Auth: { DefaultAuthorizer: AWS_IAM }
      DefinitionBody:
        swagger: "2.0"
        paths: { /a: { get: { security: [{ NONE: [] }] }, put: {}, post: {} } }
`);
    const [a] = read(text.replace('Handler: a.b', `Handler: a.b, ${event}`)).apis[0]?.api.resources ?? [];
    const types = Object.values(a?.methods ?? {}).map(({ httpMethod, authorizationType }) => [
      httpMethod,
      authorizationType,
    ]);
    expect(types).toEqual([
      ['GET', 'NONE'],
      ['PUT', 'NONE'],
      ['POST', 'AWS_IAM'],
    ]);
  });

  it('events that a definition takes in', () => {
    const event = 'Events: { E: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /e, Method: get } } }';
    const text = withApi(`      MergeDefinitions: true\n      DefinitionBody:\n${indented(body)}`);
    const resources = read(text.replace('Handler: a.b', `Handler: a.b, ${event}`)).apis[0]?.api.resources;
    expect(resources?.map(({ path }) => path)).toEqual(['/a', '/e']);
  });
});

describe('what is wrong in a SAM template', () => {
  const withResource = (type: string, properties: string): string =>
    `${TRANSFORM}Resources:\n  One: { Type: AWS::Serverless::${type}, Properties: { ${properties} } }`;
  const withEvent = (properties: string): string =>
    `${withResource('Function', `Handler: a.b, Events: { E: { Type: Api, Properties: { ${properties} } } }`)}\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: a } }\n  Own: { Type: AWS::Serverless::Api, Properties: { StageName: a, DefinitionBody: { openapi: 3.0.1 } } }`;

  it.each([
    ['no resources', TRANSFORM, '1:1 error missing-key: The template has no `Resources`, and no API: add them.'],
    [
      'a section of globals',
      `${TRANSFORM}Globals: { Functions: {} }\nResources: {}`,
      '2:12 warning unknown-key: `Functions` is no key of `Globals`. Did you mean `Function`?',
    ],
    [
      'a misspelt type',
      withResource('Functoin', ''),
      '3:16 warning unknown-choice: `AWS::Serverless::Functoin` is no type of a resource that is known. Did you mean `AWS::Serverless::Function`?',
    ],
    [
      'an HTTP API',
      withResource('HttpApi', ''),
      '3:16 warning of-http-apis: `One` is an HTTP API, of which only REST APIs are read: it is left out.',
    ],
    [
      'a misspelt property',
      withResource('Function', 'Handlr: a.b'),
      '3:57 warning unknown-key: `Handlr` is no key of a function. Did you mean `Handler`?',
    ],
    [
      'code in the template',
      withResource('Function', 'InlineCode: a'),
      '3:57 warning not-read: The code in `InlineCode` is not read, and the function is read without it: put it into a file.',
    ],
    ['no stage', withResource('Api', ''), '3:3 error missing-key: The API `One` has no `StageName`: add it.'],
    [
      'a property that is not read',
      withResource('Api', 'StageName: a, CanarySetting: {}'),
      '3:66 warning not-read: `CanarySetting` cannot be read yet, and the SAM API is read without it.',
    ],
    [
      'a definition in S3',
      withResource('Api', 'StageName: a, DefinitionUri: s3://a/b'),
      '3:81 error not-read: `s3://a/b` is not on this machine, and is left out: name a file beside the template.',
    ],
    [
      'a definition in a bucket',
      withResource('Api', 'StageName: a, DefinitionUri: { Bucket: a }'),
      '3:66 error not-read: The definition in S3 is not on this machine, and the API is read without it: name a file.',
    ],
    [
      'a file that is not there',
      withResource('Api', 'StageName: a, DefinitionUri: a.yaml'),
      '3:81 error broken-reference: There is no file `a.yaml`: it should stand beside the template.',
    ],
    [
      'an authorizer',
      withResource('Api', 'StageName: a, Auth: { DefaultAuthorizer: Pol, Authorizers: { Pool: { UserPoolArn: a } } }'),
      '3:93 error broken-reference: There is no authorizer `Pol`. Did you mean `Pool`?',
    ],
    [
      'an authorizer of nothing',
      withResource('Api', 'StageName: a, Auth: { Authorizers: { Pool: {} } }'),
      '3:89 error missing-key: The authorizer `Pool` has no `UserPoolArn` and no `FunctionArn`: add one of them.',
    ],
    [
      'a gateway response',
      withResource('Api', 'StageName: a, GatewayResponses: { DEFAULT_4X: {} }'),
      '3:86 error unknown-choice: `DEFAULT_4X` is no gateway response. Did you mean `DEFAULT_4XX`?',
    ],
    [
      'the type of an event',
      withResource('Function', 'Events: { E: { Type: Apo } }'),
      '3:78 warning unknown-choice: `Apo` is no type of an event. Did you mean `Api`?',
    ],
    [
      'an event of an HTTP API',
      withResource('Function', 'Events: { E: { Type: HttpApi } }'),
      '3:78 warning of-http-apis: The event `E` is of an HTTP API, and only REST APIs are read: it is left out.',
    ],
    [
      'an event without a path',
      withEvent('Method: get'),
      '3:81 error missing-key: The event `E` has no `Path`: add it.',
    ],
    ['a path', withEvent('Path: a, Method: get'), '3:117 error invalid-path: `a` is no path: let it begin with `/`.'],
    [
      'an API that is not there',
      withEvent('Path: /a, Method: get, RestApiId: Apo'),
      '3:145 error broken-reference: There is no API `Apo`, and the event is left out. Did you mean `Api`?',
    ],
    [
      'what the definition lacks',
      withEvent('Path: /a, Method: get, RestApiId: !Ref Own'),
      '3:81 warning broken-reference: `GET /a` is not in the definition of `Own`, and the event does not add it: add it there, or set `MergeDefinitions`.',
    ],
    [
      'a model',
      withEvent('Path: /a, Method: get, RequestModel: { Model: A }'),
      '3:157 error broken-reference: There is no model `a` among the `Models` of the API.',
    ],
    [
      'a parameter',
      withEvent('Path: /a, Method: get, RequestParameters: [header.A]'),
      '3:154 error invalid-parameter-mapping: `header.A` is no parameter of a request: write `method.request.header.NAME`, `method.request.querystring.NAME` or `method.request.path.NAME`.',
    ],
  ])('%s', (_, text, expected) => {
    expect(describedProblems(text, { load: () => undefined })).toEqual([expected]);
  });

  it('what is in another file', () => {
    const text = withResource('Api', 'StageName: a, DefinitionUri: a.yaml');
    const load = (): string => 'openapi: 3.0.1\npaths:\n  a: {}\n';
    expect(describedProblems(text, { load })).toEqual([
      'a.yaml:3:3 error invalid-path: `a` is no path: let it begin with `/`.',
    ]);
    expect(describedProblems(text, { load: () => 'a: [' })).toEqual([
      'a.yaml:1:5 error syntax: The file cannot be read: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ]);
  });

  it('files that include each other without end', () => {
    const include = (name: string): string =>
      `{ Fn::Transform: { Name: AWS::Include, Parameters: { Location: ${name} } } }`;
    const text = withResource('Api', `StageName: a, DefinitionBody: ${include('a')}`);
    expect(describedProblems(text, { load: () => `openapi: 3.0.1\npaths: ${include('./a')}` })).toEqual([
      'a:2:71 error too-many-references: `./a` includes itself, which has no end: take it out.',
    ]);
    const load = (path: string): string => {
      const next = include(String(Number(path) + 1));
      const deep = `${'['.repeat(190)}${next}${']'.repeat(190)}`;
      return `openapi: 3.0.1\npaths: {}\nx-amazon-apigateway-policy: ${deep}`;
    };
    const deep = withResource('Api', `StageName: a, DefinitionBody: ${include('0')}`);
    expect(describedProblems(deep, { load })).toEqual([
      expect.stringContaining(
        '`5` is included by a file that is itself included, and so on: put some of them together.',
      ),
    ]);
    const wide = (path: string): string =>
      path === 'b'
        ? 'c'
        : `openapi: 3.0.1\npaths: {}\nx-amazon-apigateway-policy: [${`${include('b')}, `.repeat(500)}]`;
    const { problems } = readDefinition(text, 'a', { load: wide });
    expect(problems.map(({ message }) => message)).toEqual([
      'The functions of this file compute more than any API needs: take some of them away.',
    ]);
  });

  it('however it is changed', () => {
    fc.assert(
      fc.property(changedTexts([EVENTS]), (text) => {
        const { problems, apis } = readDefinition(text, 'template.yaml', { load: () => text });
        for (const { start, end } of problems) expect(start >= 0 && end <= text.length + 1).toBe(true);
        for (const { api } of apis) expect(api.kind).toBe('rest');
      }),
      { numRuns: 500 },
    );
  });
});
