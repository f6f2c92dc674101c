import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completions } from '../src/features/completion.js';
import { hover } from '../src/features/hover.js';
import { inlayHints } from '../src/features/inlay-hints.js';
import { signatureHelp } from '../src/features/signature-help.js';
import type { Sample } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

const ORDER = { id: 7, items: [{ sku: 'A1', n: 2 }, { sku: 'B2' }] };
const SAMPLE: Sample = {
  name: 'orders',
  event: { body: JSON.stringify({ order: ORDER }), headers: { 'X-Tenant': 'blue' }, requestContext: { stage: 'prod' } },
};
const O = "#set($o = $input.path('$.order'))\n";

function hovered(marked: string, samples: readonly Sample[] = [SAMPLE]) {
  const view = viewOf(marked.replace('█', ''), { samples });
  const found = hover(view, marked.indexOf('█'));
  return found === undefined ? undefined : { on: view.text.slice(found.start, found.end), markdown: found.markdown };
}

describe('hover', () => {
  it.each<[string, string, (string | RegExp)[]]>([
    ['$in█put.body', '$input', ['$input', 'The payload and the parameters']],
    [
      "$input.pa█th('$.x')",
      'path',
      ['$input.path(jsonPath: String): Object', '**Mind**: A map prints', 'docs/reference.md#input-path-x'],
    ],
    ['$input.par█ams()', 'params', ['$input.params(): Map']],
    ["$input.par█ams('id')", 'params', ['$input.params(name: String): String']],
    [
      "$input.path('$.or█der.id')",
      "'$.order.id'",
      ['A JSON path to one value. Its type is `Integer`.', 'Under the sample `orders`: `7`'],
    ],
    ["$input.path('$.or█der.n')", "'$.order.n'", ['In the sample `orders` it finds nothing.']],
    ["$input.path('$.or█der .id')", "'$.order .id'", ['A space can stand in brackets only.']],
    ["$input.params('X-█Tenant')", "'X-Tenant'", ['Under the sample `orders`: `"blue"`']],
    ["#set($o█ = $input.path('$.order.id'))", '$o', ['$o: Integer', 'Set in line 1', 'Under the sample `orders`: `7`']],
    [`${O}$o█`, '$o', ['$o: Map', "Set in line 1: `#set($o = $input.path('$.order'))`", '"id":7']],
    [`${O}$o.ite█ms[0].sku`, 'items', ['$o.items: List', 'The type is that of the samples.']],
    [`${O}$o.items.si█ze()`, 'size', ['size(): Integer', 'How many elements', '`2`']],
    [`${O}#foreach($i in $o.items)$i.sk█u#end`, 'sku', ['$i.sku: String', 'in the first round: `"A1"`']],
    [`${O}#foreach($i█ in $o.items)$i#end`, '$i', ['An element of the loop in line 2', 'A1']],
    ['#if($input.body == "")$context.sta█ge#end', 'stage', ['Under the sample `orders` it is not reached.']],
    ['$context.identity.sou█rceIp', 'sourceIp', ['The address that the connection came from.']],
    ['$context.sta█tus', 'status', ['**It is for access logs alone, and empty in every template.**']],
    ['$stageVariables.ta█ble', 'table', ['A variable of the stage that was called.']],
    ['$no█pe', '$nope', ['Nothing sets `$nope` before: it is the empty text.']],
    ['$input.no█pe', 'nope', ['API Gateway knows no such member of `$input`']],
    ['#foreach($x in [1])$foreach.hasN█ext#end', 'hasNext', ['$foreach.hasNext: Boolean']],
    ['#fore█ach($x in [1])#end', '#foreach', ['1,000 rounds']],
    ['#if($x)\n\n#e█nd', '#end', ['It belongs to `#if($x)` in line 1.']],
    ['#if($x)a#el█se b#end', '#else', ['no condition before held']],
    ['#mac█ro(a)#end', '#macro', ['API Gateway does not call macros']],
    [
      '#* @vtlvariable name="rows" type="java.util.List<String>" *#$ro█ws',
      '$rows',
      ['$rows: List<String>', 'the comment'],
    ],
  ])('%s', (marked, on, expected) => {
    const found = hovered(marked);
    expect(found?.on).toBe(on);
    for (const part of expected) expect(found?.markdown).toContain(part);
  });

  it.each(['te█xt', '## $in█put', '#[[ $in█put ]]#', '\\#i█f', '"a": "st█ring"', '#set($x = "te█xt")'])(
    '%s has none',
    (marked) => {
      expect(hovered(marked)).toBeUndefined();
    },
  );

  it('tells no value without samples', () => {
    expect(hovered(`${O}$o█`, [])?.markdown).toBe(
      "```velocity\n$o\n```\n\nSet in line 1: `#set($o = $input.path('$.order'))`",
    );
  });
});

