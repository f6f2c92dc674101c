import { VELOCITY_1_7 } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { lcovOf } from '../../src/coverage/lcov.js';
import { mergeCoverage } from '../../src/coverage/merge-coverage.js';
import { cover, ORDERS } from './cover.js';

const ONE = { express: true, lines: [1] };
const OTHER = { note: '', lines: [] };

function coverageOf(bodies: readonly unknown[], options = {}) {
  return cover('a.vtl', ORDERS, bodies, options).coverage;
}

describe('mergeCoverage', () => {
  it('reaches what one dialect and the other reach, as often as both', () => {
    const merged = mergeCoverage([coverageOf([ONE]), coverageOf([OTHER, ONE], { dialect: VELOCITY_1_7 })]);
    const alone = coverageOf([ONE, OTHER, ONE]);
    expect(merged?.points).toEqual(alone.points);
    expect(merged?.texts).toEqual(alone.texts);
  });

  it('keeps what only one of them has', () => {
    const text = '#macro(m)A#end#m()\n#if(true)B#end';
    const [first, second] = [undefined, { dialect: VELOCITY_1_7 }].map((options) =>
      cover('a.vtl', text, [{}], options),
    );
    const coverage = mergeCoverage([first, second].flatMap((report) => report?.coverage ?? []));
    expect(coverage && lcovOf([{ file: 'a.vtl', coverage }]).split('\n')).toEqual(
      expect.arrayContaining(['FN:1,#macro(m)', 'BRDA:2,0,0,2', 'BRDA:2,0,1,0']),
    );
  });

  it('is nothing of nothing, and the only one of one', () => {
    const only = coverageOf([ONE]);
    expect([mergeCoverage([]), mergeCoverage([only])]).toEqual([undefined, only]);
  });
});
