import { positionAt } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, type DefinitionOptions, readDefinition, readOpenApi } from '../../src/index.js';

const CONFIGURATION = 'main.tf.json';

/** @returns what is wrong with a file, as `line:column severity code: message` */
function problemsOf(text: string, file = CONFIGURATION, options: DefinitionOptions = {}): string[] {
  return readDefinition(text, file, options).problems.map(({ severity, code, start, message }) => {
    const { line, column } = positionAt(text, start);
    return `${line}:${column} ${severity} ${code}: ${message}`;
  });
}

function read(text: string, file = CONFIGURATION, options: DefinitionOptions = {}): Definition {
  const definition = readDefinition(text, file, options);
  expect(definition.problems).toEqual([]);
  return definition;
}

/** An orders API as a configuration of Terraform, with what people write around it. */
const ORDERS = `{
  "terraform": { "required_version": ">= 1.5" },
  "provider": { "aws": [{ "region": "eu-west-1" }, { "alias": "us", "region": "us-east-1" }] },
  "variable": { "stage": { "type": "string", "default": "live" } },
  "locals": { "name": "orders-\${var.stage}", "json": "application/json" },
  "data": {
    "aws_caller_identity": { "current": {} },
    "archive_file": { "code": { "type": "zip", "source_dir": "\${path.module}/src", "output_path": "\${path.module}/build/orders.zip" } }
  },
  "resource": {
    "aws_api_gateway_rest_api": {
      "orders": {
        "//": "All orders.",
        "name": "\${local.name}",
        "description": "All orders",
        "binary_media_types": ["image/png"],
        "minimum_compression_size": "1024",
        "endpoint_configuration": { "types": ["REGIONAL"] }
      }
    },
    "aws_api_gateway_resource": {
      "orders": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "parent_id": "\${aws_api_gateway_rest_api.orders.root_resource_id}",
        "path_part": "orders"
      },
      "order": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "parent_id": "\${aws_api_gateway_resource.orders.id}",
        "path_part": "{id}"
      }
    },
    "aws_api_gateway_model": {
      "order": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "name": "Order",
        "content_type": "application/json",
        "schema": "\${jsonencode({ type = \\"object\\", properties = { id = { type = \\"string\\" } } })}"
      }
    },
    "aws_api_gateway_request_validator": {
      "all": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "name": "all",
        "validate_request_body": true,
        "validate_request_parameters": "true"
      }
    },
    "aws_api_gateway_authorizer": {
      "token": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "name": "token",
        "authorizer_uri": "\${aws_lambda_function.orders.invoke_arn}"
      }
    },
    "aws_api_gateway_gateway_response": {
      "not_found": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "response_type": "DEFAULT_4XX",
        "status_code": "404",
        "response_templates": { "application/json": "{\\"message\\":$context.error.messageString}" }
      }
    },
    "aws_api_gateway_method": {
      "post": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.order.id}",
        "http_method": "POST",
        "operation_name": "createOrder",
        "authorization": "CUSTOM",
        "authorizer_id": "\${aws_api_gateway_authorizer.token.id}",
        "request_validator_id": "\${aws_api_gateway_request_validator.all.id}",
        "request_parameters": { "method.request.path.id": true, "method.request.header.X-Tenant": false },
        "request_models": { "application/json": "\${aws_api_gateway_model.order.name}" }
      }
    },
    "aws_api_gateway_integration": {
      "post": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.order.id}",
        "http_method": "\${aws_api_gateway_method.post.http_method}",
        "type": "AWS",
        "integration_http_method": "POST",
        "uri": "\${aws_lambda_function.orders.invoke_arn}",
        "passthrough_behavior": "NEVER",
        "timeout_milliseconds": 5000,
        "request_parameters": { "integration.request.header.X-Tenant": "method.request.header.X-Tenant" },
        "request_templates": { "\${local.json}": "{\\n  \\"id\\": \\"$input.params('id')\\",\\n  \\"all\\": \\"$\${input.body}\\"\\n}" }
      }
    },
    "aws_api_gateway_method_response": {
      "ok": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.order.id}",
        "http_method": "POST",
        "status_code": 200,
        "response_parameters": { "method.response.header.X-Id": false },
        "response_models": { "application/json": "Order" }
      }
    },
    "aws_api_gateway_integration_response": {
      "ok": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "resource_id": "\${aws_api_gateway_resource.order.id}",
        "http_method": "POST",
        "status_code": "\${aws_api_gateway_method_response.ok.status_code}",
        "response_parameters": { "method.response.header.X-Id": "'1'" },
        "response_templates": { "application/json": "$input.json('$')" }
      }
    },
    "aws_api_gateway_deployment": {
      "orders": { "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}", "triggers": { "redeployment": "\${sha1(file(\\"x\\"))}" } }
    },
    "aws_api_gateway_stage": {
      "live": {
        "rest_api_id": "\${aws_api_gateway_rest_api.orders.id}",
        "deployment_id": "\${aws_api_gateway_deployment.orders.id}",
        "stage_name": "\${var.stage}",
        "variables": { "table": "\${aws_dynamodb_table.orders.name}" }
      }
    },
    "aws_dynamodb_table": { "orders": { "name": "orders", "hash_key": "id" } },
    "aws_lambda_permission": { "api": { "source_arn": "\${aws_api_gateway_rest_api.orders.execution_arn}/*" } },
    "aws_lambda_function": {
      "orders": {
        "function_name": "orders",
        "handler": "orders.handler",
        "runtime": "nodejs20.x",
        "filename": "\${data.archive_file.code.output_path}",
        "timeout": 10,
        "environment": { "variables": { "TABLE": "\${aws_dynamodb_table.orders.arn}" } }
      }
    }
  }
}
`;

