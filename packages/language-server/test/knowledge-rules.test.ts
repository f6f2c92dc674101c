import { CATALOGUE, FIDELITY } from '@veloway/mapping';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../src/edit.js';
import { argumentCount } from '../src/rules/argument-count.js';
import { argumentType } from '../src/rules/argument-type.js';
import { contextNotHere } from '../src/rules/context-not-here.js';
import { jsonPath } from '../src/rules/json-path.js';
import { jsonPathFindsNothing } from '../src/rules/json-path-finds-nothing.js';
import type { Rule, RuleExample } from '../src/rules/rule.js';
import { unknownMember } from '../src/rules/unknown-member.js';
import { unknownMethod } from '../src/rules/unknown-method.js';
import { velocity2Syntax } from '../src/rules/velocity-2-syntax.js';
import { type Sample, type TemplateRole, UNKNOWN_ROLE } from '../src/template-view.js';
import { viewOf } from '../src/view-of.js';
import { TEMPLATES } from './template-pieces.js';

const RULES: readonly Rule[] = [
  ...[unknownMember, unknownMethod, argumentCount, argumentType],
  ...[jsonPath, jsonPathFindsNothing, contextNotHere, velocity2Syntax],
];

const SAMPLE: Sample = { name: 'order', event: { body: { order: { id: 7, items: [{ sku: 'A1' }] } } } };

/** `«place» message` of each finding of all rules. */
function findings(template: string, options: { role?: TemplateRole; samples?: readonly Sample[] } = {}): string[] {
  const view = viewOf(template, options);
  return RULES.flatMap((rule) => rule.check(view)).map(
    ({ start, end, message }) => `«${template.slice(start, end)}» ${message}`,
  );
}

describe.each(RULES)('$code', (rule) => {
  const check = ({ template, samples = [] }: RuleExample) => rule.check(viewOf(template, { samples }));

  it.each(rule.examples.good)('says nothing of $template', (example) => {
    expect(check(example)).toEqual([]);
  });

  it.each(rule.examples.bad)('finds something in $template', (example) => {
    const found = check(example);
    expect(found).not.toEqual([]);
    const edits = found.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
    expect(edits.length === 0 ? undefined : applyEdits(example.template, edits)).toBe(example.fixed);
  });
});

