import { type Reference, visit } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hole } from '../src/output-shape/output-shape.js';
import { RULES } from '../src/rules/index.js';
import { UNKNOWN_ROLE } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

/** `code «text» message` of everything that is found in the shape of a template's output. */
function found(template: string): readonly string[] {
  return viewOf(template).shape.findings.map(
    ({ code, start, end, message }) => `${code} «${template.slice(start, end)}» ${message}`,
  );
}

const LIST = "$input.path('$.list')";

describe('the format of the output', () => {
  it.each([
    ['{"a":1}', 'json'],
    ['#set($a = 1)\n## comment\n [1]', 'json'],
    ['#if($input.params("a") == "1"){"a":1}#else[]#end', 'json'],
    ['<a></a>', 'xml'],
    ['#if($input.params("a") == "1"){"a":1}#else<a/>#end', undefined],
    ['Action=SendMessage&MessageBody=$util.urlEncode($input.body)', undefined],
    ['$input.body', undefined],
    ['[see below]', undefined],
    ['<!doctype html><p>', undefined],
    ['', undefined],
  ])('of %s is %s', (template, format) => {
    expect(viewOf(template).shape.format).toBe(format);
  });

  it('may be told by the content type alone', () => {
    const role = { ...UNKNOWN_ROLE, contentType: 'application/json' };
    expect(viewOf("$input.json('$')", { role }).shape.format).toBe('json');
  });
});

describe('the path of a finding', () => {
  it.each([
    [
      `[#foreach($i in ${LIST}){}#end]`,
      'json-missing-comma «}» Here a comma is missing from the second iteration on. Values of JSON stand apart by commas: print one between them.',
    ],
    [
      `{"a": 1, #foreach($i in ${LIST})"$foreach.count": 1#if($foreach.hasNext), #end#end}`,
      "json-trailing-comma «,» After this comma comes `}` when `$input.path('$.list')` is empty. JSON allows no comma after the last one: print it only before another.",
    ],
    [
      `#set($o = $input.path('$'))#if($o.list)[#foreach($i in $o.list)1,#end]#end`,
      'json-trailing-comma «,» After this comma comes `]` when `$o.list` is not empty and `$o.list` is true. JSON allows no comma after the last one: print it only before another.',
    ],
    [
      `{"a": 1, #if($input.params('b') == 'yes')"b": 1#end}`,
      "json-trailing-comma «,» After this comma comes `}` when `$input.params('b') == 'yes'` is false. JSON allows no comma after the last one: print it only before another.",
    ],
    [
      `{"a": #if($input.params('b') != 'yes'){"b": 1}#else{"b": 1#end}`,
      "json-unbalanced «{» This `{` is never closed when `$input.params('b') != 'yes'` is false. Write `}` where it ends.",
    ],
    [`#set($all = ${LIST})[0 #if($all.size() > 1)#foreach($i in $all)$i.n #end#end]`, undefined],
    [
      `#set($all = ${LIST})[0 #if(!$all.isEmpty())$all.size()#end]`,
      'json-missing-comma «0» Here a comma is missing when `$all.isEmpty()` is false. Values of JSON stand apart by commas: print one between them.',
    ],
  ])('of %s', (template, finding) => {
    expect(found(template)).toEqual(finding === undefined ? [] : [finding]);
  });

  it('is shown where it leads', () => {
    const template = `{"a": 1, #if($input.params('b') == 'yes')"b": 1#end}`;
    const related = viewOf(template).shape.findings.flatMap((finding) => finding.related);
    expect(related.map(({ start, end }) => template.slice(start, end))).toEqual(["$input.params('b') == 'yes'"]);
  });
});

