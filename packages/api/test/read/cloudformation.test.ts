import { positionAt } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, findTemplate, readDefinition } from '../../src/index.js';
import { changedTexts } from './changed-texts.js';
import { describedProblems } from './described-problems.js';

/** An API that is put together of resources, as people do it without OpenAPI. */
const RESOURCES = `AWSTemplateFormatVersion: "2010-09-09"
Description: Orders
Parameters:
  Stage: { Type: String, Default: dev }
  Alarms: { Type: String, Default: "no" }
Conditions:
  HasAlarms: !Equals [!Ref Alarms, "yes"]
Resources:
  OrdersApi:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: !Sub "orders-\${Stage}"
      Description: All of them
      BinaryMediaTypes: [image/png]
      MinimumCompressionSize: 100
      ApiKeySourceType: AUTHORIZER
      EndpointConfiguration: { Types: [REGIONAL] }
      DisableExecuteApiEndpoint: true
      Policy: { Version: "2012-10-17", Statement: [{ Effect: Allow, Resource: !Sub "arn:\${AWS::Partition}:x" }] }
  Orders:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref OrdersApi, ParentId: !GetAtt OrdersApi.RootResourceId, PathPart: orders }
  Order:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref OrdersApi, ParentId: !Ref Orders, PathPart: "{id}" }
  PutOrder:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref OrdersApi
      ResourceId: !Ref Order
      HttpMethod: PUT
      OperationName: putOrder
      ApiKeyRequired: true
      AuthorizationType: COGNITO_USER_POOLS
      AuthorizerId: !Ref Pool
      AuthorizationScopes: [orders/write]
      RequestParameters: { method.request.path.id: true, method.request.header.X-Tenant: false }
      RequestModels: { application/json: !Ref OrderModel }
      RequestValidatorId: !Ref Validator
      Integration:
        Type: AWS
        IntegrationHttpMethod: POST
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:dynamodb:action/PutItem
        Credentials: !GetAtt Role.Arn
        PassthroughBehavior: NEVER
        TimeoutInMillis: 5000
        RequestParameters: { integration.request.header.X-Trace: "'on'" }
        RequestTemplates:
          application/json: !Sub |
            #set($id = $input.params('id'))
            { "TableName": "\${Table}", "Key": { "id": { "S": "$id" } } }
        IntegrationResponses:
          - StatusCode: 200
            ResponseParameters: { method.response.header.X-Id: integration.response.header.id }
            ResponseTemplates:
              application/json: |
                { "ok": true }
          - { StatusCode: "400", SelectionPattern: "4\\\\d\\\\d" }
      MethodResponses:
        - { StatusCode: 200, ResponseModels: { application/json: Empty }, ResponseParameters: { method.response.header.X-Id: true } }
        - StatusCode: "400"
  Ping:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref OrdersApi
      ResourceId: !GetAtt OrdersApi.RootResourceId
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: MOCK, IntegrationHttpMethod: GET }
  Later:
    Type: AWS::ApiGateway::Method
    Condition: HasAlarms
    Properties: { RestApiId: !Ref OrdersApi, ResourceId: !Ref Orders, HttpMethod: GET }
  OrderModel:
    Type: AWS::ApiGateway::Model
    Properties:
      RestApiId: !Ref OrdersApi
      Name: Order
      Description: an order
      Schema:
        type: object
        properties: { item: { $ref: !Sub "https://apigateway.amazonaws.com/restapis/\${OrdersApi}/models/Item" } }
  ItemModel:
    Type: AWS::ApiGateway::Model
    Properties: { RestApiId: !Ref OrdersApi, Name: Item, ContentType: text/plain, Schema: '{ "type": "string" }' }
  Validator:
    Type: AWS::ApiGateway::RequestValidator
    Properties: { RestApiId: !Ref OrdersApi, Name: all, ValidateRequestBody: true, ValidateRequestParameters: true }
  Pool:
    Type: AWS::ApiGateway::Authorizer
    Properties:
      RestApiId: !Ref OrdersApi
      Name: pool
      Type: COGNITO_USER_POOLS
      IdentitySource: method.request.header.Authorization
      AuthorizerResultTtlInSeconds: 60
      ProviderARNs: [!GetAtt Users.Arn]
  Missing:
    Type: AWS::ApiGateway::GatewayResponse
    Properties:
      RestApiId: !Ref OrdersApi
      ResponseType: MISSING_AUTHENTICATION_TOKEN
      StatusCode: 404
      ResponseTemplates: { application/json: '{}' }
      ResponseParameters: { gatewayresponse.header.X-A: "'a'" }
  Deployment:
    Type: AWS::ApiGateway::Deployment
    DependsOn: PutOrder
    Properties: { RestApiId: !Ref OrdersApi, StageName: old, StageDescription: { Variables: { a: "1" } } }
  LiveStage:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !Ref OrdersApi
      DeploymentId: !Ref Deployment
      StageName: !Ref Stage
      Variables: { table: !Ref Table }
  Table: { Type: AWS::DynamoDB::Table }
  Role: { Type: AWS::IAM::Role }
  Users: { Type: AWS::Cognito::UserPool }
  Plan: { Type: AWS::ApiGateway::UsagePlan }
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub "\${Stage}-fn"
      Handler: index.handler
      Runtime: nodejs20.x
      Code: ./src
      Timeout: 9
      Environment: { Variables: { TABLE: !Ref Table } }
  FromCdk:
    Type: AWS::Lambda::Function
    Properties: { Code: { S3Bucket: b, S3Key: k } }
    Metadata: { "aws:asset:path": asset.1 }
`;

