import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Document, isScalar, parseDocument, Scalar } from 'yaml';
import { locateTemplate } from '../src/read/locate-template.js';
import type { TemplateLocation } from '../src/template-location.js';

/** @returns the text of the value of `key`, and where it stands */
function locate(file: string): { readonly text: string; readonly location: TemplateLocation } {
  const scalar = parseDocument(file, { keepSourceTokens: true, version: '1.2' }).getIn(['key'], true);
  if (!isScalar(scalar)) throw new Error('There is no scalar.');
  const location = locateTemplate({ file: 'api.yaml', text: file }, scalar, ['key']);
  if (location === undefined) throw new Error(`${JSON.stringify(file)} has no location.`);
  return { text: String(scalar.value), location };
}

/** @returns what spells each character of a text, as the file has it */
function spelt(file: string): string[] {
  const { text, location } = locate(file);
  return Array.from({ length: text.length }, (_, i) => {
    const start = location.toFile(i);
    let end = start + 1;
    while (location.toTemplate(end) === i) end++;
    return file.slice(start, end);
  });
}

const verbatim = (text: string): string[] => text.split('');

describe('where a template stands', () => {
  it.each([
    ['a literal block', 'key: |\n  a\n   b\n', ['a', '\n', ' ', 'b', '\n']],
    ['a literal block, stripped', 'key: |-\n  a\n\n  b\n\n', ['a', '\n', '\n', 'b']],
    ['a literal block, kept', 'key: |+\n  a\n\n\nend: 1\n', ['a', '\n', '\n', '\n']],
    ['a literal block with an indentation indicator', 'key: |2\n    a\n  b\n', [' ', ' ', 'a', '\n', 'b', '\n']],
    ['a literal block that begins with an empty line', 'key: |\n\n  a\n', ['\n', 'a', '\n']],
    ['a literal block at the end of the file', 'key: |\n  a', ['a', '']],
    ['a literal block with a comment', 'key: |- # no line end\n  a\n', ['a']],
    ['a folded block', 'key: >\n  a\n  b\n\n  c\n', ['a', '\n', 'b', '\n', 'c', '\n']],
    [
      'a folded block with lines that are indented more',
      'key: >-\n  a\n   b\n\n  c',
      ['a', '\n', ...verbatim(' b\n\nc')],
    ],
    ['a block of empty lines, kept', 'key: |+\n\n\n', ['\n', '\n']],
    ['CRLF in a literal block', 'key: |\r\n  a\r\n\r\n  b\r\n', ['a', '\r\n', '\r\n', 'b', '\r\n']],
    ['CRLF in a folded block', 'key: >-\r\n  a\r\n  b\r\n', ['a', '\r\n', 'b']],
    ['no quotes', 'key: a  b # c\n', verbatim('a  b')],
    ['no quotes, several lines', 'key: a \n  b\n\n  c\n', ['a', '\n', 'b', '\n', 'c']],
    ['single quotes', "key: 'it''s'", ['i', 't', "''", 's']],
    ['single quotes, several lines', "key: 'a  \r\n  ''\r\n\r\n  c '", ['a', '\r\n', "''", '\r\n', 'c', ' ']],
    ['double quotes', 'key: "a\\n\\u0041\\x41\\/\\t"', ['a', '\\n', '\\u0041', '\\x41', '\\/', '\\t']],
    ['double quotes, several lines', 'key: "a \n  b\n\n  c\\\n   d"', ['a', '\n', 'b', '\n', 'c', 'd']],
    ['JSON', '{"key": "$x\\n\\"y\\""}', ['$', 'x', '\\n', '\\"', 'y', '\\"']],
    ['nothing', 'key: ""', []],
  ])('%s', (_, file, expected) => {
    expect(spelt(file)).toEqual(expected);
  });

  it('of two escapes that make one character', () => {
    expect(spelt('key: "\\uD83D\\uDE00"')).toEqual(['\\uD83D', '\\uDE00']);
    const { text, location } = locate('key: "\\U0001F600!"');
    expect(text).toBe('😀!');
    expect([0, 1, 2, 3].map((offset) => location.toFile(offset))).toEqual([6, 6, 16, 17]);
  });

  it('indentation, quotes and what is around are no place in the template', () => {
    const { location } = locate('key: |\n  a\n  b\nend: 1\n');
    const places = Array.from({ length: 17 }, (_, offset) => location.toTemplate(offset));
    const none = undefined;
    expect(places).toEqual([...Array(9).fill(none), 0, 1, none, none, 2, 3, 4, none]);
  });

  it('an alias stands where its anchor does', () => {
    const file = 'a: &t |\n  $x\nkey: *t\n';
    const document = parseDocument(file, { keepSourceTokens: true });
    const scalar = document.getIn(['a'], true) as Scalar;
    expect(locateTemplate({ file: 'api.yaml', text: file }, scalar, ['key'])?.toFile(0)).toBe(10);
  });
});

