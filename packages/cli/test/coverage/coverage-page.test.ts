import { describe, expect, it } from 'vitest';
import { coveragePage } from '../../src/coverage/coverage-page.js';
import { cover, ORDERS } from './cover.js';

/** The lines of the templates as the page shows them: `[marked]`, `{noted}`. */
function shown(text: string, bodies: readonly unknown[]): readonly string[] {
  const page = coveragePage([cover('a.vtl', text, bodies)]);
  return Array.from(
    page.matchAll(/<tr id="template-1-(\d+)" class="(\w*)">(.*?)<\/tr>/g),
    ([, line, state, cells = '']) => {
      const [hits, code] = [/class="hits">(.*?)</, /class="text">(.*)<\/td>/].map(
        (cell) => cell.exec(cells)?.[1] ?? '',
      );
      const marked = code?.replace(/<mark title="no case reaches this">(.*?)<\/mark>/g, '[$1]');
      return `${line} ${state} ${hits} ${marked?.replace(/<small class="note">(.*?)<\/small>/g, '{$1}')}`;
    },
  );
}

describe('coveragePage', () => {
  it('shows a template with how often its lines were reached, and what was not', () => {
    expect(shown(ORDERS, [{ express: true, lines: [1] }])).toEqual([
      '1 reached 1× #set($order = $input.path(&#39;$&#39;))',
      '2 reached 1× {',
      '3 reached 1× #if($order.express == true)',
      '4 reached 1×   &quot;speed&quot;: &quot;express&quot;,',
      '5 missed 0× [#elseif($order.note != &quot;&quot;)]',
      '6 missed 0×   [&quot;note&quot;: &quot;$order.note&quot;,]',
      '7 missed 0× [#else]',
      '8 missed 0×   [#set($speed = &quot;slow&quot;)]',
      '9   #end',
      '10 reached 1× #define($line)',
      '11 reached 1×   &quot;$item&quot;',
      '12   #end',
      '13 partly 1× #foreach($item in $order.lines){no round: never}{several rounds: never}',
      '14 partly 1×   $line#if($foreach.hasNext){never true}[,]#end',
      '15   ',
      '16   #end',
      '17 reached 1× }',
    ]);
  });

  it.each<[string, string, readonly unknown[], readonly string[]]>([
    [
      'a branch in a line',
      'a#if($x == 1) B #{else}C#end',
      [{}],
      ['1 partly 1× a#if($x == 1){never true} [B] #{else}C#end'],
    ],
    [
      'a condition that is never false',
      '#if(true)\nA\n#end',
      [{}],
      ['1 partly 1× #if(true){never false}', '2 reached 1× A', '3   #end'],
    ],
    [
      'an `#else` that is not taken',
      '#if(true)\nA\n#else\nB\n#end\nC',
      [{}],
      [
        '1 reached 1× #if(true)',
        '2 reached 1× A',
        '3 partly 1× #else{never taken}',
        '4 missed 0× [B]',
        '5   #end',
        '6 reached 1× C',
      ],
    ],
    [
      'a loop',
      '#foreach($x in $none)\n$x\n#end',
      [{}],
      ['1 partly 1× #foreach($x in $none){one round: never}{several rounds: never}', '2 missed 0× [$x]', '3   #end'],
    ],
    [
      'a `#define`',
      '#define($x)\n  A\n#end',
      [{}],
      ['1 partly 1× #define($x){never rendered}', '2 missed 0×   [A]', '3   #end'],
    ],
    [
      'what a condition leaves out',
      '#if($x == 1 && $y == 2)A#end',
      [{}],
      ['1 partly 1× #if($x == 1 &amp;&amp; [$y] == 2){never true}[A]#end'],
    ],
    [
      'a template without a case',
      '#if($x == 1)\n  A\n#end\nB',
      [],
      ['1 missed 0× [#if($x == 1)]', '2 missed 0×   [A]', '3 missed  [#end]', '4 missed 0× [B]'],
    ],
    [
      'all that is missing on one line',
      '#if(true)A#{else}$b C#if($d)E#end#end F',
      [{}],
      ['1 partly 1× #if(true)A#{else}{never taken}[$b C#if($d)E]#end#end F'],
    ],
    [
      'nothing of what is reached',
      '## comment\n#set($a = 1)\n',
      [{}, {}],
      ['1   ## comment', '2 reached 2× #set($a = 1)'],
    ],
  ])('marks %s', (_, text, bodies, expected) => {
    expect(shown(text, bodies)).toEqual(expected);
  });

  it('has a table of the templates with links to them, and lists what is missing', () => {
    const page = coveragePage([cover('b.vtl', ORDERS, [{ lines: [1] }]), cover('a.vtl', 'text', [{}])]);
    expect(page).toContain('<p><strong class="fair">64.2 %</strong>');
    expect(page).toContain('<th scope="row"><a href="#template-1">a.vtl</a></th>');
    expect(page).toContain('<details class="template" id="template-1">');
    expect(page).toContain('<details class="template" id="template-2" open>');
    expect(page).toContain(
      '<li><a href="#template-2-3">line 3</a> <code>#if($order.express == true) is true</code></li>',
    );
  });

  it('runs and loads nothing, whatever templates and their names hold', () => {
    const hostile = `</script><script>alert(1)</script><img src=x onerror="alert('1')">&amp;\u202e`;
    const page = coveragePage([
      cover(`${hostile}.vtl`, `${hostile}#if($a == "${hostile.replaceAll('"', '""')}")${hostile}#end`, [{}]),
    ]);
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    );
    expect(page.match(/<(?:script|img|link|iframe)|https?:|url\(|\u202e/g)).toBeNull();
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;\\u202e');
  });

  it('is made in a time that grows with the template, not with its square', () => {
    const text = '#foreach($x in [1, 2])$x {\n "a": "#if($x == 3)y#{else}n#end",\n}#end\n'.repeat(1500);
    const report = cover('a.vtl', text, [{}]);
    const start = performance.now();
    coveragePage([report]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
