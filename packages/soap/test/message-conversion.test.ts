import { describe, expect, it } from 'vitest';
import { jsonToMessage, messageToJson, parseXml, type Schema } from '../src/index.js';
import { readDeclarations } from './read-fixture.js';

const ORDER = `
  <xs:element name="order">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="id" type="xs:long"/>
        <xs:element name="zip" type="xs:string" minOccurs="0"/>
        <xs:element name="lines" type="x:Line" minOccurs="0" maxOccurs="3"/>
        <xs:element name="paid" type="xs:boolean" minOccurs="0" nillable="true"/>
        <xs:choice minOccurs="0">
          <xs:element name="card" type="xs:string"/>
          <xs:element name="cash" type="xs:decimal"/>
        </xs:choice>
        <xs:element ref="x:thing" minOccurs="0"/>
        <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attribute name="kind" default="plain">
        <xs:simpleType>
          <xs:restriction base="xs:string"><xs:enumeration value="plain"/><xs:enumeration value="rush"/></xs:restriction>
        </xs:simpleType>
      </xs:attribute>
    </xs:complexType>
  </xs:element>
  <xs:complexType name="Line">
    <xs:sequence><xs:element name="sku" type="xs:string"/><xs:element name="count" type="xs:int" default="1"/></xs:sequence>
    <xs:attribute name="at" type="xs:positiveInteger"/>
  </xs:complexType>
  <xs:complexType name="Gift"><xs:complexContent><xs:extension base="x:Line">
    <xs:sequence><xs:element name="card" type="xs:string"/></xs:sequence>
  </xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="thing" abstract="true" type="x:Thing"/>
  <xs:complexType name="Thing" abstract="true"><xs:sequence/></xs:complexType>
  <xs:complexType name="Book"><xs:complexContent><xs:extension base="x:Thing">
    <xs:sequence><xs:element name="pages" type="xs:short"/></xs:sequence>
  </xs:extension></xs:complexContent></xs:complexType>
  <xs:element name="book" type="x:Book" substitutionGroup="x:thing"/>
  <xs:element name="item" type="x:Thing" substitutionGroup="x:thing"/>`;

const { wsdl, problems: schemaProblems } = await readDeclarations(ORDER);
const schema: Schema = wsdl.schema;
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

const read = (content: string, attributes = '') =>
  messageToJson(
    schema,
    '{urn:x}order',
    parseXml(`<order xmlns="urn:x" xmlns:p="urn:x" ${XSI} ${attributes}>${content}</order>`),
  );

it('the schema of these tests has no problems', () => expect(schemaProblems).toEqual([]));

