import { describe, expect, it } from 'vitest';
import { readSuite } from '../../src/suite/read-suite.js';
import { project } from './project.js';
import { shown } from './shown.js';

/** Reads `api/a.vtltest.yaml`, or `api/a.vtltest.json`, beside a template `api/a.vtl`. */
async function read(text: string, files: Readonly<Record<string, unknown>> = {}, extension = 'yaml') {
  project({ 'api/a.vtl': '', [`api/a.vtltest.${extension}`]: text, ...files });
  return readSuite({ kind: 'test-file', file: `api/a.vtltest.${extension}` });
}

/** Reads the problems of a test file with these lines. */
async function problemsOf(...lines: string[]): Promise<string[]> {
  const { problems } = await read(lines.join('\n'));
  return problems.map(shown);
}

const HEAD = ['template: a.vtl', 'cases:'];

describe('readTestFile', () => {
  it('reads all that a case may say', async () => {
    const suite = await read(
      `# yaml-language-server: $schema=schema.json
template: a.vtl
phase: response
dialect: velocity-1.7
variables: { a: 1, b: [1.5, x] }
ignore: [$..requestId]
cases:
  - name: full
    event:
      pathParameters: { id: o-1 }
      body: { id: 12345678901234567890 }
    phase: request
    dialect: api-gateway
    variables: { b: 2 }
    expected:
      id: 12345678901234567890
      text: "a\\nb"
      none: ~
      list: [1, true]
    ignore:
      - $.time
    overrides:
      responseOverride: { status: 404 }
    skip: not yet
    only: true
`,
    );
    expect(suite).toEqual({
      file: 'api/a.vtltest.yaml',
      template: 'api/a.vtl',
      cases: [
        {
          name: 'full',
          place: { file: 'api/a.vtltest.yaml', line: 8 },
          event: { pathParameters: { id: 'o-1' }, body: '{"id": 12345678901234567890}' },
          phase: 'request',
          variables: { a: 1, b: 2 },
          dialect: 'api-gateway',
          output: {
            mode: 'json',
            text: '{"id": 12345678901234567890, "text": "a\\nb", "none": null, "list": [1, true]}',
            file: undefined,
            place: { file: 'api/a.vtltest.yaml', line: 16 },
          },
          overrides: {
            overrides: { responseOverride: { status: 404 } },
            file: undefined,
            place: { file: 'api/a.vtltest.yaml', line: 23 },
          },
          error: undefined,
          ignore: ['$..requestId', '$.time'],
          skip: 'not yet',
          only: true,
          files: ['api/a.vtltest.yaml'],
          newOutput: undefined,
          newOverrides: undefined,
        },
      ],
      problems: [],
      files: ['api/a.vtltest.yaml', 'api/a.vtl'],
    });
  });

  it('takes over what the file says for all cases', async () => {
    const { cases } = await read(`template: ./a.vtl
phase: response
dialect: velocity-1.7
variables: { a: 1 }
ignore: [$.x]
cases: [{ name: n, event: {} }, { name: t, event: {}, expected: text }]`);
    const [, text] = cases;
    expect(cases[0]).toMatchObject({
      event: {},
      phase: 'response',
      dialect: 'velocity-1.7',
      variables: { a: 1 },
      ignore: ['$.x'],
      output: undefined,
      overrides: undefined,
      skip: false,
      only: false,
    });
    // A path has nothing to find in a text.
    expect(text?.ignore).toEqual([]);
  });

  it('reads events and expected outputs from files, which are relative to the test file', async () => {
    const text = [...HEAD, '- { name: n, event: events/n.json, expectedFile: ../out/n.json }'].join('\n');
    const suite = await read(text, { 'api/events/n.json': { body: 'x' }, 'out/n.json': '{}\n' });
    expect(suite.problems).toEqual([]);
    expect(suite.cases[0]).toMatchObject({
      event: { body: 'x' },
      output: { mode: 'json', text: '{}\n', file: 'out/n.json', place: { file: 'out/n.json', line: 1 } },
      files: ['api/a.vtltest.yaml', 'api/events/n.json', 'out/n.json'],
    });
    expect(suite.files).toEqual(['api/a.vtltest.yaml', 'api/a.vtl', 'api/events/n.json', 'out/n.json']);
  });

  it.each([
    ['expected: text', 'text', 'text'],
    ['expected: "{}"', 'text', '{}'],
    ['expected: "{}", compare: json', 'json', '{}'],
    ['expected: <a/>, compare: xml', 'xml', '<a/>'],
    ['expected: {}', 'json', '{}'],
    ['expected: []', 'json', '[]'],
    ['expected: 1.50', 'json', '1.5'],
    ['expected: true', 'json', 'true'],
    ['expected: null', 'json', 'null'],
    ['expected: 2024-01-01', 'text', '2024-01-01'],
    ['expected: {}, compare: json', 'json', '{}'],
    ['expectedFile: x.json', 'json', 'X'],
    ['expectedFile: x.xml', 'xml', 'X'],
    ['expectedFile: x.txt', 'text', 'X'],
    ['expectedFile: x', 'text', 'X'],
    ['expectedFile: x.json, compare: text', 'text', 'X'],
  ])('%s is compared as %s', async (keys, mode, text) => {
    const files = { 'api/x.json': 'X', 'api/x.xml': 'X', 'api/x.txt': 'X', 'api/x': 'X' };
    const suite = await read([...HEAD, `- { name: n, event: {}, ${keys} }`].join('\n'), files);
    expect(suite.problems).toEqual([]);
    expect(suite.cases[0]?.output).toMatchObject({ mode, text });
  });

  it('compares as the file says what the case says nothing about', async () => {
    const { cases } = await read(`template: a.vtl
compare: xml
cases:
  - { name: a, event: {}, expected: <a/> }
  - { name: b, event: {}, expected: <a/>, compare: text }
  - { name: c, event: {}, expected: {} }`);
    expect(cases.map(({ output }) => output?.mode)).toEqual(['xml', 'text', 'json']);
  });

  it('resolves aliases and merges', async () => {
    const suite = await read(`template: a.vtl
cases:
  - name: a
    event: &base
      headers: { X-A: a }
      body: { x: 1 }
  - name: b
    event: { <<: *base, body: text }
  - name: c
    event: *base
    expected: { "<<": 1 }`);
    expect(suite.problems).toEqual([]);
    expect(suite.cases.map(({ event }) => event)).toEqual([
      { headers: { 'X-A': 'a' }, body: '{"x": 1}' },
      { headers: { 'X-A': 'a' }, body: 'text' },
      { headers: { 'X-A': 'a' }, body: '{"x": 1}' },
    ]);
    expect(suite.cases[2]?.output?.text).toBe('{"<<": 1}');
  });

  it('reads JSON, with tabs and a schema', async () => {
    const text = `{
\t"$schema": "../schema.json",
\t"template": "a.vtl",
\t"cases": [
\t\t{
\t\t\t"name": "n",
\t\t\t"event": { "body": "\\u00e9" },
\t\t\t"expected": {"a": [1, 2]}
\t\t}
\t]
}`;
    const { cases, problems } = await read(text, {}, 'json');
    expect(problems).toEqual([]);
    expect(cases[0]).toMatchObject({
      place: { line: 6 },
      event: { body: 'é' },
      output: { text: '{"a": [1, 2]}', place: { line: 8 } },
    });
  });

  it('reads as many cases as there are, in a moment', async () => {
    const cases = Array.from({ length: 1000 }, (_, n) => `- name: c${n}\n  event: {}\n  expected: { n: ${n} }`);
    const start = performance.now();
    const suite = await read([...HEAD, ...cases].join('\n'));
    expect(performance.now() - start).toBeLessThan(3000);
    expect(suite.cases.at(-1)?.place.line).toBe(3000);
  });
});

