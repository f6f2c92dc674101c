import { describe, expect, it } from 'vitest';
import { readLine } from '../src/gateway/gateway-line.js';
import { methodsIn } from '../src/gateway/methods.js';

describe('a line of the gateway', () => {
  it.each([
    ['{"url":"http://127.0.0.1:3000/dev"}', 'url'],
    ['{"requestId":"1","method":"GET","target":"/","status":200,"latency":3}', 'request'],
    ['{"level":"info"}', 'text'],
    ['listening', 'text'],
  ])('%s is a %s', (line, kind) => {
    expect(readLine(line).kind).toBe(kind);
  });
});

/** A method of each kind of definition; `paths` counts in OpenAPI alone, and in what has OpenAPI in it. */
const DEFINITIONS = [
  {
    file: 'openapi.yaml',
    text: `openapi: 3.0.1
info: {title: Orders, version: '1'}
paths:
  /a:
    get: {}
    parameters: []
  /b/{id}:
    x-amazon-apigateway-any-method: {}
`,
    methods: ['GET /a at get: {}', 'POST /b/{id} at x-amazon-apigateway-any-method: {}'],
  },
  {
    file: 'openapi.json',
    text: '{"swagger": "2.0", "info": {}, "paths": {"/a": {"post": {}}}}',
    methods: ['POST /a at "post": {}}}}'],
  },
  {
    file: 'template.yaml',
    text: `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Handler: orders.handler
      Runtime: nodejs20.x
      CodeUri: src
      Events:
        Create:
          Type: Api
          Properties: {Path: /orders, Method: post}
`,
    methods: ['POST /orders at Create:'],
  },
  {
    file: 'template.json',
    text: `{"Resources": {
"Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "Orders"}},
"Item": {"Type": "AWS::ApiGateway::Resource", "Properties": {"RestApiId": {"Ref": "Api"}, "ParentId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "PathPart": "{id}"}},
"GetItem": {"Type": "AWS::ApiGateway::Method",
"Properties": {"RestApiId": {"Ref": "Api"}, "ResourceId": {"Ref": "Item"}, "HttpMethod": "GET", "AuthorizationType": "NONE", "Integration": {"Type": "MOCK"}}}}}`,
    methods: ['GET /{id} at "GetItem": {"Type": "AWS::ApiGateway::Method",'],
  },
  {
    file: 'template.yml',
    text: `Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        info: {title: Orders, version: '1'}
        paths:
          /a:
            put: {}
`,
    methods: ['PUT /a at put: {}'],
  },
  {
    file: 'serverless.yml',
    text: `service: orders
provider: {name: aws, runtime: nodejs20.x}
functions:
  orders:
    handler: orders.handler
    events:
      - http: GET orders/{id}
      - http:
          path: orders
          method: post
`,
    methods: ['GET /orders/{id} at http: GET orders/{id}', 'POST /orders at http:'],
  },
  {
    file: 'main.tf.json',
    text: `{"resource": {
"aws_api_gateway_rest_api": {"api": {"name": "Orders"}},
"aws_api_gateway_method": {
"root": {"rest_api_id": "\${aws_api_gateway_rest_api.api.id}", "resource_id": "\${aws_api_gateway_rest_api.api.root_resource_id}", "http_method": "GET", "authorization": "NONE"}}}}`,
    methods: [
      'GET / at "root": {"rest_api_id": "${aws_api_gateway_rest_api.api.id}", "resource_id": "${aws_api_gateway_rest_api.api.root_resource_id}", "http_method": "GET", "authorization": "NONE"}}}}',
    ],
  },
  { file: 'other.yaml', text: 'paths:\n  /a:\n    get: {}\n', methods: [] },
  { file: 'openapi.yaml', text: 'openapi: 3.0.1\npaths: 3\n', methods: [] },
  { file: 'openapi.yaml', text: 'openapi: 3.0.1\npaths:\n\t- [', methods: [] },
];

describe('the methods of a definition', () => {
  it.each(DEFINITIONS)('of $file are $methods, where they are declared', ({ file, text, methods }) => {
    const found = methodsIn(text, file);
    const lines = found.map(({ method, path, start }) => `${method} ${path} at ${text.slice(start).split('\n')[0]}`);
    expect(lines).toEqual(methods);
  });
});
