import { describe, expect, it } from 'vitest';
import { exampleOfMessage, type JsonValue, jsonSchemaOfMessage } from '../src/index.js';
import { translatePattern } from '../src/xsd/translate-pattern.js';
import { readDeclarations } from './read-fixture.js';

const simple = (restriction: string): string =>
  `<xs:element name="r"><xs:simpleType>${restriction}</xs:simpleType></xs:element>`;
const restricted = (base: string, facets: string): string =>
  simple(`<xs:restriction base="${base}">${facets}</xs:restriction>`);
const sequence = (content: string): string =>
  `<xs:element name="r"><xs:complexType><xs:sequence>${content}</xs:sequence></xs:complexType></xs:element>`;

async function described(
  declarations: string,
): Promise<{ schema: JsonValue; notes: readonly string[]; example: JsonValue }> {
  const { wsdl, problems } = await readDeclarations(declarations);
  expect(problems).toEqual([]);
  const { schema, notes } = jsonSchemaOfMessage(wsdl.schema, '{urn:x}r');
  const { $schema, title, ...rest } = schema;
  expect({ $schema, title }).toEqual({ $schema: 'http://json-schema.org/draft-04/schema#', title: 'r' });
  return { schema: rest, notes, example: exampleOfMessage(wsdl.schema, '{urn:x}r') };
}

const INTEGER = '^[+-]?[0-9]+$';
const DECIMAL = '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$';

describe('simple types', () => {
  it.each([
    [restricted('xs:string', '<xs:maxLength value="2"/>'), { type: 'string', maxLength: 2 }, 'te'],
    [restricted('xs:string', '<xs:minLength value="6"/>'), { type: 'string', minLength: 6 }, 'textte'],
    [
      restricted('xs:string', '<xs:enumeration value="b"/><xs:enumeration value="a"/>'),
      { type: 'string', enum: ['b', 'a'] },
      'b',
    ],
    [restricted('xs:int', '<xs:minInclusive value="5"/>'), { type: 'integer', minimum: 5, maximum: 2147483647 }, 5],
    [restricted('xs:int', '<xs:enumeration value="2"/>'), { type: 'integer', enum: [2] }, 2],
    [
      restricted('xs:decimal', '<xs:minExclusive value="10"/>'),
      { type: ['number', 'string'], pattern: DECIMAL, minimum: 10, exclusiveMinimum: true },
      10.5,
    ],
    [restricted('xs:integer', ''), { type: ['integer', 'string'], pattern: INTEGER }, 1],
    [restricted('xs:boolean', ''), { type: 'boolean' }, true],
    [restricted('xs:double', ''), { type: ['number', 'string'], pattern: '^(INF|[+-]INF|NaN)$' }, 1.5],
    [restricted('xs:hexBinary', '<xs:length value="2"/>'), { type: 'string' }, '0000'],
    [
      restricted('xs:string', '<xs:pattern value="[A-Z]{2}\\d+"/>'),
      { type: 'string', pattern: '^[A-Z]{2}[0-9]+$' },
      'AA1',
    ],
    [
      restricted('xs:string', '<xs:pattern value="a+"/><xs:pattern value="b"/>'),
      { type: 'string', pattern: '^(?:a+|b)$' },
      'a',
    ],
    [
      simple('<xs:list itemType="xs:int"/>'),
      { type: 'array', items: { type: 'integer', minimum: -2147483648, maximum: 2147483647 } },
      [1],
    ],
    [
      simple('<xs:union memberTypes="xs:boolean xs:string"/>'),
      { anyOf: [{ type: 'boolean' }, { type: 'string' }] },
      true,
    ],
    ['<xs:element name="r" nillable="true" type="xs:string"/>', { type: ['string', 'null'] }, 'text'],
    ['<xs:element name="r"/>', {}, 'text'],
  ])('%s', async (declarations, schema, example) => {
    expect(await described(declarations)).toEqual({ schema, notes: [], example });
  });

  it('notes what cannot be said', async () => {
    const { schema, notes } = await described(restricted('xs:string', '<xs:pattern value="\\p{IsGreek}"/>'));
    expect(schema).toEqual({ type: 'string' });
    expect(notes).toEqual([
      'The pattern `\\p{IsGreek}` is left out. Its `\\p` is about characters that JSON Schema cannot name.',
    ]);
  });
});

const int = { type: 'integer', minimum: -2147483648, maximum: 2147483647 };

