import { describe, expect, it } from 'vitest';
import {
  compileMapping,
  DEFAULT_GATEWAY_RESPONSE_TEMPLATE,
  FIDELITY,
  HEADER_RULES,
  isRefusedWhenMapped,
  MappingError,
  mapRequestParameters,
  mapResponseParameters,
  type ProxyEvent,
  remappedName,
  renderGatewayResponse,
} from '../../src/index.js';

/** What a mapping of a header sends, `nothing`, or the answer to a client where it fails. */
function sent(expression: string, event: ProxyEvent = {}): string {
  return outcome(() => mapRequestParameters({ 'integration.request.header.x': expression }, event).headers.x);
}

function answered(expression: string, body: string, lambdaError = false): string {
  const response = { statusCode: 200, headers: { ETag: '1' }, body, lambdaError };
  return outcome(() => mapResponseParameters({ 'method.response.header.x': expression }, response).x);
}

function outcome(map: () => string | undefined): string {
  try {
    return map() ?? 'nothing';
  } catch (error) {
    if (error instanceof MappingError) return `${error.answer.status} ${error.answer.message}`;
    throw error;
  }
}

function isProblem(expression: string, place?: 'response'): string {
  return compileMapping(expression, place).kind;
}

const repeated: ProxyEvent = {
  multiValueHeaders: { a: ['1', '2'] },
  multiValueQueryStringParameters: { a: ['1', '2'] },
};
const query = mapRequestParameters(
  { 'integration.request.querystring.x': 'method.request.multivaluequerystring.a' },
  repeated,
).querystring.x;
const error = { message: 'No "way"' };

/** For each row on parameter mapping: what Veloway does, and what the row says. */
const CASES: readonly (readonly [string, unknown, unknown])[] = [
  ['mapping-missing-source', sent('method.request.header.none'), 'nothing'],
  ['mapping-static-value', sent(`'it's "so"'`), `it's "so"`],
  ['mapping-malformed', isProblem('true'), 'problem'],
  [
    'mapping-names',
    ['header.a.b-c_$', 'header.a b'].map((name) => isProblem(`method.request.${name}`)),
    ['request-parameter', 'problem'],
  ],
  ['mapping-places', isProblem('method.request.header.a', 'response'), 'problem'],
  ['mapping-bad-path', isProblem('method.request.body['), 'problem'],
  ['mapping-request-case', sent('method.request.header.a', { headers: { A: '1' } }), 'nothing'],
  ['mapping-response-case', answered('integration.response.header.etag', ''), '1'],
  [
    'mapping-repeated',
    [sent('method.request.header.a', repeated), sent('method.request.querystring.a', repeated)],
    ['2', '2'],
  ],
  ['mapping-multi-value-header', sent('method.request.multivalueheader.a', repeated), '1,2'],
  ['mapping-multi-value-query', [query, sent('method.request.multivaluequerystring.a', repeated)], [['1', '2'], '1,2']],
  ['mapping-hidden-headers', sent('method.request.header.TE', { headers: { TE: 'gzip' } }), 'nothing'],
  ['mapping-empty-text', [sent("''"), sent('method.request.header.a', { headers: { a: '' } })], ['', '']],
  ['mapping-body-empty', sent('method.request.body', { body: '' }), '{}'],
  [
    'mapping-body-start',
    ['', '.a'].map((path) => sent(`method.request.body${path}`, { body: ' a: 1 ' })),
    ['a: 1', 'nothing'],
  ],
  [
    'mapping-body-broken',
    [sent('method.request.body', { body: '{"a' }), answered('integration.response.body', '{"a')],
    ['400 Invalid JSON in request body', '500 Internal server error'],
  ],
  ['mapping-body-path', sent('method.request.body[0].a', { body: '[{"a":"b"}]' }), 'b'],
  [
    'mapping-body-nothing',
    ['.b', '.a[0]', '[0]'].map((path) => sent(`method.request.body${path}`, { body: '{"a":1}' })),
    ['nothing', 'nothing', 'nothing'],
  ],
  [
    'mapping-json-value',
    ['.a', '.a.b'].map((path) => sent(`method.request.body${path}`, { body: '{"a": {"b": 2.50}}' })),
    ['{"b":2.5}', '2.5'],
  ],
  ['mapping-json-null', sent('method.request.body.a', { body: '{"a":null}' }), 'nothing'],
  [
    'mapping-lambda-error',
    [true, false].map((failed) =>
      answered('integration.response.body.errorMessage.a', '{"errorMessage":"{\\"a\\":1}"}', failed),
    ),
    ['1', 'nothing'],
  ],
  [
    'mapping-context-value',
    ['identity', 'epoch', 'none'].map((name) =>
      sent(`context.${name}`, { requestContext: { identity: {}, epoch: 1, none: null } }),
    ),
    ['nothing', '1', 'nothing'],
  ],
  ['mapped-header-refused', [isRefusedWhenMapped('TE', 'AWS'), isRefusedWhenMapped('TE', 'HTTP')], [true, false]],
  [
    'mapped-header-dropped',
    [...HEADER_RULES.droppedWhenMapped.headers].sort(),
    ['connection', 'expect', 'proxy-authenticate', 'te', 'via'],
  ],
  ['response-header-remapped', remappedName('Authorization'), 'x-amzn-Remapped-Authorization'],
  ['gateway-response-default', DEFAULT_GATEWAY_RESPONSE_TEMPLATE, '{"message":$context.error.messageString}'],
  [
    'gateway-response-substitution',
    renderGatewayResponse('#if(true)"$context.a"#end', { requestContext: { a: '"' } }),
    '#if(true)"""#end',
  ],
  ['gateway-response-missing', renderGatewayResponse('[$context.none]', {}), '[]'],
  ['gateway-response-braces', renderGatewayResponse(`\${context.a}`, { requestContext: { a: '1' } }), `\${context.a}`],
  [
    'message-string',
    [error, {}].map((given) =>
      renderGatewayResponse('$context.error.messageString', { requestContext: { error: given } }),
    ),
    ['"No \\"way\\""', 'null'],
  ],
];

describe('the fidelity table on parameter mapping', () => {
  it.each(CASES)('is right about %s', (_, answer, expected) => {
    expect(answer).toEqual(expected);
  });

  it('has a test for every row', () => {
    const rows = FIDELITY.filter(({ group }) => group === 'mapping').map(({ id }) => id);
    expect(CASES.map(([id]) => id)).toEqual(rows);
  });
});
