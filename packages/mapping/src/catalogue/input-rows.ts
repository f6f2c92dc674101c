import { type JavaValue, toJson } from '@veloway/vtl';
import type { ParameterGroup } from '../event.js';
import { type CatalogueRow, type InputImplementation, type InputSource, TEMPLATES_ONLY } from './row.js';

/** The groups of parameters, in the order in which a name is looked for. */
export const PARAMETER_GROUPS: readonly ParameterGroup[] = ['path', 'querystring', 'header'];

const ORDER = '{"order":{"id":7,"tags":["new","gift"],"note":"it\'s late"}}';

/** The members of `$input`. */
export const INPUT_ROWS: readonly CatalogueRow<InputImplementation>[] = [
  {
    name: '$input.body',
    kind: 'property',
    signature: '$input.body: String',
    documentation:
      "The payload as it was sent, character for character: the client's in a request template, the backend's in a response template. A binary payload is base64 text.",
    quirk: 'An empty payload reads as `{}`, and a property of it, such as `$input.body.id`, prints nothing.',
    example: { template: '$input.body', event: { body: '{"price": 10.00}' }, output: '{"price": 10.00}' },
    availability: TEMPLATES_ONLY,
    apiTypes: ['REST', 'WebSocket'],
    evidence: 'recorded',
    source: 'LocalStack snapshot test_input_body_formatting',
    implementation: { of: 'input', member: 'body', arity: undefined, call: (input) => input.body },
  },
  {
    name: '$input.json(x)',
    kind: 'method',
    signature: '$input.json(jsonPath: String): String',
    documentation:
      'What a JSON path finds in the payload, written as JSON without blanks, so that it can stand unquoted in a JSON document. A text keeps its quotes.',
    quirk:
      'A path that leads nowhere, and a payload that is no JSON, give two quote characters. Every `/` in a text becomes `\\/`, and numbers are written anew: `10.00` becomes `10.0`.',
    example: {
      template: '{"sent":$input.json(\'$.order.tags\')}',
      event: { body: ORDER },
      output: '{"sent":["new","gift"]}',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: ['REST', 'WebSocket'],
    evidence: 'recorded',
    source: "LocalStack snapshot test_invoke_with_query_parameters; the details are json-smart 2.2's",
    implementation: { of: 'input', member: 'json', arity: 1, call: (input, [path]) => jsonText(input, path ?? null) },
  },
  {
    name: '$input.path(x)',
    kind: 'method',
    signature: '$input.path(jsonPath: String): Object',
    documentation:
      'What a JSON path finds in the payload, as an object to go on with: a map, a list, a text, a number or a truth value. Its Java methods can be called, `size()` for one.',
    quirk:
      'A map prints as `{a=b}`, which is no JSON, while a list prints as JSON. What is missing, or null, reads as the empty text, which `#if` takes for true.',
    example: {
      template: "$input.path('$.order') $input.path('$.order.tags').size()",
      event: { body: '{"order":{"id":7,"tags":["new"]}}' },
      output: '{id=7, tags=["new"]} 1',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: ['REST', 'WebSocket'],
    evidence: 'recorded',
    source: 'LocalStack snapshot test_input_path_template_formatting, recorded 18-06-2025',
    implementation: { of: 'input', member: 'path', arity: 1, call: (input, [path]) => found(input, path ?? null) },
  },
  {
    name: '$input.params()',
    kind: 'method',
    signature: '$input.params(): Map',
    documentation: 'All parameters of the request, in the three maps `path`, `querystring` and `header`.',
    quirk:
      "A dozen headers never get here though the client sent them, `Content-Length` and `Connection` among them. A name that Velocity cannot read as a property needs `get('…')`.",
    example: {
      template: '#foreach($group in $input.params().keySet())$group #end$input.params().querystring',
      event: { queryStringParameters: { page: '2', sort: 'name' } },
      output: 'path querystring header {page=2, sort=name}',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: ['REST'],
    evidence: 'recorded',
    source: 'LocalStack snapshots test_mock_integration_response and test_apigateway_header_remapping_aws',
    implementation: { of: 'input', member: 'params', arity: 0, call: (input) => input.parameters() },
  },
  {
    name: '$input.params(x)',
    kind: 'method',
    signature: '$input.params(name: String): String',
    documentation: 'One parameter, looked for in the path, then in the query string, then in the headers.',
    quirk:
      'It is empty where there is none. Names are told apart by case, and of a repeated parameter only the last value is seen.',
    example: {
      template: "$input.params('id')/$input.params('page')/$input.params('none')",
      event: { pathParameters: { id: '7' }, queryStringParameters: { id: '8', page: '2' } },
      output: '7/2/',
    },
    availability: TEMPLATES_ONLY,
    apiTypes: ['REST'],
    evidence: 'recorded',
    source:
      'LocalStack snapshots test_api_gateway_mock_integration and test_apigateway_header_remapping_aws; the order is documented',
    implementation: {
      of: 'input',
      member: 'params',
      arity: 1,
      call: (input, [name]) => parameter(input, name ?? null),
    },
  },
];

function found(input: InputSource, path: JavaValue): JavaValue {
  return typeof path === 'string' ? input.find(path) : null;
}

function jsonText(input: InputSource, path: JavaValue): JavaValue {
  if (typeof path !== 'string') return null;
  const value = input.find(path);
  // A path that leads nowhere is the empty string of JSON, as LocalStack's unit tests have it.
  if (value === null) return '""';
  // Jayway's provider has json-smart leave `/` as it is in maps and lists; a lone string is written as json-smart does.
  return toJson(value, typeof value === 'string');
}

/** The documentation: searched in the path, then the query string, then the headers; `""` where it is in none. */
function parameter(input: InputSource, name: JavaValue): JavaValue {
  if (typeof name !== 'string') return null;
  for (const group of PARAMETER_GROUPS) {
    const value = input.parameter(group, name);
    if (value !== undefined) return value;
  }
  return input.parameters().get(name) ?? '';
}
