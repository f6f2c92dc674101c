import { type Coverage, compile, coverageCounter, type MappingOptions, type ProxyEvent } from '@veloway/mapping';
import { VELOCITY_1_7 } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';

/** What events reach of a template. */
function cover(text: string, events: readonly ProxyEvent[], options: MappingOptions = {}): Coverage {
  const template = compile(text, options);
  const counter = coverageCounter(template);
  for (const event of events) counter.add(template.record(event).steps);
  return counter.coverage();
}

/** `hits/reached of kind: label`, for each point. */
function pointsOf(text: string, bodies: readonly unknown[] = [{}], options?: MappingOptions): readonly string[] {
  const { points } = cover(text, bodies.map(eventOf), options);
  return points.map(({ kind, label, hits, reached }) => `${hits}/${reached} ${kind}: ${label}`);
}

/** `hits: text`, for each text and reference. */
function textsOf(text: string, bodies: readonly unknown[] = [{}], options?: MappingOptions): readonly string[] {
  const { texts } = cover(text, bodies.map(eventOf), options);
  return texts.map(({ start, end, hits }) => `${hits}: ${text.slice(start, end)}`);
}

function eventOf(body: unknown): ProxyEvent {
  return { body: JSON.stringify(body) };
}

const VELOCITY: MappingOptions = { dialect: VELOCITY_1_7 };
const BODY = "#set($o = $input.path('$'))";

