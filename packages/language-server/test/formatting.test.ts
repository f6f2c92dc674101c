import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type ProxyEvent } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, randomOf } from '../../../test/random/random.js';
import { randomTemplate } from '../../../test/random/random-template.js';
import { applyEdits } from '../src/edit.js';
import { format } from '../src/features/formatting.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

const SPACES = { tabSize: 2, insertSpaces: true };

function formatted(text: string, options = SPACES): string {
  return applyEdits(text, format(viewOf(text), options));
}

describe('formatting', () => {
  it.each<[string, string]>([
    ['#set ( $x=1 )', '#set($x = 1)'],
    ["#set($x=$input.path( '$.a' ).get( 0 ))", "#set($x = $input.path('$.a').get(0))"],
    ['#if ( ! $x&&($y==1||$z [0] ) )a#elseif( $b )c#end', '#if ( ! $x&&($y==1||$z [0] ) )a#elseif( $b )c#end'],
    ['#if ( ! $x&&($y==1||$z[ 0 ] ) )a#elseif( $b )c#end', '#if(!$x && ($y == 1 || $z[0]))a#elseif($b)c#end'],
    ['#if( not $x and $y )a#end', '#if(not $x and $y)a#end'],
    ['#foreach( $i in[1 .. 3] )$i#end', '#foreach($i in [1..3])$i#end'],
    ['#set($m = { "a":1 ,"b" : [ 1,2 ] })', '#set($m = {"a": 1, "b": [1, 2]})'],
    ['$util.urlEncode( $x , 1 ) ${x.y( 1 )}.', '$util.urlEncode($x, 1) ${x.y(1)}.'],
    ['#set($x = 1)  \n#if($x)\t\na#else \nb#end  \nc  \n', '#set($x = 1)\n#if($x)\na#else\nb#end\nc  \n'],
    ['## a  \n#* b \n c *#  \n', '## a\n#* b\n c *#  \n'],
    ['#set($m = {\n"a": 1,\n      "b": [\n1\n]\n})\n', '#set($m = {\n  "a": 1,\n  "b": [\n    1\n  ]\n})\n'],
    ['#if($a\n&& $b)x#end', '#if($a\n  && $b)x#end'],
    [
      '#if($a)\n#set($x=1)\n   #set($y=2)\n#end\n   #set($z=3)\n',
      '#if($a)\n  #set($x = 1)\n  #set($y = 2)\n#end\n#set($z = 3)\n',
    ],
    [
      '{\n  #foreach($i in $l)\n#set($x = $i)\n  $x\n#set($y=1)\n  #end\n}',
      '{\n  #foreach($i in $l)\n    #set($x = $i)\n  $x\n#set($y = 1)\n  #end\n}',
    ],
    ['#set($a=1)#set($b=2) #set($c=3)$c', '#set($a = 1)\n#set($b = 2)\n#set($c = 3)$c'],
    ['{"a": #set($a=1)#set($b=2)$a}', '{"a": #set($a = 1)#set($b = 2)$a}'],
    [
      '#macro( m $p )#set( $x=1 )#end#m( 1 )#literal( )#set( $x=1 )#end',
      '#macro( m $p )#set( $x=1 )#end#m( 1 )#literal( )#set( $x=1 )#end',
    ],
    ['\\$x.y( 1 ) "#set( $x=1 )" "$x.y( 1 )"', '\\$x.y( 1 ) "#set($x = 1)" "$x.y(1)"'],
    ['#set($s = "$x.y( 1 )")', '#set($s = "$x.y( 1 )")'],
    ['#set($s = 1/0+"a")', '#set($s = 1/0+"a")'],
    ['#set($s = $a+"b"+$c)', '#set($s = $a + "b" + $c)'],
    ['#set( $x=', '#set( $x='],
    ['#set( $x=1 )\n#if($y)', '#set( $x=1 )\n#if($y)'],
  ])('%j', (text, expected) => {
    expect(formatted(text)).toBe(expected);
  });

  it('indents by tabs where they are wanted', () => {
    expect(formatted('#if($a)\n#set($x = 1)\n#end', { tabSize: 4, insertSpaces: false })).toBe(
      '#if($a)\n\t#set($x = 1)\n#end',
    );
  });

  it('can change a range only', () => {
    const text = '#set($x=1)\n#set($y=2)\n';
    const edits = format(viewOf(text), SPACES, { start: 11, end: 22 });
    expect(applyEdits(text, edits)).toBe('#set($x=1)\n#set($y = 2)\n');
  });
});

const EVENTS: readonly ProxyEvent[] = [
  {},
  { body: '{"order": {"id": 7, "items": [{"sku": "A", "n": 2}, {"sku": "B"}]}, "list": [1, 2], "s": "a b"}' },
  {
    body: '[1, "x", null]',
    queryStringParameters: { page: '2', id: 'x' },
    headers: { 'X-A': 'b' },
    stageVariables: { env: 'prod' },
  },
];

/** What a template makes of the events: outputs and overrides, or how it fails. */
function outcomes(text: string): unknown {
  return EVENTS.map((event) => {
    try {
      return compile(text).render(event, { requestTime: 0 } as never);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return 'fails';
    }
  });
}

function expectSame(text: string): void {
  const after = formatted(text);
  if (after !== text) expect(outcomes(after)).toEqual(outcomes(text));
  expect(formatted(after)).toBe(after);
}

/** Blanks where they may not count, or may. */
function respaced(text: string, random: Random): string {
  return text.replace(/[(),=[\]{}+*/<>!]|&&|\|\|| |#set/g, (token) => {
    const blank = (): string => random.pick(['', '', '', ' ', '  ', '\t', '\n', '\r\n', '\n  ']);
    return random.oneIn(3) ? blank() + token + blank() : token;
  });
}

describe('formatting never changes output', () => {
  it('of random templates', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, respace) => {
        const random = randomOf(seed);
        const text = randomTemplate(random);
        const bound = `#set($s = "hello world")#set($n = 42)#set($list = ["a", "b"])#set($map = {"a": 1, "c": {"d": [5]}})${text}`;
        expectSame(respace ? respaced(bound, random) : bound);
      }),
      { numRuns: Number(process.env.FORMAT_RUNS ?? 1500) },
    );
  });

  it('of texts of pieces', () => {
    fc.assert(
      fc.property(TEMPLATES, (text) => expectSame(text)),
      { numRuns: 1500 },
    );
  });

  it('of the examples', () => {
    const root = new URL('../../../examples', import.meta.url).pathname;
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(vtl|vm)$/.test(name));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expectSame(readFileSync(join(root, file), 'utf8'));
  });
});