const read = (text: string): Definition => {
  const definition = readDefinition(text, 'template.yaml');
  expect(definition.problems).toEqual([]);
  return definition;
};

describe('an API of resources', () => {
  const { kind, apis, functions } = read(RESOURCES);
  const [api] = apis;
  const [order, root] = api?.api.resources ?? [];

  it('as a whole', () => {
    expect(kind).toBe('cloudformation');
    expect(apis).toHaveLength(1);
    expect(api).toMatchObject({
      id: 'OrdersApi',
      stages: [
        { name: 'old', variables: { a: '1' } },
        { name: 'dev', variables: { table: 'Table' } },
      ],
      api: {
        kind: 'rest',
        name: 'orders-dev',
        description: 'All of them',
        binaryMediaTypes: ['image/png'],
        minimumCompressionSize: 100,
        apiKeySource: 'AUTHORIZER',
        endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [], disableExecuteApiEndpoint: true },
        policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: 'arn:aws:x' }] },
        requestValidators: { all: { name: 'all', validateRequestBody: true, validateRequestParameters: true } },
        gatewayResponses: {
          MISSING_AUTHENTICATION_TOKEN: {
            statusCode: '404',
            responseParameters: { 'gatewayresponse.header.X-A': "'a'" },
            responseTemplates: { 'application/json': '{}' },
          },
        },
      },
    });
    expect(api?.api.authorizers).toEqual({
      pool: {
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        authorizerUri: undefined,
        authorizerCredentials: undefined,
        identitySource: 'method.request.header.Authorization',
        identityValidationExpression: undefined,
        authorizerResultTtlInSeconds: 60,
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Users'],
      },
    });
    expect(api?.api.models).toMatchObject({
      Order: {
        contentType: 'application/json',
        description: 'an order',
        schema: { type: 'object', properties: { item: { $ref: '#/models/Item' } } },
      },
      Item: { contentType: 'text/plain', schema: { type: 'string' } },
      Empty: { schema: { title: 'Empty Schema' } },
    });
  });

  it('its methods', () => {
    expect(api?.api.resources.map(({ path, methods }) => [path, Object.keys(methods)])).toEqual([
      ['/orders/{id}', ['PUT']],
      ['/', ['GET']],
    ]);
    expect(root?.methods.GET?.integration).toMatchObject({ type: 'MOCK', httpMethod: undefined });
    expect(order?.methods.PUT).toMatchObject({
      operationName: 'putOrder',
      authorizationType: 'COGNITO_USER_POOLS',
      authorizer: 'pool',
      authorizationScopes: ['orders/write'],
      apiKeyRequired: true,
      requestParameters: { 'method.request.path.id': true, 'method.request.header.X-Tenant': false },
      requestModels: { 'application/json': 'Order' },
      requestValidator: 'all',
      integration: {
        type: 'AWS',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
        credentials: 'arn:aws:iam::123456789012:role/Role',
        passthroughBehavior: 'NEVER',
        timeoutInMillis: 5000,
        requestParameters: { 'integration.request.header.X-Trace': "'on'" },
        integrationResponses: [
          {
            statusCode: '200',
            responseParameters: { 'method.response.header.X-Id': 'integration.response.header.id' },
          },
          { statusCode: '400', selectionPattern: '4\\d\\d' },
        ],
      },
      methodResponses: {
        200: {
          responseParameters: { 'method.response.header.X-Id': true },
          responseModels: { 'application/json': 'Empty' },
        },
        400: { responseParameters: {}, responseModels: {} },
      },
    });
  });

  it('the places of its templates', () => {
    const template = order?.methods.PUT?.integration?.requestTemplates['application/json'];
    expect(template?.text).toBe(
      '#set($id = $input.params(\'id\'))\n{ "TableName": "Table", "Key": { "id": { "S": "$id" } } }\n',
    );
    for (const part of ['#set', '"Key"', '"$id"']) {
      const offset = template?.location?.toFile(template.text.indexOf(part)) ?? 0;
      expect(RESOURCES.slice(offset, offset + part.length)).toBe(part);
    }
    const query = { method: 'PUT', path: '/orders/{id}', phase: 'response', statusCode: '200' } as const;
    const found = api && findTemplate(api.api, query, 'template.yaml');
    const response = found !== undefined && 'template' in found ? found.template : undefined;
    expect(response?.location?.path).toEqual([
      'Resources',
      'PutOrder',
      'Properties',
      'Integration',
      'IntegrationResponses',
      0,
      'ResponseTemplates',
      'application/json',
    ]);
    expect(positionAt(RESOURCES, response?.location?.toFile(2) ?? 0)).toEqual({ line: 57, column: 19 });
  });

  it('its functions', () => {
    expect(functions).toEqual([
      {
        name: 'dev-fn',
        handler: 'index.handler',
        codeUri: './src',
        runtime: 'nodejs20.x',
        timeout: 9,
        memorySize: 128,
        environment: { TABLE: 'Table' },
      },
      {
        name: 'FromCdk',
        handler: undefined,
        codeUri: 'asset.1',
        runtime: undefined,
        timeout: 3,
        memorySize: 128,
        environment: {},
      },
    ]);
  });

  it('resources whose condition holds', () => {
    const options = { parameters: { Alarms: 'yes' } };
    const { apis: others } = readDefinition(RESOURCES, 'template.yaml', options);
    expect(others[0]?.api.resources.map(({ path }) => path)).toEqual(['/orders/{id}', '/', '/orders']);
  });
});

