import { describe, expect, it } from 'vitest';
import { type JsonValue, jsonToMessage, parseXml, type TemplateOptions, writeXml } from '../../src/index.js';
import { requestTemplate } from '../../src/template/request-template.js';
import { readDeclarations, readFixture } from '../read-fixture.js';
import { contentOf, plain, rendered } from './envelope-of.js';
import { operationOf } from './operation-of.js';

/** @returns the template for `r`, an element whose type has this content */
async function templateOf(content: string, others = '', options: TemplateOptions = {}) {
  const { wsdl } = await readDeclarations(
    `<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>${others}`,
  );
  const operation = operationOf('{urn:x}r');
  return { wsdl, operation, ...(requestTemplate(wsdl, operation, options) ?? { text: '', notes: [] }) };
}

/** @returns what is in the body, without what depends on how it is indented */
function bodyOf(envelope: string): string {
  const text = envelope.replace(/\s*\n\s*(?=[<>])/g, '').replace(/\s*\n\s*/g, ' ');
  return /<soap:Body>(.*)<\/soap:Body>/.exec(text)?.[1] ?? text;
}

const ITEM = '<xs:element name="a" type="xs:string"';

interface Case {
  readonly name: string;
  readonly content: string;
  readonly others?: string;
  readonly value: JsonValue;
  readonly expected: string;
  /** Whether the schema does not allow the value, so that `jsonToMessage` may write something else. */
  readonly isInvalid?: true;
}

