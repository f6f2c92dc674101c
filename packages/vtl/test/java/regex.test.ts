import { describe, expect, it } from 'vitest';
import { matches, replaceAll, replaceFirst, split } from '../../src/java/regex.js';
import { failure } from './values.js';

describe('patterns mean what they mean in Java', () => {
  it.each<[string, string, boolean]>([
    ['12', '\\d+', true],
    ['é', '\\w', false],
    ['é', '\\p{L}', true],
    ['b', '[a-c&&[^b]]', false],
    ['a1', '[a[12]]+', true],
    ['a.+b', 'a\\Q.+\\Eb', true],
    ['ABC', '(?i)abc', true],
    ['abab', '(ab)\\1', true],
    ['aaa', 'a++a', false],
    ['a\nb', 'a.b', false],
    ['a\nb', '(?s)a.b', true],
    ['ab', '(?x) a b # comment', true],
    ['\r\n', '\\R', true],
    ['', '(?m)^', false],
    ['😀', '.', true],
  ])('%j matches %s: %s', (text, pattern, expected) => {
    expect(matches(text, pattern)).toBe(expected);
  });

  it.each<[string, string, string, string]>([
    ['Hello', '(l+)', '<$1>', 'He<ll>o'],
    ['a1b2', '(?<n>\\d)', '[${n}]', 'a[1]b[2]'],
    ['abc', '', '-', '-a-b-c-'],
    ['price', 'price', '\\$5', '$5'],
    ['aabb', '(?<=a)b', 'X', 'aaXb'],
    ['line\n', '$', '!', 'line!\n!'],
    ['a-b', '-', '$0$0', 'a--b'],
  ])('replaces in %j all of %s by %s', (text, pattern, by, expected) => {
    expect(replaceAll(text, pattern, by)).toBe(expected);
  });

  it('replaces the first match only', () => {
    expect(replaceFirst('a1b2', '\\d', '#')).toBe('a#b2');
  });

  it.each<[string, string, number, string[]]>([
    ['a,b,,c,,', ',', 0, ['a', 'b', '', 'c']],
    ['a,b,,c,,', ',', -1, ['a', 'b', '', 'c', '', '']],
    ['a,b,,c,,', ',', 2, ['a', 'b,,c,,']],
    ['abc', '', 0, ['a', 'b', 'c']],
    ['a1b22c', '[0-9]+', 0, ['a', 'b', 'c']],
    ['', ',', 0, ['']],
    [',', ',', 0, []],
    ['a.b', '\\.', 0, ['a', 'b']],
  ])('splits %j at %s with limit %d', (text, pattern, limit, expected) => {
    expect(split(text, pattern, limit)).toEqual(expected);
  });
});

describe('patterns and replacements that Java refuses', () => {
  it.each<[string, string]>([
    ['*a', "Dangling meta character '*' near index 0\n*a\n^"],
    ['a)', "Unmatched closing ')' near index 0\na)\n^"],
    ['(a', 'Unclosed group near index 2\n(a'],
    ['[a', 'Unclosed character class near index 1\n[a\n ^'],
    ['a{3,2}', 'Illegal repetition range near index 5\na{3,2}\n     ^'],
    ['\\y', 'Illegal/unsupported escape sequence near index 1\n\\y\n ^'],
  ])('%s', (pattern, message) => {
    expect(failure(() => matches('x', pattern))).toBe(`PatternSyntaxException: ${message}`);
  });

  it.each<[string, string]>([
    ['$3', 'IndexOutOfBoundsException: No group 3'],
    ['$', 'IllegalArgumentException: Illegal group reference: group index is missing'],
    ['\\', 'IllegalArgumentException: character to be escaped is missing'],
    ['${x}', 'IllegalArgumentException: No group with name {x}'],
  ])('the replacement %s', (by, message) => {
    expect(failure(() => replaceAll('abc', '(b)', by))).toBe(message);
  });
});

describe('no pattern takes for ever', () => {
  it('goes on in linear time where trying all ways takes too long', () => {
    expect(matches(`${'a'.repeat(2000)}b`, '(a+)+')).toBe(false);
    expect(matches(`${'a'.repeat(2000)}b`, '(a|aa)+')).toBe(false);
  });

  it.each([
    ['(?=x*)(a+)+$', `${'a'.repeat(60)}b`],
    ['((((a{100}){100}){100}){100}){100}', 'aaaa'],
    [`${'(a?)'.repeat(40)}\\1{40}b`, 'a'.repeat(40)],
  ])('gives up on %s', (pattern, text) => {
    expect(failure(() => matches(text, pattern))).toBe('regex-too-slow');
  });

  it('refuses a pattern that nests too deep', () => {
    expect(failure(() => matches('a', '('.repeat(100_000)))).toContain('PatternSyntaxException');
    expect(failure(() => matches('a', '['.repeat(100_000)))).toContain('PatternSyntaxException');
  });
});