/** The same API as OpenAPI, and as resources that come to the same. */
const BODY = `openapi: 3.0.1
info: { title: a, version: "1" }
paths:
  /a:
    post:
      operationId: createA
      x-amazon-apigateway-request-validator: all
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: https://example.com
        requestTemplates: { application/json: "$input.body" }
        responses: { default: { statusCode: 200, responseTemplates: { application/json: "{}" } } }
      responses: { 200: {} }
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true } }
x-amazon-apigateway-gateway-responses: { DEFAULT_4XX: { responseTemplates: { application/json: "{}" } } }
`;

const SAME = `Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: a } }
  A: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt [Api, RootResourceId], PathPart: a } }
  All: { Type: AWS::ApiGateway::RequestValidator, Properties: { RestApiId: !Ref Api, Name: all, ValidateRequestBody: true } }
  PostA:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref A
      HttpMethod: POST
      OperationName: createA
      RequestValidatorId: !Ref All
      Integration:
        Type: HTTP
        IntegrationHttpMethod: POST
        Uri: https://example.com
        RequestTemplates: { application/json: "$input.body" }
        IntegrationResponses: [{ StatusCode: 200, ResponseTemplates: { application/json: "{}" } }]
      MethodResponses: [{ StatusCode: 200 }]
  Wrong: { Type: AWS::ApiGateway::GatewayResponse, Properties: { RestApiId: !Ref Api, ResponseType: DEFAULT_4XX, ResponseTemplates: { application/json: "{}" } } }
`;

