import { describe, expect, it } from 'vitest';
import { parseXml, writeXml, XmlError, type XmlNode } from '../src/index.js';

/** What is wrong with a document, as `line:column code`. */
function problemOf(source: string | Uint8Array, options = {}): string {
  try {
    return `read: ${writeXml(parseXml(source, options))}`;
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return `${error.line}:${error.column} ${error.code}`;
  }
}

function messageOf(source: string): string {
  try {
    parseXml(source);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('what is read', () => {
  it.each<readonly [string, string, string]>([
    ['an empty element', '<a></a >', '<a/>'],
    ['a declaration, and what is around the root', '<?xml version="1.0"?>\n<!-- b --><?c d?><a/>\n<!-- e -->', '<a/>'],
    ['a byte order mark', '\ufeff<a/>', '<a/>'],
    ['line ends', '<a>1\r\n2\r3\n4</a>', '<a>1\n2\n3\n4</a>'],
    ['white space in attributes', '<a b = "1\r\n2\t3\r4&#9;&#10;"/>', '<a b="1 2 3 4&#9;&#10;"/>'],
    ['quotes in attributes', `<a b='"' c="'"/>`, `<a b="&quot;" c="'"/>`],
    ['references', '<a>&lt;&gt;&amp;&apos;&quot;&#65;&#x1F600;&#x41;</a>', '<a>&lt;&gt;&amp;\'"A😀A</a>'],
    ['a reference once, however it looks', '<a>&#38;lt; &amp;amp;</a>', '<a>&amp;lt; &amp;amp;</a>'],
    ['CDATA as it is', '<a><![CDATA[<!DOCTYPE &x; ]] >]]></a>', '<a><![CDATA[<!DOCTYPE &x; ]] >]]></a>'],
    ['mixed content in its order', '<a>1<b/>2<!--3-->4<![CDATA[5]]></a>', '<a>1<b/>2<!--3-->4<![CDATA[5]]></a>'],
    ['a text around an instruction', '<a>1<?b?>2</a>', '<a>12</a>'],
    ['names of other alphabets', '<é:日 xmlns:é="u" é:ü="1"/>', '<é:日 xmlns:é="u" é:ü="1"/>'],
    [
      'names that objects have',
      '<__proto__ constructor="1"><toString/></__proto__>',
      '<__proto__ constructor="1"><toString/></__proto__>',
    ],
    ['a default namespace that ends', '<a xmlns="u"><b xmlns=""/></a>', '<a xmlns="u"><b xmlns=""/></a>'],
    [
      'the prefix xml without a declaration',
      '<a xml:lang="de" xml:space="preserve"> </a>',
      '<a xml:lang="de" xml:space="preserve"> </a>',
    ],
  ])('%s', (_, source, written) => {
    expect(writeXml(parseXml(source))).toBe(written);
  });

  it('gives names their namespaces, with declarations that come after them and those around', () => {
    const root = parseXml('<p:a p:b="1" c="2" xmlns:p="u" xmlns="d"><e p:f="3"/></p:a>');
    expect(root).toEqual({
      kind: 'element',
      prefix: 'p',
      local: 'a',
      namespace: 'u',
      attributes: [
        { prefix: 'p', local: 'b', namespace: 'u', value: '1' },
        { prefix: '', local: 'c', namespace: undefined, value: '2' },
      ],
      declarations: new Map([
        ['p', 'u'],
        ['', 'd'],
      ]),
      children: [
        {
          kind: 'element',
          prefix: '',
          local: 'e',
          namespace: 'd',
          attributes: [{ prefix: 'p', local: 'f', namespace: 'u', value: '3' }],
          declarations: new Map(),
          children: [],
          start: 41,
        },
      ],
      start: 0,
    });
  });

  it('forgets declarations where their element ends', () => {
    expect(problemOf('<a><b xmlns:p="u"/><p:c/></a>')).toBe('1:21 prefix-undeclared');
    expect(problemOf('<a><b xmlns:p="u"></b><p:c/></a>')).toBe('1:24 prefix-undeclared');
  });
});

describe('what is not well-formed', () => {
  it.each<readonly [string, string]>([
    ['', '1:1 root-missing'],
    [' \n', '2:1 root-missing'],
    ['a', '1:1 text-outside-root'],
    ['<a/>b', '1:5 text-outside-root'],
    ['<a/>\n&amp;', '2:1 text-outside-root'],
    ['<![CDATA[a]]>', '1:1 text-outside-root'],
    ['<a/><b/>', '1:5 root-repeated'],
    ['<a></b>', '1:4 tag-mismatched'],
    ['<a></aa>', '1:4 tag-mismatched'],
    ['<a><b></a></b>', '1:7 tag-mismatched'],
    ['</a>', '1:1 tag-mismatched'],
    ['<a/></a>', '1:5 tag-mismatched'],
    ['<a></a b="1">', '1:4 tag-mismatched'],
    ['<a>', '1:1 tag-unclosed'],
    ['<a>\n<b>c', '2:1 tag-unclosed'],
    ['<a', '1:3 tag-unclosed'],
    ['<a b="1"', '1:9 tag-unclosed'],
    ['<a/ >', '1:3 tag-malformed'],
    ['<a b="1"c="2"/>', '1:9 tag-malformed'],
    ['<a b/>', '1:5 attribute-malformed'],
    ['<a b=1/>', '1:6 attribute-malformed'],
    ['<a b="<"/>', '1:7 attribute-malformed'],
    ['<a b="1', '1:6 attribute-malformed'],
    ['<a b="1" b="2"/>', '1:10 attribute-repeated'],
    ['<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>', '1:36 attribute-repeated'],
    ['<a b="" c="" d="" e="" f="" g="" h="" i="" j="" d=""/>', '1:49 attribute-repeated'],
    ['<a xmlns="u" xmlns="v"/>', '1:14 attribute-repeated'],
    ['< a/>', '1:2 name-malformed'],
    ['<1/>', '1:2 name-malformed'],
    ['<a:b:c/>', '1:2 name-malformed'],
    ['<a :b=""/>', '1:4 name-malformed'],
    ['<a>1 < 2</a>', '1:7 name-malformed'],
    ['<p:a/>', '1:2 prefix-undeclared'],
    ['<a\n p:b=""/>', '2:2 prefix-undeclared'],
    ['<a xmlns:p=""/>', '1:4 namespace-malformed'],
    ['<a xmlns:xmlns="u"/>', '1:4 namespace-malformed'],
    ['<a xmlns:xml="u"/>', '1:4 namespace-malformed'],
    ['<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', '1:4 namespace-malformed'],
    ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', '1:4 namespace-malformed'],
    ['<a>&</a>', '1:4 reference-malformed'],
    ['<a>& b;</a>', '1:4 reference-malformed'],
    ['<a>&#x;</a>', '1:4 reference-malformed'],
    ['<a>&lt</a>', '1:4 reference-malformed'],
    ['<a>&nbsp;</a>', '1:4 entity-undeclared'],
    ['<a>&LT;</a>', '1:4 entity-undeclared'],
    ['<a>&constructor;</a>', '1:4 entity-undeclared'],
    ['<a b="1&x;"/>', '1:8 entity-undeclared'],
    ['<a>&#0;</a>', '1:4 character-not-allowed'],
    ['<a>&#xD800;</a>', '1:4 character-not-allowed'],
    ['<a>&#xFFFE;</a>', '1:4 character-not-allowed'],
    ['<a>&#x110000;</a>', '1:4 character-not-allowed'],
    [`<a>&#${'9'.repeat(400)};</a>`, '1:4 character-not-allowed'],
    ['<a>\u0000</a>', '1:4 character-not-allowed'],
    ['<a>\r\n\u001f</a>', '2:1 character-not-allowed'],
    ['<a>\uffff</a>', '1:4 character-not-allowed'],
    ['<a>\ud800</a>', '1:4 character-not-allowed'],
    ['<a>\udc00\ud800</a>', '1:4 character-not-allowed'],
    ['<a>]]></a>', '1:4 cdata-malformed'],
    ['<a><![CDATA[b</a>', '1:4 cdata-malformed'],
    ['<a><![cdata[b]]></a>', '1:4 markup-unknown'],
    ['<a><!b></a>', '1:4 markup-unknown'],
    ['<a><!-- -- --></a>', '1:9 comment-malformed'],
    ['<a><!-- ---></a>', '1:9 comment-malformed'],
    ['<a><!-- </a>', '1:4 comment-malformed'],
    ['<a><?b</a>', '1:4 instruction-malformed'],
    ['<a><?b:c?></a>', '1:4 instruction-malformed'],
    ['<a><?XML?></a>', '1:4 declaration-malformed'],
    [' <?xml version="1.0"?><a/>', '1:2 declaration-malformed'],
    ['<?xml?><a/>', '1:1 declaration-malformed'],
    ['<?xml version="2.0"?><a/>', '1:1 declaration-malformed'],
    ['<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>', '1:1 declaration-malformed'],
  ])('%j: %s', (source, problem) => {
    expect(problemOf(source)).toBe(problem);
  });

  it.each<readonly [string, string]>([
    ['<a>R & D</a>', '`& D` is not a reference. Write `&amp;` where a `&` is meant.'],
    ['<a><b></a>', '`</a>` stands where `</b>` is expected. Close the elements in their order.'],
    ['<soap:a/>', 'The prefix of `soap:a` is not declared. Add `xmlns:soap="…"` to the element or one around it.'],
    ['<a>\u0007</a>', 'U+0007 is a character that XML does not allow. Remove it.'],
    [
      `<a></${'b'.repeat(5000)}>`,
      `\`</${'b'.repeat(58)}…\` stands where \`</a>\` is expected. Close the elements in their order.`,
    ],
  ])('%j says what to do', (source, message) => {
    expect(messageOf(source)).toBe(message);
  });
});

describe('what is refused', () => {
  const BILLION_LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol">
    ${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('\n')}]>
    <lolz>&lol9;</lolz>`;

  it.each<readonly [string, string]>([
    ['an empty document type', '<!DOCTYPE a><a/>'],
    ['one in small letters', '<!doctype a><a/>'],
    ['one in both', '<!DocType a><a/>'],
    ['one after a declaration', '<?xml version="1.0" standalone="yes"?>\n<!DOCTYPE a><a/>'],
    ['one after white space, a comment and an instruction', ' \n<!-- <a/> --> <?b?>\t<!DOCTYPE a><a/>'],
    ['one after a byte order mark', '\ufeff<!DOCTYPE a><a/>'],
    ['one with a space before its name', '<! DOCTYPE a><a/>'],
    ['one in the root', '<a><!DOCTYPE a></a>'],
    ['one after the root', '<a/><!DOCTYPE a>'],
    ['the billion laughs', BILLION_LAUGHS],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an external document type', '<!DOCTYPE a PUBLIC "-//B//C" "http://example.com/a.dtd"><a/>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.com/b"> %b;]><a/>'],
    ['a declaration without a document type', '<!ENTITY b "c"><a>&b;</a>'],
    ['a declaration in the root', '<a><!ENTITY b "c">&b;</a>'],
    ['a conditional section', '<a><![INCLUDE[<b/>]]></a>'],
  ])('%s', (_, source) => {
    expect(problemOf(source)).toMatch(/^\d+:\d+ doctype-refused$/);
    expect(problemOf(new TextEncoder().encode(source))).toMatch(/^\d+:\d+ doctype-refused$/);
    expect(problemOf(utf16(source, false))).toMatch(/^\d+:\d+ doctype-refused$/);
    expect(problemOf(utf16(source, true))).toMatch(/^\d+:\d+ doctype-refused$/);
  });

  it('one in UTF-7, as an encoding that is not supported', () => {
    const source = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>';
    expect(problemOf(new TextEncoder().encode(source))).toBe('1:31 encoding-unsupported');
    expect(problemOf(new TextEncoder().encode('+ADw-a/+AD4-'))).toBe('1:1 encoding-unsupported');
    expect(problemOf(source)).toBe('1:39 text-outside-root');
  });

  it('says why', () => {
    expect(messageOf('<!DOCTYPE html><a/>')).toBe(
      'The document has `<!DOCTYPE ht`. Document types and entities are refused, because they can make a small ' +
        'document large or read files. Remove the declaration.',
    );
  });
});

/** @returns UTF-16 with a byte order mark */
function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const marked = text.startsWith('\ufeff') ? text : `\ufeff${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < marked.length; index++) view.setUint16(index * 2, marked.charCodeAt(index), !isBigEndian);
  return bytes;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('encodings', () => {
  const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>é</a>`;

  it.each<readonly [string, Uint8Array, string]>([
    ['UTF-8 without a declaration', new TextEncoder().encode('<a>é😀</a>'), 'read: <a>é😀</a>'],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${declared('utf-8')}`), 'read: <a>é</a>'],
    ['UTF-16, little-endian', utf16(declared('UTF-16'), false), 'read: <a>é</a>'],
    ['UTF-16, big-endian', utf16(declared('utf-16BE'), true), 'read: <a>é</a>'],
    ['UTF-16 without a mark', utf16(declared('UTF-16LE'), false).subarray(2), 'read: <a>é</a>'],
    ['ISO-8859-1', latin1(declared('ISO-8859-1')), 'read: <a>é</a>'],
    ['windows-1252', latin1('<?xml version="1.0" encoding="windows-1252"?><a>\u0080</a>'), 'read: <a>€</a>'],
    ['US-ASCII', latin1(`<?xml version='1.0' encoding='us-ascii'?><a>e</a>`), 'read: <a>e</a>'],
    ['US-ASCII that is not', latin1(declared('US-ASCII')), '1:45 encoding-malformed'],
    ['UTF-8 that is not', latin1('<a>\n<b>é</b></a>'), '2:4 encoding-malformed'],
    ['UTF-8 that is longer than it must be', latin1('<a>\u00c0\u00bc</a>'), '1:4 encoding-malformed'],
    ['UTF-8 that is cut', new TextEncoder().encode('<a>é').subarray(0, 4), '1:4 encoding-malformed'],
    ['UTF-16 with half a character', utf16('<a>é</a>', false).subarray(0, 13), '1:6 encoding-malformed'],
    ['EUC-JP', latin1(declared('EUC-JP')), '1:31 encoding-unsupported'],
    ['UTF-32', new Uint8Array([0, 0, 0xfe, 0xff, 0, 0, 0, 0x3c]), '1:1 encoding-unsupported'],
    ['EBCDIC', new Uint8Array([0x4c, 0x6f, 0xa7, 0x94]), '1:1 encoding-unsupported'],
    ['UTF-8 that says it is UTF-16', latin1(declared('UTF-16')), '1:31 encoding-mismatch'],
    ['UTF-16 that says it is UTF-8', utf16(declared('UTF-8'), false), '1:31 encoding-mismatch'],
    [
      'UTF-8 with a mark that says it is ISO-8859-1',
      new TextEncoder().encode(`\ufeff${declared('ISO-8859-1')}`),
      '1:31 encoding-mismatch',
    ],
    ['nothing', new Uint8Array(), '1:1 root-missing'],
  ])('%s', (_, bytes, result) => {
    expect(problemOf(bytes)).toBe(result);
  });

  it('what came with the bytes counts more than the declaration and less than a mark', () => {
    expect(problemOf(latin1(declared('UTF-8')), { encoding: 'iso-8859-1' })).toBe('read: <a>é</a>');
    expect(problemOf(utf16('<a>é</a>', true), { encoding: 'utf-8' })).toBe('read: <a>é</a>');
    expect(problemOf(latin1('<a/>'), { encoding: 'shift_jis' })).toBe('1:1 encoding-unsupported');
  });

  it('a text is read as it is, whatever it declares', () => {
    expect(problemOf(declared('EUC-JP'))).toBe('read: <a>é</a>');
  });
});

