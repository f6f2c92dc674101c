import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment, ensureBuilt, VELOWAY, veloway } from './veloway.js';

/** Files, names and requests that nobody means to write, and that one day somebody has. */

const work = mkdtempSync(join(tmpdir(), 'veloway-hostile-'));
let projects = 0;

beforeAll(() => ensureBuilt(), 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** @returns the folder of a project with these files */
function project(files: Readonly<Record<string, string>>): string {
  const folder = join(work, String(projects++));
  for (const [name, content] of Object.entries(files)) put(folder, name, content);
  return folder;
}

function put(folder: string, name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

interface Seen {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(cwd: string, ...args: readonly string[]): Seen {
  const { status, stdout, stderr } = veloway(['test', ...args], { cwd });
  return { code: status, out: stdout.replace(/^Time .*$/m, 'Time   0.00 s'), err: stderr };
}

/** The table of a coverage, and what it says that no case reaches. */
function coverageOf(out: string): string {
  return `\n${out.slice(out.indexOf('Template '), out.indexOf('\nWrote '))}`;
}

const X = { 'a.vtl': 'x', 'a.vtl.cases/ok.event.json': '{}', 'a.vtl.cases/ok.expected.txt': 'x' };
const DEEP = '['.repeat(20_000);

describe('JSON that nests deep', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'an event that is none',
      { 'a.vtl.cases/deep.event.json': DEEP },
      'a.vtl.cases/deep.event.json:1: error: The event a.vtl.cases/deep.event.json cannot be read as JSON: it nests too deep.',
    ],
    [
      'overrides that are none',
      { 'a.vtl.cases/ok.overrides.json': DEEP },
      'a.vtl.cases/ok.overrides.json:1: error: The file of overrides a.vtl.cases/ok.overrides.json cannot be read as JSON: it nests too deep.',
    ],
    [
      'a test file that is none',
      { 'b.vtltest.json': DEEP },
      'b.vtltest.json:1: error: The test file b.vtltest.json cannot be read as JSON: it nests too deep.',
    ],
    [
      'overrides that are JSON',
      { 'a.vtl.cases/ok.overrides.json': `{"responseOverride": {"x": ${DEEP}${']'.repeat(20_000)}}}` },
      '✗ ok  a.vtl.cases/ok.event.json:1\n  What is expected nests too deep to compare.',
    ],
  ])('is told of where it is %s, and costs no other case', (_, files, message) => {
    const other = { 'c.vtl': 'c', 'c.vtl.cases/other.event.json': '{}', 'c.vtl.cases/other.expected.txt': 'c' };
    const { code, out, err } = run(project({ ...X, ...other, ...files }));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toContain(`${message}\n`);
    expect(out).toContain('✓ c.vtl.cases  1 passed\n');
  });

  it('is no matter in an event', () => {
    const event = `{"body": ${DEEP}${']'.repeat(20_000)}}`;
    expect(run(project({ ...X, 'a.vtl.cases/ok.event.json': event }))).toMatchObject({ code: 0, err: '' });
  });
});

