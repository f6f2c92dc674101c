import { describe, expect, it } from 'vitest';
import { type JsonOptions, type JsonValue, toJson, toXml } from '../src/index.js';

const ORDER = `<o:order xmlns:o="urn:o" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" id="007">
  <o:item n="1">a</o:item>
  <o:item>b</o:item>
  <o:none i:nil="true"/>
  <o:empty/>
  <!--c-->
  <o:typed i:type="t"> 7 </o:typed>
  mixed<![CDATA[<&]]></o:order>`;

const MIXED = '\n  \n  \n  \n  \n  \n  \n  mixed<&';

describe('each convention, from XML', () => {
  it.each<readonly [JsonOptions, JsonValue]>([
    [
      {},
      {
        'o:order': {
          '@xmlns:o': 'urn:o',
          '@id': '007',
          'o:item': [{ '@n': '1', '#text': 'a' }, 'b'],
          'o:none': null,
          'o:empty': '',
          'o:typed': { '@xsi:type': 't', '#text': ' 7 ' },
          '#text': MIXED,
        },
      },
    ],
    [{ convention: 'parker' }, { item: ['a', 'b'], none: null, empty: null, typed: ' 7 ' }],
    [
      { convention: 'badgerfish' },
      {
        'o:order': {
          '@xmlns': { o: 'urn:o' },
          '@id': '007',
          'o:item': [{ '@n': '1', $: 'a' }, { $: 'b' }],
          'o:none': null,
          'o:empty': {},
          'o:typed': { '@xsi:type': 't', $: ' 7 ' },
          $: MIXED,
        },
      },
    ],
    [
      { convention: 'gdata' },
      {
        o$order: {
          xmlns$o: 'urn:o',
          id: '007',
          o$item: [{ n: '1', $t: 'a' }, { $t: 'b' }],
          o$none: null,
          o$empty: {},
          o$typed: { xsi$type: 't', $t: ' 7 ' },
          $t: MIXED,
        },
      },
    ],
    [
      { convention: 'jsonml' },
      [
        'o:order',
        { 'xmlns:o': 'urn:o', 'xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance', id: '007' },
        '\n  ',
        ['o:item', { n: '1' }, 'a'],
        '\n  ',
        ['o:item', 'b'],
        '\n  ',
        ['o:none', { 'i:nil': 'true' }],
        '\n  ',
        ['o:empty'],
        '\n  \n  ',
        ['o:typed', { 'i:type': 't' }, ' 7 '],
        '\n  mixed<&',
      ],
    ],
  ])('%j', (options, json) => {
    expect(toJson(ORDER, options)).toEqual(json);
  });
});

describe('options, from XML', () => {
  it.each<readonly [string, string, JsonOptions, JsonValue]>([
    ['other keys', '<a b="1">c</a>', { attributePrefix: '_', textKey: 'text' }, { a: { _b: '1', text: 'c' } }],
    [
      'no prefixes',
      '<p:a xmlns:p="u" p:b="1" xml:lang="en"/>',
      { namespaces: 'strip' },
      { a: { '@b': '1', '@xml:lang': 'en' } },
    ],
    [
      'prefixes of one’s own',
      '<a xmlns="u"><p:b xmlns:p="v"/><q:c xmlns:q="w"/></a>',
      { namespaces: { u: 'x', v: '' } },
      { 'x:a': { b: '', c: '' } },
    ],
    ['a default namespace', '<a xmlns="u">b</a>', {}, { a: { '@xmlns': 'u', '#text': 'b' } }],
    ['arrays of one', '<a><b>1</b><c><b>2</b></c></a>', { alwaysArray: ['a/b'] }, { a: { b: ['1'], c: { b: '2' } } }],
    [
      'arrays anywhere',
      '<a><b>1</b><c><b>2</b></c></a>',
      { alwaysArray: ['//b'] },
      { a: { b: ['1'], c: { b: ['2'] } } },
    ],
    [
      'arrays below any key',
      '<a><b><d/></b><c><d/></c></a>',
      { alwaysArray: ['a/*/d'] },
      { a: { b: { d: [''] }, c: { d: [''] } } },
    ],
    [
      'types by path',
      '<a b="1"><n>007</n><n> 1.50 </n><n>1e3</n><n>x</n><t>1</t><t>yes</t></a>',
      { types: { 'a/n': 'number', 'a/t': 'boolean', 'a/@b': 'number' } },
      { a: { '@b': 1, n: [7, 1.5, 1000, 'x'], t: [true, 'yes'] } },
    ],
    [
      'numbers beyond doubles',
      '<a><n>9007199254740991</n><n>9007199254740993</n><n>0.1234567890123456789</n><n>1e400</n><n>1e-400</n><n>-0</n></a>',
      { types: { '//n': 'number' } },
      { a: { n: [9007199254740991, '9007199254740993', '0.1234567890123456789', '1e400', '1e-400', '-0'] } },
    ],
    [
      'types that are inferred',
      '<a><b>7</b><b>-1.5</b><b>true</b><b>007</b><b>+7</b><b>1e5</b><b>0x7</b><b> 7</b><b>12345678901234567890</b><b></b></a>',
      { inferTypes: true },
      { a: { b: [7, -1.5, true, '007', '+7', '1e5', '0x7', ' 7', '12345678901234567890', ''] } },
    ],
    ['a string where others are inferred', '<a>7</a>', { inferTypes: true, types: { a: 'string' } }, { a: '7' }],
    ['no types', '<a>7</a>', {}, { a: '7' }],
    [
      'nil with attributes',
      `<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil=" 1 " b="c"/>`,
      {},
      { a: { '@b': 'c', '#text': null } },
    ],
    ['nil that is false', `<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="false"/>`, {}, { a: '' }],
    ['nil with a content', `<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true">b</a>`, {}, { a: 'b' }],
    [
      'nil as an attribute',
      `<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="true"/>`,
      { nil: false },
      { a: { '@xsi:nil': 'true' } },
    ],
    [
      'no types of schemas',
      `<a xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="b">c</a>`,
      { xsiType: false },
      { a: 'c' },
    ],
    [
      'CDATA with a key',
      '<a>b<![CDATA[c]]><![CDATA[d]]></a>',
      { cdataKey: '#cdata' },
      { a: { '#cdata': ['c', 'd'], '#text': 'b' } },
    ],
    ['comments with a key', '<a><!--b--></a>', { commentKey: '#comment' }, { a: { '#comment': 'b' } }],
    ['white space alone', '<a><b> </b>\n</a>', {}, { a: { b: ' ' } }],
  ])('%s', (_, xml, options, json) => {
    expect(toJson(xml, options)).toEqual(json);
  });

  it('keys that objects have are keys', () => {
    const json = toJson('<__proto__ constructor="1"><__proto__>2</__proto__><toString/><toString/></__proto__>');
    expect(JSON.stringify(json)).toBe('{"__proto__":{"@constructor":"1","__proto__":"2","toString":["",""]}}');
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype);
    expect('@constructor' in {}).toBe(false);
  });

  it('an element takes the place of an attribute in GData', () => {
    expect(toJson('<a b="1"><b>2</b><b/></a>', { convention: 'gdata' })).toEqual({ a: { b: [{ $t: '2' }, {}] } });
  });
});

