import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VELOCITY_1_7 } from '@veloway/vtl';
import { describe, expect, it } from 'vitest';
import { lcovOf } from '../../src/coverage/lcov.js';
import { cover, ORDERS } from './cover.js';

describe('lcovOf', () => {
  it('tells lines, branches, rounds of loops and bodies', () => {
    const reports = [cover('b.vtl', 'text\n'), cover('a.vtl', ORDERS, [{ express: true, lines: [1] }])];
    expect(`\n${lcovOf(reports)}`).toBe(`
TN:
SF:a.vtl
FN:10,#define($line)
FNDA:1,#define($line)
FNF:1
FNH:1
BRDA:3,0,0,1
BRDA:5,0,1,0
BRDA:7,0,2,0
BRDA:13,1,0,0
BRDA:13,1,1,1
BRDA:13,1,2,0
BRDA:14,2,0,0
BRDA:14,2,1,1
BRF:8
BRH:3
DA:1,1
DA:2,1
DA:3,1
DA:4,1
DA:5,0
DA:6,0
DA:7,0
DA:8,0
DA:10,1
DA:11,1
DA:13,1
DA:14,1
DA:17,1
LF:13
LH:9
end_of_record
TN:
SF:b.vtl
FNF:0
FNH:0
BRF:0
BRH:0
DA:1,0
LF:1
LH:0
end_of_record
`);
  });

  it.each<[string, string, readonly unknown[], readonly string[]]>([
    ['a text of several lines, without those that are empty', 'a\n\n  b\n', [{}], ['DA:1,1', 'DA:3,1']],
    ['a line that is reached in part', '#if($x == 1)A#end B', [{}], ['BRDA:1,0,0,0', 'BRDA:1,0,1,1', 'DA:1,1']],
    [
      'the most reached of what a line has',
      '#if($x == 1)\nA#{else}B\n#end',
      [{}],
      ['BRDA:1,0,0,0', 'BRDA:2,0,1,1', 'DA:1,1', 'DA:2,1'],
    ],
    ['a line that is not', '#if($x == 1)\nA\n#end', [{}], ['BRDA:1,0,0,0', 'BRDA:1,0,1,1', 'DA:1,1', 'DA:2,0']],
    [
      'what is never decided',
      '#if($x == 1)#if($y)#end#end',
      [{}],
      ['BRDA:1,0,0,0', 'BRDA:1,0,1,1', 'BRDA:1,1,0,-', 'BRDA:1,1,1,-', 'DA:1,1'],
    ],
    ['line ends of all kinds', 'a\rb\r\nc\nd', [{}], ['DA:1,1', 'DA:2,1', 'DA:3,1', 'DA:4,1']],
  ])('tells of %s', (_, text, bodies, expected) => {
    const lines = lcovOf([cover('a.vtl', text, bodies)]).split('\n');
    expect(lines.filter((line) => /^(BRDA|DA)/.test(line))).toEqual(expected);
  });

  it('gives bodies of the same name different ones', () => {
    const text = '#define($a)1#end\n  #define($a)2#end$a#macro(m)#end#m()';
    const lines = lcovOf([cover('a.vtl', text, [{}], { dialect: VELOCITY_1_7 })]).split('\n');
    expect(lines.filter((line) => line.startsWith('FN'))).toEqual([
      'FN:1,#define($a) 1:1',
      'FN:2,#define($a) 2:3',
      'FN:2,#macro(m)',
      'FNDA:0,#define($a) 1:1',
      'FNDA:1,#define($a) 2:3',
      'FNDA:1,#macro(m)',
      'FNF:3',
      'FNH:2',
    ]);
  });

  it('is one record a file, whatever its name is', () => {
    const lines = lcovOf([cover('a\nend_of_record\n.vtl', 'x', [{}])]).split('\n');
    expect(lines.filter((line) => line === 'end_of_record')).toHaveLength(1);
  });

  const genhtml = spawnSync('genhtml', ['--version']).status === 0;
  const missing = genhtml ? '' : ' — LEFT OUT: it needs `genhtml` of the package lcov';
  it.skipIf(!genhtml)(`can be read by lcov${missing}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'veloway-lcov-'));
    try {
      writeFileSync(join(folder, 'a.vtl'), ORDERS);
      writeFileSync(join(folder, 'lcov.info'), lcovOf([cover('a.vtl', ORDERS, [{ lines: [1, 2] }])]));
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const run = spawnSync('genhtml', ['--branch-coverage', '-o', 'html', 'lcov.info'], options);
      expect(run.stderr).toBe('');
      expect(run.stdout).toContain('lines......: 84.6% (11 of 13 lines)');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
