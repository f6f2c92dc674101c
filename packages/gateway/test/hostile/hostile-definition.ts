/** Where the back ends are: the one that misbehaves, and one whose port nobody listens at. */
export interface BackEnds {
  readonly hostile: string;
  readonly dead: string;
}

type Json = Readonly<Record<string, unknown>>;

const RESPONSES = { 200: { description: 'ok' } };

function method(integration: Json): Json {
  return { responses: RESPONSES, 'x-amazon-apigateway-integration': integration };
}

function mock(requestTemplate: string, responseTemplate: string): Json {
  return method({
    type: 'mock',
    requestTemplates: { 'application/json': requestTemplate },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': responseTemplate } } },
  });
}

/** Of a path that ends with `{proxy+}`. */
function greedy(type: 'http' | 'http_proxy', uri: string, rest: Json = {}): Json {
  return method({
    type,
    uri,
    httpMethod: 'ANY',
    timeoutInMillis: 20_000,
    requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    responses: { default: { statusCode: '200' } },
    ...rest,
  });
}

function lambda(name: string, type = 'aws_proxy'): Json {
  const functionArn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  return method({
    type,
    httpMethod: 'POST',
    // Handlers in the process of the gateway have no time of their own.
    timeoutInMillis: name === 'in-process-hangs' ? 300 : 20_000,
    uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    responses: { default: { statusCode: '200' } },
  });
}

/** A model that refers to itself. */
const TREE = { type: 'object', properties: { a: { $ref: '#/components/schemas/Tree' } } };

/** An API with whatever a hostile request can turn to. */
export function hostileDefinition(
  { hostile, dead }: BackEnds,
  functions: readonly string[],
  type = 'REGIONAL',
): string {
  const any = 'x-amazon-apigateway-any-method';
  const paths: Record<string, Json> = {
    '/mock': { [any]: mock('{"statusCode": 200}', '{"ok": true}') },
    '/echo/{id}': { [any]: mock('{"statusCode": 200}', `{"id": "$util.escapeJavaScript($input.params('id'))"}`) },
    '/json': { post: mock(`{"statusCode": 200, "all": $input.json('$')}`, `$input.json('$')`) },
    '/tree': {
      post: {
        ...mock('{"statusCode": 200}', '{}'),
        'x-amazon-apigateway-request-validator': 'body',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
      },
    },
    '/everything': {
      [any]: mock(
        '{"statusCode": 200}',
        `#foreach($kind in ['path', 'querystring', 'header'])#foreach($name in $input.params().get($kind).keySet())$name=$input.params().get($kind).get($name);#end#end`,
      ),
    },
    '/reflect': {
      get: mock(
        '{"statusCode": 200}',
        `#set($context.responseOverride.header["X-Reflected"] = $input.params('value'))#set($context.responseOverride.header["X-$input.params('name')"] = 'named'){}`,
      ),
    },
    '/status': {
      get: mock('{"statusCode": 200}', `#set($context.responseOverride.status = $input.params('status')){}`),
    },
    '/path/{proxy+}': { [any]: greedy('http', `${hostile}/record/{proxy}`) },
    '/proxy/{proxy+}': { [any]: greedy('http_proxy', `${hostile}/{proxy}`, { timeoutInMillis: 1500 }) },
    '/query/{proxy+}': { [any]: greedy('http_proxy', `${hostile}/record?to={proxy}`) },
    '/behind/{proxy+}': { [any]: greedy('http_proxy', `${hostile}{proxy}`) },
    '/host/{proxy+}': { [any]: greedy('http_proxy', 'http://{proxy}/record') },
    '/dead/{proxy+}': { [any]: greedy('http_proxy', `${dead}/{proxy}`) },
    '/mapped': {
      post: greedy('http', `${hostile}/record/{proxy}`, {
        requestParameters: {
          'integration.request.path.proxy': 'method.request.body.path',
          'integration.request.header.X-Mapped': 'method.request.body.header',
          'integration.request.querystring.q': 'method.request.body.query',
        },
      }),
    },
    '/answered/{proxy+}': {
      get: greedy('http', `${hostile}/{proxy}`, {
        responses: {
          default: {
            statusCode: '200',
            responseParameters: { 'method.response.header.X-Given': 'integration.response.header.X-Answer' },
          },
        },
      }),
    },
  };
  for (const name of functions) paths[`/lambda/${name}`] = { [any]: lambda(name) };
  return JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'Hostile', version: '1' },
    'x-amazon-apigateway-endpoint-configuration': { types: [type] },
    'x-amazon-apigateway-request-validators': {
      body: { validateRequestBody: true, validateRequestParameters: false },
    },
    components: { schemas: { Tree: TREE } },
    paths,
  });
}
