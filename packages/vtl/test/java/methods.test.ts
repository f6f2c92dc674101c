import { describe, expect, it } from 'vitest';
import { hasMethod, invoke } from '../../src/java/invoke.js';
import { iterate } from '../../src/java/iterate.js';
import {
  BigDecimal,
  HostObject,
  JavaChar,
  JavaClass,
  JavaDouble,
  JavaList,
  JavaLong,
  type JavaValue,
} from '../../src/java/value.js';
import { call, failure, listOf, mapOf } from './values.js';

describe('methods of strings', () => {
  it.each<[string, string, JavaValue[], string | undefined]>([
    ['Hello', 'substring', [1], 'ello'],
    ['Hello', 'substring', [1, 3], 'el'],
    ['Hello', 'indexOf', [108], '2'],
    ['Hello', 'indexOf', ['l', 3], '3'],
    ['Hello', 'indexOf', [new JavaChar('l')], undefined],
    ['Hello', 'substring', ['x'], undefined],
    ['Hello', 'replace', ['l', 'L'], 'HeLLo'],
    ['abc', 'replace', ['', '-'], '-a-b-c-'],
    ['a', 'compareTo', ['b'], '-1'],
    ['\u2003x ', 'strip', [], 'x'],
    ['\u2003x ', 'trim', [], '\u2003x'],
    ['ab', 'repeat', [3], 'ababab'],
    ['x', 'join', ['-', 'a', 'b'], 'a-b'],
    ['x', 'join', ['-', listOf('a', 'b')], 'a-b'],
    ['x', 'valueOf', [1], '1'],
    ['x', 'valueOf', [new JavaDouble(1)], '1.0'],
    ['World', 'hashCode', [], '83766130'],
    ['a', 'equalsIgnoreCase', ['A'], 'true'],
    ['abc', 'lastIndexOf', ['a', -1], '-1'],
    ['a,b', 'getBytes', ['UTF-8'], undefined],
  ])('%s.%s(%o) is %s', (self, name, args, expected) => {
    if (name === 'getBytes') expect(call(invoke(self, name, args) ?? null, 'size')).toBe('3');
    else expect(call(self, name, ...args)).toBe(expected);
  });

  it('throws what Java throws', () => {
    expect(failure(() => call('abc', 'substring', 5))).toBe(
      'StringIndexOutOfBoundsException: begin 5, end 3, length 3',
    );
    expect(failure(() => call('abc', 'charAt', 9))).toBe(
      'StringIndexOutOfBoundsException: String index out of range: 9',
    );
    expect(failure(() => call('abc', 'contains', null))).toBe('NullPointerException: null');
    expect(failure(() => call('abc', 'repeat', 2147483647))).toBe('output-too-long');
  });

  it('takes any arguments for a method without parameters, and then fails, as Velocity does', () => {
    expect(failure(() => call('abc', 'length', 1))).toBe('IllegalArgumentException: wrong number of arguments');
  });
});

describe('methods of lists', () => {
  it('tells remove by index from remove by element', () => {
    const list = listOf('a', 'b', 'c', 5);
    expect(call(list, 'remove', 0)).toBe('a');
    expect(call(list, 'remove', 'b')).toBe('true');
    expect(call(list, 'remove', new JavaLong(5n))).toBe('false');
    expect(call(list, 'toString')).toBe('[c, 5]');
  });

  it('answers an empty text for void methods, and null where Java does', () => {
    expect(invoke(listOf('a'), 'add', [0, 'b'])).toBe('');
    expect(invoke(mapOf(), 'put', ['a', 1])).toBe(null);
  });

  it('writes through a sub list, and notices changes beside it', () => {
    const list = listOf(1, 2, 3, 4);
    const sub = invoke(list, 'subList', [1, 3]) ?? null;
    expect(call(sub, 'set', 0, 'x')).toBe('2');
    call(sub, 'clear');
    expect(call(list, 'toString')).toBe('[1, 4]');
    call(list, 'add', 5);
    expect(failure(() => call(sub, 'size'))).toBe('ConcurrentModificationException: null');
  });

  it('goes both ways with a list iterator', () => {
    const list = listOf('a', 'b');
    const iterator = invoke(list, 'listIterator', [1]) ?? null;
    expect(call(iterator, 'previous')).toBe('a');
    call(iterator, 'set', 'A');
    call(iterator, 'add', 'z');
    expect(call(list, 'toString')).toBe('[z, A, b]');
    expect(call(iterator, 'nextIndex')).toBe('1');
  });

  it('stops a loop whose list changes', () => {
    const list = listOf(1, 2);
    const loop = iterate(list);
    loop?.next();
    call(list, 'add', 3);
    expect(loop?.hasNext()).toBe(true);
    expect(failure(() => loop?.next())).toBe('ConcurrentModificationException: null');
  });

  it('bounds what it holds', () => {
    const list = new JavaList(new Array(3_000_000).fill(1));
    expect(failure(() => call(list, 'addAll', list))).toBe('collection-too-large');
  });
});

