const PHASE = {
  title: 'Phase',
  description: "Whether the template makes the integration's request, or the response to the client.",
  enum: ['request', 'response'],
  default: 'request',
  examples: ['response'],
};

const DIALECT = {
  title: 'Dialect',
  description: 'The Velocity to be: that of API Gateway, or Velocity 1.7 as it is.',
  enum: ['api-gateway', 'velocity-1.7'],
  default: 'api-gateway',
  examples: ['velocity-1.7'],
};

const COMPARE = {
  title: 'Comparison',
  description:
    'How the output is compared: `json` and `xml` by what they say, whatever their layout; `text` letter by letter. ' +
    'Without it, a string in `expected` is text, any other value is JSON, and an `expectedFile` is what its ' +
    'extension says.',
  enum: ['json', 'xml', 'text'],
  examples: ['xml'],
};

const VARIABLES = {
  title: 'Variables',
  description: 'Further variables that the template sees, by their names without `$`. API Gateway itself sets none.',
  type: 'object',
  errorMessage: '`variables` should be an object, from names to values.',
  examples: [{ tenant: 'acme' }],
};

const IGNORE = {
  title: 'Ignored',
  description: 'JSONPaths of what is left out of the comparison, since it differs from run to run.',
  type: 'array',
  items: {
    type: 'string',
    pattern: '^\\$',
    errorMessage: '`ignore` should list JSONPaths, which begin with `$`, such as `$..requestId`.',
  },
  errorMessage: '`ignore` should be a list of JSONPaths, such as `["$..requestId"]`.',
  examples: [['$..requestId'], ['$.Entries[*].Time']],
};

const TEMPLATE = {
  title: 'Template',
  description: "The path of the template's file, relative to this file; or which template of an OpenAPI file is meant.",
  type: ['string', 'object'],
  minLength: 1,
  additionalProperties: false,
  required: ['definition', 'method'],
  errorMessage:
    "`template` should be the path of the template's file, relative to this file, or an object with `definition` and " +
    '`method`.',
  examples: ['create-order.vtl', { definition: 'openapi.yaml', method: 'POST /orders' }],
  properties: {
    definition: {
      title: 'Definition',
      description: 'The path of an OpenAPI file, relative to this file.',
      type: 'string',
      minLength: 1,
      errorMessage: '`definition` should be the path of an OpenAPI file, relative to this file.',
      examples: ['openapi.yaml'],
    },
    method: {
      title: 'Method',
      description: 'The method whose template it is.',
      type: 'string',
      pattern: '^[A-Za-z]+ +/\\S*$',
      errorMessage: '`method` should be a method and a path, such as `POST /orders`.',
      examples: ['POST /orders', 'GET /orders/{id}'],
    },
    phase: PHASE,
    contentType: {
      title: 'Content type',
      description: 'The content type of the template; `application/json`, or else the only one, without.',
      type: 'string',
      errorMessage: '`contentType` should be a content type, such as `application/json`.',
      examples: ['text/xml'],
    },
    statusCode: {
      title: 'Status code',
      description: 'The status code of the response; the default response, or else the only one, without.',
      examples: [404, '404'],
    },
  },
};

/** @returns the schema of an object of the event whose members are strings */
function parameters(title: string, description: string, example: object) {
  const errorMessage = `The event's ${title} should be an object, from names to values.`;
  return { title, description, type: ['object', 'null'], errorMessage, examples: [example] };
}

const EVENT = {
  title: 'Event',
  description:
    'The request, as API Gateway hands it to a Lambda function behind a proxy integration; every member may be ' +
    'missing, and `{}` is an empty request. Or the path of a JSON file that holds it, relative to this file.',
  type: ['object', 'string'],
  minLength: 1,
  errorMessage:
    '`event` should be the request as an object, `{}` for an empty one, or the path of a JSON file that holds it.',
  examples: [{ body: { id: 'o-77' } }, { pathParameters: { id: 'o-77' } }, 'events/create-order.json'],
  properties: {
    body: {
      title: 'Body',
      description: "The payload: the client's, or in a response template the backend's. What is no string is JSON.",
      examples: [{ id: 'o-77' }, '{"id": "o-77"}'],
    },
    headers: parameters('headers', '`$input.params().header`', { 'X-Tenant': 'acme' }),
    multiValueHeaders: parameters('multiValueHeaders', 'Headers with a list of values each.', { Accept: ['a', 'b'] }),
    queryStringParameters: parameters('queryStringParameters', '`$input.params().querystring`', { limit: '10' }),
    multiValueQueryStringParameters: parameters(
      'multiValueQueryStringParameters',
      'Parameters of the query string with a list of values each.',
      { tag: ['new', 'sale'] },
    ),
    pathParameters: parameters('pathParameters', '`$input.params().path`', { id: 'o-77' }),
    stageVariables: parameters('stageVariables', '`$stageVariables`', { tableName: 'orders' }),
    requestContext: parameters('requestContext', '`$context`', { requestId: 'r-1', identity: { sourceIp: '::1' } }),
    httpMethod: { title: 'Method', description: '`$context.httpMethod`', examples: ['POST'] },
    resource: { title: 'Resource', description: '`$context.resourcePath`', examples: ['/orders/{id}'] },
    path: { title: 'Path', description: 'The path of the request.', examples: ['/orders/o-77'] },
    isBase64Encoded: {
      title: 'Base64',
      description: 'Whether the body is binary data in base64, which a template gets as it is.',
      examples: [false],
    },
  },
};