/** The same API as an OpenAPI document. */
const OPENAPI = `openapi: 3.0.1
info: { title: orders-live, description: All orders }
paths:
  /orders/{id}:
    post:
      operationId: createOrder
      security: [{ token: [] }]
      parameters: [{ name: id, in: path, required: true }, { name: X-Tenant, in: header }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
      responses:
        200:
          headers: { X-Id: { schema: { type: string } } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
      x-amazon-apigateway-request-validator: all
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations
        passthroughBehavior: never
        timeoutInMillis: 5000
        requestParameters: { integration.request.header.X-Tenant: method.request.header.X-Tenant }
        requestTemplates:
          application/json: |-
            {
              "id": "$input.params('id')",
              "all": "\${input.body}"
            }
        responses:
          default:
            statusCode: 200
            responseParameters: { method.response.header.X-Id: "'1'" }
            responseTemplates: { application/json: $input.json('$') }
components:
  schemas: { Order: { type: object, properties: { id: { type: string } } } }
  securitySchemes:
    token:
      type: apiKey
      name: Authorization
      in: header
      x-amazon-apigateway-authorizer:
        type: token
        authorizerUri: arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true, validateRequestParameters: true } }
x-amazon-apigateway-binary-media-types: [image/png]
x-amazon-apigateway-minimum-compression-size: 1024
x-amazon-apigateway-endpoint-configuration: { types: [REGIONAL] }
x-amazon-apigateway-gateway-responses:
  DEFAULT_4XX: { statusCode: 404, responseTemplates: { application/json: '{"message":$context.error.messageString}' } }
`;

/** @returns what an API is, without the places of its templates */
function withoutLocations(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, member) => (key === 'location' ? undefined : member)));
}

