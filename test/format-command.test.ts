import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projects } from './project.js';
import { ensureBuilt, veloway } from './veloway.js';

const folders = projects();

beforeAll(() => ensureBuilt(), 180_000);
afterAll(() => folders.remove());

const UGLY = '#if ( $input.body!=\'\' )\n#set( $x=1 )  \n#end\n{ "a" : $x }\n';
const NEAT = '#if($input.body != \'\')\n  #set($x = 1)\n#end\n{ "a" : $x }\n';
const BROKEN = '#if( $x )\n';

function format(cwd: string, args: readonly string[] = [], input = '') {
  const { status, stdout, stderr } = veloway(['format', ...args], { cwd, input });
  return { code: status, out: stdout, err: stderr };
}

describe('veloway format', () => {
  it('writes what changes, and counts the rest', () => {
    const { folder } = folders.make({ 'a/orders.vtl': UGLY, 'b.vm': NEAT, 'package.json': '{}' });
    const read = (): string => readFileSync(join(folder, 'a/orders.vtl'), 'utf8');
    expect(format(folder)).toEqual({
      code: 0,
      out: 'formatted a/orders.vtl\nFormat   1 formatted, 1 unchanged\n',
      err: '',
    });
    expect(read()).toBe(NEAT);
    expect(format(folder, ['a/orders.vtl'])).toEqual({ code: 0, out: 'Format   1 unchanged\n', err: '' });
    format(folder, ['a', '--indent', 'tab']);
    expect(read()).toBe(NEAT.replace('  #set', '\t#set'));
  });

  it('checks without writing', () => {
    const { folder } = folders.make({ 'orders.vtl': UGLY });
    const out = 'would change orders.vtl\nFormat   1 would change, 0 unchanged\n';
    expect(format(folder, ['--check'])).toEqual({ code: 1, out, err: '' });
    expect(readFileSync(join(folder, 'orders.vtl'), 'utf8')).toBe(UGLY);
    format(folder);
    expect(format(folder, ['--check'])).toEqual({ code: 0, out: 'Format   1 unchanged\n', err: '' });
  });

  it('filters one template', () => {
    const { folder } = folders.make({ 'orders.vtl': UGLY });
    expect(format(folder, ['-'], UGLY)).toEqual({ code: 0, out: NEAT, err: '' });
    expect(format(folder, ['--stdout', 'orders.vtl'])).toEqual({ code: 0, out: NEAT, err: '' });
    expect(format(folder, ['-', '--check'], UGLY)).toEqual({ code: 1, out: '', err: '' });
    expect(readFileSync(join(folder, 'orders.vtl'), 'utf8')).toBe(UGLY);
  });

  it('leaves a broken template as it is, and says why', () => {
    const { folder } = folders.make({ 'broken.vtl': BROKEN, 'orders.vtl': NEAT });
    const err = 'error: broken.vtl:1:1: not formatted: `#if` has no `#end`. Add one after its body.\n';
    expect(format(folder)).toEqual({ code: 1, out: 'Format   1 unchanged, 1 broken\n', err });
    expect(format(folder, ['-'], BROKEN)).toEqual({ code: 1, out: BROKEN, err: err.replace('broken.vtl', '-') });
  });

  it('keeps a byte order mark, and refuses what is no UTF-8', () => {
    const { folder } = folders.make({ 'orders.vtl': `\ufeff${UGLY}` });
    format(folder);
    expect(readFileSync(join(folder, 'orders.vtl'), 'utf8')).toBe(`\ufeff${NEAT}`);
    writeFileSync(join(folder, 'latin.vtl'), Buffer.from([0x23, 0x23, 0xe9, 0x0a]));
    const err = 'error: latin.vtl is not UTF-8, and cannot be formatted. Save it as UTF-8.\n';
    expect(format(folder, ['latin.vtl'])).toEqual({ code: 2, out: '', err });
  });

  it.each<[string[], number, string]>([
    [[], 1, 'error: There are no templates in `.`: name a .vtl, .vm or .velocity file.\n'],
    [['nowhere.vtl'], 2, 'error: Cannot read nowhere.vtl: there is no such file or folder.\n'],
    [['a.json'], 2, 'error: a.json is no template: what is formatted ends in .vtl, .vm or .velocity.\n'],
    [['--indent', '0'], 2, 'error: `--indent 0` should be a number from 1 to 9, or `tab`.\n'],
    [
      ['-', 'a.vtl'],
      2,
      'error: The standard output has room for one template: name one file, or `-` for the standard input.\n',
    ],
  ])('%j', (args, code, err) => {
    const { folder } = folders.make({ 'a.json': '{}' });
    expect(format(folder, args)).toEqual({ code, out: '', err });
  });
});