describe('to XML', () => {
  const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

  it.each<readonly [JsonValue, JsonOptions, string]>([
    [
      { a: { '@b': 1, c: [true, 'x', null], '#text': 'y' } },
      {},
      `<a ${XSI} b="1"><c>true</c><c>x</c><c xsi:nil="true"/>y</a>`,
    ],
    [{ a: { b: null } }, { nil: false }, '<a><b/></a>'],
    [{ a: { '@b': 'c', '#text': null } }, {}, `<a ${XSI} b="c" xsi:nil="true"/>`],
    [{ a: [{ b: 1 }] }, {}, '<a><b>1</b></a>'],
    [{ a: { b: [], c: {} } }, {}, '<a><c/></a>'],
    [
      { a: { '@xmlns': 'u', '@xmlns:p': 'v', 'p:b': { '@p:c': '' } } },
      {},
      '<a xmlns="u" xmlns:p="v"><p:b p:c=""/></a>',
    ],
    [
      { 'x:a': { 'x:b': '1', c: { '@x:d': '2' } } },
      { namespaces: { u: 'x', v: '' } },
      '<x:a xmlns:x="u" xmlns="v"><x:b>1</x:b><c x:d="2"/></x:a>',
    ],
    [
      { a: { '#cdata': 'b', '#comment': ['c', 'd'] } },
      { cdataKey: '#cdata', commentKey: '#comment' },
      '<a><![CDATA[b]]><!--c--><!--d--></a>',
    ],
    [{ b: ['c', { d: null }], e: '' }, { convention: 'parker', rootName: 'a' }, '<a><b>c</b><b><d/></b><e/></a>'],
    ['b', { convention: 'parker' }, '<root>b</root>'],
    [
      { a: { '@xmlns': { $: 'u', p: 'v' }, 'p:b': { '@c': 'd', $: 'e' } } },
      { convention: 'badgerfish' },
      '<a xmlns="u" xmlns:p="v"><p:b c="d">e</p:b></a>',
    ],
    [
      { a: { xmlns$p: 'v', b: 'c', p$d: { $t: 'e' } } },
      { convention: 'gdata' },
      '<a xmlns:p="v" b="c"><p:d>e</p:d></a>',
    ],
    [['a', { xmlns: 'u' }, 'b', ['c', 1, false], 'd'], { convention: 'jsonml' }, '<a xmlns="u">b<c>1false</c>d</a>'],
    [
      { a: { b: { c: '1' } } },
      { write: { indent: '  ', declaration: true } },
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>\n    <c>1</c>\n  </b>\n</a>',
    ],
    [
      JSON.parse('{"a":{"__proto__":{"@__proto__":"b"},"constructor":"c"}}'),
      {},
      '<a><__proto__ __proto__="b"/><constructor>c</constructor></a>',
    ],
  ])('%j with %j', (json, options, xml) => {
    expect(toXml(json, options)).toBe(xml);
  });
});