/** The label of the active signature, with its active parameter between `«` and `»`. */
function signature(marked: string): string | undefined {
  const help = signatureHelp(viewOf(marked.replace('█', ''), { samples: [SAMPLE] }), marked.indexOf('█'));
  const active = help?.signatures[help.activeSignature];
  if (help === undefined || active === undefined) return undefined;
  const [start, end] = active.parameters[help.activeParameter] ?? [0, 0];
  const { label } = active;
  return end === 0 ? label : `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
}

describe('signature help', () => {
  it.each<[string, string | undefined]>([
    ['$input.path(█', 'path(«jsonPath: String»): Object'],
    ["$input.json('$.a█')", 'json(«jsonPath: String»): String'],
    ['$input.params(█)', 'params(«name: String»): String'],
    ['$util.urlEncode($x.y(1, 2), █', 'urlEncode(«text: String»): String'],
    ['#set($s = "a")$s.replaceAll("x,y", █', 'replaceAll(regex: String, «replacement: String»): String'],
    ["#set($s = \"a\")$s.replaceAll('x', 'y█", 'replaceAll(regex: String, «replacement: String»): String'],
    ['#set($s = "a")$s.substring(1, █)', 'substring(begin: int, «end: int»): String'],
    ['#if($input.path(█', 'path(«jsonPath: String»): Object'],
    [`${O}$o.items.get(█`, 'get(«index: int»): Object'],
    ['#if(█', undefined],
    ['text (█', undefined],
    ['$x.y(█', undefined],
    ['## $input.path(█', undefined],
  ])('%s', (marked, expected) => {
    expect(signature(marked)).toBe(expected);
  });
});

/** The template with its hints in it, between `⟨` and `⟩`. */
function hinted(text: string): string {
  const hints = inlayHints(viewOf(text, { samples: [SAMPLE] }));
  return hints.reduceRight(
    (shown, { start, label }) => `${shown.slice(0, start)}⟨${label}⟩${shown.slice(start)}`,
    text,
  );
}

describe('inlay hints', () => {
  it.each<[string, string]>([
    ["#set($id = $input.path('$.order.id'))\n$id", "#set($id = $input.path('$.order.id'))⟨ = 7⟩\n$id"],
    ['#set($a = 1)#set($b = "x")', '#set($a = 1)#set($b = "x")'],
    ['#set($a = "x$context.stage")', '#set($a = "x$context.stage")⟨ = "xprod"⟩'],
    [
      `${O}#foreach($i in $o.items)#set($s = $i.sku)#end`,
      `#set($o = $input.path('$.order'))⟨ = {"id":7,"items":[{"sku":"A1","n":2},{"s…⟩\n#foreach($i in $o.items)#set($s = $i.sku)⟨ = "A1", …⟩#end`,
    ],
    ['#if($input.body == "")#set($x = $context.stage)#end', '#if($input.body == "")#set($x = $context.stage)#end'],
    [`#if($x)${'\n'.repeat(9)}#end\n`, `#if($x)${'\n'.repeat(9)}#end⟨ ⟵ #if($x)⟩\n`],
    [
      `#foreach($i in [1])${'\n'.repeat(9)}#{end}x`,
      `#foreach($i in [1])${'\n'.repeat(9)}#{end}⟨ ⟵ #foreach($i in [1])⟩x`,
    ],
    ['#if($x)\n#end', '#if($x)\n#end'],
  ])('%s', (text, expected) => {
    expect(hinted(text)).toBe(expected);
  });
});

describe('whatever the text is', () => {
  it('answers, with ranges in the text', () => {
    fc.assert(
      fc.property(TEMPLATES, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const view = viewOf(text, { samples: [SAMPLE] });
        const found = [hover(view, offset), ...inlayHints(view)].filter((one) => one !== undefined);
        expect(found.filter(({ start, end }) => start < 0 || end < start || end > text.length)).toEqual([]);
        signatureHelp(view, offset);
      }),
      { numRuns: 1500, examples: [['$context[#*\n#set($x = $x + 1)', 0]] },
    );
  });

  it('answers whatever the sample is', () => {
    const fields = ['headers', 'body', 'queryStringParameters', 'pathParameters', 'stageVariables', 'requestContext'];
    const events = fc.dictionary(fc.constantFrom(...fields), fc.oneof(fc.jsonValue(), fc.json()));
    const template = `${O}$o.items.size() $input.params('a') $context.identity.sourceIp $stageVariables.x $input.json('$')`;
    fc.assert(
      fc.property(events, (event) => {
        const view = viewOf(template, { samples: [{ name: 'any', event }] });
        for (let offset = 0; offset < template.length; offset += 3) hover(view, offset);
        for (const place of ['$o.', '.params(', '$stageVariables.'])
          completions(view, template.indexOf(place) + place.length);
        inlayHints(view);
      }),
      { numRuns: 200 },
    );
  });
});