const withBody = (body: string): string =>
  `Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Body:\n${body.replace(/^(?=.)/gm, '        ')}`;

/** @returns an API as data, without the places of its templates */
const plain = ({ apis }: Definition, version: string | undefined): unknown =>
  JSON.parse(JSON.stringify({ ...apis[0]?.api, version }, (key, value) => (key === 'location' ? undefined : value)));

describe('an API in two ways', () => {
  it('resources and OpenAPI come to the same', () => {
    expect(plain(read(SAME), '1')).toEqual(plain(read(BODY), '1'));
  });

  it('a body within a template comes to the same as a file', () => {
    expect(plain(read(withBody(BODY)), '1')).toEqual(plain(read(BODY), '1'));
    const json = JSON.stringify({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: {} } } });
    expect(read(json).kind).toBe('cloudformation');
  });

  it('properties go before the body, and resources add to it', () => {
    const text = `${withBody(BODY)}      Name: b
      Parameters: { basepath: prepend }
  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: b } }
  M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !Ref R, HttpMethod: ANY } }
`;
    const { api } = read(text).apis[0] ?? {};
    expect(api?.name).toBe('b');
    expect(api?.resources.map(({ path, methods }) => [path, Object.keys(methods)])).toEqual([
      ['/a', ['POST']],
      ['/b', ['ANY']],
    ]);
  });
});

