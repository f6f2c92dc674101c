import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../src/edit.js';
import { type Completion, completions, plainText, snippetText } from '../src/features/completion.js';
import { type Sample, type TemplateRole, UNKNOWN_ROLE } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

const ORDER = {
  id: 7,
  items: [
    { sku: 'A1', n: 2 },
    { sku: 'B2', gift: true },
  ],
  'odd name': 1,
  'a-b': 2,
};
const SAMPLE: Sample = {
  name: 'order',
  event: {
    body: JSON.stringify({ order: ORDER }),
    headers: { 'X-Tenant': 'blue', 'odd:header': 'x' },
    queryStringParameters: { page: '2' },
    stageVariables: { table: 'orders' },
    requestContext: { authorizer: { claims: { 'custom:role': 'admin', sub: '7f3a' } } },
  },
};
const ROLE: TemplateRole = {
  ...UNKNOWN_ROLE,
  parameters: { path: ['id'], querystring: [], header: [] },
  stageVariables: ['queue'],
  payloadSchema: {
    type: 'object',
    properties: {
      customer: { type: 'object', properties: { name: { type: 'string', description: 'Who orders.' } } },
      lines: { type: 'array', items: { properties: { price: { type: 'number' } } } },
    },
  },
};

function at(marked: string, options: { samples?: readonly Sample[]; role?: TemplateRole } = {}) {
  const text = marked.replace('█', '');
  const view = viewOf(text, { samples: [SAMPLE], ...options });
  const offered = completions(view, marked.indexOf('█'));
  return { text, offered: [...offered].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)) };
}

function labels(marked: string, options = {}): string[] {
  return at(marked, options).offered.map(({ label }) => label);
}

/** The template after a completion was chosen. */
function chosen(marked: string, label: string, options = {}): string {
  const { text, offered } = at(marked, options);
  const completion = offered.find((one) => one.label === label);
  return completion === undefined
    ? `no ${label}`
    : applyEdits(text, [{ ...completion, newText: plainText(completion.newText) }]);
}