describe('XML to JSON', () => {
  it.each([
    ['<id>7</id>', { '@kind': 'plain', id: 7, lines: [] }],
    ['<id> +007 </id><zip>007</zip>', { '@kind': 'plain', id: 7, zip: '007', lines: [] }],
    ['<id>9007199254740993</id>', { '@kind': 'plain', id: '9007199254740993', lines: [] }],
    ['<id>1</id><paid>1</paid>', { '@kind': 'plain', id: 1, lines: [], paid: true }],
    ['<id>1</id><paid xsi:nil="true"/>', { '@kind': 'plain', id: 1, lines: [], paid: null }],
    ['<id>1</id><cash>0.10</cash>', { '@kind': 'plain', id: 1, lines: [], cash: 0.1 }],
    [
      '<id>1</id><cash>0.12345678901234567890</cash>',
      { '@kind': 'plain', id: 1, lines: [], cash: '0.12345678901234567890' },
    ],
    [
      '<id>1</id><lines at="2"><sku><![CDATA[a&b]]></sku><count/></lines>',
      { '@kind': 'plain', id: 1, lines: [{ '@at': 2, sku: 'a&b', count: 1 }] },
    ],
    [
      '<id>1</id><lines xsi:type="p:Gift"><sku>s</sku><count>2</count><card>c</card></lines>',
      { '@kind': 'plain', id: 1, lines: [{ '@xsi:type': 'Gift', sku: 's', count: 2, card: 'c' }] },
    ],
    ['<id>1</id><book><pages>3</pages></book>', { '@kind': 'plain', id: 1, lines: [], book: { pages: 3 } }],
    [
      '<id>1</id><item xsi:type="p:Book"><pages>3</pages></item>',
      { '@kind': 'plain', id: 1, lines: [], item: { '@xsi:type': 'Book', pages: 3 } },
    ],
    [
      '<id>1</id><o:extra xmlns:o="urn:o" n="1"><o:a>x</o:a></o:extra>',
      { '@kind': 'plain', id: 1, lines: [], 'o:extra': { '@xmlns:o': 'urn:o', '@n': '1', 'o:a': 'x' } },
    ],
  ])('%s', (content, value) => {
    expect(read(content)).toEqual({ value, problems: [] });
  });

  it('leaves out empty arrays, defaults, and calls types otherwise, as options say', () => {
    const text = `<order xmlns="urn:x" ${XSI}><id>1</id><item xsi:type="Book"><pages>1</pages></item></order>`;
    const options = { emptyArrays: false, defaults: false, typeKey: '$type' } as const;
    expect(messageToJson(schema, '{urn:x}order', parseXml(text), options)).toEqual({
      value: { id: 1, item: { $type: 'Book', pages: 1 } },
      problems: [],
    });
  });

  it.each([
    ['', '', 'order.id is missing.'],
    ['<id>x</id>', '', 'order.id must be a whole number (long), but is the text `x`.'],
    ['<id>9223372036854775808</id>', '', 'order.id is `9223372036854775808`, which is out of the range of long.'],
    ['<id>1</id><id>2</id>', '', 'order.id has 2 items, and may have 1.'],
    ['<id>1</id><what/>', '', 'order.what is not known to the schema, and is left out.'],
    ['<id>1</id>text', '', 'order has the text `text`, which is left out: it must have elements alone.'],
    ['<id>1</id><id2 xmlns="urn:y"/><id xmlns="">1</id>', '', 'order.id must be the element `{urn:x}id`, but is `id`.'],
    [
      '<id>1</id><card>a</card><cash>1</cash>',
      '',
      'order has `card` and `cash`, and may have one of them only. Remove one.',
    ],
    ['<id>1</id><lines><count>1</count></lines>', '', 'order.lines[0].sku is missing.'],
    [
      '<id>1</id><lines><sku/><count>1</count></lines><lines at="0"><sku/><count>1</count></lines>',
      '',
      'order.lines[1].@at is `0`, which is out of the range of positiveInteger.',
    ],
    ['<id>1</id>', 'kind="slow"', 'order.@kind must be one of `plain`, `rush`, but is `slow`.'],
    ['<id>1</id>', 'size="1"', 'order.@size is not known to the schema, and is left out.'],
    ['<id xsi:nil="1"/>', '', 'order.id is nil, which its schema does not allow.'],
    ['<id>1<b/></id>', '', 'order.id has the element `b`, and must have text alone.'],
    ['<id>1</id><item/>', '', 'order.item is of an abstract type, and needs an `xsi:type` that is one of: `Book`.'],
    [
      '<id>1</id><book xsi:type="p:Line"><pages>1</pages></book>',
      '',
      'order.book has the `xsi:type` `p:Line`, which is no type that can stand here; the declared one is used.',
    ],
  ])('%s %s', (content, attributes, message) => {
    const [first] = read(content, attributes).problems;
    expect(first?.message).toBe(message);
    expect(message.startsWith(`${first?.path} `)).toBe(true);
  });

  it('collects all problems', () => {
    expect(read('<lines/><lines/><x/>').problems.map(({ path }) => path)).toEqual([
      'order.x',
      'order.lines[0].sku',
      'order.lines[0].count',
      'order.lines[1].sku',
      'order.lines[1].count',
      'order.id',
    ]);
  });
});

