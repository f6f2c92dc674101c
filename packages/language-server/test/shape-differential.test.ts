import { compile, type ProxyEvent } from '@veloway/mapping';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../src/view-of.js';

/**
 * Small templates are rendered for every request that they tell apart, and what is found in them is compared with what
 * they print: nothing may be found in a template that always prints JSON.
 */

/** How many templates each property looks at. */
const RUNS = Number(process.env.SHAPE_RUNS ?? 1000);

/** All requests that the templates below tell apart. */
const EVENTS: readonly ProxyEvent[] = ['0', '1'].flatMap((a) =>
  ['0', '1'].flatMap((b) =>
    [0, 1, 2, 3].flatMap((length) =>
      [true, false].flatMap((flag) =>
        [0, 1, 2].map((n) => ({
          queryStringParameters: { a, b },
          body: JSON.stringify({ list: Array.from({ length }, (_, i) => ({ id: i })), flag, n }),
        })),
      ),
    ),
  ),
);

function outputs(template: string): readonly string[] {
  const compiled = compile(template);
  return EVENTS.map((event) => compiled.render(event).output);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function shapeCodes(template: string): readonly string[] {
  return viewOf(template).shape.findings.map(({ code }) => code);
}

const CONDITIONS = [
  ...[
    `$input.params('a') == '1'`,
    `$input.params('a') != '1'`,
    `$input.params('b') == "1"`,
    `!($input.params('a') == '1')`,
  ],
  ...[
    `$input.params('a') == '1' && $input.params('b') == '1'`,
    `$input.params('a') == '1' || $input.params('b') == '1'`,
  ],
  ...[`$list.size() > 0`, `$list.isEmpty()`, `$list.size() > 1`, `!$list.isEmpty()`, `$list.size() == 2`],
  ...['$list && $list.size() > 1', '$root.list && !$list.isEmpty()', '$root && $list.size() > 0'],
  ...['$input.path("$.flag")', '!$root.flag', '$root.n > 1', '$root.n == 0', '$seen', '$count == 0', '$count > 0'],
] as const;

const IN_LOOP = [
  ...['$foreach.hasNext', '$velocityHasNext', '$foreach.first', '!$foreach.first', '$foreach.last', '!$foreach.last'],
  ...['$foreach.count < $list.size()', '$foreach.index > 0', '$velocityCount > 1', '$foreach.count != $list.size()'],
  ...['$foreach.index < $list.size() - 1', '$foreach.count == 2', '$count < $list.size()'],
] as const;

const PIECES = [
  ...[
    ',',
    ',',
    ',',
    '"k": 1',
    '"k": 1',
    '"m": "$item.id"',
    '1',
    '{',
    '}',
    '[',
    ']',
    '"x"',
    '$input.json("$.list")',
    '"',
  ],
  ...[
    '$sep',
    '$sep',
    '#set($sep = ",")',
    '#set($sep = "")',
    '#set($count = $count + 1)',
    '#set($seen = true)',
    '\n',
    ' ',
  ],
  ...['#set($seen = false)', '$block', '#break', '$list.size()', '$item.id', '#stop', ':', 'null', 'word'],
] as const;

const PRELUDES = [
  `#set($root = $input.path('$'))#set($list = $root.list)#set($count = 0)#set($seen = false)#set($sep = "")#define($block),#end`,
  `#set($list = $input.path('$.list'))#set($root = $input.path('$'))#set($count = 0)#set($seen = false)#define($block)"k":1#end`,
] as const;

const template: fc.Memo<string> = fc.memo((depth) => {
  const parts =
    depth <= 1 ? leaf : fc.oneof({ weight: 5, arbitrary: leaf }, { weight: 3, arbitrary: nested(depth - 1) });
  return fc.array(parts, { maxLength: 5 }).map((all) => all.join(' '));
});

const leaf = fc.constantFrom(...PIECES);

function nested(depth: number): fc.Arbitrary<string> {
  const condition = fc.constantFrom(...CONDITIONS, ...IN_LOOP);
  return fc.oneof(
    fc.tuple(condition, template(depth)).map(([test, body]) => `#if(${test}) ${body} #end`),
    fc
      .tuple(condition, template(depth), template(depth))
      .map(([test, yes, no]) => `#if(${test}) ${yes} #else ${no} #end`),
    template(depth).map((body) => `#foreach($item in $list) ${body} #end`),
  );
}

const wrapped = fc
  .tuple(fc.constantFrom(...PRELUDES), fc.constantFrom('[]', '{}'), template(3))
  .map(([prelude, [open, close], body]) => `${prelude}${open}${body}${close}`);

/** @returns a template in which one mark of JSON in its text is another, or none */
function mutated(text: string, at: number, mark: string): string {
  const body = text.indexOf('#end', text.indexOf('#define')) + '#end'.length;
  // Without its first mark it would not be told for JSON at all.
  const places = Array.from(text.slice(body + 1).matchAll(/[,{}[\]:](?![^(]*\))/g), ({ index }) => body + 1 + index);
  const place = places[at % Math.max(1, places.length)] ?? body;
  return text.slice(0, place) + mark + text.slice(place + 1);
}

/** Templates that write JSON on each path, as people write them. */
const jsonTemplate: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...PRELUDES),
    fc.integer({ min: 1, max: 3 }).chain((depth) => container(depth)),
  )
  .map(([prelude, body]) => `${prelude}${body}`);

