import { compile } from '@veloway/mapping';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framesAt } from '../../src/debug/frames.js';
import { Session } from '../../src/debug/session.js';
import { Timeline } from '../../src/debug/timeline.js';
import { evaluate } from '../../src/debug/watch.js';

/** @returns a session that stands at the stop of the line with `█`, the time it comes there */
function standing(marked: string, time = 1): Session {
  const template = marked.replace('█', '');
  const line = marked.slice(0, marked.indexOf('█')).split('\n').length;
  const session = new Session(new Timeline(compile(template), { requestContext: { stage: 'dev' } }));
  if (!marked.includes('█')) session.at = session.timeline.stops.length - 1;
  session.setLines([line]);
  const isThere = session.timeline.stops[0]?.start.line === line;
  for (let i = isThere ? 1 : 0; marked.includes('█') && i < time; i++) session.run(1);
  return session;
}

const NESTED = `#foreach($a in [1, 2])
#foreach($b in ["x", "y"])
#if($b == "y")
█$a$b
#end
#end
#end`;

describe('the variables of a moment', () => {
  it.each([
    ['what methods have changed', '#set($x = [])\n$x.add(1)\n█$x.size()', 1, { $x: [1] }],
    ['what will be changed later', '#set($x = [])\n█$x.add(1)\n$x.size()', 1, { $x: [] }],
    [
      'what changes by another name',
      '#set($x = {})\n#set($y = $x)\n$x.put("a", 1)\n█$y',
      1,
      { $x: { a: 1 }, $y: { a: 1 } },
    ],
    [
      'what is changed round by round',
      '#set($x = [])\n#foreach($i in [1..3])\n█$x.add($i)\n#end',
      3,
      { $x: [1, 2], $i: 3 },
    ],
    ['no items of loops that are over', '#foreach($i in [1, 2])$i#end\n#set($z = 1)\n█$z', 1, { $z: 1 }],
    ['the item of a round that begins', '█#foreach($i in [7, 8])\n$i\n#end', 3, { $i: 8 }],
    ['members that are set', '#set($x = {})\n#set($x.a = 1)\n█$x', 1, { $x: { a: 1 } }],
    [
      'what a condition of several is asked with',
      '#set($a = 2)\n#if($a == 1)\nx\n█#elseif($a == 2)\n$a\n#end',
      1,
      { $a: 2 },
    ],
    ['those of blocks', '#define($d)\n█$v\n#end\n#set($v = 1)$d#set($v = 2)$d', 2, { $v: 2 }],
    ['those at the end', '#set($x = [])$x.add(1)## end', 1, { $x: [1] }],
    ['those where it stopped', '#set($x = 1)\n#stop\n$x', 1, { $x: 1 }],
    ['those after blanks', '#set($x = [])\n  $x.add(1)  #set($y = 1)\n█$y', 1, { $x: [1], $y: 1 }],
  ])('are %s', (_what, marked, time, variables) => {
    const { variables: found } = standing(marked, time).moment();
    expect(Object.fromEntries(Object.entries(found).filter(([name]) => name in variables))).toEqual(variables);
    if (marked.includes('#foreach') && !('$i' in variables)) expect(found).not.toHaveProperty('$i');
  });
});

describe('loops', () => {
  it('are all there, the innermost first', () => {
    expect(standing(NESTED, 2).moment().loops).toEqual([
      { name: 'Loop over $b', members: { $b: 'y', $foreach: { index: 1, count: 2, first: false, hasNext: false } } },
      { name: 'Loop over $a', members: { $a: 2, $foreach: { index: 1, count: 2, first: false, hasNext: false } } },
    ]);
  });

  it('that are broken off had further items', () => {
    const one = standing('#foreach($i in [1, 2, 3])\n█$i#break\n#end');
    expect(one.moment().loops[0]?.members.$foreach).toMatchObject({ hasNext: true });
  });
});

