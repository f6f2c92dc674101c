import { describe, expect, it } from 'vitest';
import { toJson } from '../../src/java/json.js';
import { parseDouble, parseInteger } from '../../src/java/number.js';
import { toJavaString } from '../../src/java/to-string.js';
import {
  BigDecimal,
  JavaArray,
  JavaChar,
  JavaClass,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaLong,
  type JavaValue,
} from '../../src/java/value.js';
import { failure, listOf, mapOf } from './values.js';

describe('numbers print as Java prints them', () => {
  it.each([
    [1, '1.0'],
    [1e7, '1.0E7'],
    [9999999.5, '9999999.5'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [1e10, '1.0E10'],
    [1.25e-7, '1.25E-7'],
    [-0, '-0.0'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [0.1 + 0.2, '0.30000000000000004'],
    [4.9e-324, '4.9E-324'],
    [2 ** -44, '5.6843418860808015E-14'],
    [2e23, '1.9999999999999998E23'],
  ])('the double %d prints as %s', (value, text) => {
    expect(toJavaString(new JavaDouble(value))).toBe(text);
  });

  it('prints a float with the digits of single precision', () => {
    expect(toJavaString(new JavaFloat(Math.fround(1.1)))).toBe('1.1');
  });

  it.each<[bigint, number, string]>([
    [150n, 2, '1.50'],
    [1n, -5, '1E+5'],
    [12n, 10, '1.2E-9'],
    [-7n, 3, '-0.007'],
  ])('the decimal %d by 10^-%d prints as %s', (unscaled, scale, text) => {
    expect(toJavaString(new BigDecimal(unscaled, scale))).toBe(text);
  });

  it('reads whole literals into the smallest of three types', () => {
    expect(parseInteger('2147483647')).toBe(2147483647);
    expect(parseInteger('2147483648')).toEqual(new JavaLong(2147483648n));
    expect(parseInteger('9223372036854775808')).toBe(9223372036854775808n);
    expect(parseDouble('1e3')).toEqual(new JavaDouble(1000));
  });
});

describe('collections print as Java prints them', () => {
  it.each<[JavaValue, string]>([
    [listOf(1, 'two', null), '[1, two, null]'],
    [mapOf(['a', 1], ['b', null], [3, listOf()]), '{a=1, b=null, 3=[]}'],
    [new JavaList(['a/b', mapOf(['k', 'x"y'])], 'JSONArray'), '["a\\/b",{"k":"x\\"y"}]'],
    [listOf(new JavaList(['é\u2028'], 'JSONArray')), '[["é\\u2028"]]'],
    [new JavaClass('java.lang.String'), 'class java.lang.String'],
    [new JavaChar('x'), 'x'],
  ])('%o prints as %s', (value, text) => {
    expect(toJavaString(value)).toBe(text);
  });

  it('prints an array by its class and some hash', () => {
    expect(toJavaString(new JavaArray(['a'], 'java.lang.String'))).toMatch(/^\[Ljava\.lang\.String;@[0-9a-f]+$/);
  });

  it('writes JSON with and without escaped slashes', () => {
    const value = mapOf(['a/b', listOf(1, new JavaDouble(1.5), null, true)]);
    expect(toJson(value)).toBe('{"a\\/b":[1,1.5,null,true]}');
    expect(toJson(value, false)).toBe('{"a/b":[1,1.5,null,true]}');
  });

  it('names a collection that holds itself', () => {
    const list = listOf(1);
    list.items.push(list);
    const map = mapOf(['a', 1]);
    map.set('m', map);
    expect(toJavaString(list)).toBe('[1, (this Collection)]');
    expect(toJavaString(map)).toBe('{a=1, m=(this Map)}');
  });

  it('stops at collections that hold one another', () => {
    const list = listOf();
    list.items.push(listOf(list));
    expect(failure(() => toJavaString(list))).toBe('nesting-too-deep');
  });

  it('stops at a text that doubles 40 times', () => {
    let list = listOf('x');
    for (let level = 0; level < 40; level++) list = listOf(list, list);
    expect(failure(() => toJavaString(list))).toBe('output-too-long');
  });
});
