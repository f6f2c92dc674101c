import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment, ensureBuilt, ROOT, VELOWAY } from './veloway.js';

/** Runs the examples of the Markdown files, as CONTRIBUTING.md describes them. */

const PAGES = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'examples/orders-api/README.md'];
const UPDATE = process.env.UPDATE_DOCUMENTATION === '1';

interface Block {
  readonly language: string;
  readonly text: string;
  /** What precedes the block, in which its file may be named. */
  readonly before: string;
}

/** One command of an `sh` block, and what a terminal shows after it. */
interface Command {
  readonly line: string;
  readonly shown: string;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function blocksOf(page: string, ...languages: string[]): Block[] {
  const text = read(page);
  const blocks = Array.from(text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm), (match): Block => {
    const [, language = '', content = ''] = match;
    return { language, text: content, before: text.slice(Math.max(0, match.index - 300), match.index) };
  });
  return blocks.filter((block) => languages.includes(block.language));
}

function commandsOf({ text }: Block): Command[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((command) => {
      const end = command.indexOf('\n');
      return { line: command.slice(0, end), shown: command.slice(end + 1) };
    });
}

/** The folder in which a page's commands run, and the one with `npx`, which finds nothing but this command line. */
const work = mkdtempSync(join(tmpdir(), 'veloway-documentation-'));
const bin = join(work, 'bin');
/** Modules run below the root, from where they find the packages. */
const modules = join(ROOT, 'node_modules', `.veloway-documentation-${process.pid}`);

beforeAll(async () => {
  mkdirSync(bin);
  mkdirSync(modules);
  const script = `#!/bin/sh\n[ "$1" = veloway ] && shift && exec '${process.execPath}' '${VELOWAY}' "$@"\n`;
  writeFileSync(join(bin, 'npx'), script, { mode: 0o755 });
  await ensureBuilt();
}, 180_000);

afterAll(() => {
  for (const folder of [work, modules]) rmSync(folder, { recursive: true, force: true });
});

/** @returns what a terminal shows of a command */
function runInShell(line: string, cwd: string): string {
  const { PATH = '', ...environment } = cleanEnvironment();
  const env = { ...environment, PATH: `${bin}:${PATH}` };
  const { stdout } = spawnSync('sh', ['-c', `{ ${line}\n} 2>&1`], { cwd, env, encoding: 'utf8' });
  // How long it took is another each time.
  const shown = stdout.replace(/^Time .*$/gm, 'Time   0.01 s');
  return shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`;
}

/** @returns the example that a page is of, in a copy of all of them */
function exampleFolder(page: string): string {
  const folder = join(work, page);
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true });
  return join(folder, page.startsWith('examples/') ? dirname(page) : 'examples/orders');
}

describe.each(PAGES)('the commands of %s', (page) => {
  it('print what it says', () => {
    const folder = exampleFolder(page);
    const commands = blocksOf(page, 'sh').flatMap(commandsOf);
    const shown = commands.map(({ line }) => ({ line, shown: runInShell(line, folder) }));
    if (UPDATE) update(page, shown);
    else expect(shown).toEqual(commands);
  });
});

/** Writes what commands print into a page. */
function update(page: string, shown: readonly Command[]): void {
  const rest = [...shown];
  const text = read(page).replace(/^```sh\n[\s\S]*?^```$/gm, (block) => {
    const commands = rest.splice(0, block.match(/^\$ /gm)?.length ?? 0);
    return `\`\`\`sh\n${commands.map((command) => `$ ${command.line}\n${command.shown}`).join('')}\`\`\``;
  });
  writeFileSync(join(ROOT, page), text);
}

const MODULES = PAGES.flatMap((page) =>
  blocksOf(page, 'ts').map(({ text }, at) => ({ name: `${page} ${at + 1}`, text })),
);

