import { describe, expect, it } from 'vitest';
import {
  DEFAULT_GATEWAY_RESPONSE_TEMPLATE,
  mapGatewayResponseParameters,
  type ProxyEvent,
  renderGatewayResponse,
} from '../../src/index.js';

const EVENT: ProxyEvent = {
  pathParameters: { id: '7' },
  queryStringParameters: { q: '$context.stage' },
  headers: { 'x-api-key': 'key', Accept: 'text/"html"' },
  stageVariables: { a: 'A' },
  requestContext: {
    stage: 'prod',
    requestTimeEpoch: 1,
    identity: { sourceIp: '192.0.2.1' },
    error: { message: 'Not "you"', responseType: 'ACCESS_DENIED' },
  },
};

const TEMPLATES: readonly (readonly [string, string])[] = [
  [DEFAULT_GATEWAY_RESPONSE_TEMPLATE, '{"message":"Not \\"you\\""}'],
  ['"$context.error.message"', '"Not "you""'],
  ['$context.error.responseType', 'ACCESS_DENIED'],
  ['[$context.error.validationErrorString]', '[]'],
  ['$context.identity.sourceIp $context.requestTimeEpoch', '192.0.2.1 1'],
  ['[$context.identity][$context.none][$context.constructor.name]', '[][][]'],
  ['$stageVariables.a[$stageVariables.none]', 'A[]'],
  ['$method.request.path.id $method.request.header.x-api-key', '7 key'],
  ['$method.request.header.Accept', 'text/"html"'],
  ['$method.request.querystring.q', '$context.stage'],
  ['[$method.request.header.__proto__]', '[]'],
  ['It is $context.stage. And $method.request.path.id- so on.', 'It is prod. And 7- so on.'],
  ['#set($x = 1)$x $input.body $util.urlEncode("a")', '#set($x = 1)$x $input.body $util.urlEncode("a")'],
  [
    `\${context.stage} $!context.stage $context $contexts.stage $`,
    `\${context.stage} $!context.stage $context $contexts.stage $`,
  ],
  ['{"statusCode": "\'404\'"}', '{"statusCode": "\'404\'"}'],
  ['', ''],
];

describe('the template of a gateway response', () => {
  it.each(TEMPLATES)('%j', (template, output) => {
    expect(renderGatewayResponse(template, EVENT)).toBe(output);
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ error: {} }, '{"message":null}'],
    [{ error: { message: null } }, '{"message":null}'],
    [{ error: { message: 'a', messageString: '"given"' } }, '{"message":"given"}'],
    [{}, '{"message":}'],
  ])('messageString of %j', (requestContext, output) => {
    expect(renderGatewayResponse(DEFAULT_GATEWAY_RESPONSE_TEMPLATE, { requestContext })).toBe(output);
  });

  it('prints what the option missingVariable says', () => {
    expect(renderGatewayResponse('[$context.none]', EVENT, { missingVariable: '-' })).toBe('[-]');
  });

  it('renders many variables, and none that would run away', () => {
    const start = performance.now();
    expect(renderGatewayResponse('$context.stage,'.repeat(200_000), EVENT)).toHaveLength(1_000_000);
    renderGatewayResponse(`$method.request.header.${'a-'.repeat(1_000_000)}`, EVENT);
    renderGatewayResponse(`$context${'.a'.repeat(100_000)}`, EVENT);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the headers of a gateway response', () => {
  it('are mapped from the request, its context, the stage and static values', () => {
    const mappings = {
      'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
      'gatewayresponse.header.x-key': 'method.request.header.x-api-key',
      'gatewayresponse.header.x-id': 'method.request.path.id',
      'gatewayresponse.header.x-query': 'method.request.querystring.q',
      'gatewayresponse.header.x-type': 'context.error.responseType',
      'gatewayresponse.header.x-message': 'context.error.messageString',
      'gatewayresponse.header.x-stage': 'stageVariables.a',
      'gatewayresponse.header.x-none': 'method.request.header.none',
    };
    expect(mapGatewayResponseParameters(mappings, EVENT)).toEqual({
      'Access-Control-Allow-Origin': '*',
      'x-key': 'key',
      'x-id': '7',
      'x-query': '$context.stage',
      'x-type': 'ACCESS_DENIED',
      'x-message': '"Not \\"you\\""',
      'x-stage': 'A',
    });
  });

  it('are refused where API Gateway would have refused them', () => {
    const mappings = { 'gatewayresponse.header.x': 'method.request.body' };
    expect(() => mapGatewayResponseParameters(mappings, EVENT)).toThrow(/^Invalid mapping expression specified: /);
  });
});