const write = (value: unknown) => jsonToMessage(schema, '{urn:x}order', value);
const NS = 'xmlns:ns1="urn:x"';

describe('how often something must be there', () => {
  const element = (name: string): string => `<xs:element name="${name}" type="xs:int"/>`;
  it.each([
    [
      '<xs:sequence minOccurs="2" maxOccurs="3">A</xs:sequence>',
      { a: [1] },
      ['r.a must be there 2 times at least, but is once.'],
    ],
    [
      '<xs:sequence minOccurs="2" maxOccurs="3">A</xs:sequence>',
      { a: [1, 2, 3, 4] },
      ['r.a has 4 items, and may have 3.'],
    ],
    ['<xs:sequence minOccurs="0" maxOccurs="3">AB</xs:sequence>', { a: [1, 2], b: [1] }, ['r.b is missing.']],
    ['<xs:choice>AB</xs:choice>', {}, ['r must have one of `a`, `b`.']],
    ['<xs:choice><xs:sequence>AB</xs:sequence>C</xs:choice>', { b: 1 }, ['r.a is missing.']],
    ['<xs:choice><xs:sequence>AB</xs:sequence><xs:sequence>AC</xs:sequence></xs:choice>', { a: 1, c: 2 }, []],
    ['<xs:choice><xs:sequence minOccurs="0">A</xs:sequence>B</xs:choice>', {}, []],
    ['<xs:sequence>A<xs:sequence minOccurs="0">BC</xs:sequence></xs:sequence>', { a: 1 }, []],
    ['<xs:sequence>A<xs:sequence minOccurs="0">BC</xs:sequence></xs:sequence>', { a: 1, c: 1 }, ['r.b is missing.']],
    ['<xs:all>AB</xs:all>', { b: 1 }, ['r.a is missing.']],
  ])('%s %j', async (content, value, messages) => {
    const declared = content.replace(/>[ABC]+</g, (letters) => {
      return `>${Array.from(letters.slice(1, -1), (letter) => element(letter.toLowerCase())).join('')}<`;
    });
    const { wsdl: other } = await readDeclarations(
      `<xs:element name="r"><xs:complexType>${declared}</xs:complexType></xs:element>`,
    );
    const { problems, text } = jsonToMessage(other.schema, '{urn:x}r', value);
    expect(problems.map(({ message }) => message)).toEqual(messages);
    expect(messageToJson(other.schema, '{urn:x}r', parseXml(text)).problems).toEqual(problems);
  });
});