describe('for any text', () => {
  const characters = fc.constantFrom(
    ...' \t\n\n\n  #"\'\\:,{}[]-?&*!|>%@`$aA0é€😀\u2028\u0085\u0000\ud800'.split(''),
    '\r',
    '\r\n',
  );
  const texts = fc.oneof(fc.string({ unit: characters, maxLength: 40 }), fc.string({ unit: 'binary' }));
  const styles = fc.constantFrom(
    ...(['BLOCK_LITERAL', 'BLOCK_FOLDED', 'PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'] as const),
  );

  function check(file: string): void {
    const { text, location } = locate(file);
    let before = -1;
    for (let i = 0; i <= text.length; i++) {
      const start = location.toFile(i);
      const at = location.toTemplate(start);
      expect(start).toBeGreaterThanOrEqual(before);
      before = start;
      // Both halves of `\U0001F600` stand at the same place, and a break at the end of a file may have no text.
      if (at !== i) expect(location.toFile(at ?? -1)).toBe(start);
      const written = file[start] ?? '';
      const same = written === text[i] || /[\\'\r\n]/.test(written) || i === text.length || start === file.length;
      expect(same, `${JSON.stringify(written)} for ${JSON.stringify(text[i])} in ${JSON.stringify(file)}`).toBe(true);
    }
  }

  it('YAML in every style', () => {
    fc.assert(
      fc.property(texts, styles, fc.constantFrom(0, 20, 80), fc.boolean(), (text, type, lineWidth, crlf) => {
        const scalar = new Scalar(text);
        scalar.type = type;
        const written = new Document({ a: 1, key: scalar, end: 1 }).toString({ lineWidth });
        const file = crlf ? written.replace(/\r?\n/g, '\r\n') : written;
        if (parseDocument(file).errors.length === 0) check(file);
      }),
      { numRuns: 3000 },
    );
  });

  it('JSON', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        check(JSON.stringify({ a: 1, key: text, end: 1 }, null, indent));
      }),
    );
  });

  it('YAML that is written by hand', () => {
    const spaces = fc.constantFrom('', ' ', '  ', '   ', '    ', '\t', '\r');
    const words = fc.constantFrom('', 'a', 'b c', '$x', '#end', "it''s", '\\n');
    const lines = fc.array(fc.tuple(spaces, words, spaces), { minLength: 1, maxLength: 6 });
    const headers = fc.constantFrom(
      ...['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '|+2'].map((h) => `${h}\n`),
      "'",
      '"',
      '',
    );
    fc.assert(
      fc.property(headers, lines, fc.constantFrom('\n', '\r\n', ''), (header, parts, end) => {
        const body = parts.map(([before, word, after]) => `  ${before}${word}${after}`).join(end || '\n');
        const close = header === "'" || header === '"' ? header : end;
        const file = `key: ${header}${body}${close}`;
        const document = parseDocument(file, { keepSourceTokens: true });
        if (document.errors.length === 0 && typeof document.get('key') === 'string') check(file);
      }),
      { numRuns: 5000 },
    );
  });
});