describe('a configuration in JSON', () => {
  it('is the API that an OpenAPI document says', () => {
    const { kind, apis } = read(ORDERS);
    const { api, problems } = readOpenApi(OPENAPI, 'api.yaml');
    expect(problems).toEqual([]);
    expect(kind).toBe('terraform');
    expect(apis.map(({ id }) => id)).toEqual(['aws_api_gateway_rest_api.orders']);
    const types = { endpointConfiguration: { ...api?.endpointConfiguration, types: ['REGIONAL'] } };
    expect(withoutLocations(apis[0]?.api)).toEqual(withoutLocations({ ...api, ...types }));
  });

  it('has stages and functions', () => {
    const { apis, functions } = read(ORDERS);
    expect(apis[0]?.stages).toEqual([{ name: 'live', variables: { table: 'orders' } }]);
    expect(functions).toEqual([
      {
        name: 'orders',
        handler: 'orders.handler',
        codeUri: 'src',
        runtime: 'nodejs20.x',
        timeout: 10,
        memorySize: 128,
        environment: { TABLE: 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders' },
      },
    ]);
  });

  it('knows where each character of a template stands, even of one from which Terraform takes signs away', () => {
    const { apis } = read(ORDERS);
    const integration = apis[0]?.api.resources[0]?.methods.POST?.integration;
    const template = integration?.requestTemplates['application/json'];
    const { location, text = '' } = template ?? {};
    expect(text).toBe('{\n  "id": "$input.params(\'id\')",\n  "all": "${input.body}"\n}');
    const written = ORDERS.indexOf('$${input.body}');
    expect(location?.toFile(text.indexOf('${input'))).toBe(written);
    expect(location?.toFile(text.indexOf('{input'))).toBe(written + 2);
    expect(location?.toFile(text.length)).toBe(ORDERS.indexOf('"', ORDERS.indexOf('\\n}"', written)));
    expect(location?.toTemplate(written + 1)).toBe(text.indexOf('${input'));
    expect(location?.toTemplate(written + 2)).toBe(text.indexOf('{input'));
    for (let offset = 0; offset <= text.length; offset++) {
      expect(location?.toTemplate(location.toFile(offset))).toBe(offset);
    }
    const response = integration?.integrationResponses[0]?.responseTemplates['application/json'];
    expect(response?.location?.toFile(0)).toBe(ORDERS.indexOf("$input.json('$')"));
  });

  it('takes values from outside', () => {
    const { apis } = read(ORDERS, CONFIGURATION, {
      parameters: { stage: 'test' },
      pseudoParameters: { 'AWS::Region': 'eu-north-1', 'AWS::AccountId': '1' },
    });
    expect(apis[0]?.stages[0]?.name).toBe('test');
    expect(apis[0]?.api.name).toBe('orders-test');
    expect(apis[0]?.api.authorizers.token?.authorizerUri).toContain('arn:aws:lambda:eu-north-1:1:function:orders');
  });

  it('may write blocks as lists', () => {
    const text = JSON.stringify({
      resource: [
        {
          aws_api_gateway_rest_api: [
            { a: [{ name: 'A', endpoint_configuration: [{ types: ['PRIVATE'], vpc_endpoint_ids: ['vpce-1'] }] }] },
          ],
        },
        {
          aws_lambda_function: { f: { image_uri: 'x', package_type: 'Image', environment: [{ variables: { A: 1 } }] } },
        },
      ],
      locals: [{ a: 1 }, { b: 2 }],
    });
    const { apis, functions } = read(text);
    expect(apis[0]?.api.endpointConfiguration).toEqual({
      types: ['PRIVATE'],
      vpcEndpointIds: ['vpce-1'],
      disableExecuteApiEndpoint: false,
    });
    expect(functions[0]).toMatchObject({ name: 'f', handler: undefined, codeUri: undefined, environment: { A: '1' } });
  });
});

const API = '"aws_api_gateway_rest_api": { "a": { "name": "a" } }';
const IDS =
  '"rest_api_id": "${aws_api_gateway_rest_api.a.id}", "resource_id": "${aws_api_gateway_rest_api.a.root_resource_id}", "http_method": "GET"';

/** A configuration with an API, whose other resources stand in the lines 3 and following. */
const configuration = (resources: string, more = ''): string => `{ ${more}"resource": {\n${API},\n${resources}\n} }`;

/** A method with an integration, whose arguments stand in line 4. */
const integration = (text: string, more = ''): string =>
  configuration(
    `"aws_api_gateway_method": { "m": { ${IDS} } },\n"aws_api_gateway_integration": { "m": { "type": "MOCK",\n${text},\n${IDS} } }`,
    more,
  );

/** An integration with a template in line 5. */
const template = (text: string, more = ''): string =>
  integration(`"request_templates": { "a/b":\n${JSON.stringify(text)} }`, more);

const templateOf = (text: string, options: DefinitionOptions = {}) =>
  readDefinition(text, CONFIGURATION, options).apis[0]?.api.resources[0]?.methods.GET?.integration?.requestTemplates[
    'a/b'
  ];

describe('expressions', () => {
  const locals =
    '"locals": { "a": "x", "n": 1, "list": ["p", { "q": "r" }], "again": "${local.again}", "one": "${local.two}", "two": "<${local.one}>" }, ';

  it.each([
    ['${local.a}', 'x'],
    ['<${local.a}${ local.n }>', '<x1>'],
    ['${local.list[0]}${local.list[1]["q"]}${local.list[1].q}', 'prr'],
    ['${"a${local.a}b"}', 'axb'],
    ['$${local.a} %%{ if }', '${local.a} %{ if }'],
    ['${trimspace(" a ")}', 'a'],
    ['${join("-", ["a", local.a])}', 'a-x'],
    ['${jsonencode({ a = [1, true, null], "b": local.a })}', '{"a":[1,true,null],"b":"x"}'],
    ['${path.module}/${terraform.workspace}', './default'],
    ['${aws_api_gateway_rest_api.a.name}', 'a'],
    ['#set($x = $y)', '#set($x = $y)'],
  ])('%s', (text, expected) => {
    const file = template(text, locals);
    expect(problemsOf(file)).toEqual([]);
    expect(templateOf(file)?.text).toBe(expected);
  });

  it.each([
    [
      '${x}',
      "6:2 error unknown-value: `${x}` refers to nothing of Terraform's: write `$${x}` where the text is to have `${x}`.",
    ],
    [
      "${input.params('id')}",
      "6:2 error unknown-value: `${input.params('id')}` is not understood: read what `terraform show -json` prints of a plan, or write `$${` where the text is to have `${`.",
    ],
    [
      'a ${',
      '6:1 error unknown-value: A `${` or `%{` of this text is not closed: write `$${` or `%%{` where the text is to have it.',
    ],
    [
      '%{ if true }a',
      '6:2 error unknown-value: `%{ if true }` is a directive, which is not evaluated here: read what `terraform show -json` prints of a plan.',
    ],
    ['a\n ${local.xyzzy}', '6:6 error unknown-value: `${local.xyzzy}` leads to no local value of this file.'],
    ['${local.lis}', '6:2 error unknown-value: `${local.lis}` leads to no local value. Did you mean `list`?'],
    ['${var.v}', '6:2 error unknown-value: `${var.v}` leads to no variable of this file.'],
    ['${local.list[7]}', '6:2 error unknown-value: `${local.list[7]}` leads to nothing: `list` has no such value.'],
    [
      'a${local.list}',
      '6:3 error wrong-type: `${local.list}` is a list, which cannot stand in a text: write `jsonencode(…)` around it.',
    ],
    [
      '${upper("a")}',
      '6:2 error unknown-value: `${upper("a")}` calls `upper`, and of functions only `file`, `jsonencode`, `tostring`, `trimspace`, `join`, `abspath` are evaluated here: read what `terraform show -json` prints of a plan.',
    ],
    [
      '${file("${path.module}/x.vtl")}',
      '6:2 error unknown-value: `${file("${path.module}/x.vtl")}` leads to `x.vtl`, and there is no such file to read.',
    ],
    [
      '${aws_sqs_queue.q.url}',
      '6:2 error unknown-value: `${aws_sqs_queue.q.url}` leads to nothing: this file has no `aws_sqs_queue.q`.',
    ],
    [
      '${aws_api_gateway_rest_api.a.created_date}',
      '6:2 error unknown-value: `${aws_api_gateway_rest_api.a.created_date}` is known only after Terraform has made it: write the value that it has, or make it a variable.',
    ],
    [
      '${module.m.x}',
      '6:2 error unknown-value: `${module.m.x}` leads into a module, which a plan writes out: read what `terraform show -json` prints of a plan.',
    ],
    [
      '${each.key}',
      '6:2 error unknown-value: `${each.key}` is of a block that stands for several: read what `terraform show -json` prints of a plan.',
    ],
    ['${local.again}', '1:72 error unknown-value: `${local.again}` leads back to itself: write out what it should be.'],
    ['${local.one}', '1:121 error unknown-value: `${local.one}` leads back to itself: write out what it should be.'],
  ])('%j has no value', (text, expected) => {
    expect(problemsOf(template(text, locals))).toEqual([expected]);
  });

  it('reads templates from files, which they then stand in', () => {
    const files: Record<string, string> = { 'templates/x.vtl': 'a ${x} $y' };
    const file = template('${file("${path.module}/templates/x.vtl")}');
    const options: DefinitionOptions = { load: (path) => files[path] };
    expect(problemsOf(file, CONFIGURATION, options)).toEqual([]);
    const found = templateOf(file, options);
    expect(found?.text).toBe('a ${x} $y');
    expect(found?.location).toMatchObject({ file: 'templates/x.vtl', text: 'a ${x} $y', path: [] });
    expect(found?.location?.toFile(3)).toBe(3);
  });

  it('knows where a text stands, around what is replaced in it', () => {
    const file = template('${local.a}-$${b}$c', locals);
    const found = templateOf(file);
    expect(found?.text).toBe('x-${b}$c');
    expect(found?.location?.toFile(1)).toBe(file.indexOf('-$'));
    expect(found?.location?.toFile(2)).toBe(file.indexOf('$${b}'));
    expect(found?.location?.toFile(6)).toBe(file.indexOf('$c'));
    expect(found?.location?.toTemplate(file.indexOf('local.a}-'))).toBeUndefined();
  });

  it('has the place of the value, where a text is nothing but that', () => {
    const alone = template('${local.a}', locals);
    expect(templateOf(alone, {})?.location?.toFile(0)).toBe(alone.indexOf('"x"') + 1);
  });
});

describe('a body', () => {
  const document =
    'openapi: 3.0.1\ninfo: { title: Inner }\npaths: { /a: { get: { x-amazon-apigateway-integration: { type: mock, requestTemplates: { a/b: "$x\\ty" } } } } }\n';

  it('is read from its text, within which templates have their place', () => {
    const text = `{ "resource": { "aws_api_gateway_rest_api": { "a": { "body": ${JSON.stringify(document)} } } } }`;
    const { api } = read(text).apis[0] ?? {};
    expect(api?.name).toBe('Inner');
    const found = api?.resources[0]?.methods.GET?.integration?.requestTemplates['a/b'];
    expect(found?.text).toBe('$x\ty');
    expect(found?.location).toMatchObject({ file: CONFIGURATION, text });
    expect(found?.location?.toFile(0)).toBe(text.indexOf('$x'));
    expect(found?.location?.toFile(3)).toBe(text.indexOf('y\\"'));
  });

  it('is read from a file, and from what is written in it', () => {
    const options: DefinitionOptions = { load: (path) => (path === 'api.yaml' ? document : undefined) };
    const body = (text: string) =>
      `{ "resource": { "aws_api_gateway_rest_api": { "a": { "name": "b", "body": ${JSON.stringify(text)} } } } }`;
    const fromFile = read(body('${file("./api.yaml")}'), CONFIGURATION, options).apis[0]?.api;
    expect(fromFile?.name).toBe('b');
    expect(fromFile?.resources[0]?.methods.GET?.integration?.requestTemplates['a/b']?.location?.file).toBe('api.yaml');
    const encoded = read(body('${jsonencode({ openapi = "3.0.1", paths = { "/a" = { get = {} } } })}')).apis[0]?.api;
    expect(encoded?.resources).toMatchObject([{ path: '/a', methods: { GET: { httpMethod: 'GET' } } }]);
  });

  it('tells what is wrong in it where it stands', () => {
    const text = `{ "resource": { "aws_api_gateway_rest_api": { "a": { "body":\n"openapi: 3.0.1\\npaths: []" } } } }`;
    expect(problemsOf(text)).toEqual(['2:25 error wrong-type: `paths` should be an object, and is a list.']);
  });
});

describe('what is wrong in a configuration', () => {
  it.each([
    [
      'a misspelt argument',
      integration('"request_template": {}'),
      '5:1 warning unknown-key: `request_template` is no key of `aws_api_gateway_integration`. Did you mean `request_templates`?',
    ],
    [
      'an unknown choice',
      integration('"passthrough_behavior": "NEVR"'),
      '5:25 error unknown-choice: `NEVR` is no `passthrough_behavior`. Did you mean `NEVER`?',
    ],
    [
      'a parameter of no place',
      integration('"request_parameters": { "integration.request.query.a": "\'a\'" }'),
      '5:25 error invalid-parameter-mapping: `integration.request.query.a` is no parameter to map to. Did you mean `integration.request.querystring.a`?',
    ],
    [
      'a template that is no text',
      integration('"request_templates": { "a/b": {} }'),
      '5:24 error wrong-type: The template of `a/b` should be text, and is an object: write `|` after the colon, which makes text of what follows, or put it between quotes.',
    ],
    [
      'a timeout',
      integration('"timeout_milliseconds": 10'),
      '5:25 error out-of-range: `10` milliseconds are too few: API Gateway waits for 50 at least.',
    ],
    [
      'a status without response',
      configuration(
        `"aws_api_gateway_method": { "m": { ${IDS} } }, "aws_api_gateway_integration": { "m": { "type": "MOCK", ${IDS} } }, "aws_api_gateway_integration_response": { "m": { ${IDS},\n"status_code": 404 } }`,
      ),
      '4:16 error missing-method-response: `GET /` has no response `404`: add an `aws_api_gateway_method_response`.',
    ],
    [
      'another API',
      configuration('"aws_api_gateway_model": { "m": {\n"rest_api_id": "abc", "name": "M" } }'),
      '4:16 error broken-reference: `aws_api_gateway_model.m` belongs to `abc`, which is no API of this file, and is left out: let `rest_api_id` refer to an `aws_api_gateway_rest_api`.',
    ],
    [
      'no such method',
      configuration(`"aws_api_gateway_integration": {\n"m": { "type": "MOCK", ${IDS} } }`),
      '4:1 error broken-reference: `aws_api_gateway_integration.m` is about `GET /`, which is no method of this file: add an `aws_api_gateway_method`.',
    ],
    [
      'an unknown model',
      configuration(`"aws_api_gateway_method": { "m": { ${IDS},\n"request_models": { "a/b": "Ordr" } } }`),
      '4:28 error broken-reference: There is no model `Ordr`: add an `aws_api_gateway_model`.',
    ],
    [
      'count',
      configuration(`"aws_api_gateway_method": { "m": {\n"count": 2, ${IDS} } }`),
      '4:1 error not-read: `count` makes several resources of one, which only a plan writes out: read what `terraform show -json` prints of it.',
    ],
    [
      'a method twice',
      configuration(`"aws_api_gateway_method": { "m": { ${IDS} },\n"n": { ${IDS} } }`),
      '4:1 error duplicate-method: `GET /` is defined twice: remove one.',
    ],
    [
      'a module',
      '{ "module": {\n"m": { "source": "./m" } } }',
      '2:1 warning not-read: The module `m` is left out, since its files are others: read what `terraform show -json` prints of a plan.',
    ],
    [
      'a misspelt block',
      '{ "resource": {},\n"local": {} }',
      '2:1 warning unknown-key: `local` is no key of a configuration. Did you mean `locals`?',
    ],
    [
      'HTTP APIs',
      configuration('"aws_apigatewayv2_api": {\n"h": {} }'),
      '4:1 warning of-http-apis: `aws_apigatewayv2_api.h` is of HTTP and WebSocket APIs, and REST APIs are read without it.',
    ],
    [
      'a misspelt type',
      configuration('"aws_api_gateway_methd": {\n"h": {} }'),
      '4:1 error unknown-key: `aws_api_gateway_methd` is no resource of API Gateway. Did you mean `aws_api_gateway_method`?',
    ],
    [
      'what is not read',
      configuration('"aws_api_gateway_documentation_part": {\n"h": {} }'),
      '4:1 warning not-read: `aws_api_gateway_documentation_part` cannot be read yet, and the API is read without it.',
    ],
    [
      'an archive',
      configuration('"aws_lambda_function": { "f": { "handler": "a.b",\n"filename": "a.zip" } }'),
      '4:13 warning not-read: The code of `aws_lambda_function.f` is in `a.zip`, and which folder that was made of is not known: make it with a `data.archive_file` that has a `source_dir`.',
    ],
    [
      'a circle',
      configuration(
        '"aws_api_gateway_resource": {\n"a": { "rest_api_id": "${aws_api_gateway_rest_api.a.id}", "path_part": "a", "parent_id": "${aws_api_gateway_resource.a.id}" } }, "aws_api_gateway_method": { "m": { "rest_api_id": "${aws_api_gateway_rest_api.a.id}", "http_method": "GET", "resource_id": "${aws_api_gateway_resource.a.id}" } }',
      ),
      '4:1 error broken-reference: `aws_api_gateway_resource.a` is its own parent: let `parent_id` lead to the `root_resource_id` of the API.',
    ],
    [
      'a schema',
      configuration(
        '"aws_api_gateway_model": { "m": { "rest_api_id": "${aws_api_gateway_rest_api.a.id}", "name": "M",\n"schema": "{" } }',
      ),
      '4:11 error wrong-type: `schema` should be a text that is JSON. The file cannot be read: Flow map must end with a }.',
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it.each([
    ['main.tf', ''],
    ['main', 'resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n}\n'],
  ])('the language of Terraform, in %s', (file, text) => {
    expect(readDefinition(text, file)).toEqual({
      kind: undefined,
      apis: [],
      functions: [],
      problems: [
        {
          code: 'unsupported-format',
          severity: 'error',
          file,
          start: 0,
          end: 1,
          message:
            'The language of Terraform is not read: run `terraform plan -out plan` and `terraform show -json plan > plan.json`, and read `plan.json`.',
        },
      ],
    });
  });
});

/** @returns a resource of a plan */
function planned(address: string, values: object): object {
  const [type, name] = address.replace(/^(?:module\.\w+\.)/, '').split('.');
  return { address, mode: 'managed', type, name: name?.replace(/\[.*/, ''), values };
}

const refers = (...references: string[]) => ({ references });

/** A plan of a module that adds a method to an API of the root. */
const PLAN = JSON.stringify(
  {
    format_version: '1.2',
    terraform_version: '1.9.0',
    variables: { region: { value: 'eu-west-1' } },
    planned_values: {
      root_module: {
        resources: [
          planned('aws_api_gateway_rest_api.orders', {
            name: 'orders',
            description: null,
            minimum_compression_size: '',
            binary_media_types: null,
          }),
          planned('aws_api_gateway_stage.live', { stage_name: 'live', variables: { v: '1' } }),
          planned('aws_lambda_function.orders', {
            function_name: 'orders-live',
            handler: 'index.handler',
            timeout: 3,
            environment: [{ variables: { A: '1' } }],
          }),
        ],
        child_modules: [
          {
            address: 'module.get',
            resources: [
              planned('module.get.aws_api_gateway_resource.r["a"]', { path_part: 'a' }),
              planned('module.get.aws_api_gateway_resource.r["b"]', { path_part: 'b' }),
              planned('module.get.aws_api_gateway_method.m["a"]', {
                http_method: 'GET',
                authorization: 'NONE',
                authorizer_id: null,
              }),
              planned('module.get.aws_api_gateway_integration.i["a"]', {
                http_method: 'GET',
                type: 'AWS',
                content_handling: '',
                request_templates: { 'application/json': '{"a": "${x}"}\n' },
              }),
            ],
          },
        ],
      },
    },
    resource_changes: [
      {
        address: 'aws_lambda_function.orders',
        change: { after_unknown: { arn: true, environment: [{ variables: { TABLE: true } }] } },
      },
      {
        address: 'module.get.aws_api_gateway_method.m["a"]',
        change: { after_unknown: { id: true, resource_id: true, rest_api_id: true } },
      },
    ],
    configuration: {
      provider_config: { aws: { name: 'aws', expressions: { region: refers('var.region') } } },
      root_module: {
        resources: [
          {
            address: 'aws_api_gateway_stage.live',
            expressions: {
              rest_api_id: refers('aws_api_gateway_rest_api.orders.id', 'aws_api_gateway_rest_api.orders'),
            },
          },
        ],
        module_calls: {
          get: {
            expressions: {
              api: refers('aws_api_gateway_rest_api.orders.id', 'aws_api_gateway_rest_api.orders'),
              parent: refers('aws_api_gateway_rest_api.orders.root_resource_id', 'aws_api_gateway_rest_api.orders'),
              fn: refers('aws_lambda_function.orders.arn', 'aws_lambda_function.orders'),
            },
            module: {
              resources: [
                {
                  address: 'aws_api_gateway_resource.r',
                  expressions: {
                    rest_api_id: refers('var.api'),
                    parent_id: refers('var.parent'),
                    path_part: refers('each.key'),
                  },
                },
                {
                  address: 'aws_api_gateway_method.m',
                  expressions: {
                    rest_api_id: refers('var.api'),
                    resource_id: refers('aws_api_gateway_resource.r', 'each.key'),
                  },
                },
                {
                  address: 'aws_api_gateway_integration.i',
                  expressions: {
                    rest_api_id: refers('var.api'),
                    resource_id: refers(
                      'aws_api_gateway_method.m["a"].resource_id',
                      'aws_api_gateway_method.m["a"]',
                      'aws_api_gateway_method.m',
                    ),
                    uri: refers('data.aws_region.current.name', 'data.aws_region.current', 'var.fn'),
                  },
                },
              ],
            },
          },
        },
      },
    },
  },
  null,
  1,
);

describe('a plan', () => {
  it('is read, with what is known only after it was applied', () => {
    const { kind, apis, functions, problems } = readDefinition(PLAN, 'plan.json');
    expect(kind).toBe('terraform-plan');
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'unknown-value: `TABLE` of `aws_lambda_function.orders` is known only after the plan was applied, and is left out.',
    ]);
    expect(functions).toMatchObject([{ name: 'orders-live', environment: { A: '1' } }]);
    expect(apis).toMatchObject([
      {
        id: 'aws_api_gateway_rest_api.orders',
        stages: [{ name: 'live', variables: { v: '1' } }],
        api: { name: 'orders', description: undefined, minimumCompressionSize: undefined },
      },
    ]);
    expect(apis[0]?.api.resources).toMatchObject([
      {
        path: '/a',
        methods: {
          GET: {
            authorizer: undefined,
            integration: {
              uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders-live/invocations',
              requestTemplates: { 'application/json': { text: '{"a": "${x}"}\n' } },
            },
          },
        },
      },
    ]);
    const template = apis[0]?.api.resources[0]?.methods.GET?.integration?.requestTemplates['application/json'];
    expect(template?.location?.toFile(template.text.indexOf('${x}'))).toBe(PLAN.indexOf('${x}'));
  });

  it('is read the same from a state, which knows all ids', () => {
    const resources = [
      planned('aws_api_gateway_rest_api.a', { id: 'api1', root_resource_id: 'root1', name: 'a' }),
      planned('aws_api_gateway_method.m', { rest_api_id: 'api1', resource_id: 'root1', http_method: 'GET' }),
    ];
    const state = { format_version: '1.0', terraform_version: '1.9.0', values: { root_module: { resources } } };
    expect(read(JSON.stringify(state), 'state.json').apis[0]?.api.resources).toMatchObject([
      { path: '/', methods: { GET: {} } },
    ]);
  });
});

describe('hostile files', () => {
  it('references that grow without end are bounded', () => {
    const locals = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${i + 1}`, `\${local.a${i}}`.repeat(9)]));
    const lists = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`l${i + 1}`, Array(9).fill(`\${local.l${i}}`)]),
    );
    const more = `"locals": ${JSON.stringify({ a0: 'x', l0: ['x'], ...locals, ...lists })}, `;
    for (const text of ['${local.a40}', '${jsonencode(local.l40)}']) {
      expect(problemsOf(template(text, more))).toContain(
        '1:1 error too-many-references: The references of this file repeat more values than any API has: write some of them out.',
      );
    }
  });

  it('a chain without end, and texts within texts', () => {
    const locals = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, `\${local.a${i + 1}}`]));
    expect(problemsOf(template('${local.a0}', `"locals": ${JSON.stringify(locals)}, `))).toHaveLength(1);
    expect(problemsOf(template(`${'${"'.repeat(5000)}${'"}'.repeat(5000)}`))).toHaveLength(1);
    expect(problemsOf(template(`\${${'['.repeat(5000)}${']'.repeat(5000)}}`))).toHaveLength(1);
    expect(problemsOf(template('${"'.repeat(5000)))).toHaveLength(1);
  });

  it('names of what objects inherit', () => {
    const text =
      '{ "variable": { "__proto__": { "default": "a" } }, "locals": { "__proto__": "${local.constructor}${var.toString}" }, "resource": { "aws_api_gateway_rest_api": { "__proto__": { "name": "${local.__proto__}" } } } }';
    expect(readDefinition(text, CONFIGURATION).apis).toHaveLength(1);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it.each([
    ['a configuration', ORDERS, CONFIGURATION],
    ['a plan', PLAN, 'plan.json'],
  ])('whatever becomes of %s, it can be read', (_, text, file) => {
    const cut = fc.tuple(
      fc.nat(text.length),
      fc.nat(20),
      fc.constantFrom('', '"', '{', '[', '${', '}', 'null', '[]', '__proto__', '0', '${local.name}'),
    );
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const changed = cuts.reduce(
          (before, [at, length, instead]) => before.slice(0, at) + instead + before.slice(at + length),
          text,
        );
        expect(Array.isArray(readDefinition(changed, file, { load: () => changed }).problems)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
