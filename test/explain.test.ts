import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt, veloway } from './veloway.js';

const cwd = mkdtempSync(join(tmpdir(), 'veloway-explain-'));

beforeAll(() => ensureBuilt(), 180_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const TEMPLATE = `#set($order = $input.path('$'))
{ "id": "$input.params('id')",
#if($order.note)
  "note": "$order.note",
#end
  "lines": [#foreach($line in $order.lines)
    { "sku": "$line.sku", "label": "#set($label = "$line.sku of $order.name")$label" }#if($foreach.hasNext),#end
#end
  ] }
`;

const EVENT = {
  pathParameters: { id: 'o-1' },
  body: {
    name: 'Zoe',
    note: false,
    lines: [{ sku: 'A' }, { sku: 'B' }],
  },
};

/** Explains the template above, or another. */
function explain(args: readonly string[], template = TEMPLATE, event: object = EVENT): Seen {
  writeFileSync(join(cwd, 'a.vtl'), template);
  writeFileSync(join(cwd, 'event.json'), JSON.stringify(event));
  const { status, stdout, stderr } = veloway(['explain', 'a.vtl', '--event', 'event.json', ...args], { cwd });
  return { code: status, out: stdout, err: stderr };
}

describe('the whole run', () => {
  it('is a numbered line for each statement, with what it did', () => {
    const { code, out, err } = explain([]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n').map((line) => line.replace(/ {2,}/g, '  ').trim());
    expect(lines).toEqual([
      `1  a.vtl:1:1  #set($order = $input.path('$'))  = ${JSON.stringify(EVENT.body)}`,
      `2  a.vtl:2:10  $input.params('id')  prints "o-1"`,
      '3  a.vtl:3:1  #if($order.note)  false: $order.note was false',
      '4  a.vtl:6:13  #foreach($line in $order.lines)  2 rounds over [{"sku":"A"},{"sku":"B"}]',
      '5  a.vtl:6:13  #foreach($line in $order.lines)  round 1: $line = {"sku":"A"}',
      '6  a.vtl:7:15  $line.sku  prints "A"',
      '7  a.vtl:7:52  $line.sku  adds "A" to a string',
      '8  a.vtl:7:65  $order.name  adds "Zoe" to a string',
      '9  a.vtl:7:37  #set($label = "$line.sku of $order.name…  = "A of Zoe"',
      '10  a.vtl:7:78  $label  prints "A of Zoe"',
      '11  a.vtl:7:87  #if($foreach.hasNext)  true: $foreach.hasNext was true',
      '12  a.vtl:6:13  #foreach($line in $order.lines)  round 2: $line = {"sku":"B"}',
      '13  a.vtl:7:15  $line.sku  prints "B"',
      '14  a.vtl:7:52  $line.sku  adds "B" to a string',
      '15  a.vtl:7:65  $order.name  adds "Zoe" to a string',
      '16  a.vtl:7:37  #set($label = "$line.sku of $order.name…  = "B of Zoe"',
      '17  a.vtl:7:78  $label  prints "B of Zoe"',
      '18  a.vtl:7:87  #if($foreach.hasNext)  false: $foreach.hasNext was false',
      '',
    ]);
  });

  it('goes up to a failure, which is told', () => {
    const { code, out, err } = explain([], "$input.params('id')\n$input.params('id').substring(9)\n$x");
    expect(code).toBe(1);
    expect(out).toMatch(/^1 {2}a\.vtl:1:1 +\$input\.params\('id'\) +prints "o-1"\n$/);
    expect(err).toContain('a.vtl:2:20: error: Velocity stops here: StringIndexOutOfBoundsException');
  });

  it('is JSON with --json: every step, its place, its value and what it wrote', () => {
    const { code, out } = explain(['--json']);
    expect(code).toBe(0);
    const { output, overrides, steps } = JSON.parse(out);
    expect({ overrides, length: output.length }).toEqual({ overrides: {}, length: expect.any(Number) });
    const sku = steps.find((step: { kind: string; value: unknown }) => step.kind === 'property' && step.value === 'A');
    expect(sku).toMatchObject({ name: 'sku', member: 'sku', kept: true, into: 'output' });
    expect(sku.at).toMatchObject({ template: 'a.vtl', line: 7, column: 15, text: '$line.sku' });
    expect(output.slice(sku.start, sku.end)).toBe('A');
    expect(steps.every((step: { step: number }, index: number) => step.step === index)).toBe(true);
  });
});

describe('--at, a place in the template', () => {
  it('tells what it evaluated to each time, where that came from, and what it wrote', () => {
    expect(explain(['--at', '7:21'])).toEqual({
      code: 0,
      err: '',
      out: `a.vtl:7:15  $line.sku
   1.  round 1 of $line  "A", from $input.path('$.lines[0].sku')
       wrote "A" at 2:27 of the output
   2.  round 2 of $line  "B", from $input.path('$.lines[1].sku')
       wrote "B" at 2:67 of the output
`,
    });
  });

  it('tells what became of a value that a variable or a string handed on', () => {
    expect(explain(['--at', '7:75']).out).toContain(`"Zoe", from $input.path('$.name')
       wrote "A of Zoe" at 2:41 of the output
`);
  });

  it('tells the value of a variable in a longer reference', () => {
    expect(explain(['--at', '7:17']).out).toContain('a.vtl:7:15  $line\n   1.  round 1 of $line  {"sku":"A"}, from');
  });

  it('tells why it never ran', () => {
    const out = 'a.vtl:4:12  $order.note\n  never ran: #if($order.note) was false: $order.note was false\n';
    expect(explain(['--at', '4:20']).out).toBe(out);
  });

  it('tells where nothing can happen', () => {
    expect(explain(['--at', '5:2']).out).toBe('Nothing happens at a.vtl:5:2.\n');
  });

  it('is JSON with --json', () => {
    const { out } = explain(['--at', '7:21', '--json']);
    const { kind, visits } = JSON.parse(out);
    expect(kind).toBe('property');
    expect(visits[1]).toMatchObject({
      value: 'B',
      rounds: 'round 2 of $line',
      origins: ["$input.path('$.lines[1].sku')"],
      wrote: [{ text: 'B', line: 2, column: 67 }],
    });
  });
});

describe('--output, a place in the output', () => {
  it('tells what wrote it, where the value came from, and by way of what', () => {
    const { code, out } = explain(['--output', '2:86']);
    expect(code).toBe(0);
    expect(
      out,
    ).toBe(`2 |   "lines": [    { "sku": "A", "label": "A of Zoe" },    { "sku": "B", "label": "B of Zoe" }  ] }
  |                                                                                 ^^^^^^^^
written by a.vtl:7:78  { "sku": "$line.sku", "label": "#set($label = "$line.sku of $order.name")$label" }#if($foreach.hasNext),#end
  $label was "B of Zoe", from $input.path('$.name')
  by way of a.vtl:7:37  #set($label = "$line.sku of $order.name")
  by way of a.vtl:1:1  #set($order = $input.path('$'))
  by way of a.vtl:1:15  $input.path('$')
  in round 2 of a.vtl:6:13  #foreach($line in $order.lines)
`);
  });

  it('tells what the template itself says', () => {
    const { out } = explain(['--output', '2:4']);
    expect(out).toContain(
      'written by a.vtl:6:4  "lines": [#foreach($line in $order.lines)\n  the template says so itself\n',
    );
  });

  it('tells of a character what the rest of its value does not share', () => {
    expect(explain(['--output', '2:83']).out).toContain(`  $label was "B of Zoe"
  of which this is the template's own text, at a.vtl:7:61
`);
  });

  it('tells which condition let it be written', () => {
    const { out } = explain(['--output', '1:2'], '#if($input.params("id") == "o-1")yes#end');
    expect(out).toContain(
      '  since a.vtl:1:1  #if($input.params("id") == "o-1") was true: $input.params("id") was "o-1"\n',
    );
  });

  it('is JSON with --json', () => {
    const answer = JSON.parse(explain(['--output', '2:81', '--json']).out);
    expect(answer).toMatchObject({ line: 2, column: 81, text: 'B of Zoe', origins: ["$input.path('$.lines[1].sku')"] });
    expect(answer.writtenBy).toMatchObject({ kind: 'variable', name: 'label', value: 'B of Zoe' });
  });
});

describe('bad input gets a sentence', () => {
  it.each([
    [['--at', '7'], '`--at 7` should be `--at LINE:COLUMN`, both counted from 1.'],
    [['--at', '70:1'], '`--at 70:1`: the template has 10 lines.'],
    [['--at', '1:99'], '`--at 1:99`: line 1 of the template has 31 columns.'],
    [['--output', '99:1'], '`--output 99:1`: the output has 3 lines.'],
    [['--at', '1:1', '--output', '1:1'], '`--at` is a place in the template and `--output` one in the output: '],
    [['--event', 'gone.json'], 'Cannot read the event gone.json: there is no such file or folder.'],
  ])('%j', (args, message) => {
    const { code, out, err } = explain(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`error: ${message}`);
  });

  it('and a template that is refused its error', () => {
    const { code, out, err } = explain(['--json'], '#if(');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out).error).toMatchObject({ line: 1, column: 1 });
    expect(explain([], '#if(').err).toContain('a.vtl:1:1: error: ');
  });
});

describe('--help', () => {
  it('shows examples and exit codes', () => {
    const { stdout } = veloway(['explain', '--help'], { cwd });
    expect(stdout).toContain('veloway explain orders.vtl --event event.json --output 7:15');
    expect(stdout).toContain('Exit codes: 0 explained');
  });
});
