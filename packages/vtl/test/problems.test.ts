import { type Node, parse, positionAt, visit } from '@veloway/vtl';
import { describe, expect, test } from 'vitest';

/** @returns each problem as `line:column code: message` */
function problemsOf(text: string): string[] {
  return parse(text).problems.map(({ code, message, start }) => {
    const { line, column } = positionAt(text, start);
    return `${line}:${column} ${code}: ${message}`;
  });
}

function kindsOf(text: string): string[] {
  const kinds: string[] = [];
  visit(parse(text).tree, (node: Node) => {
    kinds.push(node.kind);
  });
  return kinds;
}

describe('a problem says where, quotes the text, and says what to do', () => {
  test.each([
    ['a\n#if($x)b', '2:1 missing-end: `#if` has no `#end`. Add one after its body.'],
    [
      '#if($x)a#else b#elseif($y)c#end',
      '1:16 stray-else: `#elseif` stands behind the `#else` of its `#if`, which takes all that is left. Move it before the `#else`, or end the `#if` first.',
    ],
    ['a #end', '1:3 stray-end: This `#end` closes nothing. Remove it, or write `\\#end` to print it.'],
    [
      '#set($x = null)',
      '1:11 null-literal: `null` is no literal in Velocity. Compare with `$null`, or any variable that is never set.',
    ],
    ['#if($x = 1)a#end', '1:8 unexpected-token: `=` does not compare: write `==`.'],
    [
      '#if($a ? 1)x#end',
      '1:8 unexpected-character: `?` cannot stand here: Velocity has no `? :` operator. Use `#if` and `#else`.',
    ],
    ['#set($x = [ ])', '1:12 unexpected-token: Velocity 1.7 allows no blank between the brackets of `[]`. Remove it.'],
    ['$x.a( )', '1:6 unexpected-token: Velocity 1.7 allows no blank between the parentheses of a call. Remove it.'],
    [
      'cost: $',
      '1:7 unexpected-end: A template must not end with `$`: Velocity waits for what it begins. Put a blank or a line ending after it.',
    ],
    ['#[[ raw', '1:1 unexpected-end: `#[[` is never closed: add `]]#`.'],
    [
      '#foreach',
      '1:1 missing-directive-argument: `#foreach` needs parentheses: `#foreach(…)`. Write `\\#foreach` to print it.',
    ],
    [
      '#define($a $b)x#end',
      '1:12 invalid-directive-argument: `#define` takes one argument, the name of its block: `#define($name)`.',
    ],
    [
      '#esle',
      '1:1 unknown-directive: `#esle` is no directive of Velocity, and prints as it stands. Did you mean `#else`?',
    ],
    ['#set($x = "a\\u12")', '1:13 bad-escape: Within double quotes `\\u` must be followed by four hexadecimal digits.'],
  ])('%j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  test('as many as there are, in the order of the text', () => {
    const text = '#set($a = )\n$b\n#if($x == null)c#end\n#end\n$d.e(1+1) f\n#foreach($i in $l)';
    const codes = problemsOf(text).map((problem) => problem.split(':').slice(0, 2).join(':').split(' ')[1]);
    expect(codes).toEqual(['missing-operand', 'null-literal', 'stray-end', 'unexpected-character', 'missing-end']);
  });

  test('within a string, at the place in the template', () => {
    expect(problemsOf('#set($x = "it""s #if($y) z")')).toEqual([
      '1:18 missing-end: `#if` has no `#end`. Add one after its body.',
    ]);
  });
});

describe('a half-typed template still gives a full tree', () => {
  test.each([
    ['#if($x', ['Template', 'IfDirective', 'Branch', 'Reference', 'Block']],
    ['$input.', ['Template', 'Reference', 'Text']],
    ['#if($x)a', ['Template', 'IfDirective', 'Branch', 'Reference', 'Block', 'Text']],
    ['#set($x = ', ['Template', 'SetDirective', 'Reference', 'Missing']],
    [
      '#foreach($i in [1,',
      ['Template', 'Directive', 'Reference', 'Word', 'ListLiteral', 'IntegerLiteral', 'Missing', 'Block'],
    ],
    ['{"a": $x.get(\n"b": $y}', ['Template', 'Text', 'Reference', 'Method', 'Text', 'Reference', 'Text']],
  ])('%j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  test('and reads on after the line of a header that is never closed', () => {
    const text = '#if($x\n{"a": $b.c}\n#end\n$d';
    expect(kindsOf(text).slice(-4)).toEqual(['Property', 'Text', 'Text', 'Reference']);
    expect(parse(text).problems).toHaveLength(1);
  });
});
