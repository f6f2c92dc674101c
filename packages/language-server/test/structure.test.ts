import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../src/edit.js';
import { codeLenses } from '../src/features/code-lens.js';
import { definition } from '../src/features/definition.js';
import { documentHighlight } from '../src/features/document-highlight.js';
import { documentLinks } from '../src/features/document-link.js';
import { type DocumentSymbol, documentSymbols } from '../src/features/document-symbols.js';
import { foldingRanges } from '../src/features/folding-range.js';
import { references } from '../src/features/references.js';
import { prepareRename, rename } from '../src/features/rename.js';
import { selectionRange } from '../src/features/selection-range.js';
import { semanticTokens } from '../src/features/semantic-tokens.js';
import type { TemplateView } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

/** A template whose cursor is marked `█`. */
function at<T>(marked: string, ask: (view: TemplateView, offset: number) => T): T {
  return ask(viewOf(marked.replace('█', '')), marked.indexOf('█'));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The template with each range between `‹` and `›`. */
function shown(text: string, places: readonly Place[]): string {
  const marks = places.flatMap(({ start, end }) => [
    { at: start, mark: '‹', order: 1 },
    { at: end, mark: '›', order: 0 },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((result, { at: place, mark }) => result.slice(0, place) + mark + result.slice(place), text);
}

const plain = (marked: string): string => marked.replace('█', '');

describe('definition', () => {
  const names = (marked: string): string[] =>
    at(marked, (view, offset) =>
      definition(view, offset).map(
        ({ directive: { start, end }, start: name }) => `${name}: ${view.text.slice(start, end)}`,
      ),
    );

  it.each<[string, string[]]>([
    ['#set($a = 1)\n$█a', ['6: #set($a = 1)']],
    ['#set($a = 1)\n█$a', ['6: #set($a = 1)']],
    ['#set($a = 1)#if($b)#set($a = 2)#end$a█', ['25: #set($a = 2)', '6: #set($a = 1)']],
    ['#set($a = 1)#set($a = 2)$a█', ['18: #set($a = 2)']],
    ['#foreach($i in [1, 2])$i█#end', ['10: #foreach($i in [1, 2])']],
    ['#foreach($i in [1])$█foreach.index#end', ['10: #foreach($i in [1])']],
    ['#foreach($i in [1])$last█ #set($last = $i)#end', ['31: #set($last = $i)']],
    ['#define($b)x#end$b█', ['9: #define($b)']],
    ['#set($a█ = 1)', ['6: #set($a = 1)']],
    ['#* @vtlvariable name="o" type="x" *#$o█.id', ['22: o']],
    ['$in█put.body', []],
    ['te█xt', []],
  ])('%s', (marked, expected) => {
    expect(names(marked)).toEqual(expected);
  });
});

describe('references', () => {
  it.each<[string, boolean, string]>([
    ['#set($a = 1)$a█ "${a.b}"', true, '#set($‹a› = 1)$‹a› "${‹a›.b}"'],
    ['#set($a = 1)$a█', false, '#set($a = 1)$‹a›'],
    ['#set($s = "$a█")$b $a-b', true, '#set($s = "$‹a›")$b $a-b'],
    ['te█xt $a', true, 'text $a'],
  ])('%s', (marked, withDefinitions, expected) => {
    const found = at(marked, (view, offset) => references(view, offset, withDefinitions));
    expect(shown(plain(marked), found)).toBe(expected);
  });
});

describe('rename', () => {
  const renamed = (marked: string, name: string): string =>
    at(marked, (view, offset) => {
      const answer = rename(view, offset, name);
      return 'refusal' in answer ? answer.refusal : applyEdits(view.text, answer.edits);
    });

  it.each<[string, string, string]>([
    ['#set($a = 1)$a█ "${a.b}-$a"', 'total', '#set($total = 1)$total "${total.b}-$total"'],
    ['#foreach($i█ in $l)$i#end$l', '$item', '#foreach($item in $l)$item#end$l'],
    ['#* @vtlvariable name="o" type="Map" *#$o█.id', 'order', '#* @vtlvariable name="order" type="Map" *#$order.id'],
    ['#set($a█ = 1)', 'a', '#set($a = 1)'],
    ['#set($input = 1)$in█put', 'own', '#set($own = 1)$own'],
    ['$in█put.body', 'x', "`$input` is API Gateway's, and has this name alone."],
    ['#foreach($i in [1])$fore█ach.index#end', 'x', "`$foreach` is Velocity's, and has this name alone."],
    ['te█xt', 'x', 'Only variables can be renamed.'],
    [
      '#set($a█ = 1)',
      '1a',
      '`1a` is no name of a variable: it begins with a letter, and goes on with letters, digits, `-` and `_`.',
    ],
    ['#set($a█ = 1)', 'true', '`$true` is no name of a variable: Velocity reads a truth value.'],
    ['#set($a█ = 1)', 'util', "`$util` is API Gateway's, and has this name alone."],
    ['#set($a█ = 1)\n$b', 'b', 'There is a variable `$b` already, in line 2.'],
  ])('%s to %s', (marked, name, expected) => {
    expect(renamed(marked, name)).toBe(expected);
  });

  it('tells what it would rename', () => {
    expect(at('#set($total = 1)${to█tal}', prepareRename)).toEqual({ start: 18, end: 23, placeholder: 'total' });
  });
});

describe('highlights', () => {
  it.each<[string, string]>([
    ['#set($a = 1)$a█ #set($a.b = 2)', '#set($‹a›w = 1)$‹a›r #set($‹a›w.b = 2)'],
    ['#i█f($x)a#elseif($y)b#{else}c#if($z)d#end#end', '‹#if›k($x)a‹#elseif›k($y)b‹#{else}›kc#if($z)d#end‹#end›k'],
    ['#if($x)a#e█nd', '‹#if›k($x)a‹#end›k'],
    [
      '#foreach($i in $l)#if($i)#break#end#foreach($j in $l)#break#end#end█',
      '‹#foreach›k($i in $l)#if($i)‹#break›k#end#foreach($j in $l)#break#end‹#end›k',
    ],
    ['#foreach($i in $l)#if($i)#bre█ak#end#end', '‹#foreach›k($i in $l)#if($i)‹#break›k#end‹#end›k'],
    ['#define($x)y#{en█d}', '‹#define›k($x)y‹#{end}›k'],
    ['te█xt', 'text'],
  ])('%s', (marked, expected) => {
    const text = plain(marked);
    const found = at(marked, documentHighlight);
    const kinds = found.map(({ start, end, kind }) => ({ start, end, letter: kind.charAt(0) }));
    const result = kinds.reduceRight(
      (done, { start, end, letter }) => `${done.slice(0, start)}‹${done.slice(start, end)}›${letter}${done.slice(end)}`,
      text,
    );
    expect(result).toBe(expected);
  });
});

describe('the outline', () => {
  const lines = (text: string, symbols: readonly DocumentSymbol[], indentation = ''): string[] =>
    symbols.flatMap(({ name, kind, detail, start, end, children }) => [
      `${indentation}${kind} ${name}${detail === '' ? '' : ` = ${detail}`} [${text.slice(start, end).length}]`,
      ...lines(text, children, `${indentation}  `),
    ]);

  it('has assignments and blocks', () => {
    const text = [
      "#set($list = $input.path('$.list'))",
      '#if($list.size() > 0)',
      '  #set($first = $list[0])',
      '#elseif($x)',
      '  a',
      '#else',
      '  #foreach($item in $list)$item#end',
      '#end',
      '#define($block)x#end#macro(m $p)y#end',
      '',
    ].join('\n');
    expect(lines(text, documentSymbols(viewOf(text)))).toEqual([
      "variable $list = $input.path('$.list') [36]",
      'condition #if($list.size() > 0) [48]',
      '  variable $first = $list[0] [24]',
      'condition #elseif($x) [16]',
      'condition #else [47]',
      '  loop #foreach($item in $list) [34]',
      'block #define($block) [20]',
      'macro #macro(m $p) [18]',
    ]);
  });
});

describe('folding', () => {
  it.each<[string, string]>([
    ['#if($x)\na\n#elseif($y)\nb\n#else\nc\n#end\n', '‹#if($x)\na›\n‹#elseif($y)\nb›\n‹#else\nc›\n#end\n'],
    ['#foreach($i in $l)\n  $i\n  #end', '‹#foreach($i in $l)\n  $i›\n  #end'],
    ['#*\n a\n*#\nb', '‹#*\n a\n*#›\nb'],
    ['#set($m = {\n"a": 1,\n"b": 2\n})', '#set($m = ‹{\n"a": 1,\n"b": 2›\n})'],
    ['{\n  "a": [\n    1\n  ],\n  "}": "{"\n}\n', '‹{\n  "a": ‹[\n    1›\n  ],\n  "}": "{"›\n}\n'],
    ['{\n#if($x)\n"a": {\n1\n}\n#end\n}', '‹{\n‹#if($x)\n"a": ‹{\n1›\n}›\n#end›\n}'],
    ['#if($x) a #end', '#if($x) a #end'],
    ['#if($x)\nopen', '‹#if($x)\nopen›'],
  ])('%j', (text, expected) => {
    expect(shown(text, foldingRanges(viewOf(text)))).toBe(expected);
  });
});

describe('selection', () => {
  it.each<[string, string[]]>([
    [
      "#if($x)\n#set($id = $input.path('$.or█der.id'))\n#end\n",
      [
        'order',
        '$.order.id',
        "'$.order.id'",
        "$input.path('$.order.id')",
        "#set($id = $input.path('$.order.id'))",
        "#set($id = $input.path('$.order.id'))\n",
        "#if($x)\n#set($id = $input.path('$.order.id'))\n",
        "#if($x)\n#set($id = $input.path('$.order.id'))\n#end",
        "#if($x)\n#set($id = $input.path('$.order.id'))\n#end\n",
      ],
    ],
    ['#foreach($i in $li█st) $i #end', ['list', '$list', '#foreach($i in $list)', '#foreach($i in $list) $i #end']],
    ['{\n  "a": wo█rd\n}', ['word', '  "a": word', '{\n  "a": word\n}']],
    ['█', ['']],
  ])('%j', (marked, expected) => {
    const text = plain(marked);
    const found = at(marked, selectionRange).map(({ start, end }) => text.slice(start, end));
    expect(found.filter((_, index) => index === 0 || found[index - 1] !== found[index])).toEqual(expected);
  });
});

describe('semantic tokens', () => {
  const tokens = (text: string): string[] =>
    semanticTokens(viewOf(text)).map(({ start, length, type, modifiers }) =>
      [type, ...modifiers, text.slice(start, start + length)].join(' '),
    );

  it.each<[string, string[]]>([
    [
      "#set($id = $input.path('$.id') + 1)$id ## done\n",
      [
        'keyword #set',
        'variable declaration $id',
        'operator =',
        'variable readonly defaultLibrary $input',
        'method path',
        "string '$.id'",
        'operator +',
        'number 1',
        'variable $id',
        'comment ## done',
      ],
    ],
    [
      '#if(!$!{a.b} && true)x#{else}y#end',
      [
        ...['keyword #if', 'operator !', 'variable $!{a', 'property b', 'variable }', 'operator &&', 'keyword true'],
        ...['keyword #{else}', 'keyword #end'],
      ],
    ],
    [
      '#foreach($i in [1..3])#break#end',
      [
        ...['keyword #foreach', 'variable declaration $i', 'keyword in', 'number 1', 'operator ..', 'number 3'],
        ...['keyword #break', 'keyword #end'],
      ],
    ],
    [
      '#set($a = 1)#set($a = 2)',
      [
        'keyword #set',
        'variable declaration $a',
        'operator =',
        'number 1',
        'keyword #set',
        'variable modification $a',
        'operator =',
        'number 2',
      ],
    ],
    ['#macro(m $p)x#end', ['keyword #macro', 'method declaration m', 'parameter declaration $p', 'keyword #end']],
    [
      '#set($s = "a $x.y b")',
      [
        'keyword #set',
        'variable declaration $s',
        'operator =',
        'string "a ',
        'variable $x',
        'property y',
        'string  b"',
      ],
    ],
    [
      '{"a": "b $x c", "n": -1.5, "t": true}',
      [
        'property "a"',
        'string "b ',
        'variable $x',
        'string  c"',
        'property "n"',
        'number -1.5',
        'property "t"',
        'keyword true',
      ],
    ],
    [
      '{"a#if($x)b#{else}c#end": "\\"1\\""}',
      [
        'property "a',
        'keyword #if',
        'variable $x',
        'property b',
        'keyword #{else}',
        'property c',
        'keyword #end',
        'property "',
        'string "\\"1\\""',
      ],
    ],
    ['#[[ $x ]]#', ['keyword #[[', 'keyword ]]#']],
    ['plain "text" 1', []],
  ])('%s', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  it('can be those of a range', () => {
    const text = '#set($a = 1)\n$a\n$b\n';
    const found = semanticTokens(viewOf(text), { start: 13, end: 15 });
    expect(found.map(({ start, length }) => text.slice(start, start + length))).toEqual(['$a']);
  });
});

describe('links and lenses', () => {
  it('leads to URLs in comments', () => {
    const text = '## see https://example.com/a?b=1.\n"https://example.com" #* (http://x.y) *#';
    expect(documentLinks(viewOf(text)).map(({ target }) => target)).toEqual([
      'https://example.com/a?b=1',
      'http://x.y',
    ]);
  });

  it('says what can be done with the template', () => {
    const titles = (samples: readonly string[]): string[] =>
      codeLenses(viewOf('a\nb', { samples: samples.map((name) => ({ name, event: {} })) })).map(({ title }) => title);
    expect(titles([])).toEqual(['Preview']);
    expect(titles(['empty'])).toEqual(['Run 1 sample request', 'Preview with empty']);
    expect(titles(['a', 'b'])).toEqual(['Run 2 sample requests', 'Preview with a']);
  });
});

describe('whatever the text is', () => {
  const isIn = (text: string, { start, end }: Place): boolean => 0 <= start && start <= end && end <= text.length;

  it('answers, with ranges in the text', () => {
    fc.assert(
      fc.property(TEMPLATES, fc.nat(), (text, place) => {
        const view = viewOf(text);
        const offset = place % (text.length + 1);
        const flat = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] =>
          symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)]);
        const symbols = flat(documentSymbols(view));
        const found: Place[] = [
          ...definition(view, offset).flatMap((one) => [one, one.directive]),
          ...references(view, offset),
          ...documentHighlight(view, offset),
          ...symbols.flatMap((symbol) => [symbol, symbol.selection]),
          ...foldingRanges(view),
          ...selectionRange(view, offset),
          ...documentLinks(view),
          ...codeLenses(view),
          ...semanticTokens(view).map(({ start, length }) => ({ start, end: start + length })),
        ];
        expect(found.filter((range) => !isIn(text, range))).toEqual([]);
        // An editor refuses the whole outline where one of these is not so.
        expect(symbols.filter(({ start, end, selection }) => selection.start < start || selection.end > end)).toEqual(
          [],
        );
        rename(view, offset, 'fresh');
      }),
      { numRuns: 2000, examples: [['#if(#*\r\n#if(', 0]] },
    );
  });

  it('selects ever more, up to all', () => {
    fc.assert(
      fc.property(TEMPLATES, fc.nat(), (text, place) => {
        const ranges = selectionRange(viewOf(text), place % (text.length + 1));
        expect(ranges.at(-1)).toEqual({ start: 0, end: text.length });
        for (const [index, { start, end }] of ranges.entries()) {
          const larger = ranges[index + 1];
          if (larger !== undefined) expect(larger.start <= start && end <= larger.end).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
