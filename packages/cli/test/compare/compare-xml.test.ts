import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { diffLines } from '../../src/compare/diff-lines.js';

const xml = (expected: string, actual: string): Promise<Comparison> => compare('xml', expected, actual);

function differences(comparison: Comparison): string[] {
  return diffLines(comparison).flatMap((part) =>
    part.kind === 'same'
      ? []
      : [...part.expected.map(({ text }) => `- ${text}`), ...part.actual.map(({ text }) => `+ ${text}`)],
  );
}

describe('what is equal as XML', () => {
  it.each([
    ['the order of attributes', '<a x="1" y="2"/>', "<a y='2'\n x='1' />"],
    ['white space between elements', '<a><b/><c/></a>', '\n<a>\r\n  <b/>\t<c/>\n</a>\n'],
    ['white space around text beside elements', '<a>text<b/></a>', '<a>\n  text\n  <b/></a>'],
    ['comments', '<a>text</a>', '<!-- a --><a>te<!-- > -->xt</a>'],
    ['the XML declaration', '<a/>', '<?xml version="1.0" encoding="UTF-8"?>\n<a/>'],
    ['CDATA sections', '<a>1 &lt; 2 &amp; 3</a>', '<a>1 <![CDATA[< 2 &]]> 3</a>'],
    ['CDATA sections beside elements', '<a>x<b/></a>', '<a> <![CDATA[x]]> <b/></a>'],
    ['characters as references', '<a b="é">&lt;é€\u{1f600}</a>', '<a b="&#xE9;">&#60;&#233;&#x20AC;&#128512;</a>'],
    ['quotes', '<a b="&quot;\'">"\'</a>', "<a b='\"&apos;'>&quot;&apos;</a>"],
    ['ends of lines in attributes', '<a b="1 2"/>', '<a b="1\n2"/>'],
    ['empty elements', '<a><b/></a>', '<a><b></b></a>'],
    ['CRLF in text', '<a>1\n2</a>', '<a>1\r\n2</a>'],
    ['a > in an attribute', '<a b=">"><c/></a>', '<a  b=">"><c /></a>'],
    [
      'names that objects of JavaScript have',
      '<constructor><__proto__/></constructor>',
      '<constructor> <__proto__ /></constructor>',
    ],
  ])('%s', async (_, expected, actual) => {
    expect(await xml(expected, actual)).toEqual({ equal: true, expected: [], actual: [] });
  });
});

describe('what differs as XML', () => {
  it.each([
    ['text', '<a><b>1</b></a>', '<a><b>2</b></a>', ['-   <b>1</b>', '+   <b>2</b>']],
    ['an attribute', '<a x="1"/>', '<a x="2"/>', ['- <a x="1"/>', '+ <a x="2"/>']],
    ['a number that is written otherwise', '<a>1.0</a>', '<a>1</a>', ['- <a>1.0</a>', '+ <a>1</a>']],
    ['the order of elements', '<a><b/><c/></a>', '<a><c/><b/></a>', ['-   <b/>', '+   <b/>']],
    ['white space in an element without others', '<a> x</a>', '<a>x</a>', ['- <a> x</a>', '+ <a>x</a>']],
    ['white space alone', '<a> </a>', '<a></a>', ['- <a> </a>', '+ <a/>']],
    ['a prefix', '<s:a xmlns:s="u"/>', '<t:a xmlns:t="u"/>', ['- <s:a xmlns:s="u"/>', '+ <t:a xmlns:t="u"/>']],
    ['an end of line as a reference', '<a b="1&#10;2"/>', '<a b="1\n2"/>', ['- <a b="1&#10;2"/>', '+ <a b="1 2"/>']],
    ['text with ends of lines', '<a>1\n2</a>', '<a>1\n3</a>', ['- <a>1&#10;2</a>', '+ <a>1&#10;3</a>']],
    [
      'text that looks like a tag',
      '<a><b/></a>',
      '<a>&lt;b/></a>',
      ['- <a>', '-   <b/>', '- </a>', '+ <a>&lt;b/></a>'],
    ],
    ['an instruction', '<a><?p x?></a>', '<a><?p y?></a>', ['-   <?p x?>', '+   <?p y?>']],
    ['an element more', '<a><b/></a>', '<a><b/><c>1</c></a>', ['+   <c>1</c>']],
    ['__proto__', '<a __proto__="1"/>', '<a __proto__="2"/>', ['- <a __proto__="1"/>', '+ <a __proto__="2"/>']],
  ])('%s', async (_, expected, actual, lines) => {
    const comparison = await xml(expected, actual);
    expect(comparison.equal).toBe(false);
    expect(differences(comparison)).toEqual(lines);
  });
});

