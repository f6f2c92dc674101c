import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment, ensureBuilt, ROOT, VELOWAY, veloway } from './veloway.js';

/** A copy of the example, into which the tests write further files. */
const cwd = mkdtempSync(join(tmpdir(), 'veloway-cli-'));

beforeAll(async () => {
  cpSync(join(ROOT, 'examples/orders'), cwd, { recursive: true });
  await ensureBuilt();
}, 180_000);

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', env: Record<string, string> = {}): Seen {
  const { status, stdout, stderr } = veloway(args, { cwd, input, env });
  return { code: status, out: stdout, err: stderr };
}

/** Renders a template that is given on the standard input. */
function render(template: string, ...args: string[]): Seen {
  return run(['render', '-', ...args], template);
}

function write(name: string, text: string): string {
  writeFileSync(join(cwd, name), text);
  return name;
}

const ORDER = `{
  "tenant": "acme",
  "orderId": "o-77",
  "customer": "Zo\\u00EB \\"Z\\" O\\'Neil",
  "express": true,
  "lines": [
    { "sku": "A-1", "quantity": 2 },
    { "sku": "B-9", "quantity": 1 }
  ],
  "requestedBy": "203.0.113.7"
}
`;

const PRIORITY = '$context.requestOverride.header.X-Priority = "high"\n';

describe('what a render prints', () => {
  it('is the output alone on stdout, and the overrides on stderr', () => {
    expect(run(['render', 'request.vtl', '--event', 'event.json'])).toEqual({ code: 0, out: ORDER, err: PRIORITY });
  });

  it.each(['no newline at its end', 'one newline\n', 'two\n\n', 'a\r\nb\r\n', ''])('is %j as it is', (text) => {
    expect(render(text)).toEqual({ code: 0, out: text, err: '' });
  });

  it('is UTF-8', () => {
    expect(render('Zoë 𝄞 €').out).toBe('Zoë 𝄞 €');
  });

  it('is whole, however long', () => {
    const template = '#foreach($i in [1..1000])0123456789#end';
    expect(render(template.repeat(30)).out).toHaveLength(300_000);
  });

  it('is an indented document with --pretty, its numbers and strings untouched', () => {
    const { out } = render('{"a":1.0,"b":[1e2,"\\u00e9"],"c":{}}', '--pretty');
    expect(out).toBe('{\n  "a": 1.0,\n  "b": [\n    1e2,\n    "\\u00e9"\n  ],\n  "c": {}\n}\n');
  });

  it('is as it is with --pretty where it is no JSON, and stderr says so', () => {
    const err = 'The output is no JSON, so --pretty leaves it as it is.\n';
    expect(render('a, b', '--pretty')).toEqual({ code: 0, out: 'a, b', err });
  });

  it('goes to a file with --output', () => {
    const seen = run(['render', 'request.vtl', '--event', 'event.json', '--output', 'order.json']);
    expect(seen).toEqual({ code: 0, out: '', err: PRIORITY });
    expect(readFileSync(join(cwd, 'order.json'), 'utf8')).toBe(ORDER);
  });

  it('cannot go to a folder that is not there', () => {
    const err = 'error: Cannot write gone/order.json: there is no such file or folder.\n';
    expect(render('x', '--output', 'gone/order.json')).toEqual({ code: 2, out: '', err });
  });
});