describe('paths that lead nowhere', () => {
  it('are no files where a test file names them', () => {
    const testFile = (template: string) => `template: ${template}\ncases:\n  - { name: a, event: {}, expected: x }\n`;
    const long = 'a'.repeat(300);
    const folder = project({
      ...X,
      'long.vtltest.yaml': testFile(`${long}.vtl`),
      'nul.vtltest.yaml': testFile('"a\\0.vtl"'),
      'loop.vtltest.yaml': testFile('loop.vtl'),
    });
    symlinkSync('loop.vtl', join(folder, 'loop.vtl'));
    const { code, out, err } = run(folder);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const advice = 'correct the path, which is relative to this file.';
    expect(out).toContain(`long.vtltest.yaml:1:11: error: There is no template \`${long}.vtl\`: ${advice}\n`);
    expect(out).toContain(`nul.vtltest.yaml:1:11: error: There is no template \`a␀.vtl\`: ${advice}\n`);
    expect(out).toContain(`loop.vtltest.yaml:1:11: error: There is no template \`loop.vtl\`: ${advice}\n`);
    expect(out).toContain('Cases  3 failed, 1 passed\n');
  });

  it.each(['loop.vtl', `${'a'.repeat(300)}.vtl`])('are none on the command line: %s', (path) => {
    const folder = project(X);
    symlinkSync('loop.vtl', join(folder, 'loop.vtl'));
    const err = `error: There is no file or folder \`${path}\`: correct the path.\n`;
    expect(run(folder, path)).toEqual({ code: 2, out: '', err });
  });

  it('are no templates that --coverage would ask for', () => {
    const folder = project(X);
    symlinkSync('gone.vtl', join(folder, 'x.vtl'));
    symlinkSync('loop.vtl', join(folder, 'loop.vtl'));
    const { code, out, err } = run(folder, '--coverage');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(coverageOf(out)).toBe(`
Template         All  Branches  Directives  Loops  Bodies  Gaps in lines
a.vtl           100%         -           -      -       -
All templates   100%         -           -      -       -
`);
  });
});

const IF = "#if($input.params('p') == '1')yes#{else}no#end";

describe('the coverage', () => {
  it('counts a template once, wherever it is looked at from', () => {
    const folder = project({
      'a.vtl': IF,
      'tests/b.vtl': IF,
      'tests/a.vtltest.yaml': "template: ../a.vtl\ncases: [{ name: a, event: {}, expected: 'no' }]\n",
      'tests/b.vtltest.yaml': "template: b.vtl\ncases: [{ name: b, event: {}, expected: 'no' }]\n",
    });
    for (const path of ['..', folder]) {
      const { code, out, err } = run(join(folder, 'tests'), path, '--coverage');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(coverageOf(out)).toBe(`
Template         All  Branches  Directives  Loops  Bodies  Gaps in lines
../a.vtl         50%       50%           -      -       -  1
b.vtl            50%       50%           -      -       -  1
All templates    50%       50%           -      -       -

No case reaches
  ../a.vtl:1:1  #if($input.params('p') == '1') is true
  b.vtl:1:1  #if($input.params('p') == '1') is true
`);
    }
  });

  it('counts what a template does in every dialect', () => {
    const folder = project({
      'a.vtl': IF,
      'a.vtltest.yaml': `template: a.vtl
cases:
  - { name: new, event: {}, expected: "no" }
  - { name: old, dialect: velocity-1.7, event: { pathParameters: { p: "1" } }, expected: "yes" }
`,
    });
    const { out, err } = run(folder, '--coverage-threshold', '100');
    expect(err).toBe('');
    expect(coverageOf(out)).toBe(`
Template         All  Branches  Directives  Loops  Bodies  Gaps in lines
a.vtl           100%      100%           -      -       -
All templates   100%      100%           -      -       -
`);
    expect(readFileSync(join(folder, 'coverage/lcov.info'), 'utf8')).toContain('BRDA:1,0,0,1\nBRDA:1,0,1,1\n');
  });

  it('is incomplete where a run is too long to record, which fails no case', () => {
    const folder = project({
      'a.vtl': '#foreach($i in [1..1000])#foreach($j in [1..1000])#if($i == 0)$i$j#end#end#end',
      'a.vtl.cases/a.event.json': '{}',
      'a.vtl.cases/a.expected.txt': '',
    });
    const { code, out, err } = run(folder, '--coverage');
    const warning = 'The coverage of a.vtl is incomplete, since a run of it takes too many steps to record.';
    expect({ code, err }).toEqual({ code: 0, err: `warning: ${warning}\n` });
    expect(out).toContain('✓ a.vtl.cases  1 passed\n');
    expect(out).toContain('  a.vtl:1:51  #if($i == 0) is true\n');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['without cases', {}],
    ['with a case that wants the error', { 'b.vtltest.yaml': refusedCase('missing-end') }],
  ])('misses a template that Velocity refuses, %s', (_, files) => {
    const { code, out, err } = run(project({ ...X, 'b.vtl': 'x\n#if($x)', ...files }), '--coverage-threshold', '90');
    const below = 'The cases reach 50 % of the templates, and `--coverage-threshold` asks for 90 %.';
    expect({ code, err }).toEqual({ code: 1, err: `error: ${below}\n` });
    expect(coverageOf(out)).toBe(`
Template         All  Branches  Directives  Loops  Bodies  Gaps in lines
a.vtl           100%         -           -      -       -
b.vtl             0%         -          0%      -       -  2
All templates    50%         -          0%      -       -

No case reaches
  b.vtl:1:1  anything of the template
`);
  });
});

