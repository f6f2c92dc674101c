import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, parseXml, type XmlElement } from '../../src/index.js';
import { requestTemplate } from '../../src/template/request-template.js';
import { readDeclarations, readFixture } from '../read-fixture.js';
import { contentOf, rendered } from './envelope-of.js';
import { operationOf } from './operation-of.js';

const HOSTILE: readonly string[] = [
  ']]>',
  '&lt;x&gt;',
  '<x>',
  '</x:text></x:r><y/>',
  '<!-- ',
  '<![CDATA[',
  '"\'',
  '" y="',
  '$foo $!{foo} $input.body ${value}',
  '#if(true)x#end #set($value = 1) #stop ## #*',
  '#{else}',
  '\\$1 $1 \\\\ \\',
  'é € 漢字 😀 \u2028',
  '1.0',
  '1E5',
  'true',
  '',
  ' ',
];

/** What no document can hold is left out. */
const FORBIDDEN: readonly (readonly [string, string])[] = [
  ['a\u0000b\u0008c', 'abc'],
  ['\ud800x', 'x'],
  ['x\udc00', 'x'],
  ['\ud83d\ud83d\ude00', '\ud83d\ude00'],
  ['\ufffe\uffff', ''],
];

const { wsdl } = await readDeclarations(`
  <xs:element name="r"><xs:complexType>
    <xs:sequence>
      <xs:element name="text" type="xs:string"/>
      <xs:element name="words" type="x:Words"/>
      <xs:element name="sized" type="x:Sized"/>
    </xs:sequence>
    <xs:attribute name="mark" type="xs:string"/>
  </xs:complexType></xs:element>
  <xs:simpleType name="Words"><xs:list itemType="xs:string"/></xs:simpleType>
  <xs:complexType name="Sized"><xs:simpleContent>
    <xs:extension base="xs:string"><xs:attribute name="size" type="xs:string"/></xs:extension>
  </xs:simpleContent></xs:complexType>`);
const { text: template = '' } = requestTemplate(wsdl, operationOf('{urn:x}r')) ?? {};

function childText(text: string, name: string): string {
  const [root] = contentOf(text, 'Body');
  const child = root?.children.find((one) => typeof one !== 'string' && one.name === `{urn:x}${name}`);
  return typeof child === 'object' ? child.children.join('') : 'nothing';
}

describe('a text stays in its place, whatever it is', () => {
  it.each([...HOSTILE.map((text) => [text, text] as const), ...FORBIDDEN])('%j', (text, shown) => {
    const body = { '@mark': text, text, words: [text], sized: { '@size': text, '#text': text } };
    const envelope = rendered(template, body);
    const [root] = contentOf(envelope, 'Body');
    expect(root?.attributes).toEqual({ '{}mark': shown });
    expect(root?.children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual([
      '{urn:x}text',
      '{urn:x}words',
      '{urn:x}sized',
    ]);
    for (const name of ['text', 'words', 'sized']) expect(childText(envelope, name)).toBe(shown);
  });

  it.each(['\n', '\r\n', '\t', ' a\tb\nc\rd '])('white space in attributes and texts: %j', (text) => {
    const root = parseXml(rendered(template, { '@mark': text, text: `${text}.` }));
    const [body] = root.children.filter((child) => child.kind === 'element');
    const [message] = body?.children.filter((child) => child.kind === 'element') ?? [];
    expect(message?.attributes.map(({ value }) => value)).toEqual([text]);
    expect(childText(rendered(template, { text: `${text}.` }), 'text')).toBe(`${text}.`);
  });
});

/** @returns the names of the members that a template asks for */
function membersOf(text: string): readonly string[] {
  const found = text.matchAll(/\.get\('([^']+)'\)|\$\w+\.([a-zA-Z]\w*)\.hashCode|containsKey\('([^']+)'\)/g);
  return [...new Set(Array.from(found, ([, one, two, three]) => one ?? two ?? three ?? ''))];
}

function hostileJson(keys: readonly string[]): fc.Arbitrary<JsonValue> {
  const leaf = fc.oneof(
    fc.constantFrom<JsonValue>(...HOSTILE, null, true, false, 0, -0.5, 1e21, 1e-7, 12345678.5),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 8 }),
    ),
  }));
  return fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 12 });
}

function elementNames(element: XmlElement, names: Set<string>): Set<string> {
  names.add(`${element.prefix}:${element.local}`);
  for (const child of element.children) if (child.kind === 'element') elementNames(child, names);
  return names;
}

describe('JSON of any shape gives an envelope with no other elements than those of the template', async () => {
  const cases = await Promise.all(
    ['freight/freight.wsdl', 'compact.wsdl'].map(async (location) => {
      const read = await readFixture(location);
      const operations = read.wsdl.services.flatMap(({ ports }) => ports.flatMap((port) => port.operations));
      return operations.map(
        (operation) => [operation.name, requestTemplate(read.wsdl, operation)?.text ?? ''] as const,
      );
    }),
  );
  it.each(cases.flat())('%s', (_, text) => {
    const known = new Set(
      Array.from(text.matchAll(/<([\w:]+)/g), ([, name = '']) => (name.includes(':') ? name : `:${name}`)),
    );
    fc.assert(
      fc.property(hostileJson(membersOf(text)), (value) => {
        for (const name of elementNames(parseXml(rendered(text, value)), new Set())) expect(known).toContain(name);
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});
