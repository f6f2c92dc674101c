import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOverlooked } from '../../src/run/is-overlooked.js';

describe('isOverlooked', () => {
  it.each<[string, readonly string[], boolean]>([
    ['.', ['.'], false],
    ['..', ['..'], false],
    ['a.vtl', ['.'], false],
    ['../a.vtl', ['..'], false],
    ['../../a/b.vtl', ['../..'], false],
    ['.git', ['.'], true],
    ['.git/index', ['.'], true],
    ['../.git/index', ['..'], true],
    ['a/.b/c.vtl', ['.'], true],
    ['..a/b.vtl', ['.'], true],
    ['node_modules', ['.'], true],
    ['a/node_modules/b.vtl', ['.'], true],
    ['node_modules_2/b.vtl', ['.'], false],
    ['.hidden/a.vtl', ['.hidden'], false],
    ['.hidden/.git/a.vtl', ['.hidden'], true],
    ['.hidden/a.vtl', ['.', '.hidden'], false],
    ['.hidden/used.vtl', ['.'], false],
    ['../.elsewhere/a.vtl', ['.'], false],
  ])('%s below %j: %s', (path, roots, expected) => {
    const isUsed = (used: string) => used.endsWith('used.vtl');
    expect(isOverlooked(path, roots, isUsed)).toBe(expected);
    expect(isOverlooked(resolve(path), roots, isUsed)).toBe(expected);
    expect(
      isOverlooked(
        path,
        roots.map((root) => resolve(root)),
        isUsed,
      ),
    ).toBe(expected);
  });
});
