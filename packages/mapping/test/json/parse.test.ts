import { LimitError } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { InvalidJsonError } from '../../src/json/invalid-json-error.js';
import { MAX_JSON_NESTING } from '../../src/json/nesting.js';
import { parseJson } from '../../src/json/parse.js';
import { JSON_CASES } from './json-cases.js';
import { showValue } from './show-value.js';

function answer(text: string): string {
  try {
    return showValue(parseJson(text));
  } catch (error) {
    if (error instanceof InvalidJsonError) return `${error.type} ${error.offset}`;
    throw error;
  }
}

describe('parseJson reads what json-smart 2.2 reads', () => {
  it.each(JSON_CASES)('%j', (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe('parseJson and hostile texts', () => {
  it.each([
    ['arrays', '['],
    ['objects', '{"a":'],
    ['both, in the permissive way', "[{a:'b','c':"],
  ])('refuses 100,000 nested %s', (_, open) => {
    expect(() => parseJson(open.repeat(100_000))).toThrow(LimitError);
  });

  it('reads nesting up to its bound', () => {
    const text = '['.repeat(MAX_JSON_NESTING) + ']'.repeat(MAX_JSON_NESTING);
    expect(showValue(parseJson(text))).toBe(text);
  });

  it('reads 10 MB in well under some seconds', () => {
    const item = '{"id":1234,"name":"some name","tags":["a","b"],"rate":1.25},';
    const text = `[${item.repeat(Math.ceil(10_000_000 / item.length)).slice(0, -1)}]`;
    const start = performance.now();
    parseJson(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('takes names of Object for keys like any other', () => {
    const text = '{"__proto__":{"polluted":true},"constructor":1,"hasOwnProperty":2}';
    expect(showValue(parseJson(text))).toBe(text);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
