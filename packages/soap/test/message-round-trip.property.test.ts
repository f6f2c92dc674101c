import { default as Ajv } from 'ajv-draft-04';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exampleOf,
  type JsonValue,
  jsonSchemaOf,
  jsonToMessage,
  type MessageShape,
  type MessageSide,
  messageAt,
  messageToJson,
  type Operation,
  parseXml,
  type Wsdl,
} from '../src/index.js';
import { messageArbitrary } from './json-arbitrary.js';
import { readDeclarations, readFixture } from './read-fixture.js';

interface Case {
  readonly name: string;
  readonly wsdl: Wsdl;
  readonly operation: Operation;
  readonly side: MessageSide;
  readonly message: MessageShape;
}

const SIDES: readonly MessageSide[] = ['request', 'response', { fault: 'rejected' }, { fault: 'closed' }];

async function casesOf(location: string): Promise<Case[]> {
  const { wsdl } = await readFixture(location);
  const operations = wsdl.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations));
  return operations.flatMap((operation) =>
    SIDES.flatMap((side) => {
      const message = messageAt(operation, side);
      const name = `${operation.name} ${typeof side === 'string' ? side : side.fault} of SOAP ${operation.soapVersion}`;
      return message ? [{ name, wsdl, operation, side, message }] : [];
    }),
  );
}

const CASES = [...(await casesOf('freight/freight.wsdl')), ...(await casesOf('compact.wsdl'))];
const CONVERTIBLE = CASES.filter(({ operation }) => operation.name !== 'Count');

/** What has no order in JSON is compared without one. */
function backAndForth({ wsdl, message }: Pick<Case, 'wsdl' | 'message'>, value: JsonValue) {
  const options = { defaults: false };
  const { elements, text, problems } = jsonToMessage(wsdl.schema, message, value, options);
  const roots = elements.length === 1 ? [parseXml(text)] : elements;
  const back = messageToJson(wsdl.schema, message, roots, options);
  return { value: back.value, problems: [...problems, ...back.problems] };
}

function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, shuffled(inner)]),
  );
}

function validatorOf({ wsdl, operation, side }: Case) {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  return ajv.compile({ ...jsonSchemaOf(wsdl, operation, side)?.schema });
}

describe('a message that was written is read as the same JSON', () => {
  it.each(CONVERTIBLE)('$name', (one) => {
    const validate = validatorOf(one);
    fc.assert(
      fc.property(messageArbitrary(one.wsdl.schema, one.message), (value) => {
        expect(backAndForth(one, shuffled(value))).toEqual({ value, problems: [] });
        validate(value);
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 60, seed: 20_240_115 },
    );
  });
});

describe('an example is a message, and valid by the JSON Schema', () => {
  it.each(CONVERTIBLE)('$name', (one) => {
    const example = exampleOf(one.wsdl, one.operation, one.side) ?? null;
    expect(exampleOf(one.wsdl, one.operation, one.side)).toEqual(example);
    expect(backAndForth(one, example)).toEqual({ value: example, problems: [] });
    const validate = validatorOf(one);
    validate(example);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('contents of all sorts come back', () => {
  it.each([
    ['<xs:sequence maxOccurs="unbounded"><E n="a"/><E n="b" o="0"/></xs:sequence>'],
    ['<xs:choice maxOccurs="unbounded"><E n="a"/><E n="b" m="3"/><E n="c" m="unbounded"/></xs:choice>'],
    [
      '<xs:sequence><E n="a"/><xs:choice><E n="b"/><xs:sequence><E n="c"/><E n="d" o="0"/></xs:sequence></xs:choice><E n="e"/></xs:sequence>',
    ],
    ['<xs:sequence><E n="a" m="2"/><E n="b"/><E n="a" o="0" m="unbounded"/></xs:sequence>'],
    ['<xs:sequence minOccurs="0" maxOccurs="3"><xs:choice><E n="a"/><E n="b"/></xs:choice><E n="c"/></xs:sequence>'],
    [
      '<xs:choice minOccurs="0"><xs:sequence><E n="a"/><E n="b" m="unbounded"/></xs:sequence><E n="c" o="0"/></xs:choice>',
    ],
    ['<xs:all><E n="a"/><E n="b" o="0"/><E n="c"/></xs:all>'],
    ['<xs:sequence><xs:sequence minOccurs="2" maxOccurs="4"><E n="a"/><E n="b" m="2"/></xs:sequence></xs:sequence>'],
  ])('%s', async (particle) => {
    const declared = particle.replace(/<E n="(\w)"(?: o="(\w+)")?(?: m="(\w+)")?\/>/g, (_, name, least, most) => {
      return `<xs:element name="${name}" type="xs:int" minOccurs="${least ?? 1}" maxOccurs="${most ?? 1}"/>`;
    });
    const { wsdl, problems } = await readDeclarations(
      `<xs:element name="r"><xs:complexType>${declared}</xs:complexType></xs:element>`,
    );
    expect(problems).toEqual([]);
    const message = { wrapper: undefined, parts: [{ name: 'r', element: '{urn:x}r', type: undefined }] };
    fc.assert(
      fc.property(messageArbitrary(wsdl.schema, message), (value) => {
        expect(backAndForth({ wsdl, message }, shuffled(value))).toEqual({ value, problems: [] });
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