const CASES: readonly Case[] = [
  {
    name: 'an empty text is there',
    content: `<xs:sequence>${ITEM}/></xs:sequence>`,
    value: { a: '' },
    expected: '<x:r><x:a></x:a></x:r>',
  },
  {
    name: 'what is missing is left out',
    content: `<xs:sequence>${ITEM} minOccurs="0"/></xs:sequence>`,
    value: {},
    expected: '<x:r></x:r>',
  },
  {
    name: 'null is left out where it is no value',
    content: `<xs:sequence>${ITEM} minOccurs="0"/></xs:sequence>`,
    value: { a: null },
    expected: '<x:r></x:r>',
  },
  {
    name: 'null is nil where it is a value',
    content: `<xs:sequence>${ITEM} nillable="true"/></xs:sequence>`,
    value: { a: null },
    expected: '<x:r><x:a xsi:nil="true"/></x:r>',
  },
  {
    name: 'null in an array',
    content: `<xs:sequence>${ITEM} nillable="true" maxOccurs="9"/></xs:sequence>`,
    value: { a: ['b', null, ''] },
    expected: '<x:r><x:a>b</x:a><x:a xsi:nil="true"/><x:a></x:a></x:r>',
  },
  ...[[{ '@k': 'v' }, '<x:c k="v"></x:c>'] as const, [[], ''] as const, [null, ''] as const].map(([c, expected]) => ({
    name: `an array as ${JSON.stringify(c)}`,
    content: '<xs:sequence><xs:element name="c" type="x:C" minOccurs="0" maxOccurs="9"/></xs:sequence>',
    others: '<xs:complexType name="C"><xs:attribute name="k"/></xs:complexType>',
    value: { c },
    expected: `<x:r>${expected}</x:r>`,
  })),
  ...[0, '', false].map((a) => ({
    name: `one value for an array: ${JSON.stringify(a)}`,
    content: '<xs:sequence><xs:element name="a" type="xs:anySimpleType" maxOccurs="9"/></xs:sequence>',
    value: { a },
    expected: `<x:r><x:a>${a}</x:a></x:r>`,
  })),
  {
    name: 'false and zero are there',
    content: '<xs:sequence><xs:element name="f" type="xs:boolean"/><xs:element name="z" type="xs:int"/></xs:sequence>',
    value: { f: false, z: 0 },
    expected: '<x:r><x:f>false</x:f><x:z>0</x:z></x:r>',
  },
  {
    name: 'members with names that maps have getters for',
    content:
      '<xs:sequence><xs:element name="class" type="xs:string"/><xs:element name="empty" type="xs:string"/></xs:sequence>',
    value: { class: 'first', empty: 'no' },
    expected: '<x:r><x:class>first</x:class><x:empty>no</x:empty></x:r>',
  },
  {
    name: 'members with names that are none of Velocity',
    content:
      '<xs:sequence><xs:element name="a-b.c" type="xs:string"/><xs:element name="_d" type="xs:string"/><xs:element name="größe" type="xs:string"/></xs:sequence>',
    value: { 'a-b.c': '1', _d: '2', größe: '3' },
    expected: '<x:r><x:a-b.c>1</x:a-b.c><x:_d>2</x:_d><x:größe>3</x:größe></x:r>',
  },
  {
    name: 'members with names that mean something else in a template',
    content:
      '<xs:sequence><xs:element name="input" type="x:T"/><xs:element name="true" type="x:T"/><xs:element name="foreach" type="x:T" maxOccurs="2"/><xs:element name="r" type="x:T"/></xs:sequence>',
    others: `<xs:complexType name="T"><xs:sequence>${ITEM}/></xs:sequence></xs:complexType>`,
    value: { input: { a: '1' }, true: { a: '2' }, foreach: [{ a: '3' }], r: { a: '4' } },
    expected:
      '<x:r><x:input><x:a>1</x:a></x:input><x:true><x:a>2</x:a></x:true><x:foreach><x:a>3</x:a></x:foreach><x:r><x:a>4</x:a></x:r></x:r>',
  },
  {
    name: 'a choice writes the branch that is there',
    content: `<xs:choice>${ITEM}/><xs:element name="b" type="xs:int"/></xs:choice>`,
    value: { b: 1 },
    expected: '<x:r><x:b>1</x:b></x:r>',
  },
  {
    name: 'a group that repeats',
    content: `<xs:sequence maxOccurs="9">${ITEM}/><xs:element name="b" type="xs:int" minOccurs="0"/></xs:sequence>`,
    value: { a: ['1', '2', '3'], b: [4, 5] },
    expected: '<x:r><x:a>1</x:a><x:b>4</x:b><x:a>2</x:a><x:b>5</x:b><x:a>3</x:a></x:r>',
  },
  {
    name: 'attributes, also those in namespaces',
    content:
      '<xs:attribute name="a" type="xs:int"/><xs:attribute ref="xml:lang"/><xs:attribute ref="x:q"/><xs:attribute name="none"/>',
    others: '<xs:attribute name="q" type="xs:string"/>',
    value: { '@a': 0, '@xml:lang': 'de', '@q': '' },
    expected: '<x:r a="0" xml:lang="de" x:q=""></x:r>',
  },
  {
    name: 'text and attributes',
    content:
      '<xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/></xs:extension></xs:simpleContent>',
    value: { '#text': 2.5, '@unit': 'kg' },
    expected: '<x:r unit="kg">2.5</x:r>',
  },
  {
    name: 'a text alone where there could be attributes',
    content:
      '<xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="unit"/></xs:extension></xs:simpleContent>',
    value: 3,
    expected: '<x:r>3</x:r>',
  },
  {
    name: 'nil with attributes',
    content: `<xs:sequence><xs:element name="s" nillable="true"><xs:complexType><xs:simpleContent>
      <xs:extension base="xs:int"><xs:attribute name="why"/></xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence>`,
    value: { s: { '@why': 'x', '#text': null } },
    expected: '<x:r><x:s why="x" xsi:nil="true"></x:s></x:r>',
  },
  {
    name: 'a fixed attribute that must be there',
    content: '<xs:attribute name="v" fixed="1.0 &amp; $x #end" use="required"/>',
    value: {},
    expected: '<x:r v="1.0 &amp; &#36;x &#35;end"></x:r>',
  },
  {
    name: 'a fixed attribute that need not be there',
    content: '<xs:attribute name="v" fixed="1"/><xs:attribute name="w" fixed="2"/>',
    value: { '@w': '2' },
    expected: '<x:r w="2"></x:r>',
  },
  {
    name: 'a fixed element that must be there',
    content: '<xs:sequence><xs:element name="v" type="xs:string" fixed="a&lt;b"/></xs:sequence>',
    value: {},
    expected: '<x:r><x:v>a&lt;b</x:v></x:r>',
    isInvalid: true,
  },
  {
    name: 'a list',
    content: '<xs:sequence><xs:element name="l" type="x:L"/></xs:sequence><xs:attribute name="m" type="x:L"/>',
    others: '<xs:simpleType name="L"><xs:list itemType="xs:int"/></xs:simpleType>',
    value: { '@m': [1, 2, 3], l: [10, -5] },
    expected: '<x:r m="1 2 3"><x:l>10 -5</x:l></x:r>',
  },
  {
    name: 'a list as a text',
    content: '<xs:sequence><xs:element name="l" type="xs:NMTOKENS"/></xs:sequence>',
    value: { l: 'a b' },
    expected: '<x:r><x:l>a b</x:l></x:r>',
  },
  {
    name: 'an element that substitutes another',
    content: '<xs:sequence><xs:element ref="x:head"/></xs:sequence>',
    others:
      '<xs:element name="head" type="xs:string"/><xs:element name="other" type="xs:string" substitutionGroup="x:head"/>',
    value: { other: 'o' },
    expected: '<x:r><x:other>o</x:other></x:r>',
  },
  ...['@xsi:type', '$type'].flatMap((key) =>
    ['D', 'x:D'].map((type) => ({
      name: `a derived type, as ${key}: ${type}`,
      content: '<xs:sequence><xs:element name="b" type="x:B"/></xs:sequence>',
      others: `<xs:complexType name="B"><xs:sequence>${ITEM}/></xs:sequence></xs:complexType><xs:complexType name="D">
        <xs:complexContent><xs:extension base="x:B"><xs:sequence><xs:element name="d" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent>
        </xs:complexType>`,
      value: { b: { [key]: type, a: '1', d: 2 } },
      expected: '<x:r><x:b xsi:type="x:D"><x:a>1</x:a><x:d>2</x:d></x:b></x:r>',
    })),
  ),
  {
    name: 'elements without a namespace',
    content: '<xs:sequence><xs:element name="u" type="xs:string" form="unqualified"/></xs:sequence>',
    value: { u: 'v' },
    expected: '<x:r><u>v</u></x:r>',
  },
];