describe('the request', () => {
  it('is made of --header, --query, --path-parameter, --stage-variable and --context', () => {
    const template =
      "$input.params('id') $input.params('q') $input.params('X-A') $stageVariables.v $context.stage $context.identity.sourceIp";
    const options = ['--path-parameter=id=1', '--query=q=a=b', '--header=X-A: 3', '--stage-variable=v=4'];
    const context = ['--context=stage=prod', '--context=identity.sourceIp=203.0.113.7'];
    expect(render(template, ...options, ...context).out).toBe('1 a=b 3 4 prod 203.0.113.7');
  });

  it('is the event, changed by the other options', () => {
    const template = "$input.params('id') $stageVariables.tenant $context.stage $context.apiId $input.body";
    const options = ['--path-parameter', 'id=o-1', '--context', 'stage=test', '--body', 'answer.json'];
    const { out } = render(template, '--event', 'event.json', ...options);
    expect(out).toBe(`o-1 acme test a1b2c3d4e5 ${readFileSync(join(cwd, 'answer.json'), 'utf8')}`);
  });

  it('comes from the standard input with --event - and --body -', () => {
    write('body.vtl', "$input.json('$.a')");
    expect(run(['render', 'body.vtl', '--event', '-'], '{"body": "{\\"a\\": [1]}"}').out).toBe('[1]');
    expect(run(['render', 'body.vtl', '--body', '-'], '{"a": [2]}').out).toBe('[2]');
  });

  it('may be left out', () => {
    expect(render("[$input.params('id')] $input.body").out).toBe('[] {}');
  });

  it('is a response with --phase response', () => {
    const seen = run(['render', 'response.vtl', '--phase', 'response', '--body', 'answer.json']);
    const out = '{"message": "Out of stock: \\"A-1\\""}\n';
    expect(seen).toEqual({ code: 0, out, err: '$context.responseOverride.status = 409\n' });
  });

  it('means what API Gateway or Velocity takes it for, by --dialect', () => {
    expect(render('[$missing]').out).toBe('[]');
    expect(render('[$missing]', '--dialect', 'velocity-1.7').out).toBe('[$missing]');
  });
});