describe('JSON to XML', () => {
  it.each([
    [{ zip: '007', id: 7 }, `<ns1:order ${NS}><ns1:id>7</ns1:id><ns1:zip>007</ns1:zip></ns1:order>`],
    [
      { lines: { count: 2, '@at': 1, sku: '<' }, id: '9007199254740993', '@kind': 'rush' },
      `<ns1:order ${NS} kind="rush"><ns1:id>9007199254740993</ns1:id><ns1:lines at="1"><ns1:sku>&lt;</ns1:sku><ns1:count>2</ns1:count></ns1:lines></ns1:order>`,
    ],
    [
      { id: 1, paid: null, zip: null, cash: 1e21, lines: [] },
      `<ns1:order ${NS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><ns1:id>1</ns1:id><ns1:paid xsi:nil="true"/><ns1:cash>1000000000000000000000</ns1:cash></ns1:order>`,
    ],
    [
      { id: 1, lines: [{ $type: 'any:Gift', card: 'c', sku: 's', count: 1 }] },
      `<ns1:order ${NS} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><ns1:id>1</ns1:id><ns1:lines xsi:type="ns1:Gift"><ns1:sku>s</ns1:sku><ns1:count>1</ns1:count><ns1:card>c</ns1:card></ns1:lines></ns1:order>`,
    ],
    [
      { 'o:extra': { '@xmlns:o': 'urn:o', 'o:a': ['x', 'y'] }, id: 1 },
      `<ns1:order ${NS}><ns1:id>1</ns1:id><o:extra xmlns:o="urn:o"><o:a>x</o:a><o:a>y</o:a></o:extra></ns1:order>`,
    ],
  ])('%j', (value, text) => {
    const { elements: _, ...message } = write(value);
    expect(message).toEqual({ text, problems: [] });
  });

  it.each([
    [{}, 'order.id is missing.'],
    [{ id: null }, 'order.id is missing.'],
    [[], 'order must be an object, but is an array.'],
    [{ id: 1, lines: [{ sku: 'a', count: 1 }, {}, { sku: 'b', count: 1 }] }, 'order.lines[1].sku is missing.'],
    [{ id: 1, ZIP: '' }, 'order.ZIP is not known to the schema, and is left out. Did you mean `zip`?'],
    [{ id: 1, lines: [{ sku: 1, count: 1 }] }, 'order.lines[0].sku must be a text, but is the number 1.'],
    [{ id: 'x' }, 'order.id must be a whole number (long), but is the text `x`.'],
    [{ id: 1.5 }, 'order.id must be a whole number (long), but is the text `1.5`.'],
    [{ id: 2 ** 53 }, "order.id is 9007199254740992, which JSON's readers may round. Write it as a text."],
    [{ id: true }, 'order.id must be a whole number (long), but is true.'],
    [{ id: 1, paid: 'yes' }, 'order.paid must be true or false, but is the text `yes`.'],
    [
      { id: 1, lines: [{ sku: 'a', count: 1, Count: 2 }] },
      'order.lines[0].Count is not known to the schema, and is left out. Did you mean `count`?',
    ],
    [{ id: 1, lines: Array(4).fill({ sku: '', count: 1 }) }, 'order.lines has 4 items, and may have 3.'],
    [{ id: 1, card: 'a', cash: 1 }, 'order has `card` and `cash`, and may have one of them only. Remove one.'],
    [{ id: 1, item: {} }, 'order.item is of an abstract type, and needs `@xsi:type` to be one of `Book`.'],
    [{ id: 1, book: { $type: 'Line', pages: 1 } }, 'order.book.$type must be one of `Book`, but is the text `Line`.'],
    [{ id: 1, zip: 'a\u0000' }, 'order.zip has a character that XML cannot: '],
    [{ id: 1, zip: ['a', 'b'] }, 'order.zip must be a text, but is an array.'],
  ])('%j', (value, message) => {
    const [problem] = write(value).problems;
    if (message.endsWith(': ')) expect(problem?.message.startsWith(message)).toBe(true);
    else expect(problem?.message).toBe(message);
  });

  it('takes members of any name, and changes no prototype', () => {
    const { problems } = write(JSON.parse('{"id": 1, "__proto__": {"id": 2}, "constructor": 1}'));
    expect(problems.map(({ path }) => path)).toEqual(['order.__proto__', 'order.constructor']);
    expect(Reflect.get({}, 'id')).toBeUndefined();
  });

  it('is bounded in depth', async () => {
    const { wsdl: recursive } = await readDeclarations(
      '<xs:element name="t" type="x:T"/><xs:complexType name="T"><xs:sequence><xs:element name="t" type="x:T" minOccurs="0"/></xs:sequence></xs:complexType>',
    );
    let value: object = {};
    for (let depth = 0; depth < 5000; depth++) value = { t: value };
    const { problems, text } = jsonToMessage(recursive.schema, '{urn:x}t', value);
    expect(problems.map(({ code }) => code)).toEqual(['too-deep']);
    expect(
      messageToJson(recursive.schema, '{urn:x}t', parseXml(text, { maxDepth: 1000 }), { maxDepth: 9 }).problems,
    ).toMatchObject([{ code: 'too-deep', path: 't.t.t.t.t.t.t.t.t.t' }]);
  });
});