describe('methods of maps', () => {
  const map = () => mapOf(['one', 1], ['two', 2], ['none', null]);

  it.each<[string, JavaValue[], string]>([
    ['getOrDefault', ['zz', 'd'], 'd'],
    ['getOrDefault', ['none', 'd'], 'null'],
    ['putIfAbsent', ['one', 5], '1'],
    ['remove', ['one', 1], 'true'],
    ['replace', ['zz', 1], 'null'],
    ['containsValue', [2], 'true'],
    ['keySet', [], '[one, two, none]'],
    ['entrySet', [], '[one=1, two=2, none=null]'],
    ['equals', [map()], 'true'],
  ])('%s(%o) is %s', (name, args, expected) => {
    expect(call(map(), name, ...args)).toBe(expected);
  });

  it('removes through its key set', () => {
    const changed = map();
    expect(call(invoke(changed, 'keySet', []) ?? null, 'retainAll', listOf('two'))).toBe('true');
    expect(call(changed, 'toString')).toBe('{two=2}');
    expect(failure(() => invoke(invoke(changed, 'keySet', []) ?? null, 'add', ['x']))).toBe(
      'UnsupportedOperationException: null',
    );
  });

  it('finds equal keys, whatever they are made of', () => {
    const keyed = mapOf([listOf('a', mapOf(['k', 1])), 'found']);
    expect(keyed.get(listOf('a', mapOf(['k', 1])))).toBe('found');
    expect(keyed.get(listOf('a', mapOf(['k', 2])))).toBe(undefined);
    expect(mapOf([5, 'number']).get('\0int 5')).toBe(undefined);
  });
});

describe('methods of numbers and other values', () => {
  it.each<[JavaValue, string, JavaValue[], string | undefined]>([
    [5, 'parseInt', ['12'], '12'],
    [5, 'toHexString', [-1], 'ffffffff'],
    [5, 'toString', [255, 16], 'ff'],
    [5, 'compareTo', [7], '-1'],
    [5, 'MAX_VALUE', [], undefined],
    [new JavaLong(5n), 'equals', [5], 'false'],
    [new JavaDouble(2.7), 'intValue', [], '2'],
    [new JavaDouble(1), 'isNaN', [], 'false'],
    [true, 'parseBoolean', ['TRUE'], 'true'],
    [12n, 'pow', [3], '1728'],
    [new BigDecimal(1005n, 3), 'setScale', [2, 4], '1.01'],
    [new JavaChar('x'), 'isLetter', [new JavaChar('x')], 'true'],
    [new JavaClass('java.lang.Integer'), 'parseInt', ['7'], '7'],
    [new JavaClass('java.lang.Integer'), 'getSimpleName', [], 'Integer'],
    [new JavaClass('java.lang.Integer'), 'forName', ['java.lang.Runtime'], undefined],
    [new JavaClass('java.lang.Integer'), 'getClassLoader', [], undefined],
  ])('%o.%s(%o) is %s', (self, name, args, expected) => {
    expect(call(self, name, ...args)).toBe(expected);
  });

  it('throws what Java throws', () => {
    expect(failure(() => call(5, 'parseInt', 'x'))).toBe('NumberFormatException: For input string: "x"');
    expect(failure(() => call(5, 'compareTo', 'x'))).toContain('ClassCastException: class java.lang.String cannot be');
  });

  it('gives host objects the methods that they list', () => {
    const host = new HostObject(
      'Input',
      new Map(),
      new Map([['path', { arity: [1], call: ([path]) => path ?? null }]]),
    );
    expect(call(host, 'path', '$')).toBe('$');
    expect(call(host, 'path')).toBe(undefined);
    expect(hasMethod(host, 'constructor', [])).toBe(false);
  });
});