describe('complex types', () => {
  it.each([
    [
      sequence('<xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int" minOccurs="0" maxOccurs="4"/>'),
      {
        type: 'object',
        properties: { a: int, b: { type: 'array', items: int, maxItems: 4 } },
        required: ['a'],
        additionalProperties: false,
      },
    ],
    [
      sequence('<xs:choice><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:choice>'),
      {
        type: 'object',
        properties: { a: int, b: int },
        allOf: [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
        additionalProperties: false,
      },
    ],
    [
      '<xs:element name="r" type="x:My.Type-1"/><xs:complexType name="My.Type-1"><xs:sequence><xs:element name="a" type="x:My.Type-1" minOccurs="0"/></xs:sequence></xs:complexType>',
      {
        type: 'object',
        properties: { a: { $ref: '#/definitions/MyType1' } },
        additionalProperties: false,
        definitions: {
          MyType1: {
            type: 'object',
            properties: { a: { $ref: '#/definitions/MyType1' } },
            additionalProperties: false,
          },
        },
      },
    ],
    [
      `${sequence('<xs:element name="a" type="x:B" nillable="true"/>')}<xs:complexType name="B"/>
        <xs:complexType name="D"><xs:complexContent><xs:extension base="x:B"/></xs:complexContent></xs:complexType>`,
      {
        type: 'object',
        properties: {
          a: {
            anyOf: [
              {
                anyOf: [
                  { $ref: '#/definitions/B' },
                  { allOf: [{ $ref: '#/definitions/D' }, { required: ['@xsi:type'] }] },
                ],
              },
              { type: 'null' },
            ],
          },
        },
        required: ['a'],
        additionalProperties: false,
        definitions: {
          B: { type: 'object', properties: { '@xsi:type': { enum: ['B'] } }, additionalProperties: false },
          D: { type: 'object', properties: { '@xsi:type': { enum: ['D'] } }, additionalProperties: false },
        },
      },
    ],
    [
      `<xs:element name="r"><xs:annotation><xs:documentation> What  it is. </xs:documentation></xs:annotation>
        <xs:complexType mixed="true"><xs:sequence><xs:any/></xs:sequence>
        <xs:attribute name="k" use="required" fixed="v"/><xs:anyAttribute/></xs:complexType></xs:element>`,
      {
        description: 'What it is.',
        type: 'object',
        properties: { '@k': { enum: ['v'] }, '#text': { type: 'string' } },
        patternProperties: { '^@': {} },
        additionalProperties: true,
      },
    ],
  ])('%s', async (declarations, schema) => {
    expect((await described(declarations)).schema).toEqual(schema);
  });

  it('lets in other members where the option says so', async () => {
    const { wsdl } = await readDeclarations(sequence('<xs:element name="a"/>'));
    const { schema } = jsonSchemaOfMessage(wsdl.schema, '{urn:x}r', { additionalProperties: true, draft: 4 });
    expect(schema.additionalProperties).toBe(true);
  });
});

describe('patterns', () => {
  it.each([
    ['a|b', '^(?:a|b)$', ['a', 'b'], ['ab', '']],
    ['^$', '^\\^\\$$', ['^$'], ['']],
    ['\\i\\c*', undefined, ['a1', '_-.'], ['1', '-']],
    ['[a-z-[aeiou]]+', '^[b-df-hj-np-tv-z]+$', ['xyz'], ['a']],
    ['[^a-c-[x]]', undefined, ['d'], ['a', 'x']],
    ['\\w', '^[\\p{L}\\p{M}\\p{N}\\p{S}]$', ['a', 'é', '1'], ['-', ' ']],
    ['.{2}', '^[^\\u000a\\u000d]{2}$', ['ab'], ['a\n']],
    ['[&\\-\\]]', undefined, ['&', '-', ']'], ['a']],
    ['\\d{1,3}(,\\d{3})*', '^[0-9]{1,3}(?:,[0-9]{3})*$', ['1,234'], ['1,2']],
    ['[+-]?\\s', undefined, ['- ', '\t'], ['--']],
  ])('%s', (pattern, expected, matching, others) => {
    const translated = translatePattern(pattern);
    if (!translated.ok) throw new Error(translated.reason);
    if (expected !== undefined) expect(translated.pattern).toBe(expected);
    const regex = new RegExp(translated.pattern, 'u');
    expect(matching.filter((text) => !regex.test(text))).toEqual([]);
    expect(others.filter((text) => regex.test(text))).toEqual([]);
  });

  it.each(['(', ')', '[', '[]', 'a{', 'a{x}', '*', '\\', '\\p{Nope}', '[b-a]', '('.repeat(60), '[a-[b-[c'])(
    '%s is refused',
    (pattern) => {
      expect(translatePattern(pattern)).toMatchObject({ ok: false, reason: expect.stringMatching(/^It.*\.$/) });
    },
  );
});
