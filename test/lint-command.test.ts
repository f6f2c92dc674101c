import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, projects } from './project.js';
import { ensureBuilt, veloway } from './veloway.js';

const folders = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterAll(() => folders.remove());

/** A variable that nobody sets, and one that nobody reads. */
const TEMPLATE = '#set($unused = 1)\n{"id": "$nobody"}\n';

const SERVICE = `service: orders
provider: { name: aws, runtime: nodejs20.x }
functions:
  create:
    handler: src/create.handler
    events:
      - http:
          path: orders
          method: post
          integration: lambda
          request:
            schemas:
              application/json:
                type: object
                properties: { total: { type: number }, note: { type: string } }
            template:
              application/json: \${file(templates/create.vtl)}
`;

function lint(cwd: string, args: readonly string[] = [], env: Record<string, string> = {}, input = '') {
  const { status, stdout, stderr } = veloway(['lint', ...args], { cwd, env, input });
  return { code: status, out: stdout, err: stderr };
}

describe('veloway lint', () => {
  it('shows each problem with its place, its line and its fix, and counts them', () => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE });
    const { code, out, err } = lint(folder);
    expect(out).toMatch(/^orders\.vtl:1:6: warning: .*`\$?unused`.* \[unused-variable\]\n1 \| #set\(\$unused = 1\)\n/m);
    expect(out).toMatch(/^orders\.vtl:2:\d+: warning: .*nobody.* \[unset-variable\]\n/m);
    expect(out).toMatch(/\nLint {3}2 warnings in 1 file; 1 can be fixed with --fix\n$/);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('fails on errors, and on too many warnings', () => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE, 'broken/broken.vtl': '#if($x)\n' });
    expect(lint(folder, ['orders.vtl']).code).toBe(0);
    expect(lint(folder, ['orders.vtl', '--max-warnings', '1']).code).toBe(1);
    expect(lint(folder, ['orders.vtl', '--max-warnings', '2']).code).toBe(0);
    expect(lint(folder, ['orders.vtl', '--rule', 'unset-variable=error']).code).toBe(1);
    const { code, out } = lint(folder, ['broken']);
    expect(code).toBe(1);
    expect(out).toContain('broken/broken.vtl:1:1: error: `#if` has no `#end`.');
  });

  it('says where all is well', () => {
    const { folder } = folders.make({ 'orders.vtl': '{"id": "$context.requestId"}\n' });
    expect(lint(folder)).toEqual({ code: 0, out: 'Lint   no problems in 1 file\n', err: '' });
  });

  it('says where there is nothing to look at', () => {
    const { folder } = folders.make({ 'package.json': { name: 'x' } });
    expect(lint(folder)).toEqual({
      code: 1,
      out: '',
      err: 'error: There are no templates in `.`: name a .vtl, .vm or .velocity file, or the definition of an API.\n',
    });
  });

  it('looks into definitions, at the place in the file', () => {
    const integration = { type: 'mock', requestTemplates: { 'application/json': '{"id": "$nobody"}' } };
    const { folder } = folders.make({});
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(openApi({ 'POST /orders': integration }), undefined, 1));
    const { out } = lint(folder);
    expect(out).toMatch(/^openapi\.json:\d+:\d+: warning: .*nobody.* \[unset-variable\]$/m);
  });

  it('changes files where it is asked to', () => {
    const { folder } = folders.make({ 'orders.vtl': '\ufeff#set($unused = 1)\n{"id": "$context.requestId"}\n' });
    const { code, out } = lint(folder, ['--fix']);
    expect({ code, out }).toEqual({ code: 0, out: 'Lint   no problems in 1 file; 1 fixed\n' });
    expect(readFileSync(join(folder, 'orders.vtl'), 'utf8')).toBe('\ufeff{"id": "$context.requestId"}\n');
  });

  it('reads a template from the standard input', () => {
    const { folder } = folders.make({});
    expect(lint(folder, ['-'], {}, TEMPLATE).out).toContain('-:2:');
  });

  it('has colours on a terminal alone', () => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE });
    expect(lint(folder, [], { FORCE_COLOR: '1' }).out).not.toContain('\u001b');
  });
});

