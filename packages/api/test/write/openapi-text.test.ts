import { openApiText } from '@veloway/api';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

describe('openApiText', () => {
  it('is JSON that ends with a newline', () => {
    expect(openApiText({ openapi: '3.0.1', tags: ['a'] }, 'json')).toBe(
      ['{', '  "openapi": "3.0.1",', '  "tags": [', '    "a"', '  ]', '}', ''].join('\n'),
    );
  });

  it.each([
    ['several lines', '#set($a = 1)\n{\n  "a": $a\n}\n', ['|', '  #set($a = 1)', '  {', '    "a": $a', '  }']],
    ['no newline at the end', 'a\nb', ['|-', '  a', '  b']],
    ['several newlines at the end', 'a\n\n\n', ['|+', '  a', '', '']],
    ['a blank at the beginning', '  a\nb\n', ['|2', '    a', '  b']],
    ['lines longer than any page', `${'word '.repeat(40)}\nb\n`, ['|', `  ${'word '.repeat(40)}`, '  b']],
    ['one line', '{"statusCode": 200}', [`'{"statusCode": 200}'`]],
    ["YAML 1.1's words", 'yes', ['"yes"']],
    ['a carriage return', 'a\r\nb', ['"a\\r\\nb"']],
    ['a control character', 'a\u0007b', ['"a\\ab"']],
  ])('writes a template with %s', (_name, template, lines) => {
    expect(openApiText({ t: template }, 'yaml')).toBe(`t: ${lines.join('\n')}\n`.replace(': \n', ':\n'));
  });

  it('quotes what readers of YAML 1.1 would take for something else', () => {
    const text = openApiText({ on: 'off', '200': '012', time: '2016-10-13T23:04:43Z' }, 'yaml');
    expect(text).toBe(['"200": "012"', '"on": "off"', 'time: "2016-10-13T23:04:43Z"', ''].join('\n'));
  });

  it('repeats what is used twice', () => {
    const header = { type: 'string' };
    expect(openApiText({ a: header, b: header }, 'yaml')).toBe('a:\n  type: string\nb:\n  type: string\n');
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom(' ', '\n', '\t', '\r', '#', 'a', ':', '-', '"', "'", '\u2028', '\ufeff', '\\'),
      maxLength: 12,
    }),
    fc.constantFrom('__proto__', 'constructor', '', '~', 'null', '0x10', '1_000', '---', '...', '<<'),
  );
  const data = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      tie('list'),
      tie('object'),
    ),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.array(fc.tuple(text, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  }));

  it.each(['json', 'yaml'] as const)('gives back any document from %s', (format) => {
    fc.assert(
      fc.property(data.object, (document) => {
        const read = parse(openApiText(document as Record<string, unknown>, format));
        expect(JSON.stringify(read)).toBe(JSON.stringify(document));
      }),
      { numRuns: 2000 },
    );
  });
});
