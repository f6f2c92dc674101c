import { describe, expect, it } from 'vitest';
import { type IntegrationResponse, mapResponseParameters } from '../../src/index.js';

const RESPONSE: IntegrationResponse = {
  statusCode: 200,
  headers: { ETag: '"1"', 'Set-Cookie': ['a=1', 'b=2'], 'x-id': 'lower', 'X-Id': 'mixed' },
  body: '{"redirect":{"url":"https://example.com/a"},"errorMessage":"{\\"status\\":500}"}',
};

const LAMBDA_ERROR: IntegrationResponse = {
  statusCode: 200,
  headers: {},
  lambdaError: true,
  body: JSON.stringify({
    errorType: 'Error',
    errorMessage: JSON.stringify({ kind: 'Failed', status: 500, trace: { line: 12, file: 'a/b.js' } }),
  }),
};

const CASES: readonly (readonly [string, string | undefined])[] = [
  ["'static'", 'static'],
  ['integration.response.header.ETag', '"1"'],
  ['integration.response.header.etag', '"1"'],
  ['integration.response.header.X-Id', 'mixed'],
  ['integration.response.header.X-ID', 'lower'],
  ['integration.response.header.Set-Cookie', 'b=2'],
  ['integration.response.multivalueheader.Set-Cookie', 'a=1,b=2'],
  ['integration.response.multivalueheader.ETag', '"1"'],
  ['integration.response.header.none', undefined],
  ['integration.response.header.constructor', undefined],
  ['integration.response.multivalueheader.__proto__', undefined],
  ['integration.response.body', RESPONSE.body],
  ['integration.response.body.redirect.url', 'https://example.com/a'],
  ['integration.response.body.redirect', '{"url":"https://example.com/a"}'],
  ['integration.response.body.none', undefined],
  ['integration.response.body.errorMessage', '{"status":500}'],
  ['integration.response.body.errorMessage.status', undefined],
  ['context.stage', 'prod'],
  ['stageVariables.url', 'example.com'],
];

const OF_LAMBDA_ERROR: readonly (readonly [string, string | undefined])[] = [
  ['integration.response.body.errorMessage.kind', 'Failed'],
  ['integration.response.body.errorMessage.status', '500'],
  ['integration.response.body.errorMessage.trace', '{"line":12,"file":"a/b.js"}'],
  ['integration.response.body.errorMessage.trace.line', '12'],
  ['integration.response.body.errorMessage.none', undefined],
  ['integration.response.body.errorType', 'Error'],
];

function header(expression: string, response: IntegrationResponse): string | undefined {
  const event = { requestContext: { stage: 'prod' }, stageVariables: { url: 'example.com' } };
  return mapResponseParameters({ 'method.response.header.x': expression }, response, event).x;
}

describe('what a mapping of a response sends', () => {
  it.each(CASES)('%s', (expression, expected) => {
    expect(header(expression, RESPONSE)).toBe(expected);
  });

  it.each(OF_LAMBDA_ERROR)("of a Lambda function's error, %s", (expression, expected) => {
    expect(header(expression, LAMBDA_ERROR)).toBe(expected);
  });

  it.each([
    ['{"errorMessage":"plain"}'],
    ['{"errorMessage":"{broken"}'],
    ['{"errorMessage":"12"}'],
    ['{"errorMessage":null}'],
    ['[1]'],
  ])('nothing below the errorMessage of %s', (body) => {
    expect(header('integration.response.body.errorMessage.x', { ...LAMBDA_ERROR, body })).toBeUndefined();
  });

  it.each([
    ['', '{}'],
    ['plain', 'plain'],
  ])('of the body %j, %j', (body, expected) => {
    expect(header('integration.response.body', { ...RESPONSE, body })).toBe(expected);
  });

  it('fails for a body that starts like JSON and is none', () => {
    expect(() => header('integration.response.body', { ...RESPONSE, body: '{"a' })).toThrow(
      expect.objectContaining({
        code: 'invalid-response-body',
        answer: { status: 500, message: 'Internal server error' },
      }),
    );
  });

  it('goes without an event, and tells names of headers apart if asked to', () => {
    const mappings = { 'method.response.header.x': 'integration.response.header.etag' };
    expect(mapResponseParameters(mappings, RESPONSE)).toEqual({ x: '"1"' });
    expect(mapResponseParameters(mappings, RESPONSE, {}, { responseHeaderCase: 'exact' })).toEqual({});
  });

  it.each(['__proto__', 'constructor'])('a name like %s is one like any other', (name) => {
    const mapped = mapResponseParameters({ [`method.response.header.${name}`]: "'x'" }, RESPONSE);
    expect(Object.entries(mapped)).toEqual([[name, 'x']]);
  });
});