describe('the configuration', () => {
  it('is that of the nearest veloway.json', () => {
    const { folder } = folders.make({
      'veloway.json': '{ "rules": { "unset-variable": "off" } } // here',
      'orders.vtl': TEMPLATE,
      'strict/veloway.json': { rules: { 'unset-variable': 'error' } },
      'strict/orders.vtl': TEMPLATE,
    });
    const { out } = lint(folder);
    expect(out).not.toMatch(/^orders\.vtl:2/m);
    expect(out).toMatch(/^strict\/orders\.vtl:2:\d+: error: /m);
  });

  it.each([
    ['{ "rules": { "unset-varable": "off" } }', 'veloway.json:1:14: There is no rule `unset-varable`.'],
    [
      '{ "rules": { "unset-variable": "loud" } }',
      'veloway.json:1:14: `unset-variable` cannot be "loud": it is one of "error", "warning", "information", "hint", "off".',
    ],
    ['{ "rule": {} }', 'veloway.json:1:3: veloway.json knows no `rule`: it has `rules`.'],
    ['[]', 'veloway.json:1:1: A veloway.json is an object: `{ "rules": { "unused-variable": "off" } }`.'],
  ])('%s is refused', (text, message) => {
    const { folder } = folders.make({ 'veloway.json': text, 'orders.vtl': TEMPLATE });
    expect(lint(folder)).toEqual({ code: 2, out: '', err: `error: ${message}\n` });
  });

  it.each([
    [['--rule', 'unset-varable=off'], 'There is no rule `unset-varable`. Did you mean `unset-variable`?'],
    [
      ['--rule', 'unset-variable=loud'],
      '`--rule unset-variable=loud` should be CODE=SEVERITY, one of error, warning, information, hint, off.',
    ],
    [['--max-warnings', 'few'], '`--max-warnings few` should be a number, from 0 on.'],
    [['missing.vtl'], 'Cannot read missing.vtl: there is no such file or folder.'],
    [
      ['--reporter', 'junit'],
      '`--reporter junit` should be one of pretty, json, sarif, github, with `=FILE` after it for a file.',
    ],
  ])('%j is refused', (args, message) => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE });
    expect(lint(folder, args)).toEqual({ code: 2, out: '', err: `error: ${message}\n` });
  });
});

describe('the reporters', () => {
  it('json tells what the model of a method that includes a template leaves open', () => {
    const { folder } = folders.make({
      'serverless.yml': SERVICE,
      'templates/create.vtl': `{"total": "$input.path('$.total')", "note": "$input.path('$.note')"}`,
    });
    const { problems } = JSON.parse(lint(folder, ['templates', '--reporter', 'json']).out);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'unescaped-json-string', severity: 'information' });
    expect(problems[0].message).toContain("`$input.path('$.note')`");
  });

  it('json tells places that count from 1', () => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE });
    const report = JSON.parse(lint(folder, ['--reporter', 'json']).out);
    expect(report).toMatchObject({ files: 1, totals: { error: 0, warning: 2 } });
    expect(report.problems[1]).toMatchObject({
      file: 'orders.vtl',
      line: 2,
      code: 'unset-variable',
      severity: 'warning',
    });
  });

  it('sarif is SARIF 2.1.0 with all rules', () => {
    const { folder } = folders.make({ 'templates/my orders.vtl': TEMPLATE });
    lint(folder, ['--reporter', 'pretty', '--reporter', 'sarif=reports/veloway.sarif']);
    const { version, runs } = JSON.parse(readFileSync(join(folder, 'reports/veloway.sarif'), 'utf8'));
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    const found = results.find((result: { ruleId: string }) => result.ruleId === 'unset-variable');
    expect(tool.driver.rules[found.ruleIndex].id).toBe('unset-variable');
    const { artifactLocation, region } = found.locations[0].physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'templates/my%20orders.vtl' });
    expect(region).toMatchObject({ startLine: 2, endLine: 2 });
  });

  it('github writes workflow commands', () => {
    const { folder } = folders.make({ 'orders.vtl': TEMPLATE });
    const { out } = lint(folder, ['--reporter', 'github']);
    expect(out).toMatch(/^::warning file=orders\.vtl,line=2,col=\d+,title=veloway lint%3A unset-variable::/m);
  });
});