describe('what becomes of JSON', () => {
  it.each(CASES)('$name', async ({ content, others = '', value, expected, isInvalid }) => {
    const { text, wsdl } = await templateOf(content, others);
    const envelope = rendered(text, value);
    expect(bodyOf(envelope)).toBe(expected);
    const { elements, problems } = jsonToMessage(wsdl.schema, '{urn:x}r', value);
    if (isInvalid) return;
    expect(problems).toEqual([]);
    expect(contentOf(envelope, 'Body')).toEqual(elements.map(plain));
  });
});

it('elements within text have no white space around them, whatever is in them', async () => {
  const { text } = await templateOf(
    '<xs:sequence><xs:element name="m" type="x:M" maxOccurs="9"/></xs:sequence>',
    `<xs:complexType name="M" mixed="true"><xs:sequence>
      <xs:element name="c" minOccurs="0"><xs:complexType><xs:sequence>${ITEM} minOccurs="0" nillable="true"/></xs:sequence>
      <xs:attribute name="k"/></xs:complexType></xs:element><xs:any minOccurs="0"/><xs:element name="m" type="x:M" minOccurs="0"/>
    </xs:sequence></xs:complexType>`,
  );
  const value = { m: [{ '#text': ' t ', c: { '@k': '1', a: null }, m: { '#text': 'u', c: { a: 'v' } } }, 'w'] };
  expect(rendered(text, value)).toContain(`
      <x:m> t <x:c k="1"><x:a xsi:nil="true"/></x:c><x:m>u<x:c><x:a>v</x:a></x:c></x:m></x:m>
      <x:m>w</x:m>
`);
});

it('types that nest deeply and repeat in each way stay within what Velocity takes', async () => {
  const types = Array.from({ length: 40 }, (_, index) => {
    const repeated = `<xs:sequence maxOccurs="9">${ITEM}/><xs:element name="n" type="x:T${index + 1}" minOccurs="0"/></xs:sequence>`;
    return `<xs:complexType name="T${index}">${repeated}</xs:complexType><xs:complexType name="D${index}">
      <xs:complexContent><xs:extension base="x:T${index}"/></xs:complexContent></xs:complexType>`;
  });
  const last = '<xs:complexType name="T40"><xs:sequence/></xs:complexType>';
  const { text, notes } = await templateOf(
    '<xs:sequence><xs:element name="n" type="x:T0"/></xs:sequence>',
    types.join('') + last,
  );
  expect(bodyOf(rendered(text, { n: { a: ['1'], n: [{ a: ['2'] }] } }))).toBe(
    '<x:r><x:n><x:a>1</x:a><x:n><x:a>2</x:a></x:n></x:n></x:r>',
  );
  expect(notes.some((note) => /^Elements that nest deeper than \d+ levels are left out\.$/.test(note))).toBe(true);
});