describe('a test file that is wrong as a whole', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'no YAML',
      ['template: a.vtl', 'cases: [1'],
      [
        'api/a.vtltest.yaml:2:10: The test file cannot be read: Flow sequence in block collection must be ' +
          'sufficiently indented and end with a ].\n2 | cases: [1\n  |          ^',
      ],
    ],
    [
      'a key twice',
      ['template: a.vtl', 'template: b.vtl'],
      [
        'api/a.vtltest.yaml:2:1: The test file cannot be read: Map keys must be unique.\n' +
          '2 | template: b.vtl\n  | ^',
      ],
    ],
    [
      'several documents',
      ['template: a.vtl', '---', 'template: b.vtl'],
      [
        'api/a.vtltest.yaml:2:1: The test file cannot be read: it holds several documents, and should be ' +
          'one.\n2 | ---\n  | ^^^',
      ],
    ],
    [
      'an unknown tag',
      ['template: !Sub a.vtl', 'cases: []'],
      [
        'api/a.vtltest.yaml:1:11: The test file cannot be read: Unresolved tag: !Sub.\n' +
          '1 | template: !Sub a.vtl\n  |           ^^^^',
      ],
    ],
    [
      'an alias of nothing',
      ['template: *name', 'cases: []'],
      [
        'api/a.vtltest.yaml:1:11: `*name` repeats nothing: put `&name` before it.\n' +
          '1 | template: *name\n  |           ^^^^^',
      ],
    ],
    [
      'an alias within itself',
      ['template: a.vtl', 'cases: &all [*all]'],
      [
        'api/a.vtltest.yaml:2:14: `*all` stands within what it repeats, which has no end: write out what it should ' +
          'be.\n2 | cases: &all [*all]\n  |              ^^^^',
      ],
    ],
    [
      'an alias bomb',
      [
        'variables:',
        '  a: &a [x, x, x, x, x, x, x, x, x, x]',
        ...['b', 'c', 'd', 'e'].map((name, index) => {
          const inner = Array.from({ length: 10 }, () => `*${'abcd'[index]}`).join(', ');
          return `  ${name}: &${name} [${inner}]`;
        }),
      ],
      [
        'api/a.vtltest.yaml:1: The aliases of this file repeat more than 1000 values: write some of them out, or split ' +
          'the file.',
      ],
    ],
    [
      'an empty file',
      [''],
      ['api/a.vtltest.yaml:1:1: A test file should be an object with `template` and `cases`.\n1 | \n  | ^'],
    ],
    [
      'a list',
      ['- name: x'],
      [
        'api/a.vtltest.yaml:1:1: A test file should be an object with `template` and `cases`.\n1 | - name: x\n  | ^^^^^^^^^',
      ],
    ],
    [
      'no template and no cases',
      ['phase: request'],
      [
        "api/a.vtltest.yaml:1:1: The test file has no `template`: add the path of the template's file, relative to this " +
          'file.\n1 | phase: request\n  | ^^^^^^^^^^^^^^',
        'api/a.vtltest.yaml:1:1: The test file has no `cases`: add a list of cases, each with `name` and `event`.\n' +
          '1 | phase: request\n  | ^^^^^^^^^^^^^^',
      ],
    ],
    [
      'an unknown key',
      ['template: a.vtl', 'ignores: []', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:2:1: `ignores` is no key of a test file. Did you mean `ignore`?\n' +
          '2 | ignores: []\n  | ^^^^^^^',
      ],
    ],
    [
      'a key that is like none',
      ['template: a.vtl', 'author: me', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:2:1: `author` is no key of a test file: its keys are `$schema`, `template`, `phase`, ' +
          '`dialect`, `variables`, `ignore`, `compare`, `cases`.\n2 | author: me\n  | ^^^^^^',
      ],
    ],
    [
      'no cases in the list',
      ['template: a.vtl', 'cases: []'],
      [
        'api/a.vtltest.yaml:2:8: `cases` should be a list of cases, each with `name` and `event`.\n' +
          '2 | cases: []\n  |        ^^',
      ],
    ],
    [
      'cases that are no list',
      ['template: a.vtl', 'cases:', '  x: {}'],
      [
        'api/a.vtltest.yaml:3:3: `cases` should be a list of cases, each with `name` and `event`.\n' +
          '3 |   x: {}\n  |   ^^^^^',
      ],
    ],
    [
      'an empty template',
      ['template:', 'cases: [{ name: x, event: {} }]'],
      [
        "api/a.vtltest.yaml:1:1: `template` should be the path of the template's file, relative to this file, or an " +
          'object with `definition` and `method`.\n1 | template:\n  | ^^^^^^^^',
      ],
    ],
    [
      'a template that does not exist',
      ['template: b.vtl', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:11: There is no template `api/b.vtl`: correct the path, which is relative to this file.\n' +
          '1 | template: b.vtl\n  |           ^^^^^',
      ],
    ],
    [
      'a definition',
      ['template: openapi.yaml', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:11: `openapi.yaml` is no template, but the definition of an API: write ' +
          '`template: { definition: openapi.yaml, method: POST /orders }`, with the method that is meant.\n1 | template: openapi.yaml\n  |           ^^^^^^^^^^^^',
      ],
    ],
    [
      'a place in a definition',
      ['template: "api.json#/paths"', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:11: `api.json#/paths` is no template, but the definition of an API: write ' +
          '`template: { definition: api.json, method: POST /orders }`, with the method that is meant.\n1 | template: "api.json#/paths"\n  |           ^^^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'a definition that does not exist',
      ['template: { definition: b.yaml, method: GET / }', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:25: There is no definition `api/b.yaml`: correct the path, which is relative to this file.' +
          '\n1 | template: { definition: b.yaml, method: GET / }\n  |                         ^^^^^^',
      ],
    ],
    [
      'a definition without its method',
      ['template: { definition: b.yaml }', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:11: `template` has no `method`: add a method and a path, such as `POST /orders`.\n' +
          '1 | template: { definition: b.yaml }\n  |           ^^^^^^^^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'a misspelt key of a template',
      ['template: { definition: b.yaml, method: GET /, status: 1 }', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:1:25: There is no definition `api/b.yaml`: correct the path, which is relative to this file.' +
          '\n1 | template: { definition: b.yaml, method: GET /, status: 1 }\n  |                         ^^^^^^',
        'api/a.vtltest.yaml:1:48: `status` is no key of `template`: its keys are `definition`, `method`, `phase`, ' +
          '`contentType`, `statusCode`.\n1 | template: { definition: b.yaml, method: GET /, status: 1 }\n' +
          '  |                                                ^^^^^^',
      ],
    ],
    [
      'an unknown phase',
      ['template: a.vtl', 'phase: respons', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:2:8: `respons` is no `phase`. Did you mean `response`?\n' +
          '2 | phase: respons\n  |        ^^^^^^^',
      ],
    ],
    [
      'an unknown dialect',
      ['template: a.vtl', 'dialect: jinja', 'cases: [{ name: x, event: {} }]'],
      [
        'api/a.vtltest.yaml:2:10: `jinja` is no `dialect`: choose `api-gateway`, `velocity-1.7`.\n' +
          '2 | dialect: jinja\n  |          ^^^^^',
      ],
    ],
  ])('has no cases, and a problem: %s', async (_, lines, expected) => {
    expect(await problemsOf(...lines)).toEqual(expected);
    const { cases } = await read(lines.join('\n'));
    expect(cases).toEqual([]);
  });

  it('holds JSON to its own syntax', async () => {
    const { problems } = await read('{\n  "template": "a.vtl",\n  cases: []\n}', {}, 'json');
    expect(problems.map(shown)).toEqual([
      'api/a.vtltest.json:3:3: The test file is no JSON: Invalid symbol.\n3 |   cases: []\n  |   ^^^^^',
    ]);
  });

  it('knows its template all the same, so that a change of it runs the suite again', async () => {
    const suite = await read('template: b.vtl\ncases: []');
    expect(suite).toMatchObject({ template: 'api/b.vtl', files: ['api/a.vtltest.yaml', 'api/b.vtl'] });
  });
});