describe('a command line that is wrong ends with exit code 2', () => {
  it.each([
    [['render', 'request.vtl', '--evnt', 'e'], "error: unknown option '--evnt'\n(Did you mean --event?)\n"],
    [['rendr'], "error: unknown command 'rendr'\n(Did you mean render?)\n"],
    [['render', 'request.vtl', '--phase', 'both'], "error: option '--phase <PHASE>' argument 'both' is invalid."],
    [['render', 'request.vtl', '--header', 'X'], 'error: `--header X` should be `--header name=value`.\n'],
    [['render'], 'error: Which template? `veloway render TEMPLATE --event FILE`.\n'],
    [['render', 'gone.vtl'], 'error: Cannot read the template gone.vtl: there is no such file or folder.\n'],
    [['render', '.'], 'error: Cannot read the template .: it is a directory.\n'],
    [['render', 'request.vtl', '-e', 'gone'], 'error: Cannot read the event gone: there is no such file or folder.\n'],
    [['render', 'request.vtl', '-b', 'gone'], 'error: Cannot read the body gone: there is no such file or folder.\n'],
    [['render', 'request.vtl', '--jobs', '-'], 'error: `--jobs` brings its templates along: leave TEMPLATE out.\n'],
    [['render', '--jobs', 'gone'], 'error: Cannot read the jobs gone: '],
  ])('%j', (args, message) => {
    const { code, out, err } = run(args);
    expect({ code, out, err: err.slice(0, message.length) }).toEqual({ code: 2, out: '', err: message });
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it('shows where an event is no JSON', () => {
    write('bad.json', '{\n  "headers": {"a": 1},\n\t"body": }\n');
    const err = 'error: bad.json:3:10: The event is no JSON: Value expected.\n3 | \t"body": }\n  | \t        ^\n';
    expect(run(['render', 'request.vtl', '--event', 'bad.json'])).toEqual({ code: 2, out: '', err });
  });

  it('refuses an event that is no object', () => {
    write('list.json', '[]');
    expect(run(['render', 'request.vtl', '--event', 'list.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('The event list.json is no JSON object.'),
    });
  });
});

describe('a template that fails ends with exit code 1', () => {
  it('shows the place, the line, a caret and advice where it cannot be parsed', () => {
    write('open.vtl', '{\n\t#if($input.body == "x")\n}\n');
    const err =
      'open.vtl:2:2: error: `#if` has no `#end`. Add one after its body. [missing-end]\n' +
      '2 | \t#if($input.body == "x")\n  | \t^^^\n';
    expect(run(['render', 'open.vtl'])).toEqual({ code: 1, out: '', err });
  });

  it('shows them where it fails while it runs, and prints no half of an output', () => {
    const { code, out, err } = render('printed before\n  $input.path("$.a[")');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    const [place, ...excerpt] = err.split('\n');
    expect(place).toMatch(/^standard input:2:9: error: .*\$\.a\[.* \[invalid-path-exception\]$/);
    expect(excerpt).toEqual(['2 |   $input.path("$.a[")', '  |         ^^^^^^^^^^^^^', '']);
  });

  it.each(['#if(', '$input.path("$.a[")', '#set($a = )', '$util.base64Decode("?")'])(
    '%j shows no stack',
    (template) => {
      const { code, err } = render(template);
      expect(code).toBe(1);
      expect(err).not.toMatch(/^ {4}at |node:|\.js:|bug of its own/m);
    },
  );
});

describe('--json', () => {
  it('answers one object of output, overrides and warnings', () => {
    const { code, out, err } = run(['render', 'request.vtl', '--event', 'event.json', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/\n/g)).toHaveLength(1);
    const overrides = { requestOverride: { header: { 'X-Priority': 'high' } } };
    expect(JSON.parse(out)).toEqual({ output: ORDER, overrides, warnings: [] });
  });

  it('answers an error with its code and place, and exit code 1', () => {
    const { code, out, err } = render('a\n #if($x)', '--json');
    const message = '`#if` has no `#end`. Add one after its body.';
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({ error: { code: 'missing-end', message, line: 2, column: 2 } });
  });
});

describe('--jobs', () => {
  const jobs = [
    '{"id": 1, "template": "Hello $input.params(\'name\')", "event": {"queryStringParameters": {"name": "Zoë"}}}',
    'not JSON',
    '',
    '{"id": "two", "template": "#if($x"}',
    '{"id": {"n": 3}, "templateFile": "response.vtl", "event": {"body": {"error": "gone"}}}',
    '[]',
    '{"id": 4}',
    '{"id": 5, "template": "x", "dialect": "velocity-2"}',
    '{"id": 6, "template": "$x $gone", "dialect": "velocity-1.7", "variables": {"x": 1.0}}',
    '{"template": "anonymous"}',
  ].join('\n');

  const invalid = (message: unknown) => ({ code: 'invalid-job', message });
  const results = [
    { id: 1, output: 'Hello Zoë' },
    { id: null, error: invalid(expect.stringContaining('not JSON')) },
    { id: 'two', error: { code: 'unclosed-parenthesis', message: expect.any(String), line: 1, column: 1 } },
    { id: { n: 3 }, output: '{"message": "gone"}\n', overrides: { responseOverride: { status: 409 } } },
    { id: null, error: invalid('A job is a JSON object.') },
    { id: 4, error: invalid('A job needs a `template` or a `templateFile`.') },
    { id: 5, error: invalid('`velocity-2` is no dialect: choose velocity-1.7 or api-gateway.') },
    { id: 6, output: '1.0 $gone' },
    { id: null, output: 'anonymous' },
  ];
  const read = (ndjson: string): unknown[] =>
    ndjson
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('answers each line in its order with its id, whatever became of the others', () => {
    const { code, out, err } = run(['render', '--jobs', write('jobs.ndjson', jobs)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(read(out)).toEqual(results);
  });

  it('reads the standard input and writes to a file', () => {
    expect(run(['render', '--jobs', '-', '--output', 'out.ndjson'], jobs)).toEqual({ code: 0, out: '', err: '' });
    expect(read(readFileSync(join(cwd, 'out.ndjson'), 'utf8'))).toEqual(results);
  });

  it('keeps the order of many', () => {
    const many = Array.from({ length: 2000 }, (_, id) =>
      JSON.stringify({ id, template: `$input.json('$')${id % 300}` }),
    );
    const answers = read(run(['render', '--jobs', '-'], many.join('\n')).out);
    expect(answers).toEqual(many.map((_, id) => ({ id, output: `{}${id % 300}` })));
  });
});

describe('--watch', () => {
  it('renders again after a change, and after a mistake too', async () => {
    const file = write('watched.vtl', 'first');
    const args = [VELOWAY, 'render', file, '--watch'];
    const child = spawn(process.execPath, args, { cwd, env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let seen = '';
    child.stdout.on('data', (data) => (seen += data));
    child.stderr.on('data', (data) => (seen += data));
    const until = (text: string) => expect.poll(() => seen, { timeout: 20_000 }).toContain(text);
    try {
      await until('first');
      await until('waiting for changes');
      write(file, 'second #if(');
      await until(`${file}:1:8: error: `);
      write(file, 'third');
      await until('third');
      expect(seen).toContain(`${file} changed`);
    } finally {
      child.kill();
    }
  });
});

describe('--help and --version', () => {
  const OPTIONS = ['-e, --event', '-b, --body', '--header', '--query', '--path-parameter', '--stage-variable'];
  const MORE = [
    '--context',
    '--phase',
    '--content-type',
    '--status',
    '--parameter',
    '--dialect',
    '--pretty',
    '-o, --output',
    '-w, --watch',
    '--json',
    '--jobs',
    '-h, --help',
  ];

  it('lists every option of render, and no other', () => {
    const { code, out, err } = run(['render', '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const listed = out.match(/^ {2}(?:-\w, )?--[\w-]+/gm)?.map((option) => option.trim());
    expect(listed).toEqual([...OPTIONS, ...MORE]);
  });

  it('tells the exit codes and shows examples', () => {
    const { out } = run(['render', '--help']);
    expect(out).toContain('Exit codes: 0 rendered, 1 the template or its run failed, 2 the command line is wrong.');
    expect(out).toContain('  veloway render orders.vtl --event event.json\n');
  });

  it('lists every command', () => {
    expect(run(['--help']).out).toMatch(/^ {2}render \[options\] \[TEMPLATE\] \[METHOD\] {2}/m);
  });

  it('tells the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8'));
    expect(run(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('colours', () => {
  const failures = [
    ['render', 'gone.vtl'],
    ['render', write('colour.vtl', '#if(')],
    ['render', 'request.vtl', '--evnt'],
  ];
  const COLOUR = '\u001b[';

  it.each(failures)('are not in what is piped: %s %s', (...args) => {
    for (const env of [{}, { CI: 'true' }, { TERM: 'xterm-256color' }]) {
      const { out, err } = run(args, '', env);
      expect(out + err).not.toContain(COLOUR);
    }
  });

  /** What the command line prints to a terminal, which the `script` of util-linux pretends to be. */
  function onTerminal(env: Record<string, string>): string {
    const command = `'${process.execPath}' '${VELOWAY}' render colour.vtl`;
    const options = { cwd, env: cleanEnvironment({ TERM: 'xterm-256color', ...env }), encoding: 'utf8' } as const;
    return spawnSync('script', ['-qec', command, '/dev/null'], options).stdout;
  }
  const noTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') !== true;

  it.skipIf(noTerminal)('are on a terminal, unless NO_COLOR is set (needs the `script` of util-linux)', () => {
    expect(onTerminal({})).toContain(COLOUR);
    expect(onTerminal({ NO_COLOR: '1' })).not.toContain(COLOUR);
    expect(onTerminal({ NO_COLOR: '1' })).toContain('error');
  });
});

describe('a reader that closes the pipe early', () => {
  it('is no failure', () => {
    const template = write('long.vtl', '#foreach($i in [1..1000])0123456789#end\n'.repeat(40));
    const command = `'${process.execPath}' '${VELOWAY}' render ${template} | head -c 10`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, env: cleanEnvironment(), encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: '0123456789', stderr: '' });
  });
});