describe('numbers', () => {
  it.each([
    ['10.00', '10'],
    ['10.50', '10.5'],
    ['100', '100'],
    ['-0.0', '-0'],
    ['1e3', '1000'],
    ['12345678.5', '12345678.5'],
    ['1E-7', '0.0000001'],
    ['1.0000000000000001e21', '1000000000000000100000'],
    ['12345678901234567890', '12345678901234567890'],
    ['0.12345678901234567890', '0.1234567890123456789'],
    ['"10.00"', '10.00'],
    ['"1E3"', '1E3'],
    ['true', 'true'],
  ])('%s prints as %s', async (number, expected) => {
    const { text } = await templateOf('<xs:sequence><xs:element name="n" type="xs:decimal"/></xs:sequence>');
    expect(bodyOf(rendered(text, `{"n":${number}}`))).toBe(`<x:r><x:n>${expected}</x:n></x:r>`);
  });
});

describe('notes', () => {
  it.each([
    ['<xs:sequence><xs:any minOccurs="0"/></xs:sequence>', '`r` may have elements that the schema does not name'],
    ['<xs:anyAttribute/>', '`r` may have attributes that the schema does not name'],
    ['<xs:sequence><xs:element name="a" maxOccurs="2" type="xs:int"/></xs:sequence>', 'the first 1,000 items'],
    [
      '<xs:sequence maxOccurs="2"><xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/></xs:sequence>',
      'In `r`, `a`, `b` must be arrays',
    ],
    ['<xs:sequence><xs:element name="a"/></xs:sequence>', '`a` may hold anything'],
    ['<xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence>', '10.00 becomes 10'],
    [
      '<xs:sequence><xs:element ref="x:r" minOccurs="0"/></xs:sequence>',
      '`r` may nest in itself deeper than the template goes',
    ],
  ])('%s', async (content, part) => {
    const { notes } = await templateOf(content);
    expect(notes.filter((note) => note.includes(part))).toHaveLength(1);
  });

  it.each([
    ['1.1', 'The integration must send `Content-Type: text/xml; charset=utf-8` and `SOAPAction: ""`.'],
    ['1.2', 'The integration must send `Content-Type: application/soap+xml; charset=utf-8`.'],
  ] as const)('the headers of SOAP %s', async (soapVersion, note) => {
    const { notes } = await templateOf('<xs:sequence/>', '', { soapVersion });
    expect(notes).toEqual([note]);
  });
});

describe('a type that is within itself', () => {
  const content = `<xs:sequence>${ITEM} minOccurs="0"/><xs:element ref="x:r" minOccurs="0"/></xs:sequence>`;
  const value = { a: '1', r: { a: '2', r: { a: '3', r: { a: '4', r: { a: '5' } } } } };
  it.each([
    [undefined, ['1', '2', '3', '4']],
    [1, ['1']],
    [0, ['1']],
    [1e9, ['1', '2', '3', '4', '5']],
    [6, ['1', '2', '3', '4', '5']],
  ])('is unrolled to a depth of %s', async (depth, expected) => {
    const { text } = await templateOf(content, '', depth === undefined ? {} : { depth });
    expect(Array.from(rendered(text, value).matchAll(/<x:a>(\d)/g), ([, digit]) => digit)).toEqual(expected);
  });
});

describe('a schema that would make a template larger than API Gateway takes', () => {
  const types = Array.from({ length: 12 }, (_, index) => {
    const members = Array.from({ length: 12 }, (__, other) => {
      return `<xs:element name="t${other}" type="x:T${other}" minOccurs="0" maxOccurs="unbounded"/>`;
    });
    return `<xs:complexType name="T${index}"><xs:sequence>${ITEM}/>${members.join('')}</xs:sequence></xs:complexType>`;
  });

  it('is written with fewer levels', async () => {
    const content = '<xs:sequence><xs:element name="t0" type="x:T0"/></xs:sequence>';
    const { text, notes } = await templateOf(content, types.join(''));
    expect(text.length).toBeLessThan(300_000);
    expect(notes[0]).toBe(
      'The whole template would be larger than the 300 KB that API Gateway takes: it has 4 levels at most.',
    );
    expect(notes).toContain('Elements that nest deeper than 4 levels are left out.');
    const value = { t0: { a: '1', t3: [{ a: '2', t5: [{ a: '3' }] }] } };
    expect(bodyOf(rendered(text, value))).toBe(
      '<x:r><x:t0><x:a>1</x:a><x:t3><x:a>2</x:a><x:t5><x:a>3</x:a></x:t5></x:t3></x:t0></x:r>',
    );
  });
});

