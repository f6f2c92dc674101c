import { stripVTControlCharacters } from 'node:util';
import { compile, type MappingTemplate } from '@veloway/mapping';
import '@veloway/mapping/vitest';
import { expect as jestExpect } from 'expect';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonPlaces } from '../src/matchers/json-place.js';
import { toRender } from '../src/matchers/to-render.js';

const ORDER = `#set($order = $input.path('$'))
{
  "id": "$!order.id",
  "total": $order.total,
  "lines": [#foreach($line in $order.lines)
    { "sku": "$line.sku", "name": "$util.escapeJavaScript($line.name)" }#if($foreach.hasNext),#end
#end]
}
`;
const EVENT = { body: { id: 'o-77', total: 12.5, lines: [{ sku: 'A-1', name: 'Kettle' }] } };
const JSON_OUTPUT = { id: 'o-77', total: 12.5, lines: [{ sku: 'A-1', name: 'Kettle' }] };

const order = compile(ORDER, { name: 'order.vtl' });

/** @returns what is told of an assertion that is not met, without colours */
function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return 'met';
}

/** @returns what the message says of the place, between its first line and the difference */
function placeOf(assertion: () => void): string {
  return messageOf(assertion).split('\n\n')[1] ?? '';
}

describe('toRender', () => {
  test('is met by an output that is equal as JSON, with asymmetric matchers', () => {
    expect(order).toRender(EVENT, JSON_OUTPUT);
    expect(order).toRender(EVENT, { ...JSON_OUTPUT, id: expect.stringMatching(/^o-\d+$/), total: expect.any(Number) });
    expect(order).toRender(EVENT, expect.objectContaining({ lines: [expect.anything()] }));
    expect('[1, 2.50]').toRender({}, [1, 2.5]);
    expect('null').toRender({}, null);
    expect(order).not.toRender(EVENT, { ...JSON_OUTPUT, total: 12 });
    expect({ template: order }).toEqual({ template: expect.toRender(EVENT, JSON_OUTPUT) });
  });

  test('compares a string with the text, letter by letter', () => {
    expect("Hello $input.params('name')").toRender({ pathParameters: { name: 'Zoe' } }, 'Hello Zoe');
    expect('"text"').toRender({}, '"text"');
    expect('"text"').not.toRender({}, 'text');
    expect('{ "a": 1 }').toRender({}, expect.stringContaining('"a": 1'));
    expect('{ "a": 1 }').not.toRender({}, expect.not.stringContaining('"a": 1'));
  });

  test('without an expected output is met by any, and by no failure', () => {
    expect('$input.body').toRender();
    expect(order).toRender(EVENT);
    expect('#include("a")').not.toRender(EVENT);
    expect('#if($x)').not.toRender(EVENT);
  });

  test('takes the phase, variables and the expected overrides', () => {
    const text = '#set($context.responseOverride.status = 409)#set($context.requestOverride.header.a = "b")$!x';
    expect(text).toRender({}, '', {
      overrides: { requestOverride: { header: { a: 'b' } }, responseOverride: { status: 409 } },
    });
    expect(text).toRender({}, '', {
      phase: 'response',
      overrides: { responseOverride: { status: expect.any(Number) } },
    });
    expect(text).toRender({}, undefined, { overrides: expect.anything() });
    expect(text).not.toRender({}, undefined, { overrides: {} });
    expect(text).toRender({}, 'y', { variables: new Map([['x', 'y']]).entries() });
  });
});