describe('limits', () => {
  const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

  it.each<readonly [number, object, string]>([
    [200, {}, 'read'],
    [201, {}, '1:601 nesting-too-deep'],
    [10_000, {}, '1:601 nesting-too-deep'],
    [1000, { maxDepth: 5000 }, 'read'],
    [10_000, { maxDepth: 1_000_000 }, '1:3001 nesting-too-deep'],
    [3, { maxDepth: 2 }, '1:7 nesting-too-deep'],
  ])('%i elements in each other with %j: %s', (depth, options, result) => {
    expect(problemOf(nested(depth), options).replace(/: <.*/s, '')).toBe(result);
  });

  it('length', () => {
    expect(problemOf('<a>12345</a>', { maxLength: 11 })).toBe('1:1 document-too-long');
  });

  it.each<readonly [string, (size: number) => string]>([
    ['attributes', (size) => `<a ${Array.from({ length: size }, (_, index) => `b${index}="1"`).join(' ')}/>`],
    ['declarations', (size) => `<a ${Array.from({ length: size }, (_, index) => `xmlns:b${index}="u"`).join(' ')}/>`],
    ['declarations in elements of their own', (size) => `<a>${'<b xmlns:c="u"/>'.repeat(size)}</a>`],
    ['a text', (size) => `<a>${'text '.repeat(size * 4)}</a>`],
    ['references', (size) => `<a>${'&amp;'.repeat(size * 4)}</a>`],
    ['texts around instructions', (size) => `<a>${'b<?c?>'.repeat(size)}</a>`],
    ['texts, and a reference far away', (size) => `<a>${'b<c/>'.repeat(size)}&amp;</a>`],
    ['white space in a tag', (size) => `<a${' '.repeat(size * 10)}/>`],
    ['a name', (size) => `<${'a'.repeat(size * 10)}/>`],
    ['digits of a reference', (size) => `<a>&#${'0'.repeat(size * 10)}65;</a>`],
    ['CDATA sections', (size) => `<a>${'<![CDATA[b]]>'.repeat(size)}</a>`],
  ])('%s cost their length and not its square', (_, documentOf) => {
    const timeOf = (document: string): number => {
      const start = performance.now();
      parseXml(document);
      return performance.now() - start;
    };
    const [small, large] = [documentOf(10_000), documentOf(100_000)];
    timeOf(small);
    const shortest = Math.min(...Array.from({ length: 3 }, () => timeOf(small)));
    // Ten times the length would be a hundred times the time.
    expect(Math.min(timeOf(large), timeOf(large))).toBeLessThan(shortest * 40 + 100);
  });
});

