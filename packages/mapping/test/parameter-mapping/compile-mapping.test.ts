import { describe, expect, it } from 'vitest';
import { compileMapping, type MappingExpression, type MappingPlace, mappingProblems } from '../../src/index.js';

const EXPRESSIONS: readonly (readonly [string, MappingExpression])[] = [
  ["'static value'", { kind: 'static', value: 'static value' }],
  ["''", { kind: 'static', value: '' }],
  [`'it's "so"'`, { kind: 'static', value: `it's "so"` }],
  ["'two\nlines'", { kind: 'static', value: 'two\nlines' }],
  ["'method.request.header.x'", { kind: 'static', value: 'method.request.header.x' }],
  ['method.request.path.id', { kind: 'request-parameter', group: 'path', name: 'id', multiple: false }],
  ['method.request.querystring.q', { kind: 'request-parameter', group: 'querystring', name: 'q', multiple: false }],
  [
    'method.request.header.X-Api-Key',
    { kind: 'request-parameter', group: 'header', name: 'X-Api-Key', multiple: false },
  ],
  [
    'method.request.multivaluequerystring.q',
    { kind: 'request-parameter', group: 'querystring', name: 'q', multiple: true },
  ],
  ['method.request.multivalueheader.q', { kind: 'request-parameter', group: 'header', name: 'q', multiple: true }],
  ['method.request.header.a.b_c$', { kind: 'request-parameter', group: 'header', name: 'a.b_c$', multiple: false }],
  [
    'method.request.header.__proto__',
    { kind: 'request-parameter', group: 'header', name: '__proto__', multiple: false },
  ],
  ['method.request.body', { kind: 'request-body', path: undefined }],
  ['method.request.body.pets[0].name', { kind: 'request-body', path: '$.pets[0].name' }],
  ['method.request.body[0].price', { kind: 'request-body', path: '$[0].price' }],
  ["method.request.body['a b']", { kind: 'request-body', path: "$['a b']" }],
  ['integration.response.header.ETag', { kind: 'response-header', name: 'ETag', multiple: false }],
  ['integration.response.multivalueheader.Via', { kind: 'response-header', name: 'Via', multiple: true }],
  ['integration.response.body', { kind: 'response-body', path: undefined }],
  ['integration.response.body.redirect.url', { kind: 'response-body', path: '$.redirect.url' }],
  ['context.resourceId', { kind: 'context', names: ['resourceId'] }],
  ['context.identity.sourceIp', { kind: 'context', names: ['identity', 'sourceIp'] }],
  ['context.authorizer.claims.custom:role', { kind: 'context', names: ['authorizer', 'claims', 'custom:role'] }],
  [`context.authorizer['a.b']["c"]`, { kind: 'context', names: ['authorizer', 'a.b', 'c'] }],
  ['stageVariables.url', { kind: 'stage-variable', name: 'url' }],
];

const MALFORMED: readonly (readonly [string, string])[] = [
  ['true', "Write a static value in single quotes: `'true'`."],
  ['"*"', "Write a static value in single quotes: `'*'`."],
  ["'", "Write a static value in single quotes: `''`."],
  ['', "Write a static value in single quotes: `''`."],
  ['method.request.headers.Accept', 'Did you mean `method.request.header.Accept`?'],
  ['method.request.queryString.q', 'Did you mean `method.request.querystring.q`?'],
  ['method.request.multivalueheaders.q', 'Did you mean `method.request.multivalueheader.q`?'],
  ['method.requst.body.pets[0].name', 'Did you mean `method.request.body.pets[0].name`?'],
  ['integration.response.headers.ETag', 'Did you mean `integration.response.header.ETag`?'],
  ['contxt.identity.sourceIp', 'Did you mean `context.identity.sourceIp`?'],
  ['stagevariables.url', 'Did you mean `stageVariables.url`?'],
  ['$context.stage', 'Did you mean `context.stage`?'],
  [`\${stageVariables.url}`, 'Did you mean `stageVariables.url`?'],
  ['context', 'Name what to read: `context.name`.'],
  ['method.request.header', 'Name what to read: `method.request.header.name`.'],
  ['method.request.body.', 'Name what to read: `method.request.body.name`.'],
  [
    'method.request.querystring.filter[x]',
    'A name has letters, digits and the characters `.`, `_`, `$` and `-`. Rename the parameter.',
  ],
  ['method.request.body[', 'The JSON path cannot be read.'],
];

