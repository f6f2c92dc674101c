import { describe, expect, it } from 'vitest';
import { type JsonValue, jsonToMessage, messageToJson, parseXml, readWsdl } from '../src/index.js';
import { readDeclarations, readFixture } from './read-fixture.js';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const complex = (content: string, more = ''): string =>
  `<xs:element name="r"><xs:complexType>${content}</xs:complexType></xs:element>${more}`;
const sequence = (content: string, more = ''): string => complex(`<xs:sequence>${content}</xs:sequence>`, more);

/** A message as XML, without its root's declarations, and as JSON: each becomes the other. */
const FEATURES: readonly (readonly [name: string, declarations: string, xml: string, json: JsonValue])[] = [
  ['text', '<xs:element name="r" type="xs:string"/>', '<r> a </r>', ' a '],
  ['white space that collapses', '<xs:element name="r" type="xs:token"/>', '<r>a b</r>', 'a b'],
  ['a date', '<xs:element name="r" type="xs:date"/>', '<r>2024-02-29Z</r>', '2024-02-29Z'],
  ['binary data', '<xs:element name="r" type="xs:base64Binary"/>', '<r>AQID</r>', 'AQID'],
  ['infinity', '<xs:element name="r" type="xs:double"/>', '<r>-INF</r>', '-INF'],
  [
    'a large number',
    '<xs:element name="r" type="xs:integer"/>',
    '<r>123456789012345678901</r>',
    '123456789012345678901',
  ],
  ['a list', sequence('<xs:element name="a" type="xs:NMTOKENS"/>'), '<r><a>x y</a></r>', { a: ['x', 'y'] }],
  [
    'lists, several',
    sequence(
      '<xs:element name="a" maxOccurs="2"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>',
    ),
    '<r><a>1 2</a><a>3</a></r>',
    { a: [[1, 2], [3]] },
  ],
  [
    'a union',
    '<xs:element name="r"><xs:simpleType><xs:union memberTypes="xs:int xs:boolean xs:string"/></xs:simpleType></xs:element>',
    '<r>true</r>',
    true,
  ],
  [
    'leading zeros that a pattern wants',
    '<xs:element name="r"><xs:simpleType><xs:restriction base="xs:int"><xs:pattern value="\\d{3}"/></xs:restriction></xs:simpleType></xs:element>',
    '<r>007</r>',
    '007',
  ],
  [
    'text with attributes',
    complex(
      '<xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="u" use="required"/></xs:extension></xs:simpleContent>',
    ),
    '<r u="kg">1.5</r>',
    { '@u': 'kg', '#text': 1.5 },
  ],
  [
    'nil with attributes',
    sequence(
      '<xs:element name="a" type="x:A" nillable="true"/>',
      '<xs:complexType name="A"><xs:attribute name="why"/></xs:complexType>',
    ),
    '<r><a why="lost" xsi:nil="true"/></r>',
    { a: { '@why': 'lost', '#text': null } },
  ],
  [
    'nil in an array',
    sequence('<xs:element name="a" type="xs:int" nillable="true" maxOccurs="unbounded"/>'),
    '<r><a>1</a><a xsi:nil="true"/></r>',
    { a: [1, null] },
  ],
  [
    'an unqualified element and a qualified attribute',
    complex(
      '<xs:sequence><xs:element name="a" form="unqualified"/></xs:sequence><xs:attribute name="b" form="qualified"/>',
    ),
    '<r x:b="2"><a xmlns="">1</a></r>',
    { '@b': '2', a: '1' },
  ],
  ['an attribute of xml', complex('<xs:attribute ref="xml:lang"/>'), '<r xml:lang="de"/>', { '@xml:lang': 'de' }],
  [
    'a global attribute',
    complex('<xs:attribute ref="x:g"/>', '<xs:attribute name="g" type="xs:boolean"/>'),
    '<r x:g="true"/>',
    { '@g': true },
  ],
  [
    'two attributes of one name in two namespaces',
    complex('<xs:attribute name="a" form="qualified"/><xs:attribute name="a"/>'),
    '<r x:a="1" a="2"/>',
    { '@a': '1', '@{}a': '2' },
  ],
  ['any attribute', complex('<xs:anyAttribute/>'), '<r a="1" x:b="2"/>', { '@a': '1', '@{urn:x}b': '2' }],
  [
    'a restriction with a prohibited attribute',
    complex(
      '<xs:complexContent><xs:restriction base="x:B"><xs:sequence><xs:element name="a"/></xs:sequence><xs:attribute name="q" use="prohibited"/></xs:restriction></xs:complexContent>',
      '<xs:complexType name="B"><xs:sequence><xs:element name="a"/><xs:element name="z" minOccurs="0"/></xs:sequence><xs:attribute name="p"/><xs:attribute name="q"/></xs:complexType>',
    ),
    '<r p="1"><a>2</a></r>',
    { '@p': '1', a: '2' },
  ],
  [
    'an extension of an extension',
    complex(
      '<xs:complexContent><xs:extension base="x:B"><xs:sequence><xs:element name="c"/></xs:sequence></xs:extension></xs:complexContent>',
      '<xs:complexType name="B"><xs:complexContent><xs:extension base="x:A"><xs:choice><xs:element name="b"/><xs:element name="bb"/></xs:choice></xs:extension></xs:complexContent></xs:complexType><xs:complexType name="A"><xs:sequence><xs:element name="a"/></xs:sequence></xs:complexType>',
    ),
    '<r><a>1</a><bb>2</bb><c>3</c></r>',
    { a: '1', bb: '2', c: '3' },
  ],
  [
    'two elements of one name in two namespaces',
    sequence('<xs:element name="a"/><xs:element name="a" form="unqualified"/>'),
    '<r><a>1</a><a xmlns="">2</a></r>',
    { a: '1', '{}a': '2' },
  ],
  [
    'mixed content',
    complex('<xs:sequence><xs:element name="b" minOccurs="0" maxOccurs="2"/></xs:sequence>').replace(
      '<xs:complexType>',
      '<xs:complexType mixed="true">',
    ),
    '<r>text <b>1</b></r>',
    { b: ['1'], '#text': 'text ' },
  ],
  [
    'anything',
    sequence('<xs:element name="a"/>'),
    '<r><a><b>1</b><b xmlns="">2</b></a></r>',
    { a: { '@xmlns': 'urn:x', b: ['1', { '@xmlns': '', '#text': '2' }] } },
  ],
  [
    'a known element behind a wildcard',
    sequence('<xs:any namespace="##targetNamespace" maxOccurs="unbounded"/>', '<xs:element name="k" type="xs:int"/>'),
    '<r><k>1</k><k>2</k></r>',
    { k: [1, 2] },
  ],
  [
    'a type of anyType that is said',
    sequence('<xs:element name="a" type="xs:anyType"/>'),
    '<r><a xsi:type="xs:int">1</a></r>',
    { a: { '@xsi:type': 'xs:int', '#text': 1 } },
  ],
  [
    'a fixed attribute',
    complex('<xs:attribute name="v" fixed="1" use="required" type="xs:int"/>'),
    '<r v="1"/>',
    { '@v': 1 },
  ],
];

