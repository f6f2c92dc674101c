import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSuites } from '../../src/suite/find-suites.js';
import { readSuite } from '../../src/suite/read-suite.js';
import { UsageError } from '../../src/usage-error.js';
import { project } from './project.js';

const FILES = {
  'orders.vtl': '',
  'orders.vtl.cases/a.event.json': '{}',
  'orders.vtl.cases/b.event.json': '{}',
  'orders.vtltest.yaml': '',
  'items/get.vm': '',
  'items/get.vm.cases/a.event.json': '{}',
  'items/put.velocity': '',
  'items/put.velocity.cases/a.event.json': '{}',
  'items/list.vtltest.yml': '',
  'items/more.vtltest.json': '',
  'lonely.vtl': '',
  'notes.txt': '',
  'node_modules/x/a.vtl.cases/a.event.json': '{}',
  '.git/a.vtl.cases/a.event.json': '{}',
};

/** The files that are found, with the names of cases where only these are to be read. */
function found(...paths: string[]): string[] {
  return findSuites(paths).map(({ file, names }) => (names === undefined ? file : `${file} [${names.join(' ')}]`));
}

const ALL = [
  'items/get.vm.cases',
  'items/list.vtltest.yml',
  'items/more.vtltest.json',
  'items/put.velocity.cases',
  'orders.vtl.cases',
  'orders.vtltest.yaml',
];

describe('findSuites', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['.'], ALL],
    [['items'], ALL.slice(0, 4)],
    [['./items/'], ALL.slice(0, 4)],
    [['orders.vtl'], ['orders.vtl.cases', 'orders.vtltest.yaml']],
    [['items/get.vm'], ['items/get.vm.cases']],
    [['orders.vtl.cases'], ['orders.vtl.cases']],
    [['orders.vtltest.yaml'], ['orders.vtltest.yaml']],
    [
      ['items/more.vtltest.json', 'items/list.vtltest.yml'],
      ['items/more.vtltest.json', 'items/list.vtltest.yml'],
    ],
    [['orders.vtl.cases/b.event.json'], ['orders.vtl.cases [b]']],
    [['orders.vtl.cases/b.event.json', 'orders.vtl.cases/a.event.json'], ['orders.vtl.cases [b a]']],
    [['orders.vtl.cases/b.event.json', 'orders.vtl.cases'], ['orders.vtl.cases']],
    [['items', '.', 'orders.vtl'], ALL],
  ])('%j', (paths, expected) => {
    project(FILES);
    expect(found(...paths)).toEqual(expected);
  });

  it('searches the current folder where no path is given', () => {
    project(FILES);
    expect(findSuites().map(({ file }) => file)).toEqual(ALL);
  });

  it('shows paths outside of the current folder from there, whatever form they are given in', () => {
    const folder = project(FILES);
    process.chdir(join(folder, 'items'));
    expect(found(folder).at(-1)).toBe('../orders.vtltest.yaml');
    expect(found('..')).toEqual(found(folder));
    expect(found('../orders.vtl.cases')).toEqual(['../orders.vtl.cases']);
    expect(found(join(folder, 'items/get.vm'))).toEqual(['get.vm.cases']);
  });

  it('leaves hidden folders out, unless they are named', () => {
    project(FILES);
    expect(found('.git')).toEqual(['.git/a.vtl.cases']);
  });

  it('finds a folder that is called after its template but for the extension', () => {
    project({ 'a.vtl': '', 'a.cases/x.event.json': '{}', 'other.cases/b.vtl.cases/x.event.json': '{}' });
    expect(found('.')).toEqual(['a.cases', 'other.cases/b.vtl.cases']);
  });

  it('follows links, but not in circles, and overlooks those that lead nowhere', () => {
    const folder = project({ 'x/a.vtl': '', 'x/a.vtl.cases/a.event.json': '{}' });
    mkdirSync('y');
    symlinkSync(folder, join(folder, 'x/circle'));
    symlinkSync(join(folder, 'x'), join(folder, 'y/link'));
    symlinkSync(join(folder, 'gone'), join(folder, 'nowhere'));
    expect(found('.')).toEqual(['x/a.vtl.cases']);
    expect(found('y')).toEqual(['y/link/a.vtl.cases']);
  });

  it.each([
    ['gone.vtl', 'There is no file or folder `gone.vtl`: correct the path.'],
    [
      'lonely.vtl',
      '`lonely.vtl` has no cases: put `NAME.event.json` and `NAME.expected.json` into the folder `lonely.vtl.cases`, ' +
        'or write `lonely.vtltest.yaml`.',
    ],
    [
      'notes.txt',
      '`notes.txt` holds no cases: name a template, a folder, a `*.vtltest.yaml`, or a `NAME.event.json` of a case.',
    ],
  ])('says what is wrong with %s', (path, message) => {
    project(FILES);
    expect(() => findSuites([path])).toThrow(new UsageError(message));
  });

  it('finds and reads a thousand cases in a moment', async () => {
    const files: Record<string, string> = {};
    for (let suite = 0; suite < 50; suite++) {
      files[`t${suite}.vtl`] = '';
      for (let n = 0; n < 20; n++) {
        files[`t${suite}.vtl.cases/c${n}.event.json`] = '{"body": {"id": 1}}';
        files[`t${suite}.vtl.cases/c${n}.expected.json`] = '{"id": 1}';
      }
    }
    project(files);
    const start = performance.now();
    const suites = await Promise.all(findSuites(['.']).map(readSuite));
    // It takes a tenth of this; the rest is for a machine that has much else to do.
    expect(performance.now() - start).toBeLessThan(1500);
    expect(suites.flatMap(({ cases }) => cases)).toHaveLength(1000);
  });
});