describe('what is said', () => {
  it.each<[string, string[]]>([
    [
      "$input.param('id')",
      ['«param» API Gateway knows no `$input.param`: it is the empty text. Did you mean `$input.params`?'],
    ],
    [
      '$util.toJson(1)',
      [
        '«toJson» API Gateway knows no `$util.toJson`: it is the empty text. Other functions of that name are of AWS AppSync. `$util` has `escapeJavaScript`, `parseJson`, `urlEncode`, `urlDecode`, `base64Encode`, `base64Decode`.',
      ],
    ],
    [
      '$context.identity.sourceip',
      [
        '«sourceip» API Gateway knows no `$context.identity.sourceip`: it is the empty text. Did you mean `$context.identity.sourceIp`?',
      ],
    ],
    [
      '$context["identity"].sourceip',
      [
        '«sourceip» API Gateway knows no `$context.identity.sourceip`: it is the empty text. Did you mean `$context.identity.sourceIp`?',
      ],
    ],
    ['$context.newVariable $context.identity.brandNew', []],
    [
      '#set($l = [1])$l.length',
      ['«length» A List has no property `length`: `$l.length` is the empty text. Write `size()`.'],
    ],
    [
      "$input.json('$.order').id",
      [
        "«id» `$input.json('$.order')` is text, and has no members: `$input.json('$.order').id` is the empty text. Write `$input.path('$.order.id')`.",
      ],
    ],
    ['$input.params().foo $input.params().header.foo $stageVariables.foo', []],
    [
      '#set($l = [1])$l.push(2)',
      ['«push» A List has no method `push`: `$l.push(…)` is the empty text. Did you mean `add`?'],
    ],
    ['#if($x)#set($l = [1])#end$l.push(2)', []],
    ['#foreach($i in [1..3])$i.lenght()#end', []],
    [
      "#foreach($i in ['a'])$i.lenght()#end",
      ['«lenght» A String has no method `lenght`: `$i.lenght(…)` is the empty text. Did you mean `length`?'],
    ],
    [
      '$context.identity.keyset()',
      [
        '«keyset» A Map has no method `keyset`: `$context.identity.keyset(…)` is the empty text. Did you mean `keySet`?',
      ],
    ],
    [
      '$input.json()',
      ['«json» `$input.json` takes 1 argument, not 0: the call is the empty text. Correct its arguments.'],
    ],
    [
      "$input.params('a', 'b')",
      ['«params» `$input.params` takes no or 1 argument, not 2: the call is the empty text. Correct its arguments.'],
    ],
    [
      "#set($s = 'a')$s.substring()",
      [
        '«substring» `substring` of a String takes 1 or 2 arguments, not 0: the call is the empty text. Correct its arguments.',
      ],
    ],
    [
      "#set($l = ['a'])$l.get('0')",
      ["«'0'» `get` of a List takes int here, not a String: the call is the empty text. Pass what it takes."],
    ],
    [
      "$input.path('$.a b')",
      [
        "« » API Gateway cannot read the JSON path `$.a b`, and fails here. A space can stand in brackets only. Write ['a name'] for a name with spaces.",
      ],
    ],
    ["$input.path('$.a.$x')", []],
    [
      '$context.integrationStatus',
      [
        '«$context.integrationStatus» `$context.integrationStatus` has no value here. It is for access logs alone, and empty in every template.',
      ],
    ],
    ['$context.error.message $context.status $context.connectionId', []],
    [
      "a ${x.y|'b'} c",
      [
        "«${x.y|'b'}» `${x.y|'b'}` is of Velocity 2; API Gateway's Velocity has no default values and refuses the template. Compare with `#if`.",
      ],
    ],
    [
      "#foreach($o in $input.path('$.orders'))$o.lines.lenght() $o.get('a').push(1) $o.lines.size()#end",
      [
        '«lenght» No value of JSON has a method `lenght`: `$o.lines.lenght(…)` is the empty text. Did you mean `length`?',
        "«push» No value of JSON has a method `push`: `$o.get('a').push(…)` is the empty text. Did you mean `add`?",
      ],
    ],
    ["#set($o = $input.path('$'))#if($o.x)#set($o = [])#end$o.brandNew()", []],
    [
      '$input.params().get("Header") $input.params()["queryString"].id $input.params().query',
      [
        '«Header» `$input.params()` has no `Header`: it is the empty text. Did you mean `header`?',
        '«queryString» `$input.params()` has no `queryString`: it is the empty text. Did you mean `querystring`?',
        '«query» `$input.params()` has no `query`: it is the empty text. Did you mean `querystring`?',
      ],
    ],
    [
      '#set($context.responseOverride.headers.x = 1)',
      [
        '«headers» API Gateway knows no `$context.responseOverride.headers`: nothing comes of it. Did you mean `$context.responseOverride.header`?',
      ],
    ],
    ["#set($input = {})$input.foo $input.path('$.a b')", []],
  ])('%s', (template, expected) => {
    expect(findings(template)).toEqual(expected);
  });

  it('depends on what the template is for', () => {
    const role = (phase: 'request' | 'response'): TemplateRole => ({ ...UNKNOWN_ROLE, phase, method: 'POST /orders' });
    const template = '$context.awsEndpointRequestId $context.error.message $context.connectionId';
    expect(findings(template, { role: role('request') })).toEqual([
      '«$context.awsEndpointRequestId» `$context.awsEndpointRequestId` has no value here. It is empty in a request template: there is no response yet.',
      '«$context.error» `$context.error` has no value here. It is empty in every template.',
      '«$context.connectionId» `$context.connectionId` has no value here. WebSocket APIs alone have it, and this is a REST API.',
    ]);
    expect(findings('$context.awsEndpointRequestId', { role: role('response') })).toEqual([]);
  });

  it('depends on the samples and the model', () => {
    const template = "$input.path('$.order.itms') $input.path('$.customer.name') $input.path('$.order.items[0].sku')";
    expect(findings(template, { samples: [SAMPLE] })).toEqual([
      "«'$.order.itms'» `$.order.itms` finds nothing in the sample `order`. Did you mean `$.order.items`?",
      "«'$.customer.name'» `$.customer.name` finds nothing in the sample `order`. Check its names, or add a sample that has it.",
    ]);
    const payloadSchema = { properties: { customer: { properties: { name: { type: 'string' } } } } };
    expect(
      findings("$input.path('$.customer.name')", { samples: [SAMPLE], role: { ...UNKNOWN_ROLE, payloadSchema } }),
    ).toEqual([]);
  });
});

describe('no false alarm', () => {
  it('in the examples of the catalogue, but where they show what is empty', () => {
    const empty = new Set(
      CATALOGUE.filter(({ implementation }) => implementation.of === 'nothing').map(({ name }) => name),
    );
    const found = CATALOGUE.filter(({ name }) => !empty.has(name)).flatMap(({ example }) => findings(example.template));
    expect(found).toEqual([]);
  });

  it('at error level in what is known to render', () => {
    const rendered = FIDELITY.flatMap(({ test }) => (test !== undefined && 'output' in test ? [test.template] : []));
    const wrong = rendered.flatMap((template) =>
      jsonPath.check(viewOf(template)).map(({ message }) => `${template}: ${message}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('whatever the text is', () => {
  it('answers, with ranges in the text', () => {
    fc.assert(
      fc.property(TEMPLATES, (text) => {
        const view = viewOf(text, { samples: [SAMPLE] });
        const found = RULES.flatMap((rule) => rule.check(view));
        expect(found.filter(({ start, end }) => start < 0 || end < start || end > text.length)).toEqual([]);
      }),
      { numRuns: 1500, examples: [['#if(#[[\r\n$util.get(']] },
    );
  });
});