const ELSEWHERE: readonly (readonly [MappingPlace, string, string])[] = [
  ['request', 'integration.response.header.x', 'An integration request is mapped from `method.request.…`'],
  ['response', 'method.request.header.x', 'A method response is mapped from `integration.response.…`'],
  ['gateway-response', 'method.request.body', 'A gateway response is mapped from the path, query string and headers'],
  ['gateway-response', 'integration.response.body', 'A gateway response is mapped from the path, query string'],
];

function awsWords(text: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${text}]`;
}

describe('compileMapping', () => {
  it.each(EXPRESSIONS)('reads %j', (text, expression) => {
    expect(compileMapping(text)).toEqual(expression);
  });

  it.each(MALFORMED)('refuses %j as API Gateway does, with advice', (text, advice) => {
    const problem = compileMapping(text);
    expect(problem).toMatchObject({ kind: 'problem', code: 'invalid-mapping-expression', start: 0, end: text.length });
    expect(problem).toMatchObject({ message: awsWords(text), advice: expect.stringContaining(advice) });
  });

  it.each(ELSEWHERE)('refuses for a %s %s', (place, text, advice) => {
    expect(compileMapping(text)).not.toMatchObject({ kind: 'problem' });
    expect(compileMapping(text, place)).toMatchObject({
      message: awsWords(text),
      advice: expect.stringContaining(advice),
    });
  });

  it.each([
    ['a name', `method.request.header.${'a'.repeat(1_000_000)}!`],
    ['a path', `method.request.body${'.a'.repeat(100_000)}`],
    ['brackets', `context${"['a']".repeat(100_000)}[`],
    ['quotes', `'${"'".repeat(1_000_000)}x`],
    ['dollars', `\${${'}'.repeat(1_000_000)}!`],
    ['periods', '.'.repeat(1_000_000)],
    ['a word', 'method'.repeat(200_000)],
  ])('refuses %s of a million characters at once', (_, text) => {
    const start = performance.now();
    expect(compileMapping(text)).toMatchObject({ kind: 'problem' });
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('quotes no more of a long text than can be read', () => {
    const problem = compileMapping('x'.repeat(1000));
    expect(problem).toMatchObject({ advice: `Write a static value in single quotes: \`'${'x'.repeat(79)}…\`.` });
  });
});

describe('mappingProblems', () => {
  it.each<[MappingPlace, string, string]>([
    ['request', 'integration.request.cookie.x', 'Write `integration.request.header.name`, `integration.request.'],
    ['request', 'integration.request.header.a b', 'Write `integration.request.header.name`, `integration.request.'],
    ['response', 'method.response.body', 'Write `method.response.header.name`.'],
    ['gateway-response', 'gatewayresponse.header.', 'Write `gatewayresponse.header.name`.'],
  ])('says of a %s what %s should be', (place, key, advice) => {
    expect(mappingProblems({ [key]: "'x'" }, place)).toMatchObject([
      {
        code: 'invalid-mapping-target',
        text: key,
        message: `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${key}]`,
        advice: expect.stringContaining(advice),
      },
    ]);
  });

  it('finds all that is wrong, and nothing in what is right', () => {
    const mappings = { nope: 'true', 'integration.request.header.x': "'x'", 'integration.request.path.y': 'z' };
    expect(mappingProblems(mappings, 'request').map(({ text }) => text)).toEqual(['nope', 'true', 'z']);
  });
});
