import { type Reference, toPlain, visit } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../src/infer/evaluate.js';
import { viewOf } from '../src/view-of.js';

const ORDER = {
  order: {
    id: 7,
    items: [
      { sku: 'A1', n: 2 },
      { sku: 'B2', n: 3 },
    ],
    note: null,
    empty: [],
  },
};
const EVENT = { body: JSON.stringify(ORDER), headers: { 'X-Tenant': 'blue' }, requestContext: { stage: 'prod' } };

/** What the last reference of a template is. */
function last(template: string): unknown {
  const view = viewOf(template, { samples: [{ name: 'order', event: EVENT }] });
  let reference: Reference | undefined;
  visit(view.tree, (node) => {
    if (node.kind === 'Reference') reference = node;
  });
  const [sample] = view.samples;
  if (reference === undefined || sample === undefined) return 'no reference';
  const outcome = evaluate({ view, sample, round: 0, exact: true }, reference);
  return outcome.kind === 'value' ? toPlain(outcome.value) : outcome.kind;
}

describe('what a reference is under a sample', () => {
  it.each<[string, unknown]>([
    ["$input.path('$.order.id')", 7],
    ["#set($o = $input.path('$.order'))$o.items[1].sku", 'B2'],
    ["#set($o = $input.path('$.order'))#foreach($i in $o.items)$i.sku", 'A1'],
    ["#foreach($i in $input.path('$.order.items'))$foreach.hasNext#end", true],
    ["#foreach($i in $input.path('$.order.items'))$i.n#end $i", ''],
    ['#set($x = 1)#set($x = $x + 1)$x', 2],
    ['#set($x = 1)#if($x == 2)#set($y = "a")#else#set($y = "b")#end$y', 'b'],
    ['#if($input.body == "")#set($y = "a")#end$y', ''],
    ['#set($s = "x${context.stage}y")$s.length()', 6],
    ['#set($s = "it\'s")$s.replace("\'", "")', 'its'],
    ["$input.path('$.order').replace('id', 8)", 'unknown'],
    ['#set($l = [1])$l.add(2)$l', 'unknown'],
    ['#set($l = [1])#set($m = [1])$l.add(2)$m', [1]],
    ['#set($l = [1])#set($m = $l)$l.add(2)$m', 'unknown'],
    ['#set($m = {"a": 1})#set($m.a = 2)$m.a', 'unknown'],
    ['#foreach($i in [1,2])#set($x = $i)#end$x', 'unknown'],
    ['#foreach($i in [1,2])$x#set($x = $i)#end$x', 'unknown'],
    ['#foreach($i in [])#set($x = 1)#end$x', ''],
    ['#define($d)#set($x = 1)#end$d$x', 'unknown'],
    ["$input.params('X-Tenant')", 'blue'],
    ['$input.params().header.X-Tenant', 'blue'],
    ['$foo', ''],
    ['$input.path("$.")', 'unknown'],
  ])('%s', (template, expected) => {
    expect(last(template)).toEqual(expected);
  });

  it('survives long chains', () => {
    expect(last(`#set($x = 1)${'#set($x = $x + 1)'.repeat(3000)}$x`)).toBeDefined();
  });
});
