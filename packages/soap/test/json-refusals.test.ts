import { describe, expect, it } from 'vitest';
import { type JsonOptions, type JsonValue, toJson, toXml, XmlWriteError } from '../src/index.js';

describe('what no document can say', () => {
  const cyclic: Record<string, JsonValue> = {};
  Object.assign(cyclic, { a: { b: [cyclic] } });
  let deep: JsonValue = 'x';
  for (let depth = 0; depth < 20_000; depth++) deep = { a: [deep] };
  let deepArray: JsonValue = ['a'];
  for (let depth = 0; depth < 20_000; depth++) deepArray = ['a', deepArray];
  const strange = (value: unknown): JsonValue => value as JsonValue;

  it.each<readonly [string, JsonValue, JsonOptions, string, string]>([
    ['no object', 'a', {}, '$', 'The JSON is not an object with one key, which is the name of the root. (At `$`.)'],
    ['no root', {}, {}, '$', 'The JSON has no key, which would be the name of the root. (At `$`.)'],
    [
      'two roots',
      { a: 1, b: 2 },
      {},
      '$',
      'The JSON has several roots, `a` and `b`. Put them into one object. (At `$`.)',
    ],
    [
      'an array of roots',
      { a: [1, 2] },
      {},
      '$.a',
      'The root `a` is an array of 2, and a document has one root. Put it into an object. (At `$.a`.)',
    ],
    [
      'an array as a root',
      [1],
      { convention: 'parker' },
      '$',
      'The JSON is an array, which would be several roots. Put it into an object. (At `$`.)',
    ],
    [
      'a name with a space',
      { a: { 'b c': 1 } },
      {},
      '$.a["b c"]',
      '`b c` cannot be a name in XML. Names begin with a letter or `_`, and have no spaces. (At `$.a["b c"]`.)',
    ],
    [
      'markup in a name',
      { 'a><b': 1 },
      {},
      '$["a><b"]',
      '`a><b` cannot be a name in XML. Names begin with a letter or `_`, and have no spaces. (At `$["a><b"]`.)',
    ],
    [
      'a digit as a name',
      { a: { 1: 'b' } },
      {},
      '$.a["1"]',
      '`1` cannot be a name in XML. Names begin with a letter or `_`, and have no spaces. (At `$.a["1"]`.)',
    ],
    [
      'an attribute with a space',
      { a: { '@b c': 1 } },
      {},
      '$.a["@b c"]',
      '`b c` cannot be a name in XML. Names begin with a letter or `_`, and have no spaces. (At `$.a["@b c"]`.)',
    ],
    [
      'an object as an attribute',
      { a: { '@b': {} } },
      {},
      '$.a.@b',
      'An attribute can only be a string, a number or a boolean. (At `$.a.@b`.)',
    ],
    [
      'an array in an array',
      { a: { b: [1, [2]] } },
      {},
      '$.a.b[1]',
      'An array in an array cannot be written as XML. Put it into an object. (At `$.a.b[1]`.)',
    ],
    [
      'a prefix without a meaning',
      { a: { b: [{ 'p:c': 1 }] } },
      {},
      '$.a.b[0]["p:c"]',
      'The prefix of `p:c` is not declared. Declare it beside the name or in the options. (At `$.a.b[0]["p:c"]`.)',
    ],
    [
      'a cycle',
      cyclic,
      {},
      '$.a.b[0].a',
      'The value holds itself, which no document can. Remove the cycle. (At `$.a.b[0].a`.)',
    ],
    [
      'a control character',
      { a: 'b\u0000' },
      {},
      '$.a',
      'U+0000 is a character that XML does not allow. Remove it. (At `$.a`.)',
    ],
    [
      'half a character',
      { a: { '@b': '\ud800' } },
      {},
      '$.a.@b',
      'U+D800 is half of a surrogate pair that XML does not allow. Remove it. (At `$.a.@b`.)',
    ],
    ['no number', { a: Number.NaN }, {}, '$.a', 'NaN cannot be written as text in XML. Make it a string. (At `$.a`.)'],
    [
      'a function',
      { a: strange(() => 1) },
      {},
      '$.a',
      'A value of the type function cannot be written as text in XML. Make it a string. (At `$.a`.)',
    ],
    [
      'a date',
      { a: strange(new Date(0)) },
      {},
      '$.a',
      'Only plain objects can be written as XML. Make it a string or a plain object. (At `$.a`.)',
    ],
    [
      'a comment that ends',
      { a: { '#c': '-->' } },
      { commentKey: '#c' },
      '$.a.#c',
      'The comment `-->` has `--` in it or ends in `-`. Put spaces between the hyphens. (At `$.a.#c`.)',
    ],
    [
      'no element',
      ['a', ['b', {}, { c: 1 }]],
      { convention: 'jsonml' },
      '$[1][2]',
      'The object is not an element in JsonML. Elements are arrays that begin with a name. (At `$[1][2]`.)',
    ],
    [
      'an array without a name',
      ['a', [1]],
      { convention: 'jsonml' },
      '$[1]',
      'The array is not an element in JsonML. Elements are arrays that begin with a name. (At `$[1]`.)',
    ],
  ])('%s', (_, json, options, path, message) => {
    expect(refusal(json, options)).toMatchObject({ name: 'XmlWriteError', path, message });
  });

  it('more depth than a document may have', () => {
    expect(refusal(deep, {}).code).toBe('nesting-too-deep');
    expect(refusal(deepArray, { convention: 'jsonml' }).code).toBe('nesting-too-deep');
  });

  function refusal(json: JsonValue, options: JsonOptions): XmlWriteError {
    try {
      toXml(json, options);
    } catch (error) {
      if (error instanceof XmlWriteError) return error;
      throw error;
    }
    throw new Error('It was written.');
  }
});

describe('depth', () => {
  it.each(['default', 'parker', 'badgerfish', 'gdata', 'jsonml'] as const)(
    '%s goes as deep as may be',
    (convention) => {
      const xml = `${'<a><b/>'.repeat(999)}<a/>${'</a>'.repeat(999)}`;
      const options = { convention, rootName: 'a', parse: { maxDepth: 1000 } };
      const again = toJson(toXml(toJson(xml, options), options), options);
      expect(JSON.stringify(again)).toBe(JSON.stringify(toJson(xml, options)));
    },
  );
});
