import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesBeside } from '../src/samples/samples-beside.js';
import { testFileSamples } from '../src/samples/test-file-samples.js';
import { filesFrom } from './client.js';

const TEMPLATE = 'file:///project/my%20orders.vtl';
const TESTS = `template: my orders.vtl
cases:
  - name: inline
    event: &event { pathParameters: { id: o-1 }, body: { n: 12345678901234567890, list: [1.5] } }
  - name: merged
    event: { <<: *event, headers: { A: b } }
  - { name: named, event: ../events/a b.json }
  - { name: refused, event: {}, error: limit }
  - { name: small, event: {} }
`;

/** @param texts by path from the root */
async function beside(texts: Readonly<Record<string, string>>) {
  return samplesBeside(
    TEMPLATE,
    filesFrom(Object.fromEntries(Object.entries(texts).map(([path, text]) => [`file:///${path}`, text]))),
  );
}

describe('the samples beside a template', () => {
  it('are those of its cases and of its test files', async () => {
    const { samples, problems } = await beside({
      'project/my%20orders.vtl.cases/small.event.json': '{"body": "{}"}',
      'project/my%20orders.vtl.cases/small.expected.json': '{}',
      'project/my%20orders.vtltest.yaml': TESTS,
      'events/a%20b.json': '{"httpMethod": "GET"}',
    });
    expect(problems).toEqual([]);
    // The digits of the body's numbers stay.
    const event = { pathParameters: { id: 'o-1' }, body: '{"n": 12345678901234567890, "list": [1.5]}' };
    expect(samples).toEqual([
      { name: 'small', event: { body: '{}' } },
      { name: 'inline', event },
      { name: 'merged', event: { ...event, headers: { A: 'b' } } },
      { name: 'named', event: { httpMethod: 'GET' } },
    ]);
  });

  it.each([
    ['a case that is no JSON', { 'my%20orders.vtl.cases/a.event.json': '{' }, 'a.event.json is no sample request'],
    ['a case that is no object', { 'my%20orders.vtl.cases/a.event.json': '[]' }, 'a.event.json is no sample request'],
    ['a test file that is no YAML', { 'my%20orders.vtltest.yml': 'a: [' }, 'my orders.vtltest.yml cannot be read'],
    ['an event that is not there', { 'my%20orders.vtltest.yaml': TESTS }, 'The event of the case named cannot be read'],
  ])('tell of %s', async (_, texts, expected) => {
    const inProject = Object.entries(texts).map(([path, text]) => [`project/${path}`, text ?? '']);
    const { problems } = await beside(Object.fromEntries(inProject));
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });

  it('are none of a test file for another template', async () => {
    const other = 'template: { definition: openapi.yaml, method: GET / }\ncases: [{ name: a, event: {} }]';
    for (const text of [other, TESTS.replace('my orders', 'other')]) {
      expect(await beside({ 'project/my%20orders.vtltest.yaml': text })).toEqual({ samples: [], problems: [] });
    }
  });

  it('are read from any text without an error', () => {
    const pieces = [
      'template: a.vtl\n',
      'cases:\n',
      '- name: a\n',
      '  event: ',
      '&a ',
      '*a',
      '{',
      '}',
      '[',
      ']',
      '1',
      '<<: ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        testFileSamples({ name: 'a.vtltest.yaml', text: parts.join('') }, 'a.vtl');
      }),
    );
  });
});
