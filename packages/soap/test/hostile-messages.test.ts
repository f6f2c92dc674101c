import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exampleOf,
  jsonToMessage,
  messageAt,
  messageToJson,
  parseXml,
  type XmlElement,
  XmlError,
} from '../src/index.js';
import { readFixture } from './read-fixture.js';

const LOCATIONS = ['freight/freight.wsdl', 'compact.wsdl'] as const;
const WSDLS = await Promise.all(LOCATIONS.map(async (location) => (await readFixture(location)).wsdl));
const MESSAGES = WSDLS.flatMap((wsdl) =>
  wsdl.services.flatMap(({ ports }) =>
    ports.flatMap(({ operations }) =>
      operations.flatMap((operation) => {
        const message = messageAt(operation, 'request');
        if (!message) return [];
        const example = exampleOf(wsdl, operation, 'request') ?? null;
        return [{ name: operation.name, schema: wsdl.schema, message, example }];
      }),
    ),
  ),
);

/** Keys that mean something, beside those of the example. */
const KEYS = [
  '@xsi:type',
  '$type',
  '#text',
  '@',
  '@{',
  '{}',
  '{urn:x',
  '__proto__',
  'constructor',
  '@xmlns',
  'xmlns:a',
];

const VALUES = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom<unknown>(Symbol('s'), () => 1, '\ud800', NaN, -0, 1e300, '9'.repeat(2000), [[[]]]),
);

/** The example, with something else in some place. */
function changed(value: unknown, path: readonly number[], by: unknown, key: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value);
  if (entries.length === 0) return by;
  const at = step % (entries.length + 1);
  if (at === entries.length) return Array.isArray(value) ? [...value, by] : Object.fromEntries([...entries, [key, by]]);
  const inner = entries.map(([name, one], index) => [name, index === at ? changed(one, rest, by, key) : one] as const);
  return Array.isArray(value) ? inner.map(([, one]) => one) : Object.fromEntries(inner);
}

describe('any value is converted, or told of', () => {
  it.each(MESSAGES)('$name', ({ schema, message, example }) => {
    const names = [...KEYS, ...JSON.stringify(example).matchAll(/(?<=")[^"]+(?=":)/g)].map(String);
    const property = fc.property(
      fc.array(fc.nat(12), { maxLength: 6 }),
      VALUES,
      fc.constantFrom(...names),
      (path, by, key) => {
        const { elements, text, problems } = jsonToMessage(schema, message, changed(example, path, by, key));
        const roots = elements.length === 1 && text !== '' ? parseXml(text) : elements;
        const back = messageToJson(schema, message, roots);
        for (const problem of [...problems, ...back.problems]) {
          expect(problem.message.startsWith(`${problem.path} `)).toBe(true);
          expect(problem.message).toMatch(/[.?)]$/);
        }
      },
    );
    fc.assert(property, { numRuns: 300, seed: 11 });
  });
});

describe('any document is converted, or told of', () => {
  it.each(MESSAGES)('$name', ({ schema, message, example }) => {
    const { text } = jsonToMessage(schema, message, example);
    const property = fc.property(fc.nat(text.length), fc.nat(text.length), fc.nat(40), (from, to, length) => {
      const moved = text.slice(0, to) + text.slice(from, from + length) + text.slice(to);
      const element = parsed(moved.replace(/ns1(?=:\w+>)/, from % 3 === 0 ? 'ns2' : 'ns1'));
      if (element) jsonToMessage(schema, message, messageToJson(schema, message, element).value);
    });
    fc.assert(property, { numRuns: 500, seed: 12 });
  });
});

function parsed(text: string): XmlElement | undefined {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
