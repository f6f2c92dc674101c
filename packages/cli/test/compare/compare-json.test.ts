import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { diffLines } from '../../src/compare/diff-lines.js';

const json = (expected: string, actual: string, ignore: readonly string[] = []): Promise<Comparison> =>
  compare('json', expected, actual, { ignore });

/** The lines that differ, as people see them: `-` what only the expected JSON has, `+` what only the output has. */
function differences(comparison: Comparison): string[] {
  return diffLines(comparison).flatMap((part) =>
    part.kind === 'same'
      ? []
      : [...part.expected.map(({ text }) => `- ${text}`), ...part.actual.map(({ text }) => `+ ${text}`)],
  );
}

describe('what is equal as JSON', () => {
  it.each([
    ['white space', '{"a":[1,2]}', ' { "a" : [ 1 ,\r\n 2 ] }\n'],
    ['the order of members', '{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
    ['zeros after the point', '1', '1.00'],
    ['exponents', '10e-1', '1.0E+0'],
    ['zeros at both ends', '[0.0010, 1200]', '[1e-3, 12e2]'],
    ['minus zero', '[0, -0.0]', '[-0, 0e5]'],
    ['exponents beyond all doubles', '1e999999999', '10.0e999999998'],
    ['exponents of many digits', `1e${'9'.repeat(400)}`, `1.0e${'9'.repeat(400)}`],
    ['escapes in strings', '"é\\/\\n"', '"\\u00e9/\\u000a"'],
    ['escapes in names', '{"é":1}', '{"\\u00E9":1}'],
    ['the same name twice', '{"a":1,"a":2}', '{"a":1, "a":2}'],
    ['__proto__ as a name', '{"__proto__":{"a":1},"b":2}', '{"b":2,"__proto__":{"a":1}}'],
    ['a text that is the same, JSON or not', '{"a":', '{"a":'],
  ])('%s', async (_, expected, actual) => {
    expect(await json(expected, actual)).toEqual({ equal: true, expected: [], actual: [] });
  });
});

describe('what differs as JSON', () => {
  it.each([
    ['a value', '{"a":1,"b":2}', '{"b":3,"a":1}', ['-   "b": 2', '+   "b": 3']],
    ['a type', '{"a":"1"}', '{"a":1}', ['-   "a": "1"', '+   "a": 1']],
    ['a string that is written like a keyword', '["null"]', '[null]', ['-   "null"', '+   null']],
    [
      'a digit that no double has',
      '12345678901234567890',
      '12345678901234567891',
      ['- 12345678901234567890', '+ 12345678901234567891'],
    ],
    ['a far exponent', '1e999999999', '1e999999998', ['- 1e999999999', '+ 1e999999998']],
    ['a sign', '[1]', '[-1]', ['-   1', '+   -1']],
    ['the order of elements', '[1,2]', '[2,1]', ['-   1', '+   1']],
    ['a member at the end', '{"a":1}', '{"a":1,"b":2}', ['+   "b": 2']],
    ['a member less', '{"a":1,"b":2}', '{"a":1}', ['-   "b": 2']],
    ['a member before others', '{"b":2}', '{"a":1,"b":2}', ['+   "a": 1']],
    ['an element at the front, with the rest written otherwise', '[{"p":1.0},2]', '[0,{"p":1},2.0]', ['+   0']],
    ['a list that should be empty', '{"a":[]}', '{"a":[1]}', ['-   "a": []', '+   "a": [', '+     1', '+   ]']],
    ['a list for an object', '{"a":{}}', '{"a":[]}', ['-   "a": {}', '+   "a": []']],
    ['a name that is there twice', '{"a":1}', '{"a":1,"a":1}', ['+   "a": 1']],
    ['__proto__', '{"__proto__":1}', '{"__proto__":2}', ['-   "__proto__": 1', '+   "__proto__": 2']],
    ['no member for __proto__', '{}', '{"__proto__":{}}', ['- {}', '+ {', '+   "__proto__": {}', '+ }']],
    [
      'nothing that is only written otherwise',
      '{"n":1.0,"s":"é","x":1}',
      '{"x":2,"s":"\\u00e9","n":1}',
      ['-   "x": 1', '+   "x": 2'],
    ],
  ])('%s', async (_, expected, actual, lines) => {
    const comparison = await json(expected, actual);
    expect(comparison.equal).toBe(false);
    expect(differences(comparison)).toEqual(lines);
  });
});

describe('lines of JSON', () => {
  const actual = '{"b" : [1.00,{}], "x":{"y":[ ]},\n"a": "é"}';

  it('show members in the expected order, as they are expected to be written, with commas beside the text', async () => {
    const comparison = await json('{"a":"\\u00e9","b":[1,2]}', actual);
    expect(comparison.actual.map(({ text, tail = '' }) => text + tail)).toEqual([
      '{',
      '  "a": "\\u00e9",',
      '  "b": [',
      '    1,',
      '    {}',
      '  ],',
      '  "x": {',
      '    "y": []',
      '  }',
      '}',
    ]);
  });

  it('know what of the text they show', async () => {
    const comparison = await json('{"a":"\\u00e9","b":[1,2]}', actual);
    expect(comparison.actual.map(({ start, end }) => actual.slice(start, end))).toEqual([
      '{',
      '"a": "é"',
      '"b" : [',
      '1.00',
      '{}',
      ']',
      '"x":{',
      '"y":[ ]',
      '}',
      '}',
    ]);
  });
});

describe('what is no JSON', () => {
  it.each([
    ['{"a": ,}', 'line 1, column 7: a value is expected', 6],
    ['{\n  "a": $input.path("$")\n}', 'line 2, column 8: `$input.path(` is no JSON value', 9],
    ["{'a': 1}", "line 1, column 2: `'a'` is no JSON value", 1],
    ['[1,]', 'line 1, column 4: a value is expected', 3],
    ['{"a":1,}', 'line 1, column 8: a name in double quotes is expected', 7],
    ['{"a" 1}', 'line 1, column 6: a colon is expected', 5],
    ['[1 2]', 'line 1, column 4: a comma is expected', 3],
    ['{"zip": 01234}', 'line 1, column 9: a number has no zeros before its other digits', 8],
    ['007', 'line 1, column 1: a number has no zeros before its other digits', 0],
    ['[1', 'line 1, column 3: a closing bracket is expected', 2],
    ['{"a":1', 'line 1, column 7: a closing brace is expected', 6],
    ['1 2', 'line 1, column 3: nothing more is expected', 2],
    ['[1, // one\n2]', 'line 1, column 5: JSON has no comments', 4],
    ['[1] /* one', 'line 1, column 5: JSON has no comments', 4],
    ['"a\nb"', 'line 1, column 1: the string does not end in its line', 0],
    ['"\\x"', 'line 1, column 1: the string has an escape that JSON does not know', 0],
    ['"\\u12"', 'line 1, column 1: four hexadecimal digits are expected after \\u', 0],
    ['"\t"', 'line 1, column 1: the string has a control character, which JSON writes as an escape', 0],
    ['1.', 'line 1, column 1: the number does not end in a digit', 0],
    [`[${'x'.repeat(50)}]`, `line 1, column 2: \`${'x'.repeat(40)}…\` is no JSON value`, 1],
  ])('%j', async (actual, reason, noteAt) => {
    const { equal, note, noteAt: at } = await json('{}', actual);
    expect({ equal, note, at }).toEqual({ equal: false, note: `The output is no JSON: ${reason}.`, at: noteAt });
  });

  it('an empty output', async () => {
    expect(await json('{}', ' \n')).toMatchObject({ equal: false, note: 'The output is no JSON: it is empty.' });
  });

  it('is shown as it is', async () => {
    expect(await json('{}', '[1,\n]')).toEqual({
      equal: false,
      expected: [{ text: '{}', start: 0, end: 2 }],
      actual: [
        { text: '[1,', start: 0, end: 3 },
        { text: ']', start: 4, end: 5 },
      ],
      note: 'The output is no JSON: line 2, column 1: a value is expected.',
      noteAt: 4,
    });
  });

  it('what is expected', async () => {
    const { equal, note, noteAt } = await json('{"a":1,}', '{"a":1}');
    expect({ equal, note, noteAt }).toEqual({
      equal: false,
      note: 'The expected output is no JSON: line 1, column 8: a name in double quotes is expected.',
      noteAt: undefined,
    });
  });

  it.each(['[', '{"a":'])('what is nested too deep: %s', async (open) => {
    const { note } = await json('1', open.repeat(100_000));
    const column = open.length * 500 + 1;
    expect(note).toBe(
      `The output cannot be compared as JSON: line 1, column ${column}: arrays and objects are nested more than 500 deep.`,
    );
  });

  it('is not what is nested just so deep', async () => {
    expect(await json(`${'['.repeat(500)}1${']'.repeat(500)}`, `${'['.repeat(500)} 1${']'.repeat(500)}`)).toMatchObject(
      {
        equal: true,
      },
    );
  });
});

describe('what is ignored', () => {
  it.each([
    ['a member', '{"id":1,"a":2}', '{"a":2,"id":"x"}', ['$.id']],
    ['a member that the output lacks', '{"id":1}', '{}', ['$.id']],
    ['a member that only the output has', '{}', '{"id":{"deep":[1]}}', ['$.id']],
    ['a member of each element', '[{"id":1},{"id":2}]', '[{"id":3},{"id":[]}]', ['$[*].id']],
    ['members wherever they are', '{"t":1,"a":{"t":2}}', '{"t":3,"a":{"t":4}}', ['$..t']],
    ['the whole', '{"a":1}', '[2]', ['$']],
    ['the whole of a scalar', '1', 'false', ['$']],
    ['an element by its index', '[1,2]', '[3,2]', ['$[0]']],
    ['an element that is missing', '[1,2]', '[1]', ['$[1]']],
    [
      'elements of a filter, wherever they are',
      '[{"tmp":1},{"a":1},{"b":1}]',
      '[{"a":1},{"b":1},{"tmp":2}]',
      ['$[?(@.tmp)]'],
    ],
    ['an element of a filter that only one has', '[{"tmp":1},{"a":1}]', '[{"a":1}]', ['$[?(@.tmp)]']],
    ['an element that the filter finds on one side', '[1,{"tmp":1},3]', '[1,"x",3]', ['$[?(@.tmp)]']],
    ['names with quotes, slashes and dots', '{"a.b/c~d\'":1}', '{"a.b/c~d\'":2}', ['$.*']],
    ['__proto__', '{"__proto__":1}', '{"__proto__":2}', ['$.__proto__']],
    ['by several paths', '{"a":1,"b":2}', '{"a":3,"b":4}', ['$.a', '$.b']],
    ['both of a name that is there twice', '{"a":1,"a":2}', '{"a":3,"a":4}', ['$.a']],
    [
      'by a filter that fails on other values',
      '{"x":null,"y":{"k":{"l":1}}}',
      '{"x":null,"y":{"k":{"l":1},"n":1}}',
      ['$.y[?(@.l.m.n)]', '$.y.n'],
    ],
  ])('%s', async (_, expected, actual, ignore) => {
    expect(differences(await json(expected, actual, ignore))).toEqual([]);
    expect(await json(expected, actual, ignore)).toMatchObject({ equal: true });
  });

  it.each([
    ['{"id":1,"a":2}', '{"id":3,"a":4}', ['$.id'], ['  "id": (ignored)', '  "a": 4']],
    ['{"id":1,"a":2}', '{"a":4}', ['$.id'], ['  "a": 4']],
    [
      '{"l":[{"tmp":1},{"a":2}]}',
      '{"l":[{"a":4}]}',
      ['$..[?(@.tmp)]'],
      ['  "l": [', '    {', '      "a": 4', '    }', '  ]'],
    ],
    ['{"a":2}', '{"a":[{"id":1}]}', ['$..id'], ['  "a": [', '    {', '      "id": (ignored)', '    }', '  ]']],
  ])('is said so, or left out where only one has it: %s and %s', async (expected, actual, ignore, lines) => {
    const comparison = await json(expected, actual, ignore);
    expect(comparison.equal).toBe(false);
    expect(comparison.actual.slice(1, -1).map(({ text }) => text)).toEqual(lines);
  });

  it.each([
    ['total', '`total` is no JSONPath that can be ignored: it should begin with `$`, as `$.items[*].id` does.'],
    ['$total', '`$total` is no JSONPath that can be ignored: `.` or `[` should follow the `$`.'],
    ['$.items.', '`$.items.` is no JSONPath that can be ignored: a name should follow the last `.`.'],
    ['$.items[0', '`$.items[0` is no JSONPath that can be ignored: a `[` has no `]`.'],
    ['$.items]', '`$.items]` is no JSONPath that can be ignored: a `]` has no `[`.'],
    ["$['items]", "`$['items]` is no JSONPath that can be ignored: the ' has no partner."],
    ['$.a~', '`$.a~` is no JSONPath that can be ignored: it selects names, and no values.'],
    ['$[?(@.a ==)]', '`$[?(@.a ==)]` is no JSONPath that can be ignored: expected expression after ==.'],
  ])('cannot be told by %s', async (path, message) => {
    await expect(json('{"a":1}', '{"a":2}', [path])).rejects.toThrow(message);
  });

  it('is checked where the texts are the same, too', async () => {
    await expect(json('1', '1', ['a'])).rejects.toThrow('it should begin with `$`');
  });

  it.each([
    '$[?(process.exit(3))]',
    '$[?(globalThis.reached = 1)]',
    '$[?(@.constructor.constructor("globalThis.reached = 1")())]',
    '$[?(@["const" + "ructor"]["const" + "ructor"]("globalThis.reached = 1")())]',
    '$[?("".sub.constructor("globalThis.reached = 1")())]',
    '$[(@.constructor.constructor("globalThis.reached = 1")())]',
    '$[?(@.__proto__.reached = 1)]',
    '$[?(@.__defineGetter__("reached", @.toString))]',
  ])('reaches nothing of the program: %s', async (path) => {
    const comparison = await json('{"a":{"b":1}}', '{"a":{"b":2}}', [path]).catch(() => ({ equal: false }));
    expect(comparison.equal).toBe(false);
    expect(Reflect.has(globalThis, 'reached')).toBe(false);
  });
});

const documents = fc.jsonValue({ maxDepth: 4 }).filter((value) => typeof value === 'object' && value !== null);

describe('any JSON', () => {
  it('equals itself with members in another order and other white space', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (value) => {
        const other = JSON.stringify(reversed(value), undefined, 1).replace(/\n/g, '\r\n');
        expect(await json(JSON.stringify(value), other)).toMatchObject({ equal: true });
      }),
    );
  });

  it('differs where a leaf does, in lines that lead there', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), async (value, chosen) => {
        const leaves = leavesOf(value);
        fc.pre(leaves > 0);
        const expected = JSON.stringify(value, undefined, 1);
        const actual = withLeaf(value, chosen % leaves, 'changed leaf');
        const comparison = await json(expected, actual);
        const [line, ...others] = diffLines(comparison).flatMap((part) => (part.kind === 'same' ? [] : part.actual));
        expect(comparison.equal).toBe(false);
        expect(others).toEqual([]);
        expect(actual.slice(line?.start, line?.end)).toMatch(/"changed leaf"$/);
      }),
    );
  });

  it('is laid out so that its lines are JSON again', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (value) => {
        const { actual } = await json('"another"', JSON.stringify(value));
        const shown = actual.map(({ text, tail = '' }) => text + tail).join('\n');
        expect(shown).toBe(JSON.stringify(value, undefined, 2));
      }),
    );
  });

  it('is read as JSON.parse reads it, or not at all', async () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'null',
      ' ',
      '\f',
      '"',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        const text = parts.join('');
        const { note } = await json('"another"', text);
        expect(note === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function leavesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner) => sum + leavesOf(inner), 0);
}

/** The JSON of a value with another of its leaves, counted in their order. */
function withLeaf(value: unknown, index: number, leaf: string): string {
  let count = 0;
  return JSON.stringify(value, (_, inner: unknown) => {
    const isLeaf = typeof inner !== 'object' || inner === null;
    return isLeaf && count++ === index ? leaf : inner;
  });
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