/** @returns the schema of a map whose members a template may set to anything */
function overrideMap(name: string, description: string, example: object) {
  const errorMessage = `\`${name}\` should be an object, from names to values.`;
  return { title: name, description, type: 'object', errorMessage, examples: [example] };
}

const OVERRIDES = {
  title: 'Overrides',
  description: 'What the template should write to the override maps of `$context`; `{}` for nothing.',
  type: 'object',
  additionalProperties: false,
  errorMessage: '`overrides` should be an object with `requestOverride`, `responseOverride` or both.',
  examples: [{ responseOverride: { status: 404 } }, { requestOverride: { header: { 'X-Priority': 'high' } } }],
  properties: {
    requestOverride: {
      ...overrideMap('requestOverride', '`$context.requestOverride`', { header: { 'X-Priority': 'high' } }),
      additionalProperties: false,
      properties: {
        path: overrideMap('path', 'Parameters of the path.', { id: 'o-77' }),
        querystring: overrideMap('querystring', 'Parameters of the query string.', { limit: '10' }),
        header: overrideMap('header', 'Headers of the request to the backend.', { 'X-Priority': 'high' }),
      },
    },
    responseOverride: {
      ...overrideMap('responseOverride', '`$context.responseOverride`', { status: 404 }),
      properties: {
        status: { title: 'status', description: 'The status code.', examples: [404] },
        header: overrideMap('header', 'Headers of the response.', { Location: '/orders/o-77' }),
      },
    },
  },
};

const CASE = {
  title: 'Case',
  description: 'One request, and what the template should make of it.',
  type: 'object',
  additionalProperties: false,
  required: ['name', 'event'],
  errorMessage: 'A case should be an object with `name` and `event`.',
  examples: [{ name: 'an order', event: { body: { id: 'o-77' } }, expected: { orderId: 'o-77' } }],
  properties: {
    name: {
      title: 'Name',
      description: 'What the case is called in reports; no other case of the file has the same name.',
      type: 'string',
      minLength: 1,
      errorMessage: '`name` should be text: put a number between quotes.',
      examples: ['an order without lines'],
    },
    event: EVENT,
    expected: {
      title: 'Expected output',
      description:
        'The output that the template should print: a string is text, unless `compare` says otherwise; any other ' +
        'value is JSON.',
      examples: [{ orderId: 'o-77' }, 'Action=SendMessage&Version=2012-11-05'],
    },
    expectedFile: {
      title: 'File of the expected output',
      description:
        'The path of a file that holds the expected output, relative to this file; `.json` and `.xml` are compared ' +
        'as such, any other file as text, unless `compare` says otherwise.',
      type: 'string',
      minLength: 1,
      errorMessage: '`expectedFile` should be the path of a file, relative to this file.',
      examples: ['expected/create-order.json'],
    },
    compare: COMPARE,
    overrides: OVERRIDES,
    error: {
      title: 'Expected error',
      description: 'The code of the error that should end the render, as `veloway render` shows it between brackets.',
      type: 'string',
      minLength: 1,
      errorMessage: '`error` should be the code of an error, such as `missing-end`.',
      examples: ['missing-end', 'payload-too-large', 'number-format-exception'],
    },
    phase: PHASE,
    dialect: DIALECT,
    variables: { ...VARIABLES, description: `${VARIABLES.description} They come on top of those of the file.` },
    ignore: { ...IGNORE, description: `${IGNORE.description} They come on top of those of the file.` },
    skip: {
      title: 'Skip',
      description: 'Leaves the case out: true, or the reason.',
      type: ['boolean', 'string'],
      errorMessage: '`skip` should be true, or the reason as text.',
      examples: [true, 'the backend is not ready yet'],
    },
    only: {
      title: 'Only',
      description: 'Runs this case alone, and those that are marked as well.',
      type: 'boolean',
      errorMessage: '`only` should be true or false.',
      examples: [true],
    },
  },
};

/**
 * The JSON Schema, draft 07, of `*.vtltest.yaml`, `*.vtltest.yml` and `*.vtltest.json`. `node scripts/schema.js` writes
 * it to packages/cli/schema/vtltest.schema.json, where editors find it. `errorMessage` is what editors and `veloway test`
 * say where a value does not fit.
 */
export const TEST_FILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Test file',
  description: 'Cases of one mapping template, for `veloway test`.',
  type: 'object',
  additionalProperties: false,
  required: ['template', 'cases'],
  errorMessage: 'A test file should be an object with `template` and `cases`.',
  examples: [
    {
      template: 'create-order.vtl',
      cases: [{ name: 'an order', event: { body: { id: 'o-77' } }, expected: { orderId: 'o-77' } }],
    },
  ],
  properties: {
    $schema: {
      title: 'Schema',
      description: 'Where editors find this schema.',
      type: 'string',
      errorMessage: '`$schema` should be the path or the address of the schema.',
      examples: ['../node_modules/veloway/schema/vtltest.schema.json'],
    },
    template: TEMPLATE,
    phase: PHASE,
    dialect: DIALECT,
    variables: VARIABLES,
    ignore: IGNORE,
    compare: COMPARE,
    cases: {
      title: 'Cases',
      description: 'The cases, in the order in which they run.',
      type: 'array',
      minItems: 1,
      items: CASE,
      errorMessage: '`cases` should be a list of cases, each with `name` and `event`.',
      examples: [[{ name: 'an order', event: { body: { id: 'o-77' } }, expected: { orderId: 'o-77' } }]],
    },
  },
};