describe('what is wrong in a template', () => {
  const one = (type: string, properties: string): string =>
    `Resources:\n  Api: { Type: AWS::ApiGateway::RestApi }\n  One: { Type: AWS::${type}, Properties: { ${properties} } }`;
  const ofApi = (type: string, properties: string): string =>
    one(`ApiGateway::${type}`, `RestApiId: !Ref Api, ${properties}`);
  const method = (properties: string): string =>
    ofApi('Method', `ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GET, ${properties}`);

  it.each([
    [
      'a section',
      'Resource: {}\nResources: {}',
      '1:1 warning unknown-key: `Resource` is no key of a template. Did you mean `Resources`?',
    ],
    ['no type', 'Resources: { A: {} }', '1:14 error missing-key: The resource `A` has no `Type`: add it.'],
    [
      'a key of a resource',
      'Resources: { A: { Type: AWS::SQS::Queue, Propertys: {} } }',
      '1:42 warning unknown-key: `Propertys` is no key of a resource. Did you mean `Properties`?',
    ],
    [
      'a misspelt type',
      one('ApiGateway::Methd', ''),
      '3:16 warning unknown-choice: `AWS::ApiGateway::Methd` is no type of a resource that is known. Did you mean `AWS::ApiGateway::Method`?',
    ],
    [
      'an HTTP API',
      one('ApiGatewayV2::Api', ''),
      '3:16 warning of-http-apis: `One` is of HTTP and WebSocket APIs, of which only REST APIs are read: it is left out.',
    ],
    [
      'SAM without its transform',
      one('Serverless::Function', ''),
      '3:16 error missing-key: `AWS::Serverless::Function` is of SAM: add `Transform: AWS::Serverless-2016-10-31` to the template.',
    ],
    [
      'a repetition',
      'Resources: { Fn::ForEach::Topics: [A, [b], {}], B: { Type: AWS::SQS::Queue } }',
      '1:14 error not-read: `Fn::ForEach::Topics` cannot be read yet, and what it repeats is missing: write it out.',
    ],
    [
      'a method of no API',
      one('ApiGateway::Model', ''),
      '3:3 error missing-key: `One` has no `RestApiId`, and belongs to no API: add it.',
    ],
    [
      'an API of another file',
      one('ApiGateway::Model', 'RestApiId: abc, Schema: {}'),
      '3:65 warning broken-reference: The API `abc` is not in this file, and only what belongs to it is read: there are `Api`.',
    ],
    [
      'a body in S3',
      one('ApiGateway::RestApi', 'BodyS3Location: { Bucket: a }'),
      '3:56 error not-read: `BodyS3Location` is not on this machine, and the API is read without its body: write it as `Body`.',
    ],
    [
      'a body of another kind',
      one('ApiGateway::RestApi', 'Body: { paths: {} }'),
      '3:56 error unsupported-format: `Body` is no OpenAPI document: begin it with `openapi: 3.0.1` or `swagger: "2.0"`.',
    ],
    [
      'a misspelt property',
      method('Intgration: {}'),
      '3:133 warning unknown-key: `Intgration` is no key of a method. Did you mean `Integration`?',
    ],
    [
      'a property that is not read',
      ofApi('Stage', 'StageName: a, CanarySetting: {}'),
      '3:89 warning not-read: `CanarySetting` cannot be read yet, and the stage is read without it.',
    ],
    [
      'an unknown method',
      ofApi('Method', 'ResourceId: !GetAtt Api.RootResourceId, HttpMethod: GOT'),
      '3:128 error unknown-choice: `GOT` is no `HttpMethod`. Did you mean `GET`?',
    ],
    [
      'a resource that is not there',
      ofApi('Method', 'ResourceId: Abc, HttpMethod: GET'),
      '3:88 warning broken-reference: `Abc` is no resource of this file, and what is below it is read as if it began at `/`.',
    ],
    [
      'a resource that is its own parent',
      `${ofApi('Method', 'ResourceId: !Ref R, HttpMethod: GET')}\n  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !Ref R, PathPart: a } }`,
      '4:3 error broken-reference: `R` is its own parent: let its `ParentId` lead to the `RootResourceId` of the API.',
    ],
    [
      'a part of a path',
      `${ofApi('Method', 'ResourceId: !Ref R, HttpMethod: GET')}\n  R: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: a/b } }`,
      '4:124 error invalid-path: `a/b` is no part of a path: use letters, digits and `._-:,`, or one `{parameter}` alone.',
    ],
    [
      'an authorizer',
      method('AuthorizerId: !Ref Api'),
      '3:152 error broken-reference: `Api` is no `AWS::ApiGateway::Authorizer` of this file.',
    ],
    [
      'a model',
      method('RequestModels: { application/json: Empt }'),
      '3:168 error broken-reference: There is no model `Empt`.',
    ],
    [
      'a parameter of a request',
      method('RequestParameters: { header.X: true }'),
      '3:154 error invalid-parameter-mapping: `header.X` is no parameter of a request: write `method.request.header.NAME`, `method.request.querystring.NAME` or `method.request.path.NAME`.',
    ],
    [
      'no type of an integration',
      method('Integration: { Uri: a }'),
      '3:133 error missing-key: The integration has no `Type`: add `MOCK`, `HTTP`, `HTTP_PROXY`, `AWS` or `AWS_PROXY`.',
    ],
    [
      'a response that the method lacks',
      method('Integration: { Type: MOCK, IntegrationResponses: [{ StatusCode: 404 }] }'),
      '3:197 error missing-method-response: The method has no response `404`: add it to its `MethodResponses`.',
    ],
    [
      'a template that is no text',
      method('Integration: { Type: MOCK, RequestTemplates: { application/json: { a: 1 } } }'),
      '3:180 error wrong-type: The template of `application/json` should be text, and is an object: write `|` after the colon, which makes text of what follows, or put it between quotes.',
    ],
    [
      'code in the template',
      one('Lambda::Function', 'Code: { ZipFile: a }'),
      '3:61 warning not-read: The code in `ZipFile` is not read, and the function is read without it: put it into a file.',
    ],
    [
      'a schema',
      ofApi('Model', 'Schema: "{"'),
      '3:83 error wrong-type: `Schema` should be an object or its JSON, and is `{`.',
    ],
  ])('%s', (_, text, expected) => {
    expect(describedProblems(text)).toEqual([expected]);
  });
});

