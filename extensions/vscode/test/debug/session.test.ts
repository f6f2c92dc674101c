import { compile } from '@veloway/mapping';
import { describe, expect, it } from 'vitest';
import { Session } from '../../src/debug/session.js';
import { Timeline } from '../../src/debug/timeline.js';
import { evaluate } from '../../src/debug/watch.js';

const TEMPLATE = `#set($order = $input.path('$'))
{
#foreach($line in $order.lines)
  "$line.sku": $line.quantity#if($foreach.hasNext),#end

#end
}`;

const EVENT = {
  body: {
    lines: [
      { sku: 'A', quantity: 1 },
      { sku: 'B', quantity: 2 },
    ],
  },
};

function session(template = TEMPLATE, event: object = EVENT): Session {
  return new Session(new Timeline(compile(template), event));
}

const lineOf = ({ timeline, at }: Session): number | undefined => timeline.stops[at]?.start.line;

describe('a session', () => {
  it('begins before anything is done', () => {
    const one = session();
    expect(lineOf(one)).toBe(1);
    expect(one.moment().variables).toEqual({});
  });

  it('stops at breakpoints, on every round, and ends', () => {
    const one = session();
    expect(one.setLines([4])).toEqual([{ line: 4, problem: undefined }]);
    expect(one.run(1)).toBe('breakpoint');
    expect(one.moment().variables.$line).toEqual({ sku: 'A', quantity: 1 });
    expect(one.run(1)).toBe('breakpoint');
    expect(one.moment().variables.$line).toEqual({ sku: 'B', quantity: 2 });
    expect(one.moment().loops[0]?.members.$foreach).toEqual({ index: 1, count: 2, first: false, hasNext: false });
    expect(one.run(1)).toBe('end');
    expect(one.isAtEnd).toBe(true);
  });

  it('goes back to where it has been', () => {
    const one = session();
    one.setLines([4]);
    one.run(1);
    one.run(1);
    expect(one.run(-1)).toBe('breakpoint');
    expect(one.moment().variables.$line).toEqual({ sku: 'A', quantity: 1 });
    expect(one.run(-1)).toBe('entry');
    expect(one.at).toBe(0);
  });

  it('steps back what it has stepped forth', () => {
    const one = session();
    const places: number[] = [];
    while (!one.isAtEnd) {
      places.push(one.at);
      one.stepIn();
    }
    const back = places.map(() => {
      one.stepBack();
      return one.at;
    });
    expect(back.reverse()).toEqual(places);
  });

  it.each([
    [1, 1, undefined],
    [2, 3, undefined],
    [5, 5, 'This run does not come here.'],
    [6, 7, undefined],
    [8, 8, 'The template does nothing here or further down.'],
  ])('asked to stop at line %i stops at %i', (line, at, problem) => {
    const template = '#set($a = 1)\n{\n#if($a == 2)\n#elseif($a == 3)\n$a\n#end\n#if($a == 2)$a#end\n';
    expect(session(template, {}).setLines([line])).toEqual([{ line: at, problem }]);
  });

  it('shows the output so far', () => {
    const one = session();
    one.setLines([4]);
    one.run(1);
    one.stepIn();
    expect(one.moment().output.text).toBe('{\n  "A": ');
  });

  it('stops where the output is no JSON any more', () => {
    const one = session('#set($a = 1)\n{"a": oops $a, "b": $a}', {});
    one.setFilters(['invalid-json']);
    expect(one.run(1)).toBe('invalid-json');
    expect(lineOf(one)).toBe(2);
  });

  it('stops where a reference prints nothing', () => {
    const one = session('$context.stage $!quiet $nothing', { requestContext: { stage: 'dev' } });
    one.setFilters(['unset-reference']);
    expect(one.run(1)).toBe('unset-reference');
    expect(one.moment().output.text).toBe('dev  ');
  });
});

describe('a watch', () => {
  const one = session();
  one.setLines([4]);
  one.run(1);

  it.each([
    ['$line.sku', 'A'],
    ['$line.quantity + $order.lines.size()', 3],
    ['$foreach.hasNext', true],
    ["$input.path('$.lines[1].sku')", 'B'],
    ['"$line.sku!"', 'A!'],
    ['$nothing', ''],
  ])('of %s is what it is then', (expression, value) => {
    expect(evaluate(expression, one.timeline, one.at)).toEqual({ value });
  });

  it('tells what is no expression', () => {
    expect(evaluate('$line.', one.timeline, one.at)).toHaveProperty('problem');
  });
});