describe('names that could mean something to Velocity', () => {
  it.each(["urn:it's", 'urn:a$b', 'urn:#set($x = 1)', 'http://x/y#', 'urn:a\\$b'])('%s', async (namespace) => {
    const { wsdl } = await readFixture('compact.wsdl');
    const name = { name: `{${namespace}}r`, nillable: false, abstract: false, default: undefined, fixed: undefined };
    const declaration = { ...name, substitutionGroup: undefined, documentation: undefined };
    const schema = {
      ...wsdl.schema,
      elements: new Map([[declaration.name, { ...declaration, type: '{http://www.w3.org/2001/XMLSchema}string' }]]),
    };
    const { text = '' } = requestTemplate({ schema }, operationOf(declaration.name)) ?? {};
    expect(contentOf(rendered(text, '"v"'), 'Body')).toEqual([
      { name: declaration.name, attributes: {}, children: ['v'] },
    ]);
  });
});

describe('envelopes of WSDLs', async () => {
  const { wsdl } = await readFixture('freight/freight.wsdl');
  const operations = wsdl.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations));
  const templateFor = (name: string, soapVersion = '1.1'): string => {
    const operation = operations.find((one) => one.name === name && one.soapVersion === soapVersion);
    return (operation && requestTemplate(wsdl, operation, { depth: 1 })?.text) ?? '';
  };

  it.each([
    ['1.1', 'http://schemas.xmlsoap.org/soap/envelope/'],
    ['1.2', 'http://www.w3.org/2003/05/soap-envelope'],
  ])('SOAP %s', (version, namespace) => {
    const envelope = parseXml(rendered(templateFor('FindBookings', version), { number: [7], '@limit': 1 }));
    expect(envelope).toMatchObject({ prefix: 'soap', local: 'Envelope', namespace });
  });

  it('the elements of the header are in one member', () => {
    const body = { $headers: { Session: { token: 'QQ==' } }, reference: null };
    const envelope = rendered(templateFor('PlaceBooking'), body);
    expect(contentOf(envelope, 'Header')).toEqual([
      {
        name: '{urn:harbour:core}Session',
        attributes: {},
        children: [{ name: '{urn:harbour:core}token', attributes: {}, children: ['QQ=='] }],
      },
    ]);
    expect(rendered(templateFor('PlaceBooking'), { reference: 'r' })).not.toContain('soap:Header');
  });

  it('a body of RPC', () => {
    const body = { container: 'ABCU1234567', to: { row: 1 }, urgent: true };
    const expected = parseXml(`<y:Move xmlns:y="urn:harbour:yard:calls">
      <to><row>1</row></to><container>ABCU1234567</container><urgent>true</urgent></y:Move>`);
    expect(contentOf(rendered(templateFor('Move'), body), 'Body')).toEqual([plain(expected)]);
  });

  it('text between elements has no white space around it', () => {
    const envelope = rendered(templateFor('Announce'), { '#text': 'Arrived: ', ship: ['Aase', 'Bo'], details: 1 });
    expect(bodyOf(envelope)).toBe(
      '<booking:Notice>Arrived: <booking:ship>Aase</booking:ship><booking:ship>Bo</booking:ship><booking:details>1</booking:details></booking:Notice>',
    );
    expect(bodyOf(rendered(templateFor('Announce'), '"alone"'))).toBe('<booking:Notice>alone</booking:Notice>');
  });

  it('a template that a person can read', async () => {
    await expect(templateFor('FindBookings')).toMatchFileSnapshot('find-bookings.vtl');
  });
});

it('prints nothing before the envelope, and no lines without anything on them', async () => {
  const { text } = await templateOf(`<xs:sequence>${ITEM} maxOccurs="9"/></xs:sequence><xs:attribute name="b"/>`);
  const envelope = rendered(text, { '@b': '1', a: ['2', '3'] });
  expect(envelope).toBe(`<soap:Envelope
    xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:x="urn:x">
  <soap:Body>
    <x:r
      b="1"
    >
      <x:a>2</x:a>
      <x:a>3</x:a>
    </x:r>
  </soap:Body>
</soap:Envelope>
`);
  expect(writeXml(parseXml(envelope))).toContain('<x:r b="1">');
});