describe('the points of a template', () => {
  it.each<[string, string, readonly unknown[], readonly string[]]>([
    [
      'an `#if` that is true',
      '#if($o.a)A#end',
      [{ a: true }],
      ['1/1 branch: #if($o.a) is true', '0/1 branch: #if($o.a) is false'],
    ],
    [
      'an `#if` that is false',
      '#if($o.a)A#end',
      [{ a: false }, { a: false }],
      ['0/2 branch: #if($o.a) is true', '2/2 branch: #if($o.a) is false'],
    ],
    [
      'an `#elseif` that is never asked',
      '#if($o.a == 1)A#elseif($o.a == 2)B#{else}C#end',
      [{ a: 1 }],
      ['1/1 branch: #if($o.a == 1) is true', '0/0 branch: #elseif($o.a == 2) is true', '0/0 branch: #{else}'],
    ],
    [
      'an `#else` that is taken',
      '#if($o.a == 1)A#elseif($o.a == 2)B#else\nC#end',
      [{ a: 3 }, { a: 2 }],
      ['0/2 branch: #if($o.a == 1) is true', '1/2 branch: #elseif($o.a == 2) is true', '1/2 branch: #else'],
    ],
    [
      'no `#else`',
      '#if($o.a == 1)A#elseif($o.a == 2)B#end',
      [{ a: 3 }],
      [
        '0/1 branch: #if($o.a == 1) is true',
        '0/1 branch: #elseif($o.a == 2) is true',
        '1/1 branch: #elseif($o.a == 2) is false',
      ],
    ],
    [
      'an `#if` in what is never reached',
      '#if($o.a == 1)#if($o.b == 1)B#{else}C#end#end',
      [{ a: 2 }],
      [
        '0/1 branch: #if($o.a == 1) is true',
        '1/1 branch: #if($o.a == 1) is false',
        '0/0 branch: #if($o.b == 1) is true',
        '0/0 branch: #{else}',
      ],
    ],
    [
      'an empty `#if` and an empty `#else`',
      '#if($o.a == 1)#{else}#end',
      [{}],
      ['0/1 branch: #if($o.a == 1) is true', '1/1 branch: #{else}'],
    ],
  ])('counts %s', (_, text, bodies, expected) => {
    expect(pointsOf(BODY + text, bodies).slice(1)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], readonly [number, number, number, number]]>([
    ['a list of none', [{ l: [] }], [1, 1, 0, 0]],
    ['a list of one', [{ l: [7] }], [1, 0, 1, 0]],
    ['a list of two, and one of three', [{ l: [7, 8] }, { l: [7, 8, 9] }], [2, 0, 0, 2]],
    ['no list', [{}, { l: null }], [2, 2, 0, 0]],
    ['each of these', [{}, { l: [7] }, { l: [7, 8] }], [3, 1, 1, 1]],
    ['no case', [], [0, 0, 0, 0]],
  ])('counts the rounds of %s', (_, bodies, [ran, none, one, several]) => {
    expect(pointsOf(`${BODY}#foreach($x in $o.l)$x#end`, bodies).slice(1)).toEqual([
      `${ran}/${ran} directive: #foreach($x in $o.l)`,
      `${none}/${ran} loop: #foreach($x in $o.l): no round`,
      `${one}/${ran} loop: #foreach($x in $o.l): one round`,
      `${several}/${ran} loop: #foreach($x in $o.l): several rounds`,
    ]);
  });

  it('asks for no rounds that a list which is written out cannot have', () => {
    const labels = (text: string) =>
      coverageCounter(compile(text))
        .coverage()
        .points.map(({ label }) => label);
    expect(labels('#foreach($x in [1..3])$x#end')).toEqual([
      '#foreach($x in [1..3])',
      '#foreach($x in [1..3]): several rounds',
    ]);
    expect(labels('#foreach($x in ["a"])$x#end')).toEqual([
      '#foreach($x in ["a"])',
      '#foreach($x in ["a"]): one round',
    ]);
    expect(labels('#foreach($x in [1..$n])$x#end')).toHaveLength(4);
  });

  it('counts the rounds up to a `#break`, and those of a loop in a loop each time that it runs', () => {
    const text = '#foreach($x in [1, 2, 3])#break#end#foreach($x in [1, 2])#foreach($y in [1..$x])#end#end';
    expect(pointsOf(text).filter((point) => /loop: .*(\[1, 2, 3\]|\.\.)/.test(point))).toEqual([
      '1/1 loop: #foreach($x in [1, 2, 3]): one round',
      '0/1 loop: #foreach($x in [1, 2, 3]): several rounds',
      '0/2 loop: #foreach($y in [1..$x]): no round',
      '1/2 loop: #foreach($y in [1..$x]): one round',
      '1/2 loop: #foreach($y in [1..$x]): several rounds',
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'the body of a `#define` that is printed',
      '#define($d)\nX\n#end$d$d',
      ['1/1 directive: #define($d)', '2/1 body: #define($d): body'],
    ],
    ['the body of one that is not', '#define($d)X#end', ['1/1 directive: #define($d)', '0/1 body: #define($d): body']],
    ['what ends a template', 'a#stop\n#set($x = 1)', ['1/1 directive: #stop', '0/0 directive: #set($x = 1)']],
    [
      'directives, without a `$` before them',
      '$#if(true)$ #set($x = 1)#end',
      ['1/1 branch: #if(true) is true', '0/1 branch: #if(true) is false', '1/1 directive: #set($x = 1)'],
    ],
    ['a `#set` of nothing', '#set($none.a = 1)', ['1/1 directive: #set($none.a = 1)']],
    ['no macro, which nothing can call', '#macro(m $a)#if($a)A#end#set($b = 1)#end#m(1)', []],
    ['no directive in what is text', '#[[#set($x = 1)]]# ## #set($x = 1)\n#literal()#set($x = 1)#end', []],
    [
      'what strings hold',
      '#set($s = "a #if($none == 1)""b""#end")',
      [
        '1/1 directive: #set($s = "a #if($none == 1)""b""#end")',
        '0/1 branch: #if($none == 1) is true',
        '1/1 branch: #if($none == 1) is false',
      ],
    ],
  ])('counts %s', (_, text, expected) => {
    expect(pointsOf(text)).toEqual(expected);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'macros, and what they hold',
      '#macro(m $a)#if($a)A#end#end#m(true)#m(true)',
      [
        '2/1 body: #macro(m $a): body',
        '2/2 branch: #if($a) is true',
        '0/2 branch: #if($a) is false',
        '1/1 directive: #m(true)',
        '1/1 directive: #m(true)',
      ],
    ],
    ['macros that nothing calls', '#macro(m)A#end', ['0/1 body: #macro(m): body']],
    [
      'what is given to a macro',
      '#macro(m)[$bodyContent]#end#@m()B#end',
      ['1/1 body: #macro(m): body', '1/1 directive: #@m()', '1/1 body: #@m(): body'],
    ],
    [
      'a `#set` of nothing',
      '#set($none.a = $none)#set($none.a = 1)',
      ['1/1 directive: #set($none.a = $none)', '1/1 directive: #set($none.a = 1)'],
    ],
  ])('counts in Velocity 1.7 %s', (_, text, expected) => {
    expect(pointsOf(text, [{}], VELOCITY)).toEqual(expected);
  });

  it('counts nothing of what the template evaluates, even where that stands at the same place', () => {
    const text = "#foreach($x in $l)#end#set($l = [1])#evaluate('#foreach($x in $l)#end')";
    expect(pointsOf(text, [{}], VELOCITY)).toEqual([
      '1/1 directive: #foreach($x in $l)',
      '1/1 loop: #foreach($x in $l): no round',
      '0/1 loop: #foreach($x in $l): one round',
      '0/1 loop: #foreach($x in $l): several rounds',
      '1/1 directive: #set($l = [1])',
      "1/1 directive: #evaluate('#foreach($x in $l)#end')",
    ]);
  });

  it('counts an `#include` of two files once', () => {
    const loader = () => 'file';
    expect(pointsOf('#include("a" "b")', [{}], { ...VELOCITY, loader })).toEqual(['1/1 directive: #include("a" "b")']);
  });

  it('says in one line and in the words of the template what they are, and where', () => {
    const text = `  #if( $a\n  == 1 )\n  A\n  #else\n  B\n#end\n#set($long = "${'x'.repeat(80)}")\n`;
    const { points } = cover(text, []);
    expect(points.map(({ label, start, end }) => [label, text.slice(start, end)])).toEqual([
      ['#if( $a == 1 ) is true', '#if( $a\n  == 1 )'],
      ['#else', '#else'],
      [`#set($long = "${'x'.repeat(45)}…`, `#set($long = "${'x'.repeat(80)}")`],
    ]);
    expect(points.map(({ owner }) => owner)).toEqual([2, 2, text.indexOf('#set')]);
  });

  it('counts what a run reached that failed', () => {
    const text = '#if(true)A#end$input.path("$").x.substring(9)#set($x = 1)';
    expect(pointsOf(text, [{ x: 'y' }])).toEqual([
      '1/1 branch: #if(true) is true',
      '0/1 branch: #if(true) is false',
      '0/0 directive: #set($x = 1)',
    ]);
  });

  it('are all 0 where there is no case', () => {
    const text = '#set($a = 1)#if($a)A#end#foreach($x in $a)#end#define($d)#end';
    const points = pointsOf(text, []);
    expect(points).toHaveLength(9);
    expect(points.filter((point) => !point.startsWith('0/0 '))).toEqual([]);
  });
});

describe('the texts of a template', () => {
  it.each<[string, string, readonly unknown[], readonly string[]]>([
    [
      'what is printed and what is not',
      '#if($o.a == 1)A $o.b.c#{else}B#end',
      [{ a: 1 }],
      ['1: $o.a', '1: A ', '1: $o.b.c', '0: B'],
    ],
    [
      'the rounds of a loop',
      '#foreach($x in $o.l)$x.a,#end',
      [{ l: [{ a: 1 }, {}, {}] }],
      ['1: $o.l', '3: $x.a', '3: ,'],
    ],
    ['what a condition leaves out', '#if($o.a == 1 && $o.b == 1)#end', [{ a: 2 }], ['1: $o.a', '0: $o.b']],
    ['arguments, which nothing may need', '$o.none.call($o.a)', [{}], ['1: $o.none.call($o.a)', '0: $o.a']],
    [
      'the inside of strings',
      '$util.urlEncode("a#if($o.a)b#end")',
      [{ a: false }],
      ['1: $util.urlEncode("a#if($o.a)b#end")', '1: a', '1: $o.a', '0: b'],
    ],
    ['nothing of comments', '## comment\n#* more *#a', [{}], ['1: a']],
  ])('count %s', (_, text, bodies, expected) => {
    expect(textsOf(BODY + text, bodies).filter((line) => !line.endsWith("$input.path('$')"))).toEqual(expected);
  });

  it('do not hold what `#set` writes to', () => {
    expect(textsOf('#set($a.b = $c)')).toEqual(['1: $c']);
  });

  it('hold the bodies of macros where they can be called', () => {
    expect([textsOf('#macro(m)A#end'), textsOf('#macro(m)A#end', [{}], VELOCITY)]).toEqual([[], ['0: A']]);
  });
});
