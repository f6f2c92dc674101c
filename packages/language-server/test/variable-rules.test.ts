import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../src/edit.js';
import { breakOutsideLoop } from '../src/rules/break-outside-loop.js';
import { fileNotThere } from '../src/rules/file-not-there.js';
import { foreachLimit } from '../src/rules/foreach-limit.js';
import { macroNotRun } from '../src/rules/macro-not-run.js';
import { misspeltDirective } from '../src/rules/misspelt-directive.js';
import type { Rule } from '../src/rules/rule.js';
import { setWithoutValue } from '../src/rules/set-without-value.js';
import { shadowedVariable } from '../src/rules/shadowed-variable.js';
import { SYNTAX_RULES } from '../src/rules/syntax-rules.js';
import { templateSize } from '../src/rules/template-size.js';
import { unreachableCode } from '../src/rules/unreachable-code.js';
import { unsetVariable } from '../src/rules/unset-variable.js';
import { unusedVariable } from '../src/rules/unused-variable.js';
import { usedBeforeSet } from '../src/rules/used-before-set.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

const RULES: readonly Rule[] = [
  ...[breakOutsideLoop, fileNotThere, foreachLimit, macroNotRun, misspeltDirective, setWithoutValue],
  ...[shadowedVariable, templateSize, unreachableCode, unsetVariable, unusedVariable, usedBeforeSet],
  ...SYNTAX_RULES,
];

/** `code «place» message` of each finding, and what the first fix makes of the template. */
function findings(template: string): string[] {
  const view = viewOf(template);
  return RULES.flatMap((rule) =>
    rule.check(view).map(({ start, end, message, fixes }) => {
      const [fix] = fixes ?? [];
      const fixed = fix === undefined ? '' : ` → ${applyEdits(template, fix.edits)}`;
      return `${rule.code} «${template.slice(start, end)}» ${message}${fixed}`;
    }),
  );
}

describe('what is said', () => {
  it.each<[string, string[]]>([
    [
      '#set($month = 7)#set($year = 2026)$year-$month',
      [
        'unset-variable «$year-» `$year-` is set nowhere, and is the empty text. Its name goes on to `-`: write `${year}-` to end it before. → #set($month = 7)#set($year = 2026)${year}-$month',
        'unused-variable «$year» `$year` is set here, and never read. Remove it, or read it.',
      ],
    ],
    [
      '$!{ctx.identity}',
      [
        'unset-variable «$!{ctx» `$ctx` is set nowhere, and is the empty text. Did you mean `$context`? → $!{context.identity}',
      ],
    ],
    ['#define($b)$x#end$b', []],
    [
      '#if($verbose && !$input.body)x#end',
      [
        'unset-variable «$verbose» `$verbose` is set nowhere, and is the empty text, which conditions take for true. Set it with `#set`, or remove it.',
      ],
    ],
    [
      '#if($verbose == "1")x#end',
      ['unset-variable «$verbose» `$verbose` is set nowhere, and is the empty text. Set it with `#set`, or remove it.'],
    ],
    [
      '# if ($input.body) x #\tend',
      ['misspelt-directive «# if» A blank behind `#` makes it text. Write `#if`. → #if ($input.body) x #\tend'],
    ],
    ['# if you want (or not), #1, # foreach', []],
    ['#* note *# if ($input.body)', []],
    [
      '#macro(m $p)$p#end',
      [
        'macro-not-run «#macro» API Gateway runs no macros: calls of this one are text. Repeat what it does, or use `#define`.',
      ],
    ],
    ['#foreach($i in [1])$last#set($last = $i)#end', []],
    ['#if($x.y)#end#set($x = {})$x', []],
    [
      '#set($a = 1)\n  #set($b = 2)\n$b',
      ['unused-variable «$a» `$a` is set here, and never read. Remove it, or read it.'],
    ],
    [
      '#set($a = $util.parseJson($input.body))\n{}',
      ['unused-variable «$a» `$a` is set here, and never read. Remove it, or read it.'],
    ],
    ['#set($a = 1)text', ['unused-variable «$a» `$a` is set here, and never read. Remove it, or read it.']],
    ['#set($a = 1)#set($a = 2)$a', []],
    ['#set($a = 1)#foreach($a in [2])$a#end', []],
    [
      '#foreach($i in [1])#set($foreach = 2)#end$foreach',
      [
        'shadowed-variable «foreach» From here on `$foreach` does not tell the rounds of the loop. Choose another name.',
      ],
    ],
    [
      '#if(true)#break#end',
      [
        'break-outside-loop «#break» This `#break` is in no loop, and ends the whole template. Write `#stop` where that is meant. → #if(true)#stop#end',
      ],
    ],
    ['#stop\n\n## done\n', []],
    [
      '#if(!true)x#elseif($input.body)y#end',
      ['unreachable-code «x» The condition is `false`, so that nothing of this runs. Remove it.'],
    ],
    [
      '#set($n = 5 * "2")$n',
      [
        'set-without-value «"2"» `"2"` is a text, which `*` cannot calculate with: the result is nothing, and `$n` stays as it was. Make a number of it: `#set($n = 0)#set($n = $n.parseInt($text))`.',
      ],
    ],
    ['#set($n = $input.path("$.n") * 2)$n', []],
    [
      '#if($input.body)a#else if(1)b#end',
      [
        'misspelt-directive «#else if» `#else if` is an `#else` that prints `if` and what follows it. Write `#elseif`. → #if($input.body)a#elseif(1)b#end',
      ],
    ],
    [
      '#else\n  if (x)',
      ['stray-else «#else\n» `#else` belongs to no `#if`. Remove it, or move it before the `#end` of its `#if`.'],
    ],
    [
      "${x|'none'}",
      ['unset-variable «${x» `$x` is set nowhere, and is the empty text. Set it with `#set`, or remove it.'],
    ],
  ])('%s', (template, expected) => {
    expect(findings(template)).toEqual(expected);
  });
});

describe('a variable of API Gateway that is hidden', () => {
  it.each([
    ["#set($input = $input.json('$'))$input", 'information'],
    ["#set($input = $input.path('$'))$input.body", 'warning'],
  ])('%s', (template, severity) => {
    expect(shadowedVariable.check(viewOf(template)).map((finding) => finding.severity)).toEqual([severity]);
  });
});

describe('a name that is being typed', () => {
  it.each(['#if(${#if(', '$!{#if(', '&#set(=#literal()$a'])('is no variable in %s', (template) => {
    expect(unsetVariable.check(viewOf(template)).filter(({ message }) => message.includes('`$`'))).toEqual([]);
  });
});

describe('the size of a template', () => {
  it.each<[string, number]>([
    ['x', 300 * 1024],
    ['é', 150 * 1024],
    ['😀', 75 * 1024],
    ['€', 100 * 1024],
  ])('%s may stand in it as often as there is room for', (character, most) => {
    expect(templateSize.check(viewOf(character.repeat(most)))).toEqual([]);
    const [found] = templateSize.check(viewOf(character.repeat(most + 1)));
    expect(found).toMatchObject({ end: (most + 1) * character.length });
  });
});

describe('whatever the text is', () => {
  it('answers, with ranges in the text', () => {
    fc.assert(
      fc.property(TEMPLATES, (text) => {
        const view = viewOf(text);
        const found = RULES.flatMap((rule) => rule.check(view));
        expect(found.filter(({ start, end }) => start < 0 || end < start || end > text.length)).toEqual([]);
      }),
      { numRuns: 1500, examples: [['#if(#*\r\n{"a": $x}"']] },
    );
  });
});