function refusedCase(code: string): string {
  return `template: b.vtl\ncases:\n  - { name: refused, event: {}, error: ${code} }\n`;
}

describe('names that say more than they should', () => {
  const NAMES = {
    'a.vtl': 'x',
    'a\u001b[2J.vtltest.yaml': `template: a.vtl
cases:
  - { name: "true", event: {}, expected: x }
  - { name: "one\\e[31m", event: {}, expected: y }
  - { name: "two\\r", event: {}, expected: x, skip: "true" }
  - { name: three, event: {}, expected: x, skip: "un\\atil\\e[1A" }
`,
  };

  it('are shown, and not obeyed', () => {
    const { out } = run(project(NAMES));
    expect(out).toBe(`✗ a␛[2J.vtltest.yaml  1 passed, 1 failed, 2 skipped

✗ one␛[31m  a␛[2J.vtltest.yaml:4
  The output is not what a␛[2J.vtltest.yaml:4 expects.
  - expected  + printed
  - y
  + x
        ↑ a.vtl:1:1   x

Cases  1 failed, 1 passed, 2 skipped
       skipped a␛[2J.vtltest.yaml: two␍: true
       skipped a␛[2J.vtltest.yaml: three: un␇til␛[1A
Time   0.00 s
Where the new output is right, \`veloway test --update\` makes it the expected one.
`);
  });

  it('are what they are in XML', () => {
    const { out } = run(project(NAMES), '--reporter', 'junit');
    expect(XMLValidator.validate(out)).toBe(true);
    const reader = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false });
    const { testcase } = reader.parse(out).testsuites.testsuite;
    expect(testcase[0]).toMatchObject({ name: 'true' });
    expect(testcase[2]).toMatchObject({ skipped: { message: 'true' } });
  });
});

describe('a report that cannot be written', () => {
  it.each<[string, readonly string[], string]>([
    ['a folder', ['junit=a.vtl.cases', 'pretty'], 'Cannot write a.vtl.cases: it is a directory.'],
    ['below a file', ['junit=a.vtl/x/y.xml', 'pretty'], fileInPlace('a.vtl/x/y.xml')],
    ['in the place of a file', ['junit=a.vtl/y.xml', 'json=a.vtl/y.json', 'pretty'], fileInPlace('a.vtl/y.xml')],
  ])('since its path is %s costs none of the others, and ends with exit code 2', (_, reporters, message) => {
    const folder = project(X);
    const args = [...reporters, 'github=github.txt'].flatMap((reporter) => ['--reporter', reporter]);
    const out = '✓ a.vtl.cases  1 passed\n\nCases  1 passed\nTime   0.00 s\n';
    expect(run(folder, ...args)).toEqual({ code: 2, out, err: `error: ${message}\n` });
    expect(existsSync(join(folder, 'github.txt'))).toBe(true);
  });
});

function fileInPlace(file: string): string {
  return `Cannot make the folder of ${file}: a file stands in its place.`;
}