/** Names and values without prefixes and declarations, which may be chosen. */
function canonical(text: string): JsonValue {
  const walk = (element: ReturnType<typeof parseXml>): JsonValue => [
    `{${element.namespace ?? ''}}${element.local}`,
    element.attributes
      .map(
        ({ namespace, local, value }) =>
          `{${namespace ?? ''}}${local}=${local === 'type' ? value.replace(/^.*:/, '') : value}`,
      )
      .sort(),
    element.children.map((child) => (child.kind === 'element' ? walk(child) : child.value)),
  ];
  return walk(parseXml(text));
}

describe('a feature of XML Schema, both ways', () => {
  it.each(FEATURES)('%s', async (_, declarations, xml, json) => {
    const { wsdl, problems } = await readDeclarations(declarations);
    expect(problems).toEqual([]);
    const declared = `xmlns="urn:x" xmlns:x="urn:x" xmlns:xs="http://www.w3.org/2001/XMLSchema" ${XSI}`;
    const text = xml.replace(/^<r/, `<r ${declared}`);
    const { value, problems: reading } = messageToJson(wsdl.schema, '{urn:x}r', parseXml(text));
    expect({ value, reading }).toEqual({ value: json, reading: [] });
    const message = jsonToMessage(wsdl.schema, '{urn:x}r', value);
    expect(message.problems).toEqual([]);
    expect(canonical(message.text)).toEqual(canonical(text));
  });

  it('writes an attribute that is required and fixed', async () => {
    const { wsdl } = await readDeclarations(complex('<xs:attribute name="v" fixed="1" use="required"/>'));
    expect(jsonToMessage(wsdl.schema, '{urn:x}r', {}).text).toBe('<ns1:r xmlns:ns1="urn:x" v="1"/>');
  });
});

