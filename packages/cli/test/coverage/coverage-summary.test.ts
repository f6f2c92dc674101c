import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { printCoverage } from '../../src/coverage/coverage-summary.js';
import type { TemplateCoverage } from '../../src/coverage/template-coverage.js';
import { cover, ORDERS } from './cover.js';

function print(...reports: readonly TemplateCoverage[]): string {
  return printCoverage(reports, pc.createColors(false));
}

describe('printCoverage', () => {
  it('prints a table by file, and below what no case reaches', () => {
    const reports = [
      cover('templates/orders.vtl', ORDERS, [{ express: true, lines: [1] }]),
      cover('a.vtl', '#set($a = 1)$a', [{}]),
      cover('templates/none.vtl', '#set($a = 1)\n#if($a == 1)A#end'),
      cover('text.vtl', 'text'),
      cover('static.vtl', 'text', [{}]),
    ];
    expect(`\n${print(...reports)}`).toBe(`
Template                All  Branches  Directives  Loops  Bodies  Gaps in lines
a.vtl                  100%         -        100%      -       -
static.vtl             100%         -           -      -       -
templates/none.vtl       0%        0%          0%      -       -  1-2
templates/orders.vtl  53.8%       40%         75%  33.3%    100%  5-8, 13-14
text.vtl                 0%         -           -      -       -  1
All templates         47.3%     28.5%       66.6%  33.3%    100%

No case reaches
  templates/none.vtl:1:1  anything of the template
  templates/orders.vtl:5:1  #elseif($order.note != "") is true
  templates/orders.vtl:7:1  #else
  templates/orders.vtl:13:1  #foreach($item in $order.lines): no round
  templates/orders.vtl:13:1  #foreach($item in $order.lines): several rounds
  templates/orders.vtl:14:8  #if($foreach.hasNext) is true
  … 1 more in templates/orders.vtl
  text.vtl:1:1  anything of the template
`);
  });

  it('prints the table alone where nothing is missing', () => {
    expect(`\n${print(cover('a.vtl', '#if($input.path("$.a") == 1)A#end', [{}, { a: 1 }]))}`).toBe(`
Template         All  Branches  Directives  Loops  Bodies  Gaps in lines
a.vtl           100%      100%           -      -       -
All templates   100%      100%           -      -       -
`);
  });

  it.each<[string, string, readonly unknown[], string]>([
    [
      'a text',
      "#if($input.path('$.p') == 1)A#elseif($input.path('$.p') == 2)\nB\nC#{else}\nD\n#end",
      [{ p: 1 }, {}],
      '1-3',
    ],
    ['the end of a text of several lines', "#if($input.path('$.p') == 1)\nA\n  B#end C", [{}], '1-3'],
    ['a reference', "#if($input.path('$.p') == 1 && $x)\nA#end", [{}], '1-2'],
    ['what is on no line', "#if($input.path('$.p') == 1)A#{else}\n#end\nB", [{ p: 1 }, {}], ''],
  ])('lists a line that is missed in part: %s', (_, text, bodies, expected) => {
    const [head = '', row = ''] = print(cover('a.vtl', text, bodies)).split('\n');
    expect(row.slice(head.indexOf('Gaps in lines'))).toBe(expected);
  });

  it('fits 100 columns, and lists ten points of a template', () => {
    const ifs = Array.from({ length: 14 }, (_, number) => `#if($x == ${number})A#end\n\n`).join('');
    const file = `${'folder/'.repeat(12)}orders.vtl`;
    const printed = print(cover(file, ifs, [{}]));
    expect(`\n${printed.split('\n').slice(0, 3).join('\n')}\n`).toBe(`
Template                                  All  Branches  Directives  Loops  Bodies  Gaps in lines
…older/folder/folder/folder/orders.vtl    50%       50%           -      -       -  1, 3, 5, 7, 9, …
All templates                             50%       50%           -      -       -
`);
    expect(printed.split('\n').slice(4)).toEqual([
      'No case reaches',
      ...Array.from({ length: 10 }, (_, number) => `  ${file}:${2 * number + 1}:1  #if($x == ${number}) is true`),
      `  … 4 more in ${file}`,
      '',
    ]);
  });

  it.each<[number, 'green' | 'yellow' | 'red']>([
    [10, 'green'],
    [9, 'green'],
    [8, 'yellow'],
    [6, 'yellow'],
    [5, 'red'],
  ])('prints %s of 10 in %s', (reached, name) => {
    const color = pc.createColors(true);
    const text = `${'#set($a = 1)'.repeat(reached - 1)}#stop${'#set($a = 1)'.repeat(10 - reached)}`;
    expect(printCoverage([cover('a.vtl', text, [{}])], color)).toContain(color[name](`${reached * 10}%`.padStart(5)));
  });

  it('shows what a terminal would obey', () => {
    expect(print(cover('a\u001b[2J.vtl', '#if($a == "\u001b[2J")A#end', [{}]))).not.toContain('\u001b');
  });
});