describe('hostile templates', () => {
  const functionWith = (value: string): string =>
    `  F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { A: ${value} } } } }\n`;
  const tooMuch = 'The functions of this file compute more than any API needs: take some of them away.';
  const many = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('');
  const bucket = (name: string, value: string): string =>
    `  ${name}: { Type: AWS::S3::Bucket, Properties: { BucketName: ${value} } }\n`;
  const big = 'y'.repeat(100_000);

  it.each([
    [
      'names that lead from one to the next',
      `Resources:\n${functionWith('!Ref B0')}${many(1000, (i) => bucket(`B${i}`, `!Ref B${i + 1}`))}`,
    ],
    [
      'names that double',
      `Resources:\n${functionWith('!Ref B0')}${many(50, (i) => bucket(`B${i}`, `!Sub "\${B${i + 1}}\${B${i + 1}}"`))}${bucket('B50', 'a')}`,
    ],
    [
      'conditions that lead from one to the next',
      `Conditions:\n${many(1000, (i) => `  C${i}: !Not [!Condition C${i + 1}]\n`)}Resources: { F: { Type: A, Condition: C0 } }`,
    ],
    [
      'a text that is repeated',
      `Metadata:\n  a: &a "${big}"\n  b: &b [${'*a, '.repeat(1000)}]\nResources:\n${functionWith('!Join ["", *b]')}`,
    ],
    [
      'functions within functions',
      `Resources:\n${functionWith(`${'!Join ["", ['.repeat(60)}!Ref B0${']]'.repeat(60)}`)}${many(40, (i) => bucket(`B${i}`, `${'!Join ["", ['.repeat(60)}!Ref B${i + 1}${']]'.repeat(60)}`))}`,
    ],
  ])('%s', (_, text) => {
    expect(readDefinition(text, 'template.yaml').problems.map((problem) => problem.message)).toContain(tooMuch);
  });

  it('names of every object', () => {
    const text = `Parameters: { __proto__: { Type: String, Default: a }, constructor: { Type: String, Default: b } }
Mappings: { __proto__: { __proto__: { __proto__: c } } }
Conditions: { __proto__: !Equals [a, a] }
Resources:
  __proto__:
    Type: AWS::Lambda::Function
    Condition: __proto__
    Properties:
      Environment:
        Variables: { __proto__: !Ref constructor, b: !FindInMap [__proto__, __proto__, __proto__], c: !Sub "\${__proto__}" }
`;
    const { functions } = read(text);
    expect(JSON.stringify(functions[0]?.environment)).toBe('{"__proto__":"b","b":"c","c":"a"}');
    expect(Reflect.get({}, 'b')).toBeUndefined();
  });

  it('however they are changed', () => {
    fc.assert(
      fc.property(changedTexts([RESOURCES, withBody(BODY), SAME]), (text) => {
        const { problems, apis } = readDefinition(text, 'template.yaml');
        for (const { start, end } of problems) expect(start >= 0 && end <= text.length + 1).toBe(true);
        for (const { api } of apis) expect(api.kind).toBe('rest');
      }),
      { numRuns: 500 },
    );
  });
});
