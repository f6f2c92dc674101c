import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, jsonToMessage, type Operation, type Wsdl } from '../../src/index.js';
import { requestTemplate } from '../../src/template/request-template.js';
import { messageArbitrary } from '../json-arbitrary.js';
import { readDeclarations, readFixture } from '../read-fixture.js';
import { contentOf, type PlainElement, plain, rendered, withSameNumbers } from './envelope-of.js';
import { operationOf } from './operation-of.js';

interface Case {
  readonly name: string;
  readonly wsdl: Wsdl;
  readonly operation: Operation;
}

async function casesOf(location: string): Promise<Case[]> {
  const { wsdl } = await readFixture(location);
  const operations = wsdl.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations));
  return operations.map((operation) => ({
    name: `${operation.name} of SOAP ${operation.soapVersion}`,
    wsdl,
    operation,
  }));
}

const CASES = [...(await casesOf('freight/freight.wsdl')), ...(await casesOf('compact.wsdl'))];
const CONVERTIBLE = CASES.filter(({ operation }) => operation.name !== 'Count');

function written({ wsdl, operation }: Case, value: JsonValue): readonly PlainElement[] {
  return jsonToMessage(wsdl.schema, operation.input ?? '', value).elements.map(plain);
}

/** @returns whether a value nests types in themselves as often as the template goes, or says what no template can */
function isBeyond(value: JsonValue, within = 0): boolean {
  if (Array.isArray(value)) return value.some((item) => isBeyond(item, within));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => {
    const deeper = key === 'inside' ? within + 1 : within;
    return deeper > 1 || (key === 'details' && typeof inner === 'object') || isBeyond(inner, deeper);
  });
}

describe('a template writes what jsonToMessage writes', () => {
  it.each(CONVERTIBLE)('$name', (one) => {
    const { wsdl, operation } = one;
    const { text = '' } = requestTemplate(wsdl, operation, { depth: 6 }) ?? {};
    const arbitrary = messageArbitrary(wsdl.schema, operation.input ?? '').filter((value) => !isBeyond(value));
    fc.assert(
      fc.property(arbitrary, (value) => {
        const body = contentOf(rendered(text, value), 'Body');
        expect(body.map(withSameNumbers)).toEqual(written(one, value).map(withSameNumbers));
      }),
      { numRuns: 40, seed: 20_240_115 },
    );
  });
});

const CONTENTS: readonly (readonly [string, boolean])[] = [
  ['<xs:sequence maxOccurs="unbounded"><E n="a"/><E n="b" o="0"/></xs:sequence>', true],
  ['<xs:choice maxOccurs="unbounded"><E n="a"/><E n="b" m="3"/><E n="c" m="unbounded"/></xs:choice>', true],
  [
    '<xs:sequence><E n="a"/><xs:choice><E n="b"/><xs:sequence><E n="c"/><E n="d" o="0"/></xs:sequence></xs:choice><E n="e"/></xs:sequence>',
    true,
  ],
  [
    '<xs:choice><xs:sequence><E n="a"/><E n="b"/></xs:sequence><xs:sequence><E n="a"/><E n="c"/></xs:sequence></xs:choice>',
    true,
  ],
  [
    '<xs:choice minOccurs="0"><xs:sequence><E n="a"/><E n="b" m="unbounded"/></xs:sequence><E n="c" o="0"/></xs:choice>',
    true,
  ],
  ['<xs:all><E n="a"/><E n="b" o="0"/><E n="c"/></xs:all>', true],
  ['<xs:sequence><E n="a" m="2"/><E n="b"/><E n="a" o="0" m="unbounded"/></xs:sequence>', false],
  [
    '<xs:sequence minOccurs="0" maxOccurs="3"><xs:choice><E n="a"/><E n="b"/></xs:choice><E n="c"/></xs:sequence>',
    false,
  ],
  [
    '<xs:sequence><xs:sequence minOccurs="2" maxOccurs="4"><E n="a"/><E n="b" m="2"/></xs:sequence></xs:sequence>',
    false,
  ],
  ['<xs:sequence maxOccurs="9"><xs:sequence><E n="a"/><E n="b"/></xs:sequence></xs:sequence>', true],
  ['<xs:sequence><xs:group ref="x:G" maxOccurs="9"/></xs:sequence>', true],
  ['<xs:choice maxOccurs="9"><xs:sequence><E n="a"/><E n="b"/></xs:sequence><E n="c"/></xs:choice>', false],
];

const GROUP =
  '<xs:group name="G"><xs:sequence><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence></xs:group>';

function withoutOrder(element: PlainElement): PlainElement {
  return { ...element, children: element.children.map((child) => JSON.stringify(child)).sort() };
}

describe('contents of all sorts are written in the order of the schema, or a note says that they are not', () => {
  it.each(CONTENTS)('%s: %s', async (particle, isInOrder) => {
    const declared = particle.replace(/<E n="(\w)"(?: o="(\w+)")?(?: m="(\w+)")?\/>/g, (_, name, least, most) => {
      return `<xs:element name="${name}" type="xs:int" minOccurs="${least ?? 1}" maxOccurs="${most ?? 1}"/>`;
    });
    const { wsdl } = await readDeclarations(
      `<xs:element name="r"><xs:complexType>${declared}</xs:complexType></xs:element>${GROUP}`,
    );
    const operation = operationOf('{urn:x}r');
    const { text = '', notes = [] } = requestTemplate(wsdl, operation) ?? {};
    expect(notes.some((note) => note.includes('order') || note.includes('one after another'))).toBe(!isInOrder);
    const ordered = isInOrder ? (element: PlainElement) => element : withoutOrder;
    fc.assert(
      fc.property(messageArbitrary(wsdl.schema, '{urn:x}r'), (value) => {
        const body = contentOf(rendered(text, value), 'Body');
        expect(body.map(ordered)).toEqual(written({ name: '', wsdl, operation }, value).map(ordered));
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