describe('what is written', () => {
  const text = (value: string): XmlNode => ({ kind: 'text', value });

  it('indents between elements only', () => {
    const root = parseXml('<a><b> <c/>\n<!--d--></b><e>f<g/></e><h> </h></a>');
    expect(writeXml(root, { indent: '  ', declaration: true })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<a>
  <b>
    <c/>
    <!--d-->
  </b>
  <e>f<g/></e>
  <h/>
</a>`);
  });

  it('declares prefixes where they are needed, and makes them up where they clash', () => {
    const root = parseXml('<a xmlns:p="u"/>');
    const inner = { ...root, local: 'b', declarations: new Map() };
    const attributes = [
      { prefix: 'p', local: 'c', namespace: 'u', value: '1' },
      { prefix: 'p', local: 'c', namespace: 'v', value: '2' },
      { prefix: '', local: 'c', namespace: 'w', value: '3' },
    ];
    const children = [
      { ...inner, prefix: 'p', namespace: 'v', attributes },
      { ...inner, namespace: 'd', children: [inner] },
    ];
    expect(writeXml({ ...root, children })).toBe(
      '<a xmlns:p="u"><p:b xmlns:p="v" xmlns:ns1="u" xmlns:ns2="w" ns1:c="1" p:c="2" ns2:c="3"/><b xmlns="d"><b xmlns=""/></b></a>',
    );
  });

  it('keeps what CDATA cannot hold', () => {
    const root = { ...parseXml('<a/>'), children: [{ kind: 'cdata' as const, value: 'b]]>c\rd' }] };
    expect(writeXml(root)).toBe('<a><![CDATA[b]]]]><![CDATA[>c]]>&#13;<![CDATA[d]]></a>');
  });

  it.each<readonly [string, Parameters<typeof writeXml>[0], string]>([
    [
      'a name',
      { ...parseXml('<a/>'), local: 'b c' },
      '`b c` cannot be a name in XML. Names begin with a letter or `_` and have no spaces or colons. (In `/b c`.)',
    ],
    [
      'markup for a prefix',
      { ...parseXml('<a/>'), prefix: 'b"', namespace: 'u' },
      '`b"` cannot be a prefix. Prefixes begin with a letter or `_`. (In `/a`.)',
    ],
    [
      'a character',
      { ...parseXml('<a/>'), children: [text('\u0001')] },
      'U+0001 is a character that XML does not allow. Remove it. (In `/a`.)',
    ],
    [
      'a comment',
      { ...parseXml('<a/>'), children: [{ kind: 'comment', value: '--' }] },
      'The comment `--` has `--` in it or ends in `-`. Put spaces between the hyphens. (In `/a`.)',
    ],
  ])('refuses %s', (_, element, message) => {
    expect(() => writeXml(element)).toThrow(message);
  });
});
