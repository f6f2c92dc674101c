import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment, ensureBuilt, ROOT, VELOWAY, veloway } from './veloway.js';

const work = mkdtempSync(join(tmpdir(), 'veloway-test-'));
let projects = 0;

beforeAll(() => ensureBuilt(), 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** @returns the folder of a project with these files */
function project(files: Readonly<Record<string, string | object>>): string {
  const folder = join(work, String(projects++));
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

function put(folder: string, name: string, content: string | object): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(cwd: string, args: readonly string[], env: Record<string, string> = {}): Seen {
  const { status, stdout, stderr } = veloway(['test', ...args], { cwd, input: '', env });
  return { code: status, out: stdout.replace(/^Time .*$/m, 'Time   0.00 s'), err: stderr };
}

const ORDER = `#set($order = $input.path('$'))
{
  "id": "$input.params('id')",
#if($order.express == true)
  "priority": "high",
#end
  "total": $order.total
}
`;

const ORDERS = {
  'orders.vtl': ORDER,
  'orders.vtl.cases/plain.event.json': { pathParameters: { id: 'o-1' }, body: { total: 12.5 } },
  'orders.vtl.cases/plain.expected.json': { total: 12.5, id: 'o-1' },
  'orders.vtl.cases/express.event.json': { pathParameters: { id: 'o-2' }, body: { total: 3, express: true } },
  'orders.vtl.cases/express.expected.json': { id: 'o-2', priority: 'high', total: 3.0 },
};

describe('cases that pass', () => {
  it('are a line for each declaration, and exit code 0', () => {
    const out = '✓ orders.vtl.cases  2 passed\n\nCases  2 passed\nTime   0.00 s\n';
    expect(run(project(ORDERS), [])).toEqual({ code: 0, out, err: '' });
  });

  it('are found by folder, template, folder of cases, and file of a case', () => {
    const folder = project({ ...ORDERS, 'other/x.vtl': 'x', 'other/x.vtl.cases/a.event.json': {} });
    put(folder, 'other/x.vtl.cases/a.expected.txt', 'x');
    const cases = (...paths: string[]) => /^Cases {2}(.*)$/m.exec(run(folder, paths).out)?.[1];
    expect(cases()).toBe('3 passed');
    expect(cases('other')).toBe('1 passed');
    expect(cases('orders.vtl')).toBe('2 passed');
    expect(cases('orders.vtl.cases', 'other/x.vtl')).toBe('3 passed');
    expect(cases('orders.vtl.cases/plain.event.json')).toBe('1 passed');
  });

  it('compare JSON as JSON, XML as XML, and text letter by letter', () => {
    const folder = project({
      'json.vtl': '{"b": 1.0, "a": [1]}',
      'json.vtl.cases/a.event.json': {},
      'json.vtl.cases/a.expected.json': '{"a":[1],"b":1}',
      'xml.vtl': '<a  y="2" x="1"><b/></a>',
      'xml.vtl.cases/a.event.json': {},
      'xml.vtl.cases/a.expected.xml': '<?xml version="1.0"?>\n<a x="1" y="2">\n  <b></b>\n</a>\n',
      'text.vtl': 'a\n',
      'text.vtl.cases/a.event.json': {},
      'text.vtl.cases/a.expected.txt': 'a',
    });
    const { code, out } = run(folder, []);
    expect(code).toBe(1);
    expect(out).toContain(
      '✓ json.vtl.cases  1 passed\n✗ text.vtl.cases  0 passed, 1 failed\n✓ xml.vtl.cases  1 passed\n',
    );
  });

  it('ignore what they are told to', () => {
    const folder = project({
      'a.vtl': '{"id": "$context.requestId", "list": [{"requestId": 1}], "x": 1}',
      'a.vtltest.yaml': `template: a.vtl
ignore: ["$..requestId"]
cases:
  - name: any id
    event: { requestContext: { requestId: r-1 } }
    ignore: [$.id]
    expected: { id: any, list: [{ requestId: 2 }], x: 1 }
`,
    });
    expect(run(folder, [])).toMatchObject({ code: 0, err: '' });
  });
});

describe('a case that fails', () => {
  it('shows the line that differs, the template line that wrote it, and where its value came from', () => {
    const folder = project({ ...ORDERS, 'orders.vtl': ORDER.replace('$order.total', '$order.total.intValue()') });
    const { code, out, err } = run(folder, ['--filter', 'plain']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toBe(`✗ orders.vtl.cases  0 passed, 1 failed

✗ plain  orders.vtl.cases/plain.event.json:1
  The output is not what orders.vtl.cases/plain.expected.json:1 expects.
  - expected  + printed
    {
  -   "total": 12.5,
  +   "total": 12,
        ↑ orders.vtl:7:12   "total": $order.total.intValue()
          $order.total.intValue() is 12, from $input.path('$.total')
      "id": "o-1"
    }

Cases  1 failed, 0 passed
Time   0.00 s
Where the new output is right, \`veloway test --update\` makes it the expected one.
`);
  });

  it('says which condition kept a line from being written', () => {
    const folder = project({ ...ORDERS, 'orders.vtl': ORDER.replace('.express ==', '.urgent ==') });
    expect(run(folder, []).out).toContain(`  -   "priority": "high",
        ↑ orders.vtl:4:1   #if($order.urgent == true) was false: $order.urgent was nothing
`);
  });

  it('says which loop had nothing to go through', () => {
    const folder = project({
      'a.vtl': '{"list": [#foreach($x in $input.path(\'$.items\')){"sku": "$x"}#end]}',
      'a.vtl.cases/a.event.json': { body: { item: ['A'] } },
      'a.vtl.cases/a.expected.json': { list: [{ sku: 'A' }] },
    });
    const because = "#foreach($x in $input.path('$.items')) had no round, since its list was nothing";
    expect(run(folder, []).out).toContain(`  -       "sku": "A"\n        ↑ a.vtl:1:11   ${because}\n`);
  });

  it('says nothing of a line that is missing for no reason that can be told', () => {
    const folder = project({
      'a.vtl': '{\n#if($input.params("x") == "1")\n"a": 1,\n#end\n"c": 3}',
      'a.vtl.cases/a.event.json': {},
      'a.vtl.cases/a.expected.json': { a: 1, renamed: 2, c: 3 },
    });
    expect(run(folder, []).out).toContain(`  -   "a": 1,
        ↑ a.vtl:2:1   #if($input.params("x") == "1") was false: $input.params("x") was ""
  -   "renamed": 2,
      "c": 3
`);
  });

  it('says in which round of which loop a value was written', () => {
    const folder = project({
      'a.vtl': '[\n#foreach($x in $input.path(\'$\'))\n"$x.sku"#if($foreach.hasNext),#end\n\n#end\n]',
      'a.vtl.cases/a.event.json': { body: [{ sku: 'A' }, { sku: 'B' }] },
      'a.vtl.cases/a.expected.json': ['A', 'C'],
    });
    expect(run(folder, []).out).toContain(`  -   "C"
  +   "B"
        ↑ a.vtl:3:2   "$x.sku"#if($foreach.hasNext),#end   (round 2 of $x)
          $x.sku is "B", from $input.path('$[1].sku')
`);
  });

  it('shows which line of the template makes the output no JSON', () => {
    const folder = project({
      'a.vtl': '{\n  "a": 1,\n#if(true)\n  "b": 2,\n#end\n}\n',
      'a.vtl.cases/a.event.json': {},
      'a.vtl.cases/a.expected.json': { a: 1, b: 2 },
    });
    const { out } = run(folder, []);
    expect(out).toMatch(/The output is no JSON: line 4, column 1: .*\n {8}↑ a\.vtl:6:1 {3}}\n/);
  });

  it('shows overrides that differ, with the line that set them', () => {
    const folder = project({
      'a.vtl': 'x\n#set($context.responseOverride.status = 410)',
      'a.vtl.cases/a.event.json': {},
      'a.vtl.cases/a.expected.txt': 'x\n',
      'a.vtl.cases/a.overrides.json': { responseOverride: { status: 404 } },
    });
    expect(run(folder, []).out).toContain(`  The overrides are not what a.vtl.cases/a.overrides.json:1 expects.
  - expected  + printed
    {
      "responseOverride": {
  -     "status": 404
  +     "status": 410
        ↑ a.vtl:2:1   #set($context.responseOverride.status = 410)
      }
    }
`);
  });

  it('shows the error of a template that is refused once, and counts all of its cases', () => {
    const folder = project({ ...ORDERS, 'orders.vtl': '{"a": #if($x) 1}' });
    const { code, out } = run(folder, []);
    expect(code).toBe(1);
    expect(out.match(/missing-end/g)).toHaveLength(1);
    expect(out).toContain('  orders.vtl:1:7: error: `#if` has no `#end`. Add one after its body. [missing-end]\n');
    expect(out).toContain('  The same error as above.\n');
    expect(out).toContain('Cases  2 failed, 0 passed\n');
  });

  it('may want an error, and gets it or another or none', () => {
    const folder = project({
      'a.vtl': "$input.path('$.a').substring(9)",
      'a.vtltest.yaml': `template: a.vtl
cases:
  - { name: right, event: { body: { a: x } }, error: string-index-out-of-bounds-exception }
  - { name: other, event: { body: { a: x } }, error: missing-end }
  - { name: none, event: { body: { a: 123456789-x } }, error: missing-end }
`,
    });
    const { code, out } = run(folder, []);
    expect(code).toBe(1);
    expect(out).toContain(
      'The template should fail with `missing-end`, and fails with another error:\n  a.vtl:1:19: error: ',
    );
    expect(out).toContain('The template should fail with `missing-end`, and does not fail.\n');
    expect(out).toContain('Cases  2 failed, 1 passed\n');
  });
});

describe('cases that are left out', () => {
  const FILE = `template: a.vtl
cases:
  - { name: one, event: {}, expected: "a", skip: until the backend answers }
  - { name: two, event: {}, expected: "a" }
  - { name: three, event: {}, expected: "b" }
`;

  it('are told with their reasons', () => {
    const folder = project({ 'a.vtl': 'a', 'a.vtltest.yaml': FILE.replace('"b"', '"a"') });
    const { code, out } = run(folder, []);
    expect(code).toBe(0);
    expect(out).toContain(
      'Cases  2 passed, 1 skipped\n       skipped a.vtltest.yaml: one: until the backend answers\n',
    );
  });

  it('are all others where `only` is set', () => {
    const folder = project({ 'a.vtl': 'a', 'a.vtltest.yaml': FILE.replace('two,', 'two, only: true,') });
    const { code, out } = run(folder, []);
    expect(code).toBe(0);
    expect(out).toContain('skipped a.vtltest.yaml: three: `only` is set for another case\n');
  });

  it('are those that --filter does not name', () => {
    const folder = project({ 'a.vtl': 'a', 'a.vtltest.yaml': FILE });
    expect(run(folder, ['--filter', 'TWO'])).toMatchObject({ code: 0 });
    expect(run(folder, ['--filter', 'nine'])).toEqual({
      code: 1,
      out: '',
      err: 'error: No case in `.` has `nine` in its name, or in that of its file or template.\n',
    });
  });
});

describe('what is wrong with the declarations', () => {
  it('is told with file and line, costs its own case only, and ends with exit code 1', () => {
    const folder = project({
      ...ORDERS,
      'orders.vtl.cases/odd.expected.json': '{}',
      'orders.vtl.cases/bad.event.json': '{\n  "body": \n}',
      'orders.vtltest.yaml': 'template: orders.vtl\ncases:\n  - name: x\n    event: {}\n    expectd: {}\n',
    });
    const { code, out } = run(folder, []);
    expect(code).toBe(1);
    expect(out).toContain('✗ orders.vtl.cases  2 passed, 2 failed\n');
    expect(out).toContain('orders.vtl.cases/bad.event.json:3:1: error: The event is no JSON: ');
    expect(out).toMatch(/orders\.vtl\.cases\/odd\.expected\.json:1: error: The case `odd` has no event: /);
    expect(out).toMatch(/orders\.vtltest\.yaml:5:5: error: `expectd` is no key of a case\. Did you mean `expected`\?/);
  });

  it('is told of values that JSON does not have', () => {
    const text = 'template: a.vtl\ncases:\n  - name: x\n    event: {}\n    expected: { a: .nan }\n';
    const { code, out } = run(project({ 'a.vtl': '{"a": null}', 'a.vtltest.yaml': text }), []);
    expect(code).toBe(1);
    expect(out).toContain(
      'a.vtltest.yaml:5:5: error: `expected` holds a value that JSON does not have, such as `.nan`: write it',
    );
  });

  it.each([
    [[], 'There are no cases in `.`: put `NAME.event.json` and `NAME.expected.json` into `TEMPLATE.vtl.cases`', 1],
    [['gone'], 'There is no file or folder `gone`: correct the path.', 2],
    [
      ['--reporter', 'html'],
      '`--reporter html` should be one of pretty, json, junit, github, with `=FILE` after it',
      2,
    ],
    [
      ['--reporter', 'json', '--reporter', 'junit'],
      '`--reporter json` needs a file beside others: `--reporter json=',
      2,
    ],
    [['--coverage-threshold', 'all'], '`--coverage-threshold all` should be a percentage, from 0 to 100.', 2],
    [['--watch', '--coverage'], '`--watch` runs a part of the cases, which tells no `--coverage`.', 2],
    [['--evil'], "unknown option '--evil'", 2],
  ])('of the command line %j', (args, message, code) => {
    const seen = run(project({ 'a.vtl': 'a' }), args);
    expect(seen).toMatchObject({ code, out: '' });
    expect(seen.err).toContain(`error: ${message}`);
    expect(seen.err).not.toMatch(/^ {4}at /m);
  });
});

describe('--update', () => {
  it('writes what is new, by what the output is', () => {
    const folder = project({
      'a.vtl': '{"n":1.0}',
      'a.vtl.cases/new.event.json': {},
      'b.vtl': '<b/>',
      'b.vtl.cases/new.event.json': {},
      'c.vtl': 'c #set($context.responseOverride.status = 410)',
      'c.vtl.cases/new.event.json': {},
    });
    expect(run(folder, []).out).toContain('Nothing is expected of this case yet');
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(0);
    expect(out).toContain(`Wrote a.vtl.cases/new.expected.json (new).
Wrote b.vtl.cases/new.expected.xml (new).
Wrote c.vtl.cases/new.expected.txt (new).
Wrote c.vtl.cases/new.overrides.json (new).

Cases  3 passed
`);
    expect(read(folder, 'a.vtl.cases/new.expected.json')).toBe('{\n  "n": 1.0\n}\n');
    expect(read(folder, 'c.vtl.cases/new.overrides.json')).toBe(
      '{\n  "responseOverride": {\n    "status": 410\n  }\n}\n',
    );
    expect(run(folder, [])).toMatchObject({ code: 0 });
  });

  it('writes what is changed, and nothing else', () => {
    const folder = project({ ...ORDERS, 'orders.vtl': ORDER.replace('high', 'highest') });
    const before = read(folder, 'orders.vtl.cases/plain.expected.json');
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(0);
    expect(out).toContain('\nWrote orders.vtl.cases/express.expected.json (changed).\n');
    expect(read(folder, 'orders.vtl.cases/express.expected.json')).toContain('"priority": "highest"');
    expect(read(folder, 'orders.vtl.cases/plain.expected.json')).toBe(before);
  });

  it('leaves a JSON file alone where the output is none, and a template that fails', () => {
    const folder = project({
      ...ORDERS,
      'orders.vtl': "{#if($input.path('$.express') == true)}$input.path('$.').x#end",
    });
    const before = read(folder, 'orders.vtl.cases/plain.expected.json');
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(1);
    expect(out).toContain(
      'orders.vtl.cases/plain.expected.json was not changed, since the output is no JSON: mend the ',
    );
    expect(out).toContain('Cases  2 failed, 0 passed\n');
    expect(read(folder, 'orders.vtl.cases/plain.expected.json')).toBe(before);
  });

  it('writes into a test file, and keeps the rest of it as it is', () => {
    const folder = project({
      'a.vtl': '{"id": "$input.params(\'id\')", "n": 12345678901234567890, "list": [1.50, "x: y"]}',
      'b.vtl': 'two\nlines\n',
      'a.vtltest.yaml': `# What a does.
template: a.vtl
cases:
  - name: changed   # a comment
    expected: {id: "0"} # another
    event: { pathParameters: { id: "1" } }

  - name: new
    event: {}
`,
      'b.vtltest.yaml': 'template: b.vtl\ncases:\n- name: text\n  event: {}\n  expected: |\n    one\n  # at the end\n',
    });
    const { code, out } = run(folder, ['--update']);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toContain('Wrote `expected` of the case `changed` in a.vtltest.yaml (changed).\n');
    expect(out).toContain('Wrote `expected` of the case `new` in a.vtltest.yaml (new).\n');
    expect(read(folder, 'a.vtltest.yaml')).toBe(`# What a does.
template: a.vtl
cases:
  - name: changed   # a comment
    expected: # another
      id: "1"
      n: 12345678901234567890
      list:
        - 1.50
        - "x: y"
    event: { pathParameters: { id: "1" } }

  - name: new
    expected:
      id: ""
      n: 12345678901234567890
      list:
        - 1.50
        - "x: y"
    event: {}
`);
    expect(read(folder, 'b.vtltest.yaml')).toBe(
      'template: b.vtl\ncases:\n- name: text\n  event: {}\n  expected: |\n    two\n    lines\n  # at the end\n',
    );
    expect(run(folder, [])).toMatchObject({ code: 0 });
  });

  it('writes between braces, into JSON, and keeps the line ends of a file', () => {
    const folder = project({
      'a.vtl': '{"id": "x", "n": 1.50}',
      'flow.vtltest.yaml':
        'template: a.vtl\ncases: [{ name: x, event: {}, expected: "b" }, {name: y, event: {}}] # end\n',
      'data.vtltest.json': '{\n  "template": "a.vtl",\n  "cases": [\n    {"name": "j", "event": {}}\n  ]\n}\n',
      'crlf.vtltest.yaml': 'template: a.vtl\r\ncases:\r\n  -   name: c # why\r\n      event: {}\r\n',
    });
    // The text that `x` expects is compared as a text.
    expect(run(folder, ['--update'])).toMatchObject({ code: 0 });
    expect(read(folder, 'flow.vtltest.yaml')).toBe(
      'template: a.vtl\ncases: [{ name: x, event: {}, expected: "{\\"id\\": \\"x\\", \\"n\\": 1.50}" }, ' +
        '{name: y, expected: {"id": "x", "n": 1.50}, event: {}}] # end\n',
    );
    expect(read(folder, 'data.vtltest.json')).toContain(
      '{"name": "j", "expected": {"id": "x", "n": 1.50}, "event": {}}',
    );
    expect(read(folder, 'crlf.vtltest.yaml')).toBe(
      'template: a.vtl\r\ncases:\r\n  -   name: c # why\r\n      expected:\r\n        id: x\r\n        n: 1.50\r\n      event: {}\r\n',
    );
    expect(run(folder, [])).toMatchObject({ code: 0 });
  });

  it.each([
    ['several lines in the place of one with a comment', 'a\nb\n', 'old # keep me'],
    ['line ends at the end', 'a\n\n\n', '""'],
    ['blanks at the ends of lines', 'a  \nb  ', '""'],
    ['blanks alone', '  \n ', '""'],
    ['a text between quotes', '"hello"', '"x"'],
    ['data whose texts end in blanks', '{"a": "x\\n\\n", "b": "trail "}', '{}'],
  ])('writes %s so that the next run passes', (_, output, expected) => {
    const text = `template: a.vtl\ncases:\n  - name: x\n    expected: ${expected}\n    event: {}\n`;
    const folder = project({ 'a.vtl': output, 'a.vtltest.yaml': text });
    expect(run(folder, ['--update'])).toMatchObject({ code: 0 });
    if (expected.includes('#')) expect(read(folder, 'a.vtltest.yaml')).toContain('expected: | # keep me\n');
    expect(run(folder, [])).toMatchObject({ code: 0 });
  });

  it.each([
    ['a text that looks like data', '{"n": 1}', 'compare: text', 'expected: \'{"n": 1}\'\n'],
    ['numbers that YAML would change', '{"n": 0.1234567890123456789, "big": 1e400}', 'skip: false', 'compare: json\n'],
    ['keys that YAML would merge', '{"<<": {"a": 1}}', 'skip: false', '"<<"'],
    [
      'data behind a comment and a quoted key',
      '{"n": 2}',
      '"expected": # why\n      n: 1',
      '"expected": # why\n      n: 2\n',
    ],
  ])('writes %s so that the next run passes', (_, output, key, written) => {
    const file = (line: string) => `template: a.vtl\ncases:\n  - name: x\n    ${line}\n    event: {}\n`;
    const folder = project({ 'a.vtl': output, 'a.vtltest.yaml': file(key === 'skip: false' ? 'phase: request' : key) });
    expect(run(folder, ['--update'])).toMatchObject({ code: 0 });
    expect(read(folder, 'a.vtltest.yaml')).toContain(written);
    expect(run(folder, [])).toMatchObject({ code: 0 });
  });

  it('writes half a character where YAML has an escape for it, and refuses it where a file has none', () => {
    const text = 'template: a.vtl\ncases:\n  - name: x\n    event: { body: { a: "😀" } }\n';
    const half = "$input.path('$.a').substring(0, 1)";
    const body = { a: '😀' };
    const folder = project({
      'a.vtl': half,
      'a.vtltest.yaml': text,
      'b.vtl': half,
      'b.vtl.cases/x.event.json': { body },
    });
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(1);
    expect(out).toContain(
      'b.vtl.cases/x.expected.txt was not changed, since the output would not be read back as it is.',
    );
    expect(existsSync(join(folder, 'b.vtl.cases/x.expected.txt'))).toBe(false);
    expect(run(folder, ['a.vtltest.yaml'])).toMatchObject({ code: 0 });
  });

  it('refuses two outputs for one file, and keeps the mark at the beginning of a file', () => {
    const folder = project({
      'a.vtl': '{"id": "$input.params(\'id\')"}',
      'e.json': '\ufeff{}',
      'a.vtltest.yaml':
        'template: a.vtl\ncases:\n  - { name: x, event: {}, expectedFile: e.json }\n' +
        '  - { name: y, event: { pathParameters: { id: y } }, expectedFile: e.json }\n',
    });
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(1);
    expect(out).toContain('e.json was not changed, since two cases share it and print different outputs.');
    expect(read(folder, 'e.json')).toBe('\ufeff{\n  "id": ""\n}\n');
  });

  it('leaves a file that a case which passes expects, too', () => {
    const folder = project({
      'a.vtl': '{"id": "$input.params(\'id\')"}',
      'e.json': { id: '' },
      'a.vtltest.yaml':
        'template: a.vtl\ncases:\n  - { name: x, event: {}, expectedFile: e.json }\n' +
        '  - { name: y, event: { pathParameters: { id: y } }, expectedFile: e.json }\n',
    });
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(1);
    expect(out).toContain('Cases  1 failed, 1 passed');
    expect(read(folder, 'e.json')).toBe('{"id":""}');
  });

  it('leaves alone what others repeat, and says so', () => {
    const text =
      'template: a.vtl\ncases:\n  - name: x\n    event: {}\n    expected: &all { id: 1 }\n' +
      '  - name: y\n    event: {}\n    expected: *all\n';
    const folder = project({ 'a.vtl': '{"id": 2}', 'a.vtltest.yaml': text });
    const { code, out } = run(folder, ['--update']);
    expect(code).toBe(1);
    expect(out).toContain(
      '`expected` of the case `x` was not written to a.vtltest.yaml: others repeat it by an anchor',
    );
    expect(read(folder, 'a.vtltest.yaml')).toBe(
      text.replace('*all', '\n      id: 2').replace('expected: \n', 'expected:\n'),
    );
  });
});

describe('--reporter', () => {
  const broken = { ...ORDERS, 'orders.vtl': ORDER.replace('$order.total', '"<&\u0001>"') };

  it('json answers one object with places, texts and times', () => {
    const { code, out } = run(project(broken), ['--reporter', 'json', '--filter', 'plain']);
    expect(code).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ passed: 0, failed: 1, skipped: 0, duration: expect.any(Number), updates: [] });
    const [suite] = report.suites;
    expect(suite).toMatchObject({ file: 'orders.vtl.cases', template: 'orders.vtl', problems: [] });
    const [failure] = suite.cases[0].failures;
    expect(failure).toMatchObject({
      kind: 'output',
      file: 'orders.vtl',
      line: 7,
      expected: '{"total":12.5,"id":"o-1"}',
    });
    expect(failure.printed).toContain('"id": "o-1"');
  });

  it('junit writes XML that any reader takes', () => {
    const folder = project(broken);
    run(folder, ['--reporter', 'junit=reports/deep/junit.xml']);
    const xml = read(folder, 'reports/deep/junit.xml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
    expect(testsuites).toMatchObject({ name: 'veloway', tests: '2', failures: '2', skipped: '0' });
    const [express] = testsuites.testsuite.testcase;
    expect(express).toMatchObject({ name: 'express', classname: 'orders.vtl.cases', line: '1' });
    expect(express.failure.message).toBe('The output is not what orders.vtl.cases/express.expected.json:1 expects.');
    expect(express.failure['#text']).toContain('↑ orders.vtl:7:12');
  });

  it('github annotates the line of the template, and is there on GitHub Actions unasked', () => {
    const folder = project(broken);
    const annotation = '::error file=orders.vtl,line=7,col=12,title=plain::The output is not what ';
    expect(run(folder, ['--reporter', 'github', '--filter', 'plain']).out).toContain(annotation);
    const seen = run(folder, ['--filter', 'plain'], { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: dirname(folder) });
    expect(seen.out).toContain('✗ plain');
    expect(seen.out).toMatch(/^::error file=\d+\/orders\.vtl,line=7,/m);
  });

  it('can be several at once, one on the standard output and others in files', () => {
    const folder = project(ORDERS);
    const args = ['pretty', 'json=a.json', 'junit=b.xml'].flatMap((reporter) => ['--reporter', reporter]);
    expect(run(folder, args).out).toContain('✓ orders.vtl.cases');
    expect(JSON.parse(read(folder, 'a.json')).passed).toBe(2);
    expect(read(folder, 'b.xml')).toContain('tests="2"');
  });

  it('leaves the standard output to a report for programs, with --coverage, too', () => {
    const { out, err } = run(project(ORDERS), ['--reporter', 'json', '--coverage']);
    expect(JSON.parse(out).coverage).toMatchObject({ percent: 100, templates: [{ file: 'orders.vtl' }] });
    expect(err).toContain('All templates');
  });
});

describe('--coverage', () => {
  const few = { ...ORDERS };
  delete (few as Partial<typeof ORDERS>)['orders.vtl.cases/express.event.json'];
  delete (few as Partial<typeof ORDERS>)['orders.vtl.cases/express.expected.json'];

  it('tells what no case reaches, of templates without cases, too, and writes lcov and HTML', () => {
    const folder = project({ ...few, 'untested.vtl': '#set($x = 1)' });
    const { code, out } = run(folder, ['--coverage']);
    expect(code).toBe(0);
    expect(out).toContain('  orders.vtl:4:1  #if($order.express == true) is true\n');
    expect(out).toMatch(/^untested\.vtl +0%/m);
    expect(out).toContain('Wrote coverage/lcov.info and coverage/index.html.\n');
    expect(read(folder, 'coverage/lcov.info')).toContain('SF:orders.vtl\n');
    expect(read(folder, 'coverage/index.html')).toContain('<title>');
  });

  it('writes to another folder, and fails below a threshold', () => {
    const folder = project(few);
    const { code, err } = run(folder, ['--coverage-threshold', '90', '--coverage-folder', 'out/c']);
    expect(code).toBe(1);
    expect(err).toBe('error: The cases reach 66.6 % of the templates, and `--coverage-threshold` asks for 90 %.\n');
    expect(existsSync(join(folder, 'out/c/index.html'))).toBe(true);
    expect(run(folder, ['--coverage-threshold', '66'])).toMatchObject({ code: 0, err: '' });
  });
});

describe('--watch', () => {
  it('runs what a change touches, until the process ends', async () => {
    const folder = project({
      ...ORDERS,
      'x.vtl': 'x',
      'x.vtl.cases/a.event.json': {},
      'x.vtl.cases/a.expected.txt': 'x',
    });
    const child = spawn(process.execPath, [VELOWAY, 'test', '--watch'], { cwd: folder, env: cleanEnvironment() });
    let seen = '';
    child.stdout.on('data', (data) => (seen += data));
    child.stderr.on('data', (data) => (seen += data));
    const until = (text: string) => expect.poll(() => seen, { timeout: 20_000 }).toContain(text);
    try {
      await until('waiting for changes');
      seen = '';
      put(folder, 'x.vtl', 'y');
      await until('All cases: 2 passed, 1 failed, 0 skipped');
      expect(seen).toContain('x.vtl changed');
      expect(seen).not.toContain('orders.vtl');
      seen = '';
      put(folder, 'x.vtl.cases/a.expected.txt', 'y');
      await until('All cases: 3 passed, 0 failed, 0 skipped');
      seen = '';
      put(folder, 'new/z.vtl', 'z');
      put(folder, 'new/z.vtl.cases/b.event.json', {});
      await until('Nothing is expected of this case yet');
    } finally {
      child.kill();
    }
  });
});

describe('a terminal', () => {
  const noTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') !== true;

  it.skipIf(noTerminal)('has colours, and a pipe has none (needs the `script` of util-linux)', () => {
    const cwd = project(ORDERS);
    const options = { cwd, env: cleanEnvironment({ TERM: 'xterm-256color' }), encoding: 'utf8' } as const;
    const command = `'${process.execPath}' '${VELOWAY}' test`;
    expect(spawnSync('script', ['-qec', command, '/dev/null'], options).stdout).toContain('\u001b[');
    expect(run(cwd, [], { FORCE_COLOR: '1' }).out).not.toContain('\u001b[');
  });
});

describe('a long run', () => {
  const noTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') !== true;
  const files: Record<string, string | object> = { 'a.vtl': '#foreach($i in [1..2000])$i#end' };
  for (let i = 0; i < 400; i++) files[`a.vtl.cases/c${i}.event.json`] = {};

  it.skipIf(noTerminal)(
    'has a line of progress on a terminal (needs the `script` of util-linux), and none in a pipe',
    () => {
      const cwd = project(files);
      const options = { cwd, env: cleanEnvironment({ TERM: 'xterm-256color' }), encoding: 'utf8' } as const;
      const command = `'${process.execPath}' '${VELOWAY}' test --update`;
      expect(spawnSync('script', ['-qec', command, '/dev/null'], options).stdout).toMatch(/\r\d+ of 400 cases/);
      expect(run(cwd, [])).toMatchObject({ code: 0, err: '', out: expect.not.stringContaining('of 400') });
    },
  );
});

describe('the example project', () => {
  it('passes, and its cases reach what the README of the example asks for', () => {
    const cwd = join(work, 'orders-api');
    cpSync(join(ROOT, 'examples/orders-api'), cwd, { recursive: true });
    const { code, out, err } = run(cwd, ['--coverage', '--coverage-threshold', '90']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Cases  39 passed\n');
  });
});
