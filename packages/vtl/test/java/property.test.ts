import { describe, expect, it } from 'vitest';
import { invoke } from '../../src/java/invoke.js';
import { getIndex, getProperty, setIndex, setProperty } from '../../src/java/property.js';
import { toJavaString } from '../../src/java/to-string.js';
import { HostObject, type JavaValue } from '../../src/java/value.js';
import { failure, listOf, mapOf } from './values.js';

describe('properties', () => {
  it.each<[JavaValue, string, string | undefined]>([
    [mapOf(['size', 'S']), 'size', 'S'],
    [mapOf(['class', 'C']), 'class', 'class java.util.LinkedHashMap'],
    [mapOf(), 'empty', 'null'],
    [mapOf(), '__proto__', 'null'],
    ['', 'empty', 'true'],
    ['', 'Empty', 'true'],
    ['abc', 'length', undefined],
    ['abc', 'constructor', undefined],
    [listOf(), 'empty', 'true'],
    [listOf(), 'size', undefined],
    [null, 'x', undefined],
  ])('of %o, %s is %s', (self, name, expected) => {
    const value = getProperty(self, name);
    expect(value === undefined ? undefined : toJavaString(value)).toBe(expected);
  });

  it('finds no properties in arrays but their class', () => {
    const array = invoke('a,b', 'split', [',']) ?? null;
    expect(getProperty(array, 'empty')).toBe(undefined);
    expect(toJavaString(getProperty(array, 'class') ?? null)).toBe('class [Ljava.lang.String;');
  });

  it('reads what a host object lists, as a property or a getter', () => {
    const methods = new Map([['getBody', { arity: [0], call: () => 'body' }]]);
    const host = new HostObject('Input', new Map([['id', () => 1]]), methods);
    expect(getProperty(host, 'id')).toBe(1);
    expect(getProperty(host, 'body')).toBe('body');
    expect(getProperty(host, 'call')).toBe(undefined);
  });

  it('sets keys of maps, and nothing else', () => {
    const map = mapOf();
    expect(setProperty(map, 'a', 1)).toBe(true);
    expect(toJavaString(map)).toBe('{a=1}');
    expect(setProperty('text', 'a', 1)).toBe(false);
  });
});

describe('indexes', () => {
  it('count from the end where they are negative', () => {
    expect(getIndex(listOf('a', 'b'), -1)).toBe('b');
    expect(getIndex(invoke('a,b', 'split', [',']) ?? null, 1)).toBe('b');
    expect(getIndex('abc', 0)).toBe(undefined);
    expect(failure(() => getIndex(listOf('a'), 5))).toBe(
      'IndexOutOfBoundsException: Index 5 out of bounds for length 1',
    );
    expect(failure(() => getIndex('abc', -1))).toContain("A 'size()' method required for negative value -1");
  });

  it('set elements of lists and keys of maps', () => {
    const list = listOf('a', 'b');
    const map = mapOf();
    expect(setIndex(list, -1, 'z')).toBe(true);
    expect(setIndex(map, 1, 'one')).toBe(true);
    expect(setIndex('abc', 0, 'x')).toBe(false);
    expect(toJavaString(list) + toJavaString(map)).toBe('[a, z]{1=one}');
  });
});