describe('the call stack', () => {
  it('has loops and conditions, and the place in each', () => {
    const one = standing(NESTED);
    const frames = framesAt(one.timeline, one.at, 'orders.vtl');
    expect(frames.map(({ name, start }) => `${start.line}:${start.column} ${name}`)).toEqual([
      '4:1 #if($b == "y")',
      '3:1 #foreach($b), round 2 of 2',
      '2:1 #foreach($a), round 1 of 2',
      '1:1 orders.vtl',
    ]);
  });

  it('has blocks', () => {
    const one = standing('#define($d)\n█$v\n#end\n#set($v = 1)\n  $d');
    const frames = framesAt(one.timeline, one.at, 'orders.vtl');
    expect(frames.map(({ name, start }) => `${start.line}:${start.column} ${name}`)).toEqual([
      '2:1 #define($d)',
      '5:3 orders.vtl',
    ]);
  });
});

describe('stepping', () => {
  const lineOf = ({ timeline, at }: Session): number | undefined => timeline.stops[at]?.start.line;

  it.each([
    ['out of the inner loop', NESTED, 'stepOut', 1],
    ['over a block', '#define($d)\n$v\n#end\n█$d\n$v', 'stepOver', 5],
    ['into a block', '#define($d)\n$v\n#end\n█$d\n$v', 'stepIn', 2],
    ['out of a block', '#define($d)\n█$v\n#end\n$d\n$v', 'stepOut', 5],
  ] as const)('%s', (_what, marked, move, line) => {
    const one = standing(marked);
    one[move]();
    expect(lineOf(one)).toBe(line);
  });

  it('ends where the template fails', () => {
    const one = standing('█#set($a = [])\n$a.get(7)\n$a');
    one.stepIn();
    expect(one.stepIn()).toBe('error');
    expect(lineOf(one)).toBe(2);
  });
});

describe('a watch', () => {
  it.each([
    ['$foreach.parent.count', 2],
    ['$foreach.hasNext', false],
    ['$a * 10', 20],
    ['$context.stage', 'dev'],
    ['[$a, $b]', [2, 'y']],
  ])('of %s knows what the template would', (expression, value) => {
    const one = standing(NESTED, 2);
    expect(evaluate(expression, one.timeline, one.at)).toEqual({ value });
  });

  it('changes nothing', () => {
    const one = standing('#set($x = [])\n#foreach($i in [1..3])\n█$x.add($i)\n#end', 3);
    expect(evaluate('$x.add(9)', one.timeline, one.at)).toEqual({ value: true });
    expect(one.moment().variables.$x).toEqual([1, 2]);
  });

  it.each(['1)#stop#set($y = 2', '1)##', '', '$x.'])('of %j is none', (expression) => {
    const one = standing('#set($x = 1)\n█$x');
    expect(evaluate(expression, one.timeline, one.at)).toHaveProperty('problem');
  });
});

const PIECES = [
  '#set($x = [])',
  '$x.add(1)',
  '#foreach($i in [1, 2])',
  '#if($i == 1)',
  '#elseif($x)',
  '#else',
  '#end',
  '$i',
  '  ',
  '\n',
  '\\',
  '$',
  '"',
  '#define($d)',
  '$d',
  '#break',
  '#stop',
  '## c\n',
  '$!{x.size()}',
  '#set($y = "$i#if($i)a#end")',
];

describe('any run', () => {
  it('can be looked at wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const template = compiled(pieces.join(''));
        if (template === undefined) return;
        const session = new Session(new Timeline(template, {}));
        session.timeline.stops.forEach((_stop, at) => {
          session.at = at;
          expect(session.moment().output.text).toBe(session.timeline.outputAt(at));
          evaluate('$x', session.timeline, at);
          framesAt(session.timeline, at, 'a template');
        });
      }),
      { numRuns: 150 },
    );
  });
});

function compiled(text: string) {
  try {
    return compile(text);
  } catch {
    return undefined;
  }
}