describe('lines of XML', () => {
  it('know what of the text they show', async () => {
    const text =
      '<?xml version="1.0"?>\r\n<a y="2" x=">">\r\n  <b >1</b >\r\n text <![CDATA[<]]> <c\n/><d><e/></d></a >\r\n';
    const { actual } = await xml('<z/>', text);
    expect(actual.map((line) => [line.text, text.slice(line.start, line.end)])).toEqual([
      ['<a x=">" y="2">', '<a y="2" x=">">'],
      ['  <b>1</b>', '<b >1</b >'],
      ['  text &lt;', 'text <![CDATA[<]]>'],
      ['  <c/>', '<c\n/>'],
      ['  <d>', '<d>'],
      ['    <e/>', '<e/>'],
      ['  </d>', '</d>'],
      ['</a>', '</a >'],
    ]);
  });
});

describe('what is no XML', () => {
  it.each([
    [
      '<a>\n<b></a>',
      "is no XML: line 2, column 4: expected closing tag 'b' (opened in line 2, col 1) instead of closing tag 'a'",
      7,
    ],
    ['<a><b>', 'is no XML: line 1, column 1: the element `b` does not end', 0],
    ['<a>', 'is no XML: line 1, column 1: the element `a` does not end', 0],
    ['<a/><b/>', 'is no XML: line 1, column 5: only one element may be there', 4],
    ['<a></a><b/>', 'is no XML: line 1, column 8: only one element may be there', 7],
    ['<a></a><b></b>', 'is no XML: line 1, column 10: multiple possible root nodes found', 9],
    ['<a/> <!-- --> text', 'is no XML: line 1, column 5: text follows the element', 4],
    ['<a></a>text', 'is no XML: line 1, column 8: extra text at the end', 7],
    ['<a><!-- </a>', 'is no XML: line 1, column 1: the element `a` does not end', 0],
    ['<a/><!-- ', 'is no XML: comment is not closed', undefined],
    ['{"a":1}', "is no XML: line 1, column 1: char '{' is not expected", 0],
    ['<a b=c/>', "is no XML: line 1, column 4: attribute 'b' is without value", 3],
    ['<a>1 & 2</a>', "is no XML: line 1, column 6: char '&' is not expected", 5],
    [' ', 'is no XML: it is empty', undefined],
    ['<a>&nbsp;</a>', 'cannot be compared as XML: line 1, column 4: `&nbsp;` is no entity of XML', 3],
    ['<a>&#0;</a>', 'cannot be compared as XML: line 1, column 4: `&#0;` is no entity of XML', 3],
    ['<a b="&"/>', 'cannot be compared as XML: line 1, column 1: `&` should be written `&amp;`', 0],
    [
      '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
      'cannot be compared as XML: line 1, column 1: a DOCTYPE is not read',
      0,
    ],
    [
      '<a>'.repeat(2000) + '</a>'.repeat(2000),
      'cannot be compared as XML: elements are nested more than 500 deep',
      undefined,
    ],
  ])('%s', async (actual, reason, noteAt) => {
    const comparison = await xml('<a/>', actual);
    expect({ note: comparison.note, noteAt: comparison.noteAt }).toEqual({ note: `The output ${reason}.`, noteAt });
    expect(comparison.equal).toBe(false);
    expect(comparison.actual.map(({ text }) => text).join('\n')).toBe(actual);
  });

  it('what is expected', async () => {
    expect((await xml('<a>', '<a/>')).note).toBe(
      'The expected output is no XML: line 1, column 1: the element `a` does not end.',
    );
  });

  it('is not what has a DOCTYPE in a comment or a CDATA section', async () => {
    const text = '<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>';
    expect((await xml('<a/>', text)).note).toBeUndefined();
  });
});
