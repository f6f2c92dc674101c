import { describe, expect, it } from 'vitest';
import { cutParts, prettyParts, rawParts } from '../src/preview/layout.js';

const text = (parts: readonly { readonly text: string }[]): string => parts.map((part) => part.text).join('');

describe('the layout of JSON', () => {
  it.each([
    ['{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ['{ "a" : {} , "b" : [ ] }', '{\n  "a": {},\n  "b": []\n}'],
    ['\n[ [1] , "x:,{" ]\n', '[\n  [\n    1\n  ],\n  "x:,{"\n]'],
    ['"a\\"b"', '"a\\"b"'],
    ['12', '12'],
  ])('of %j is what people like', (output, pretty) => {
    expect(text(prettyParts(output))).toBe(pretty);
  });

  it.each(['{"a": 1,}', 'a=b', '', '{"a": "b'])('leaves %j as it is, which is no JSON', (output) => {
    expect(text(prettyParts(output))).toBe(output);
  });

  it('knows where each part stands in the output', () => {
    const output = '{ "a" : [ 1.5, "x" ] }';
    for (const { text: part, offset } of [...prettyParts(output), ...rawParts(output)]) {
      if (offset !== undefined) expect(output.slice(offset, offset + part.length)).toBe(part);
    }
  });

  it('cuts parts where others wrote', () => {
    const cut = cutParts(rawParts('"abc"'), [0, 1, 4]);
    expect(cut.map(({ text, offset }) => [text, offset])).toEqual([
      ['"', 0],
      ['abc', 1],
      ['"', 4],
    ]);
  });
});