describe('the message', () => {
  test('tells the difference, the line that wrote it and where the value came from', () => {
    expect(messageOf(() => expect(order).toRender(EVENT, { ...JSON_OUTPUT, total: 12 }))).toBe(
      `expect(template).toRender(event, expected)

$.total differs. order.vtl:4:12 wrote it: "total": $order.total,
The value came from $input.path('$.total').

- Expected
+ Received

@@ -4,7 +4,7 @@
      {
        "name": "Kettle",
        "sku": "A-1",
      },
    ],
-   "total": 12,
+   "total": 12.5,
  }`,
    );
  });

  test('shows nothing of what a matcher accepts, nor of what `objectContaining` leaves open', () => {
    const expected = expect.objectContaining({ id: expect.any(String), total: 12 });
    expect(messageOf(() => expect('{"id": "a", "total": $total, "x": 1}').toRender({}, expected, totalOf(13)))).toBe(
      `expect(template).toRender(event, expected, options)

$.total differs. template:1:22 wrote it: {"id": "a", "total": $total, "x": 1}

- Expected
+ Received

  {
    "id": "a",
-   "total": 12,
+   "total": 13,
    "x": 1,
  }`,
    );
  });

  const totalOf = (total: number) => ({ variables: [['total', total]] as const });

  const lines = (members: object) => ({ ...JSON_OUTPUT, lines: [{ ...JSON_OUTPUT.lines[0], ...members }] });
  const LINE = '{ "sku": "$line.sku", "name": "$util.escapeJavaScript($line.name)" }#if($foreach.hasNext),#end';
  const withName = (name: string) => ({ body: { ...EVENT.body, lines: [{ sku: 'A-1', name }] } });
  const withoutTotal = { body: { id: 'o-77' } };

  test.each<[string, MappingTemplate | string, object, unknown, string]>([
    [
      'a string, but for its quotes',
      order,
      EVENT,
      lines({ sku: 'A-' }),
      `$.lines[0].sku differs. order.vtl:6:15 wrote it: ${LINE}\nThe value came from $input.path('$.lines[0].sku').`,
    ],
    [
      'a string that is written in pieces',
      '{"a": "x-$input.params("id")"}',
      { pathParameters: { id: 7 } },
      { a: 'x-8' },
      '$.a differs. template:1:10 wrote it: {"a": "x-$input.params("id")"}',
    ],
    [
      'a string that is empty',
      order,
      { body: { ...EVENT.body, id: null } },
      JSON_OUTPUT,
      `$.id differs. order.vtl:3:10 wrote nothing there: "id": "$!order.id",\nIt got nothing from $input.path('$.id').`,
    ],
    [
      'a member that is missing',
      order,
      EVENT,
      lines({ price: 1 }),
      `$.lines[0].price is missing. order.vtl:6:5 wrote what lacks it: ${LINE}`,
    ],
    [
      'a member that is not expected',
      order,
      EVENT,
      { id: 'o-77', total: 12.5 },
      '$.lines is not expected. order.vtl:5:12 wrote it: "lines": [#foreach($line in $order.lines)',
    ],
    [
      'an item that is not expected',
      order,
      EVENT,
      { ...JSON_OUTPUT, lines: [] },
      `$.lines[0] is not expected. order.vtl:6:5 wrote it: ${LINE}`,
    ],
    ['another type', '[1]', {}, { a: 1 }, '$ differs. template:1:1 wrote it: [1]'],
    [
      'the last of two members of one name',
      '{"a b": 1,\n"a b": 2}',
      {},
      { 'a b': 1 },
      '$["a b"] differs. template:2:8 wrote it: "a b": 2}',
    ],
    [
      'what is no JSON',
      order,
      withName("O'Neil"),
      JSON_OUTPUT,
      `The output is no JSON at line 4, column 43: \`\\'Neil" }]\`. order.vtl:6:36 wrote it: ${LINE}\nThe value came from $input.path('$.lines[0].name').`,
    ],
    [
      'a value that is missing',
      '{"total":\n  $!input.path("$.total") }',
      withoutTotal,
      JSON_OUTPUT,
      'The output is no JSON at line 2, column 4: `}`. template:2:3 wrote nothing there: $!input.path("$.total") }',
    ],
    [
      'a JSON that does not end',
      '[1',
      {},
      [1],
      'The output is no JSON at line 1, column 3, where it ends. template:1:2 wrote it: [1',
    ],
    ['no JSON at all', '#set($x = 1)', {}, {}, 'The output is no JSON: it is empty.'],
    [
      'a text',
      'a\nb$input.body',
      { body: 'c' },
      'a\nbd',
      'The output differs at line 2, column 2. template:2:2 wrote it: b$input.body',
    ],
    [
      'the inside of a text',
      'a\nbcd',
      {},
      'a\nbxd',
      'The output differs at line 2, column 2. template:2:2 wrote it: bcd',
    ],
    [
      'a text that is too short',
      'ab',
      {},
      'abc',
      'The output ends too early, at line 1, column 3. template:1:2 wrote it: ab',
    ],
    ['a text that is empty', '$!x', {}, 'abc', 'The output is empty.'],
  ])('tells the place of %s', (_, template, event, expected, place) => {
    expect(placeOf(() => expect(template).toRender(event, expected))).toBe(place);
  });

  test('shows the overrides, beside the output', () => {
    const set = '#set($context.responseOverride.status = 409)$input.body';
    const met = () => expect(set).toRender({ body: '1' }, 2, { overrides: { responseOverride: { status: 404 } } });
    expect(messageOf(met)).toBe(`expect(template).toRender(event, expected, options)

$ differs. template:1:45 wrote it: ${set}

- Expected
+ Received

- 2
+ 1

The overrides differ.

- Expected
+ Received

  {
    "responseOverride": {
-     "status": 404,
+     "status": 409,
    },
  }`);
  });

  test('tells why a template failed, even where it must only render something else', () => {
    const failure = 'template:1:4: `#if` has no `#end`. Add one after its body.\n1 | Hi #if(true)\n  |    ^^^';
    expect(placeOf(() => expect('Hi #if(true)').toRender())).toBe(failure);
    expect(placeOf(() => expect('Hi #if(true)').not.toRender({}, 'Hi'))).toBe(failure);
    expect(placeOf(() => expect('Hi #if(true)').not.toRender({}, undefined, { overrides: {} }))).toBe(failure);
  });

  test('shows the output of a template that must fail', () => {
    expect(messageOf(() => expect('Hi').not.toRender())).toBe(
      'expect(template).not.toRender(event)\n\nThe template rendered: "Hi"',
    );
  });

  test('says what it takes', () => {
    const says = '`expect(…).toRender` takes a template: what `compile` returns, or the text of one.';
    expect(messageOf(() => expect(order.render(EVENT)).toRender())).toBe(says);
    expect(messageOf(() => expect(undefined).not.toRender())).toBe(says);
  });
});