describe('a case that is wrong', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'an unknown key',
      ['- name: x', '  event: {}', '  expectd: {}'],
      ['5:3: `expectd` is no key of a case. Did you mean `expected`?\n5 |   expectd: {}\n  |   ^^^^^^^'],
    ],
    [
      'no event',
      ['- name: x', '  expected: {}'],
      ['3:3: The case `x` has no `event`: write `event: {}` for an empty request.\n3 | - name: x\n  |   ^^^^^^^'],
    ],
    [
      'no name',
      ['- event: {}'],
      ['3:3: Case 1 has no `name`: add what reports should call it.\n3 | - event: {}\n  |   ^^^^^^^^^'],
    ],
    [
      'a name that is a number',
      ['- name: 404', '  event: {}'],
      ['3:9: `name` should be text: put a number between quotes.\n3 | - name: 404\n  |         ^^^'],
    ],
    [
      'an event without a value',
      ['- name: x', '  event:'],
      [
        '4:3: `event` should be the request as an object, `{}` for an empty one, or the path of a JSON file that holds ' +
          'it.\n4 |   event:\n  |   ^^^^^',
      ],
    ],
    [
      'headers that are no object',
      ['- name: x', '  event: { headers: [a] }'],
      [
        "4:21: The event's headers should be an object, from names to values.\n" +
          '4 |   event: { headers: [a] }\n  |                     ^^^',
      ],
    ],
    [
      'a number to skip',
      ['- name: x', '  event: {}', '  skip: 5'],
      ['5:9: `skip` should be true, or the reason as text.\n5 |   skip: 5\n  |         ^'],
    ],
    [
      'text for only',
      ['- name: x', '  event: {}', '  only: yes'],
      ['5:9: `only` should be true or false.\n5 |   only: yes\n  |         ^^^'],
    ],
    [
      'a path without $',
      ['- name: x', '  event: {}', '  ignore: [requestId]'],
      [
        '5:12: `ignore` should list JSONPaths, which begin with `$`, such as `$..requestId`.\n' +
          '5 |   ignore: [requestId]\n  |            ^^^^^^^^^',
      ],
    ],
    [
      'an unknown override map',
      ['- name: x', '  event: {}', '  overrides: { responseOverides: {} }'],
      [
        '5:16: `responseOverides` is no key of `overrides`. Did you mean `responseOverride`?\n' +
          '5 |   overrides: { responseOverides: {} }\n  |                ^^^^^^^^^^^^^^^^',
      ],
    ],
    [
      'an unknown member of an override map',
      ['- name: x', '  event: {}', '  overrides: { requestOverride: { status: 1 } }'],
      [
        '5:35: `status` is no key of `requestOverride`: its keys are `path`, `querystring`, `header`.\n' +
          '5 |   overrides: { requestOverride: { status: 1 } }\n  |                                   ^^^^^^',
      ],
    ],
    [
      'an output and an error',
      ['- name: x', '  event: {}', '  expected: {}', '  error: missing-end'],
      [
        '6:3: The case `x` has both `error` and `expected`, and an error ends a render without a result: remove one of ' +
          'them.\n6 |   error: missing-end\n  |   ^^^^^',
      ],
    ],
    [
      'overrides and an error',
      ['- name: x', '  event: {}', '  overrides: {}', '  error: missing-end'],
      [
        '6:3: The case `x` has both `error` and `overrides`, and an error ends a render without a result: remove one of ' +
          'them.\n6 |   error: missing-end\n  |   ^^^^^',
      ],
    ],
    [
      'an output twice',
      ['- name: x', '  event: {}', '  expected: {}', '  expectedFile: ../a.vtl'],
      [
        '6:3: The case `x` has both `expected` and `expectedFile`: remove one of them.\n' +
          '6 |   expectedFile: ../a.vtl\n  |   ^^^^^^^^^^^^',
        '6:17: Cannot read the expected output a.vtl: there is no such file or folder.\n' +
          '6 |   expectedFile: ../a.vtl\n  |                 ^^^^^^^^',
      ],
    ],
    [
      'an object compared as text',
      ['- name: x', '  event: {}', '  expected: {}', '  compare: text'],
      [
        '6:3: `compare` is `text`, and `expected` is no text: write it as a string, or remove `compare`.\n' +
          '6 |   compare: text\n  |   ^^^^^^^',
      ],
    ],
    [
      'paths into a text',
      ['- name: x', '  event: {}', '  expected: text', '  ignore: [$.a]'],
      [
        '6:3: `ignore` leaves out parts of JSON, and the case `x` compares text: remove it, or write `compare: json`.\n' +
          '6 |   ignore: [$.a]\n  |   ^^^^^^',
      ],
    ],
    [
      'paths into XML',
      ['- name: x', '  event: {}', '  compare: xml', '  ignore: [$.a]'],
      [
        '6:3: `ignore` leaves out parts of JSON, and the case `x` compares xml: remove it, or write `compare: json`.\n' +
          '6 |   ignore: [$.a]\n  |   ^^^^^^',
      ],
    ],
    [
      'an event file that does not exist',
      ['- name: x', '  event: x.json'],
      [
        '4:10: Cannot read the event api/x.json: there is no such file or folder.\n' +
          '4 |   event: x.json\n  |          ^^^^^^',
      ],
    ],
    [
      'a name twice',
      ['- { name: x, event: {}, skip: 1 }', '- { name: x, event: {} }'],
      [
        '3:31: `skip` should be true, or the reason as text.\n' +
          '3 | - { name: x, event: {}, skip: 1 }\n  |                               ^',
        '4:11: Another case is called `x`, in line 3: give each a name of its own.\n' +
          '4 | - { name: x, event: {} }\n  |           ^',
      ],
    ],
    [
      'two things at once',
      ['- event: 5', '  phase: none'],
      [
        '3:3: Case 1 has no `name`: add what reports should call it.\n3 | - event: 5\n  |   ^^^^^^^^',
        '3:10: `event` should be the request as an object, `{}` for an empty one, or the path of a JSON file that holds ' +
          'it.\n3 | - event: 5\n  |          ^',
        '4:10: `none` is no `phase`: choose `request`, `response`.\n4 |   phase: none\n  |          ^^^^',
      ],
    ],
    ['no case', ['- text'], ['3:3: A case should be an object with `name` and `event`.\n3 | - text\n  |   ^^^^']],
    [
      'a wrong value behind an alias',
      ['- { name: y, event: {}, variables: { wrong: &wrong [1] } }', '- { name: x, event: { headers: *wrong } }'],
      [
        "4:32: The event's headers should be an object, from names to values.\n" +
          '4 | - { name: x, event: { headers: *wrong } }\n  |                                ^^^^^^',
      ],
    ],
  ])('costs that case alone: %s', async (_, lines, expected) => {
    const all = [...HEAD, ...lines, '- { name: other, event: {} }'];
    expect(await problemsOf(...all)).toEqual(expected.map((problem) => `api/a.vtltest.yaml:${problem}`));
    const { cases } = await read(all.join('\n'));
    expect(cases.at(-1)?.name).toBe('other');
    expect(cases.map(({ name }) => name)).not.toContain('x');
  });

  it('tells of a fault in an event file in its place', async () => {
    const { problems, files } = await read([...HEAD, '- { name: x, event: x.json }'].join('\n'), {
      'api/x.json': '{"body": }',
    });
    expect(problems.map(shown)).toEqual([
      'api/x.json:1:10: The event is no JSON: Value expected.\n1 | {"body": }\n  |          ^',
    ]);
    expect(files).toContain('api/x.json');
  });
});