describe('messages of operations', () => {
  it('has the parts of rpc style in a wrapper', async () => {
    const { wsdl } = await readFixture('freight/freight.wsdl');
    const message = wsdl.services[1]?.ports[0]?.operations[0]?.input;
    if (!message) throw new Error('There is no such message.');
    const value = { urgent: true, container: 'ABCU1234567', to: { row: 4 } };
    const { text, problems } = jsonToMessage(wsdl.schema, message, value);
    expect({ text, problems }).toEqual({
      text: '<ns1:Move xmlns:ns1="urn:harbour:yard:calls"><to><row>4</row></to><container>ABCU1234567</container><urgent>true</urgent></ns1:Move>',
      problems: [],
    });
    expect(messageToJson(wsdl.schema, message, parseXml(text))).toEqual({ value, problems: [] });
  });

  it('has several parts as several elements', async () => {
    const { wsdl } = await readDeclarations('<xs:element name="a" type="xs:int"/><xs:element name="b" type="xs:int"/>');
    const part = (name: string) => ({ name: `part-${name}`, element: `{urn:x}${name}`, type: undefined });
    const message = { wrapper: undefined, parts: [part('a'), part('b')] };
    const value = { 'part-a': 1, 'part-b': 2 };
    const { elements, text, problems } = jsonToMessage(wsdl.schema, message, value);
    expect(problems).toEqual([]);
    expect(text).toBe('<ns1:a xmlns:ns1="urn:x">1</ns1:a><ns1:b xmlns:ns1="urn:x">2</ns1:b>');
    expect(messageToJson(wsdl.schema, message, elements)).toEqual({ value, problems: [] });
    expect(jsonToMessage(wsdl.schema, message, { c: 1 }).problems.map(({ message: text }) => text)).toEqual([
      'c is no part of the message, and is left out.',
      'part-a is missing.',
      'part-b is missing.',
    ]);
  });

  it('tells of an element that is another', async () => {
    const { wsdl } = await readDeclarations('<xs:element name="a" type="xs:int"/>');
    const reading = (text: string) => messageToJson(wsdl.schema, '{urn:x}a', parseXml(text));
    expect(reading('<b>1</b>')).toEqual({
      value: '1',
      problems: [{ code: 'wrong-element', path: 'a', message: 'a must be the element `{urn:x}a`, but is `b`.' }],
    });
    expect(reading('<a>1</a>').value).toBe(1);
    expect(messageToJson(wsdl.schema, '{urn:x}a', []).problems.map(({ message }) => message)).toEqual([
      'a is missing.',
    ]);
  });

  it('reads the types of an included schema without a namespace in that of the other', async () => {
    const files: Record<string, string> = {
      'a.xsd':
        '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"><s:include schemaLocation="n.xsd"/><s:import namespace="urn:b" schemaLocation="b.xsd"/></s:schema>',
      'b.xsd':
        '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><s:include schemaLocation="n.xsd"/></s:schema>',
      'n.xsd':
        '<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema"><s:element name="e" type="T"/><s:simpleType name="T"><s:restriction base="s:int"/></s:simpleType></s:schema>',
    };
    const { wsdl, problems } = await readWsdl(files['a.xsd'] ?? '', { location: 'a.xsd', load: (name) => files[name] });
    expect(problems).toEqual([]);
    expect([...wsdl.schema.elements.keys()]).toEqual(['{urn:a}e', '{urn:b}e']);
    expect(messageToJson(wsdl.schema, '{urn:b}e', parseXml('<e xmlns="urn:b">5</e>'))).toEqual({
      value: 5,
      problems: [],
    });
  });
});

describe('large messages take no long', () => {
  it('with ten thousand rounds of a group', async () => {
    const { wsdl } = await readDeclarations(
      complex(
        '<xs:choice maxOccurs="unbounded"><xs:sequence><xs:element name="a"/><xs:element name="b" minOccurs="0"/></xs:sequence><xs:element name="c"/></xs:choice>',
      ),
    );
    const value = { a: Array(10_000).fill('x'), b: Array(5000).fill('y'), c: Array(10_000).fill('z') };
    const { text, problems } = jsonToMessage(wsdl.schema, '{urn:x}r', value);
    expect(problems).toEqual([]);
    expect(messageToJson(wsdl.schema, '{urn:x}r', parseXml(text)).value).toEqual(value);
  });
});