describe('what is offered', () => {
  it.each<[string, string[]]>([
    ['$█', ['$context', '$input', '$stageVariables', '$util']],
    ['#set($total = 1)$to█', ['$total', '$context', '$input', '$stageVariables', '$util']],
    ['$input.█', ['body', 'json', 'path', 'params()', 'params(name)']],
    ['${input.pa█', ['body', 'json', 'path', 'params()', 'params(name)']],
    ['#set($s = "a $input.█")', ['body', 'json', 'path', 'params()', 'params(name)']],
    ['{"a": "$util.█"}', ['escapeJavaScript', 'parseJson', 'urlEncode', 'urlDecode', 'base64Encode', 'base64Decode']],
    ["$input.path('█", ['order']],
    ["$input.path('$█')", ['order']],
    ["$input.path('$.order.█", ['id', 'items', 'odd name', 'a-b']],
    ['$input.json("$.order.i█', ['id', 'items', 'odd name', 'a-b']],
    ["$input.path('$.order.items.█')", ['[*].sku', '[*].n', '[*].gift', '[0]', '[*]']],
    ["$input.path('$.order.items[0].█')", ['sku', 'n']],
    ["$input.params('█')", ['page', 'X-Tenant', 'odd:header']],
    ["$input.params().header.get('█", ['X-Tenant', 'odd:header']],
    ["$context.authorizer.claims['█", ['custom:role', 'sub']],
    ["$stageVariables['█']", ['table']],
    ['#foreach($x █', ['in']],
    ['#foreach($x in █', ['$context', '$input', '$stageVariables', '$util', 'false', 'true']],
    ['#if(█', ['$context', '$input', '$stageVariables', '$util', 'false', 'true']],
    [
      '#foreach($x in [1])$foreach.█#end',
      ['count', 'first', 'hasNext', 'index', 'last', 'parent', 'replaced', 'topmost'].sort(),
    ],
    ['$util.urlEncode(█', ['$context', '$input', '$stageVariables', '$util', 'false', 'true']],
    ['{"a": "$util.urlEncode(█)"}', ['$context', '$input', '$stageVariables', '$util', 'false', 'true']],
    ['$input.path("$.a"█)', []],
    ["#set($s = '$input.█')", []],
    ['## $█', []],
    ['#* $input.█ *#', []],
    ['#[[ $input.█ ]]#', []],
    ['\\#i█', labels('█')],
  ])('%s', (marked, expected) => {
    const found = labels(marked);
    expect(marked.includes('$foreach') ? found.sort() : found).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["#set($o = $input.path('$.order'))$o.█", ['id', 'items', 'odd name', 'a-b', 'get']],
    ["#set($o = $input.path('$.order'))#foreach($i in $o.items)$i.█", ['sku', 'n', 'gift', 'keySet']],
    ['#foreach($name in $input.params().header.keySet())$name.█', ['length', 'replaceAll', 'split']],
    ['#set($m = {"a": 1})$m.█', ['a', 'containsKey']],
    ['#set($t = "a,b")#set($s = $t.split(","))$s.█', ['size', 'get']],
    ['#set($s = "a")$s.toUpperCase().█', ['length', 'substring']],
    ['#* @vtlvariable name="rows" type="java.util.List<java.lang.String>" *#$rows.█', ['size', 'get', 'isEmpty']],
    ['#* @vtlvariable name="rows" type="java.util.List<java.lang.String>" *#$rows.get(0).█', ['length']],
    ['$context.identity.█', ['sourceIp', 'userAgent', 'get']],
    ['$context.requestOverride.█', ['header', 'path', 'querystring']],
    ['$stageVariables.█', ['table']],
    ['$input.params().█', ['path', 'querystring', 'header', 'keySet']],
    ['#if($x)\n#█', ['#end', '#else', '#elseif', '#if', '#set']],
    ['#foreach($x in [1])\n#b█\n#end', ['#break', '#end', '#foreach']],
    ['█', ['json-list', 'json-string', 'params-loop', 'sqs-send-message']],
  ])('%s, among others', (marked, expected) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('offers no #else and no #end where nothing is open', () => {
    expect(labels('#█').filter((label) => /^#(e|b)/.test(label))).toEqual([]);
  });

  it('knows the definition and its model', () => {
    const options = { samples: [], role: ROLE };
    expect(labels("$input.path('$.█", options)).toEqual(['customer', 'lines']);
    expect(labels("$input.path('$.lines.█", options)).toEqual(['[0]', '[*]']);
    expect(labels("$input.path('$.lines[0].█", options)).toEqual(['price']);
    expect(labels("#set($c = $input.path('$.customer'))$c.█", options)).toContain('name');
    expect(labels("$input.params('█", options)).toEqual(['id']);
    expect(labels("$stageVariables['█", options)).toEqual(['queue']);
  });

  it('strikes through what is empty in the template', () => {
    const struck = (phase: 'request' | 'response') =>
      at('$context.█', { role: { ...UNKNOWN_ROLE, phase } as TemplateRole })
        .offered.filter(({ deprecated }) => deprecated)
        .map(({ label }) => label);
    expect(struck('request')).toEqual(expect.arrayContaining(['awsEndpointRequestId', 'integration', 'status']));
    expect(struck('response')).not.toContain('awsEndpointRequestId');
  });
});

describe('what is written', () => {
  it.each<[string, string, string]>([
    ['$in█', '$input', '$input'],
    ['#if($in█)', '$input', '#if($input)'],
    ['#if(█)', '$input', '#if($input)'],
    ['$input.pa█', 'path', "$input.path('$.')"],
    ["$input.pa█th('$.x')", 'json', "$input.json('$.x')"],
    ['$input.pa█', 'params(name)', "$input.params('name')"],
    ["$input.path('█", 'order', "$input.path('$.order"],
    ["$input.path('$█')", 'order', "$input.path('$.order')"],
    ["$input.path('$.or█')", 'order', "$input.path('$.order')"],
    ["$input.path('$.order.█')", 'odd name', "$input.path('$.order[''odd name'']')"],
    ['$input.path("$.order.█")', 'odd name', `$input.path("$.order['odd name']")`],
    [`$input.path("$.order['o█")`, 'odd name', `$input.path("$.order['odd name']")`],
    ["$input.path('$.order.items.s█')", '[*].sku', "$input.path('$.order.items[*].sku')"],
    ["$input.path('$.order.items.█')", '[0]', "$input.path('$.order.items[0]')"],
    ["$input.path('$.order.items[█')", '[0]', "$input.path('$.order.items[0]')"],
    ['$input.params().header.█', 'odd:header', "$input.params().header['odd:header']"],
    ["$input.params('X█-Old')", 'page', "$input.params('page')"],
    ["#set($o = $input.path('$.order'))$o.█", 'odd name', "#set($o = $input.path('$.order'))$o['odd name']"],
    ['  #if█', '#if', '  #if(condition)\n  \n#end'],
    ['"a": #if█', '#if', '"a": #if(condition)#end'],
    ['#{el█', '#else', 'no #else'],
    ['#if($x)#{el█', '#else', '#if($x)#{else}'],
    ['#for█', '#foreach, with commas', '#foreach($item in $list)\n  "$item"#if($foreach.hasNext),#end\n#end'],
    ['#set($s = "x")$s.repl█', 'replaceAll', `#set($s = "x")$s.replaceAll('regex', 'replacement')`],
  ])('%s → %s', (marked, label, expected) => {
    expect(chosen(marked, label)).toBe(expected);
  });

  it('has tab stops', () => {
    const [params] = at('$input.para█').offered.filter(({ label }) => label === 'params(name)');
    expect(snippetText(params?.newText ?? '')).toBe("params('${1:name}')");
    expect(snippetText(at('#f█').offered.find(({ label }) => label === '#foreach')?.newText ?? '')).toBe(
      '#foreach(\\$${1:item} in ${2:\\$list})\n  $0\n#end',
    );
  });
});

describe('whatever the text is', () => {
  const isSound =
    (text: string, offset: number) =>
    ({ start, end, label }: Completion): boolean =>
      0 <= start &&
      start <= offset &&
      offset <= end &&
      end <= text.length &&
      !/[\r\n]/.test(text.slice(start, end)) &&
      label !== '';

  it('answers, and replaces what the cursor is in', () => {
    fc.assert(
      fc.property(TEMPLATES, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const view = viewOf(text, { samples: [SAMPLE] });
        expect(completions(view, offset).filter((one) => !isSound(text, offset)(one))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
