import { describe, expect, it } from 'vitest';
import { asking } from './asking.js';
import { functionUri, type IntegrationParts, integration, restApi } from './rest-api.js';

/** @returns what reaches a Lambda function behind templates */
async function reaching(parts: IntegrationParts, contentType: string | undefined, body = '{"a":1}'): Promise<string> {
  const functions = { tell: (event: unknown) => event };
  const lambda = integration('AWS', { uri: functionUri('tell'), ...parts });
  const { ask, records } = asking(restApi({ 'POST /': { integration: lambda } }), { functions });
  const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
  const {
    status,
    body: answer,
    headers: sent,
  } = await ask('POST /', { headers, body: new TextEncoder().encode(body) });
  expect(records[0]?.bug).toBeUndefined();
  if (status === 200) return answer === '"transformed"' ? 'transform' : 'pass';
  expect(answer).toBe('{"message":"Unsupported Media Type"}');
  expect(sent.get('x-amzn-ErrorType')).toBe('BadRequestException');
  return String(status);
}

const BEHAVIORS = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
const JSON_TEMPLATE = { 'application/json': '"transformed"' };
const XML_TEMPLATE = { 'application/xml': '"transformed"' };

describe("AWS's table", () => {
  it.each<[templates: Record<string, string>, type: string | undefined, outcomes: readonly [string, string, string]]>([
    [JSON_TEMPLATE, undefined, ['transform', 'transform', 'transform']],
    [JSON_TEMPLATE, 'application/json', ['transform', 'transform', 'transform']],
    [JSON_TEMPLATE, 'application/xml', ['pass', '415', '415']],
    [XML_TEMPLATE, undefined, ['pass', '415', '415']],
    [XML_TEMPLATE, 'application/json', ['pass', '415', '415']],
    [XML_TEMPLATE, 'application/xml', ['transform', 'transform', 'transform']],
    [{}, 'application/json', ['pass', 'pass', '415']],
    [{}, undefined, ['pass', 'pass', '415']],
    [{}, 'text/plain', ['pass', 'pass', '415']],
  ])('%o, %s', async (requestTemplates, type, outcomes) => {
    const found = BEHAVIORS.map((passthroughBehavior) => reaching({ requestTemplates, passthroughBehavior }, type));
    expect(await Promise.all(found)).toEqual(outcomes);
  });
});

describe('the template is chosen by', () => {
  it.each<[what: string, templates: Record<string, string>, type: string, outcome: string]>([
    ['the media type alone', JSON_TEMPLATE, 'application/json; charset=UTF-8', 'transform'],
    ['its letters in any case', JSON_TEMPLATE, 'APPLICATION/Json', 'transform'],
    [
      'its own type, however that is written',
      { 'Application/JSON;charset=utf-8': '"transformed"' },
      'application/json',
      'transform',
    ],
    ['`$default`, where there is no other', { ...XML_TEMPLATE, $default: '"transformed"' }, 'text/plain', 'transform'],
    ['its type before `$default`', { ...XML_TEMPLATE, $default: 'no' }, 'application/xml', 'transform'],
    ['nothing of it: one that is empty lets the body pass', { 'application/json': '' }, 'application/json', 'pass'],
    ['no type that only begins alike', JSON_TEMPLATE, 'application/json-patch+json', '415'],
    ['the last of several headers', JSON_TEMPLATE, 'application/json', 'transform'],
  ])('%s', async (_, requestTemplates, type, outcome) => {
    expect(await reaching({ requestTemplates, passthroughBehavior: 'NEVER' }, type)).toBe(outcome);
  });
});

it('a body that passes is what was sent, and an empty one an empty object', async () => {
  const functions = { tell: (event: unknown) => event };
  const lambda = integration('AWS', { uri: functionUri('tell') });
  const { ask } = asking(restApi({ 'POST /': { integration: lambda } }), { functions });
  expect((await ask('POST /', { body: ' {"a" : [1.0]} ' })).body).toBe('{"a":[1]}');
  expect((await ask('POST /', { body: '' })).body).toBe('{}');
});

it('what a template makes that is no JSON never reaches a function', async () => {
  const uri = functionUri('tell');
  const lambda = integration('AWS', { uri, requestTemplates: { 'application/json': '{"a": }' } });
  const { ask, records } = asking(restApi({ 'POST /': { integration: lambda } }), { functions: { tell: () => 1 } });
  const { status, body } = await ask('POST /', { headers: { 'Content-Type': 'application/json' }, body: '{}' });
  expect(status).toBe(400);
  expect(JSON.parse(body).message).toMatch(/^Could not parse request body into json: /);
  expect(records[0]?.failure?.details.advice).toBe('The request template makes no JSON: {"a": }');
});
