import { describe, expect, it } from 'vitest';
import { belowThreshold } from '../../src/coverage/coverage-threshold.js';
import { percentOf, percentText } from '../../src/coverage/template-coverage.js';
import { cover } from './cover.js';

/** So many points that are reached, and so many that are not. */
function share(reached: number, missed: number) {
  return cover('a.vtl', `${'#set($a = 1)'.repeat(reached - 1)}#stop${'#set($a = 1)'.repeat(missed)}`, [{}]);
}

describe('belowThreshold', () => {
  it.each<[number, number, number, string | undefined]>([
    [7, 1, 87.5, undefined],
    [7, 1, 90, 'The cases reach 87.5 % of the templates, and `--coverage-threshold` asks for 90 %.'],
    [2, 1, 66.67, 'The cases reach 66.6 % of the templates, and `--coverage-threshold` asks for 66.67 %.'],
    [1999, 1, 100, 'The cases reach 99.9 % of the templates, and `--coverage-threshold` asks for 100 %.'],
    [3, 0, 100, undefined],
  ])('says of %s reached and %s not, where %s %% are asked for: %s', (reached, missed, threshold, expected) => {
    expect(belowThreshold([share(reached, missed)], threshold)).toBe(expected);
  });

  it('takes the points of all templates together, and a template that only prints for one', () => {
    expect(percentOf([share(1, 3), share(4, 0)])).toBe(62.5);
    expect([percentOf([]), percentOf([cover('a.vtl', '')])]).toEqual([100, 100]);
    expect([percentOf([cover('a.vtl', 'text')]), percentOf([cover('a.vtl', 'text', [{}])])]).toEqual([0, 100]);
    expect(belowThreshold([], 100)).toBeUndefined();
  });

  it.each([
    [0, '0'],
    [(29 / 100) * 100, '29'],
    [57.99, '57.9'],
    [100, '100'],
  ])('prints %s as %s', (percent, text) => {
    expect(percentText(percent)).toBe(text);
  });
});