describe('--filter', () => {
  const FILES = {
    ...X,
    'b.vtl': 'b',
    'b.vtl.cases/broken.event.json': '{',
    'b.vtl.cases/lost.expected.txt': 'b',
    'c.vtltest.yaml': 'template: a.vtl\ncases: []\n',
  };

  it.each<[string, string | undefined, readonly string[]]>([
    ['nothing', undefined, ['b.vtl.cases/broken', 'b.vtl.cases/lost', 'c.vtltest.yaml']],
    ['a case', 'vtl ok', []],
    ['the case that has a problem', 'BROKEN', ['b.vtl.cases/broken']],
    ['a case that a message names', 'the case `lost`', ['b.vtl.cases/lost']],
    ['a template', 'b.vtl', ['b.vtl.cases/broken', 'b.vtl.cases/lost']],
    ['a test file', 'vtltest', ['c.vtltest.yaml']],
  ])('that names %s tells of the problems of that only', (_, filter, expected) => {
    const { code, out } = run(project(FILES), ...(filter === undefined ? [] : ['--filter', filter]));
    const told = Array.from(out.matchAll(/^([^\s:]+?)(?:\.(?:event|expected)\.\w+)?:\d+(?::\d+)?: error: /gm));
    expect(told.map(([, file]) => file)).toEqual(expected);
    expect(code).toBe(expected.length > 0 ? 1 : 0);
  });
});

describe('--watch', () => {
  interface Watched {
    until(text: string): Promise<void>;
    end(): void;
  }

  function watch(cwd: string, ...args: readonly string[]): Watched {
    const child = spawn(process.execPath, [VELOWAY, 'test', ...args, '--watch'], { cwd, env: cleanEnvironment() });
    let seen = '';
    child.stdout.on('data', (data) => (seen += data));
    child.stderr.on('data', (data) => (seen += data));
    const until = async (text: string): Promise<void> => {
      await expect.poll(() => seen, { timeout: 20_000 }).toContain(text);
      seen = '';
    };
    return { until, end: () => child.kill() };
  }

  it.each<[string, string]>([
    ['..', 'sub'],
    ['../sub/.hidden', 'sub'],
  ])('sees what changes in %s', async (path, cwd) => {
    const prefix = path === '..' ? '' : 'sub/.hidden/';
    const files = Object.entries(X).map(([name, text]) => [`${prefix}${name}`, text] as const);
    const folder = project({ ...Object.fromEntries(files), 'sub/note.txt': '' });
    const watched = watch(join(folder, cwd), path);
    try {
      await watched.until('waiting for changes');
      put(folder, `${prefix}.git/index`, 'changed');
      put(folder, `${prefix}a.vtl`, 'y');
      await watched.until('All cases: 0 passed, 1 failed, 0 skipped');
      put(folder, `${prefix}new.vtl`, 'z');
      put(folder, `${prefix}new.vtl.cases/b.event.json`, '{}');
      await watched.until('Nothing is expected of this case yet');
    } finally {
      watched.end();
    }
  });

  it('makes up for what changed while an error kept it from running', async () => {
    const overrides = 'a.vtl.cases/ok.overrides.json';
    const c = { 'c.vtl': 'c', 'c.vtl.cases/c.event.json': '{}', 'c.vtl.cases/c.expected.txt': 'c' };
    const folder = project({ ...X, ...c, [overrides]: '{}' });
    const watched = watch(folder);
    try {
      await watched.until('waiting for changes');
      put(folder, overrides, `{"odd": ${DEEP}${']'.repeat(20_000)}}`);
      put(folder, 'c.vtl', 'changed');
      await watched.until('error: ');
      put(folder, overrides, '{}');
      await watched.until('All cases: 1 passed, 1 failed, 0 skipped');
    } finally {
      watched.end();
    }
  });

  it('goes on after an error of any kind', async () => {
    const overrides = 'a.vtl.cases/ok.overrides.json';
    const folder = project({ ...X, [overrides]: `{"odd": ${DEEP}${']'.repeat(20_000)}}` });
    const watched = watch(folder, '.', '--reporter', 'json=a.vtl/report.json', '--reporter', 'pretty');
    try {
      await watched.until('waiting for changes');
      put(folder, overrides, '{"responseOverride": {"status": 404}}');
      await watched.until('error: Cannot make the folder of a.vtl/report.json: a file stands in its place.');
      put(folder, overrides, '{}');
      await watched.until('Cases  1 passed');
    } finally {
      watched.end();
    }
  });
});