describe('toRender in jest', () => {
  beforeAll(() => jestExpect.extend({ toRender }));

  test('is met, and not', () => {
    jestExpect(order).toRender(EVENT, { ...JSON_OUTPUT, id: jestExpect.any(String) });
    jestExpect('#if($x)').not.toRender();
    jestExpect('{ "a": 1 }').toRender({}, jestExpect.stringContaining('"a": 1'));
  });

  test('tells the same', () => {
    const expected = jestExpect.objectContaining({ id: jestExpect.any(String), total: 12 });
    expect(messageOf(() => jestExpect('{"id": "a", "total": 13, "x": 1}').toRender({}, expected))).toBe(
      `expect(template).toRender(event, expected)

$.total differs. template:1:23 wrote it: {"id": "a", "total": 13, "x": 1}

- Expected
+ Received

  Object {
    "id": "a",
-   "total": 12,
+   "total": 13,
    "x": 1,
  }`,
    );
    expect(messageOf(() => jestExpect('7').toRender({}, 8))).toContain('Expected: 8\nReceived: 7');
  });
});

describe('a snapshot of what was rendered', () => {
  test('shows the overrides and the output, letter by letter', () => {
    const template = compile(
      '#set($context.responseOverride.status = 409)#set($context.responseOverride.header.a = ["b"]){\r\n  "a": "\\"" \n\n',
    );
    expect(template.render()).toMatchInlineSnapshot(`
      Rendered {
        $context.responseOverride.header.a = ["b"]
        $context.responseOverride.status = 409
        | {␍
        |   "a": "\\"" 
        |
        |
      }
    `);
    expect([compile('').render()]).toMatchInlineSnapshot(`
      [
        Rendered {
          |
        },
      ]
    `);
  });

  test('leaves other objects alone', () => {
    expect({ output: 'a', overrides: { theme: 'dark' } }).toMatchInlineSnapshot(`
      {
        "output": "a",
        "overrides": {
          "theme": "dark",
        },
      }
    `);
    expect({ output: 'a', overrides: {}, error: undefined }).toMatchInlineSnapshot(`
      {
        "error": undefined,
        "output": "a",
        "overrides": {},
      }
    `);
    expect({ output: 'a', overrides: null }).toMatchInlineSnapshot(`
      {
        "output": "a",
        "overrides": null,
      }
    `);
  });
});

describe('the places of a JSON text', () => {
  const texts = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '"', '\\', '\\u00e', '0', '-', '.', 'e', ',', ':', '[', '}', '\n', 'x'),
    )
    .map(([json, at, piece]) => json.slice(0, at % (json.length + 1)) + piece + json.slice(at % (json.length + 1)));

  test('are found in what `JSON.parse` reads, and in nothing else', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(typeof jsonPlaces(text) === 'object').toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('are those of its values', () => {
    const text = ' { "a": [1, "x", null],\n"\\u0062": {"c": -1.5e3} } ';
    expect(textsOf(text)).toEqual({
      $: text.trim(),
      '$.a': '[1, "x", null]',
      '$.a.0': '1',
      '$.a.1': '"x"',
      '$.a.2': 'null',
      '$.b': '{"c": -1.5e3}',
      '$.b.c': '-1.5e3',
    });
  });

  function isJson(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  /** The text of each place, by the way to it. */
  function textsOf(text: string, place = jsonPlaces(text), path = '$'): Record<string, string> {
    if (typeof place === 'number') return {};
    const members = Array.from(place.members, ([name, member]) => textsOf(text, member, `${path}.${name}`));
    return Object.assign({ [path]: text.slice(place.start, place.end) }, ...members);
  }
});
