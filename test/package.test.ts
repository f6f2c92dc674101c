import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { ensureBuilt, filesBelow, ROOT } from './veloway.js';

/** Packs the packages and uses them where nothing else is, as those who install them do. */

const work = mkdtempSync(join(tmpdir(), 'veloway-package-'));
const consumer = join(work, 'consumer');
const tarballs = join(work, 'tarballs');

const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8')) as { version: string };
const LIBRARIES = ['vtl', 'mapping', 'api', 'soap', 'gateway'].map((name) => `veloway-${name}-${version}.tgz`);
const COMMAND_LINE = `veloway-${version}.tgz`;

/** Why the packages could not be installed, where npm reached neither its cache nor a registry. */
let unreachable: string | undefined;

beforeAll(async () => {
  await ensureBuilt();
  for (const folder of [consumer, tarballs]) mkdirSync(folder);
  pack();
  install();
}, 300_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], cwd: string): Ran {
  const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function pack(): void {
  const packages = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'cli'].map((name) => join(ROOT, 'packages', name));
  const { status, stderr } = run(
    'npm',
    ['pack', '--ignore-scripts', '--pack-destination', tarballs, ...packages],
    work,
  );
  if (status !== 0) throw new Error(`\`npm pack\` failed:\n${stderr}`);
}

/** The dependencies come from npm's cache if they can, else from the registry. */
function install(): void {
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...filesBelow(tarballs)];
  if (run('npm', [...args, '--offline'], consumer).status === 0) return;
  const { status, stderr } = run('npm', [...args, '--prefer-offline', '--fetch-retries=1'], consumer);
  if (status === 0) return;
  const network = /\b(ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b/.exec(stderr);
  if (network === null) throw new Error(`\`npm install\` failed:\n${stderr}`);
  unreachable = `left out: npm can reach no registry (${network[0]}), and its cache lacks the dependencies`;
}

/** A test that needs the installed packages, and is seen to be left out where they could not be installed. */
function installed(name: string, test: () => void): void {
  it(name, (context: TestContext) => {
    context.skip(unreachable !== undefined, unreachable);
    test();
  });
}

function files(name: string): string[] {
  const { stdout } = run('tar', ['-tzf', join(tarballs, name)], work);
  return stdout.trim().split('\n').sort();
}

describe('a packed package', () => {
  it.each([...LIBRARIES, COMMAND_LINE])('%s holds no sources', (name) => {
    const strange =
      /^package\/(package\.json|README\.md|LICENSE|bin\/veloway\.js|schema\/vtltest\.schema\.json|dist\/[\w/-]+\.(js|d\.ts)|dist\/soap-function\.mjs|dist\/schemas\/v[23]\.0\/schema\.json)$/i;
    expect(files(name).filter((file) => !strange.test(file))).toEqual([]);
    expect(files(name)).toContain('package/package.json');
  });

  it('has types beside every module of the libraries', () => {
    for (const name of LIBRARIES) {
      const modules = files(name).filter((file) => file.endsWith('.js'));
      expect(modules).toContain('package/dist/index.js');
      expect(files(name)).toEqual(expect.arrayContaining(modules.map((file) => file.replace(/\.js$/, '.d.ts'))));
    }
  });
});

const MODULE = `
import { compile, type MappingTemplate, type ProxyEvent, type Rendered } from '@veloway/mapping';
import { compile as compileTree, parse, type Problem, TemplateError, variablesOf } from '@veloway/vtl';

const event: ProxyEvent = { pathParameters: { id: 'o-77' }, body: '{"total": 12.5}' };
const template: MappingTemplate = compile("$input.params('id') $input.json('$.total')");
const rendered: Rendered = template.render(event);
console.log(rendered.output);

const { tree, problems } = parse('Hello $name');
const first: Problem | undefined = problems[0];
console.log(compileTree(tree).render(variablesOf([['name', 'Zoe']])), first);

try {
  compile('#if($x)');
} catch (error) {
  if (error instanceof TemplateError) console.log(error.code, error.line, error.column);
}
`;

const MATCHERS = `
import '@veloway/mapping/vitest';
import { expect, test } from 'vitest';

test('a template', () => {
  expect("$input.params('id')").toRender({ pathParameters: { id: 'o-77' } }, 'o-77');
});
`;

describe('the installed packages', () => {
  installed('render from a module', () => {
    writeFileSync(join(consumer, 'render.js'), transformSync(MODULE, { loader: 'ts' }).code);
    const { stdout, stderr } = run(process.execPath, ['render.js'], consumer);
    expect({ stdout, stderr }).toEqual({ stdout: 'o-77 12.5\nHello Zoe undefined\nmissing-end 1 1\n', stderr: '' });
  });

  installed('have types that TypeScript finds and accepts', () => {
    const compilerOptions = { module: 'NodeNext', target: 'ES2022', strict: true, noEmit: true, skipLibCheck: false };
    const options = { ...compilerOptions, exactOptionalPropertyTypes: true, lib: ['ES2022', 'DOM'], types: [] };
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['module.ts'] }));
    writeFileSync(join(consumer, 'module.ts'), MODULE);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(run(process.execPath, [tsc, '-p', '.'], consumer)).toMatchObject({ status: 0, stdout: '' });
  });

  installed('have matchers for vitest, with their types', () => {
    const vitest = join(ROOT, 'node_modules/vitest');
    symlinkSync(vitest, join(consumer, 'node_modules/vitest'), 'junction');
    writeFileSync(join(consumer, 'matchers.test.ts'), MATCHERS);
    const ran = run(process.execPath, [join(vitest, 'vitest.mjs'), 'run', '--root', consumer], consumer);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(run(process.execPath, [tsc, ...options, 'matchers.test.ts'], consumer).stdout).toBe('');
  });

  installed('give the command `npx veloway`', () => {
    writeFileSync(join(consumer, 'hello.vtl'), "Hello $input.params('name')");
    const seen = run('npx', ['--no-install', 'veloway', 'render', 'hello.vtl', '--query', 'name=Zoe'], consumer);
    expect(seen).toMatchObject({ status: 0, stdout: 'Hello Zoe' });
  });
});