const condition = fc.constantFrom(...CONDITIONS);
const GUARDS = ['$foreach.hasNext', '$velocityHasNext', '!$foreach.last', '$foreach.count < $list.size()'] as const;
const SCALARS = [
  '1',
  '-2.5e3',
  'true',
  'null',
  '"text"',
  '"a $item.id b"',
  '$input.json("$.list")',
  '$list.size()',
  '""',
];

function value(depth: number): fc.Arbitrary<string> {
  const scalar = fc.constantFrom(...SCALARS);
  if (depth <= 0) return scalar;
  const choice = fc
    .tuple(condition, value(depth - 1), value(depth - 1))
    .map(([test, yes, no]) => `#if(${test}) ${yes} #else ${no} #end`);
  return fc.oneof(scalar, container(depth - 1), choice);
}

function container(depth: number): fc.Arbitrary<string> {
  const member = value(depth).map((text) => `"k": ${text}`);
  return fc.oneof(
    sequence(value(depth)).map((items) => `[${items}]`),
    sequence(member).map((members) => `{${members}}`),
  );
}

/** Any number of items, with commas between them on each path. */
function sequence(item: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const optional = fc.tuple(condition, item).map(([test, text]) => `#if(${test}) , ${text} #end`);
  const guarded = fc.tuple(fc.constantFrom(...GUARDS), item);
  const name = fc.integer({ min: 0, max: 1e6 }).map((number) => `s${number}`);
  return fc.oneof(
    fc.array(item, { maxLength: 3 }).map((items) => items.join(', ')),
    fc.tuple(item, fc.array(optional, { maxLength: 3 })).map(([first, others]) => `${first} ${others.join('\n')}`),
    guarded.map(([test, text]) => `#foreach($item in $list)\n${text}#if(${test}),#end\n#end`),
    item.map((text) => `#foreach($item in $list)#if($foreach.index > 0), #end ${text} #end`),
    fc
      .tuple(name, item)
      .map(([s, text]) => `#set($${s} = "")#foreach($item in $list)$${s} ${text} #set($${s} = ",")#end`),
    fc.tuple(name, fc.array(fc.tuple(condition, item), { maxLength: 3 })).map(([s, items]) => separated(s, items)),
  );
}

/** Optional items, each of which prints a separator that the one before it has set. */
function separated(name: string, items: readonly (readonly [string, string])[]): string {
  const all = items.map(([test, text]) => `#if(${test}) $${name} ${text} #set($${name} = ",") #end`);
  return `#set($${name} = "")${all.join(' ')}`;
}

describe('what is found in the shape of the output', () => {
  it('is nothing where each request gets JSON', () => {
    let valid = 0;
    fc.assert(
      fc.property(wrapped, (text) => {
        const codes = shapeCodes(text);
        if (codes.length > 0) expect(outputs(text).every(isJson)).toBe(false);
        else valid++;
      }),
      { numRuns: RUNS },
    );
    expect(valid).toBeGreaterThan(0);
  });

  it('is nothing in templates that print commas as people do', () => {
    fc.assert(
      fc.property(jsonTemplate, (text) => {
        expect(outputs(text).filter((output) => !isJson(output))).toEqual([]);
        expect(viewOf(text).shape.findings).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is most of what goes wrong where a mark is missing or too many', () => {
    let wrong = 0;
    let found = 0;
    fc.assert(
      fc.property(jsonTemplate, fc.nat(), fc.constantFrom('', '', ...',{}[]:'), (text, at, mark) => {
        const mutant = mutated(text, at, mark);
        fc.pre(!viewOf(mutant).problems.some(({ severity }) => severity === 'error'));
        const codes = shapeCodes(mutant);
        const isWrong = !outputs(mutant).every(isJson);
        if (!isWrong) expect(codes).toEqual([]);
        wrong += isWrong ? 1 : 0;
        found += isWrong && codes.length > 0 ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    expect(found / wrong).toBeGreaterThan(0.95);
  });
});