describe('nothing is found', () => {
  it.each([
    [
      'where a condition is asked twice',
      `{#if($input.params('a') == '1')"a":1,#end #if($input.params('a') == '1')"b":2#end}`,
    ],
    [
      'where one condition excludes the other',
      `[#if($input.params('a') == '1')1,#end#if($input.params('a') != '1')0,#end 2]`,
    ],
    [
      'where a variable is an alias',
      `#set($a = $input.params('a'))[1#if($a == '1'),#end#if($input.params('a') == '1')2#end]`,
    ],
    ['in an idiom with a separator', `#set($s = "")[#foreach($i in ${LIST})$s"$i"#set($s = ",")#end]`],
    [
      'in an idiom with a flag',
      `#set($first = true)[#foreach($i in ${LIST})#if(!$first),#end"$i"#set($first = false)#end]`,
    ],
    ['in an idiom with a counter', `#set($n = 0)[#foreach($i in ${LIST})#if($n > 0),#end"$i"#set($n = $n + 1)#end]`],
    ['where a loop counts', `[#foreach($i in ${LIST})"$i"#if($velocityCount < ${LIST}.size()),#end#end]`],
    [
      'where a loop compares its index',
      `#set($n = ${LIST}.size() - 1)[#foreach($i in ${LIST})1#if($foreach.index != $n),#end#end]`,
    ],
    [
      'where a range has its end',
      `#set($end = ${LIST}.size() - 1)[#foreach($i in [0..$end])$i#if($i < $end),#end#end]`,
    ],
    ['behind a block that prints a comma', `#define($comma),#end{"a":1$comma"b":2}`],
    ['behind an unknown value', `{$input.params('members')}`],
    [
      'where a counter is compared with what is not known',
      `#set($n = 0)[#foreach($i in ${LIST})#set($n = $n + 1)"$i"#if($n != ${LIST}.size()),#end#end]`,
    ],
    ['where the loop ends early', `[#foreach($i in ${LIST})1#break#end]`],
    ['behind #stop', `{"a":1}#stop,,,`],
    ['in lines of JSON', '{"index":{}}\n{"a":1}\n'],
    ['where Velocity refuses the template', '{"a":1,#if(true)}'],
    ['in the size of what is false', "#set($l = $input.path('$.l')){#if($l)#else$l.size()#end}"],
    ['in the request of a mock', '{statusCode: 200,}'],
    ['in a line end that Velocity eats', `{"a": "#set($b = 1)\nb"}`],
    ['in XML with an unknown name', `#set($n = $input.params('n'))<a><$n b="1"></$n></a>`],
  ])('%s', (_, template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('where a reference prints', () => {
  const string = (alone: boolean, key = false): Hole => ({ in: 'json-string', alone, key });

  it.each<readonly [string, Hole | undefined]>([
    ['{"a": "$x"}', string(true)],
    ['{"a": "b $x"}', string(false)],
    ['{"a": "$x#if($y), $y#end"}', string(false)],
    ['{"$x": 1}', string(true, true)],
    ['{"a": $x}', { in: 'json-value' }],
    ['{#if($input.params("q") == "1")"a#end$x#if($input.params("q") == "1")": 1#end}', undefined],
    ['<a>$x</a>', { in: 'xml-text' }],
    [`<a b='$x'/>`, { in: 'xml-attribute', quote: "'" }],
    ['<a><![CDATA[$x]]></a>', { in: 'xml-other' }],
    ['<a><!-- $x --></a>', { in: 'xml-other' }],
  ])('in %s', (template, hole) => {
    const view = viewOf(template);
    const references: Reference[] = [];
    visit(view.tree, (node) => {
      if (node.kind === 'Reference' && node.name === 'x') references.push(node);
    });
    const [reference] = references as [Reference];
    expect(view.shape.holes.get(reference)).toEqual(hole);
  });
});

/** The rules that look at the shape of the output. */
const OF_SHAPE = RULES.filter(({ code }) => /^(?:json-(?!path)|xml-|.*escap|quoted-input|printed-map)/.test(code));

it('nothing throws, whatever the text', () => {
  const marks = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '1',
    '\\',
    '<a>',
    '</a>',
    '&',
    ' ',
    '\n',
    '$util.escapeJavaScript($x)',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...marks), TEMPLATES), { maxLength: 12 })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.constantFrom('', '{"', '<a>'), text, (start, rest) => {
      const view = viewOf(start + rest);
      for (const rule of OF_SHAPE) {
        for (const { start: from, end } of rule.check(view)) expect(from <= end && end <= view.text.length).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