describe('the modules of the documentation', () => {
  it.each(MODULES)('$name prints what it says', ({ name, text }) => {
    const file = join(modules, `${name.replace(/\W+/g, '-')}.mjs`);
    // The examples leave all types to TypeScript, so that they are JavaScript as they are.
    writeFileSync(file, text);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { env: cleanEnvironment(), encoding: 'utf8' });
    const says = Array.from(text.matchAll(/^\/\/ → ?(.*)\n/gm), ([, line]) => `${line}\n`).join('');
    expect({ stdout, stderr }).toEqual({ stdout: says, stderr: '' });
  });

  it('have no type errors', () => {
    for (const [at, { text }] of MODULES.entries()) writeFileSync(join(modules, `module-${at}.mts`), text);
    const files = readdirSync(modules).filter((file) => file.endsWith('.mts'));
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      'nodenext',
      '--types',
      'node',
    ];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...files], { cwd: modules, encoding: 'utf8' });
    expect(stdout).toBe('');
  });
});

describe('README.md', () => {
  it.each(['velocity', 'typescript'])('shows the files of the examples in its blocks of %s', (language) => {
    for (const { text, before } of blocksOf('README.md', language)) {
      const file = /`([\w/.-]+\.(?:vtl|ts))`[^`]*$/.exec(before)?.[1] ?? '';
      expect(text).toBe(read(file));
    }
    expect(blocksOf('README.md', language)).not.toHaveLength(0);
  });

  it('begins with what `npm start` shows', () => {
    const options = { cwd: ROOT, env: cleanEnvironment(), encoding: 'utf8' } as const;
    const { stdout, status } = spawnSync(process.execPath, ['scripts/start.js'], options);
    const [first] = blocksOf('README.md', 'sh').flatMap(commandsOf);
    const output = first?.shown.replace(/^\$context.*\n/gm, '');
    expect(stdout).toContain(output);
    expect(stdout).toContain(first?.line);
    expect(status).toBe(0);
  });

  const SOAP = ['soap to-json', 'soap to-xml', 'soap envelope', 'soap fault', 'soap inspect', 'soap init'];
  it.each(['render', 'test', 'explain', 'serve', 'invoke', ...SOAP])('names every option of %s', (command) => {
    const help = spawnSync(process.execPath, [VELOWAY, ...command.split(' '), '--help'], {
      env: cleanEnvironment(),
      encoding: 'utf8',
    });
    const options = help.stdout
      .match(/^ {2}(?:-\w, )?--[\w-]+/gm)
      ?.map((option) => option.trim().replace(/^-\w, /, ''));
    expect(options?.filter((option) => option !== '--help' && !read('README.md').includes(option))).toEqual([]);
  });
});

describe.each(PAGES)('%s leads to what exists', (page) => {
  const text = read(page);

  it('in its links', () => {
    const links = Array.from(text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g), ([, target]) => target ?? '');
    expect(links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  it('in its paths', () => {
    const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
    const paths = Array.from(
      prose.matchAll(/`((?:packages|test|examples|docs|scripts|bench|\.ci)\/[\w/.-]*)`/g),
      ([, path]) => path ?? '',
    );
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('in its npm scripts', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const names = Array.from(
      text.matchAll(/\bnpm (?:run ([\w:]+)|(start|test))\b/g),
      ([, run, name]) => run ?? name ?? '',
    );
    expect(names.filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  it('names every file on the first level of the sources', () => {
    const text = read('ARCHITECTURE.md');
    const files = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server', 'cli'].flatMap((name) =>
      readdirSync(join(ROOT, 'packages', name, 'src')),
    );
    expect(files.filter((file) => file.endsWith('.ts') && !text.includes(`\`${file}\``))).toEqual([]);
  });

  it('names every folder of the sources', () => {
    const text = read('ARCHITECTURE.md');
    const folders = ['vtl', 'mapping', 'api', 'soap', 'gateway', 'language-server', 'cli'].flatMap((name) => {
      const entries = readdirSync(join(ROOT, 'packages', name, 'src'), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => `packages/${name}/src/${entry.name}/`);
    });
    expect(folders.filter((folder) => !text.includes(`\`${folder}\``))).toEqual([]);
  });
});
