import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { Comparison, ComparisonMode } from '../../src/compare/comparison.js';
import { type DifferenceOptions, printDifference } from '../../src/report/difference.js';

const SILENT: DifferenceOptions = { color: pc.createColors(false), writtenBy: () => undefined };

async function difference(mode: ComparisonMode, expected: string, actual: string, options = SILENT): Promise<string[]> {
  return printDifference(await compare(mode, expected, actual), options).split('\n');
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

describe('a difference', () => {
  it('is nothing where nothing differs', async () => {
    expect(await difference('json', '[1]', '[ 1 ]')).toEqual(['']);
  });

  it('shows the lines of both, with commas, and where they come from', async () => {
    const actual = '{"id":8,"total":5,"extra":[null]}';
    const options: DifferenceOptions = {
      ...SILENT,
      writtenBy: ({ start, end }) => `orders.vtl:1:${start + 1}   ${actual.slice(start, end)}`,
      missingBecause: (line, index, near) => `${line.text.trim()} is line ${index}, after ${near?.text.trim()}`,
    };
    expect(await difference('json', '{"id":7,"name":"x","total":5}', actual, options)).toEqual([
      '- expected  + printed',
      '  {',
      '-   "id": 7,',
      '      ↑ "id": 7 is line 1, after {',
      '-   "name": "x",',
      '      ↑ "name": "x" is line 2, after {',
      '+   "id": 8,',
      '      ↑ orders.vtl:1:2   "id":8',
      '    "total": 5,',
      '+   "extra": [',
      '      ↑ orders.vtl:1:19   "extra":[',
      '+     null',
      '      ↑ orders.vtl:1:28   null',
      '+   ]',
      '      ↑ orders.vtl:1:32   ]',
      '  }',
    ]);
  });

  it('gives an answer that lines share once, and one of several lines below each other', async () => {
    const options = { ...SILENT, writtenBy: () => 'a.vtl:1:1   #parse\nwhich is\tb.vtl:2:1' };
    expect(await difference('text', 'a', 'b\nc', options)).toEqual([
      '- expected  + printed',
      '- a',
      '+ b',
      '+ c',
      '      ↑ a.vtl:1:1   #parse',
      '        which is\tb.vtl:2:1',
    ]);
  });

  it('begins with the note, and with what wrote the place that it is about', async () => {
    const options: DifferenceOptions = { ...SILENT, writtenBy: ({ start, end }) => `${start} to ${end}` };
    expect(await difference('json', '{}', '{"a": }', options)).toEqual([
      'The output is no JSON: line 1, column 7: a value is expected.',
      '      ↑ 6 to 7',
      '- expected  + printed',
      '- {}',
      '+ {"a": }',
      '      ↑ 0 to 7',
    ]);
  });

  it('leaves out what is far from it', async () => {
    const lines = numbered(1, 30);
    const changed = lines.map((line) => (['5', '20'].includes(line) ? `${line}!` : line));
    expect(await difference('text', lines.join('\n'), changed.join('\n'))).toEqual([
      '- expected  + printed',
      ...['  1', '  2', '  3', '  4', '- 5', '+ 5!', '  6', '  7', '  8', '  … 8 lines', '  17', '  18', '  19'],
      ...['- 20', '+ 20!', '  21', '  22', '  23', '  … 7 lines'],
    ]);
  });

  it('shows no more than 200 lines that differ, of both texts', async () => {
    const lines = await difference('text', numbered(1, 300).join('\n'), numbered(1001, 1400).join('\n'));
    expect(lines).toEqual([
      '- expected  + printed',
      ...numbered(1, 100).map((line) => `- ${line}`),
      ...numbered(1001, 1100).map((line) => `+ ${line}`),
      '… 500 more lines differ',
    ]);
  });

  it('counts a single line that is not shown', async () => {
    const lines = await difference('text', 'a', ['a', ...numbered(1, 201)].join('\n'));
    expect(lines.slice(-2)).toEqual(['+ 200', '… 1 more line differs']);
  });

  it('has colours where they are wanted', () => {
    const comparison: Comparison = {
      equal: false,
      expected: [{ text: 'a', start: 0, end: 1 }],
      actual: [{ text: 'b', start: 0, end: 1 }],
    };
    const color = pc.createColors(true);
    expect(printDifference(comparison, { color, writtenBy: () => 'a.vtl:1:1' }).split('\n')).toEqual([
      `${color.red('- expected')}  ${color.green('+ printed')}`,
      color.red('- a'),
      color.green('+ b'),
      color.dim('      ↑ a.vtl:1:1'),
    ]);
  });

  it.each([
    ['a\rb', 'a\r\u0000\u001b[31m', ['- a␍b', '+ a␍␀␛[31m']],
    ['a', 'a \t ', ['- a', '+ a·→·']],
    ['a b', 'a\u00a0b', ['- a b', '+ a\\u00a0b']],
    ['ab', 'a\u202eb', ['- ab', '+ a\\u202eb']],
  ])('makes visible what cannot be seen: %j and %j', async (expected, actual, lines) => {
    expect((await difference('text', expected, actual)).slice(-2)).toEqual(lines);
  });

  const filler = (length: number): string => 'abcdefghij'.repeat(length / 10);
  it.each([
    [
      'where they differ early',
      `x${filler(200)}`,
      `y${filler(200)}`,
      [`- x${filler(110)}abcdefgh…`, `+ y${filler(110)}abcdefgh…`],
    ],
    [
      'where they differ in the middle',
      `${filler(200)}x${filler(200)}`,
      `${filler(200)}y${filler(200)}`,
      [`- ${filler(40)}…${filler(20)}x${filler(50)}abcdefg…`, `+ ${filler(40)}…${filler(20)}y${filler(50)}abcdefg…`],
    ],
    [
      'where they differ at the end',
      `${filler(200)}x`,
      `${filler(200)}`,
      [`- ${filler(40)}…cdefghij${filler(70)}x`, `+ ${filler(40)}…bcdefghij${filler(70)}`],
    ],
    [
      'without splitting a character',
      `${'😀'.repeat(100)}x`,
      `${'😀'.repeat(100)}yz`,
      [`- ${'😀'.repeat(20)}…${'😀'.repeat(39)}x`, `+ ${'😀'.repeat(20)}…${'😀'.repeat(38)}yz`],
    ],
  ])('shortens lines %s', async (_, expected, actual, lines) => {
    expect((await difference('text', expected, actual)).slice(-2)).toEqual(lines);
  });

  it('shortens other lines in the middle', async () => {
    const long = filler(200);
    expect((await difference('text', `${long}\na`, `${long}\nb`))[1]).toBe(`  ${filler(70)}abcdefghi…${filler(40)}`);
  });
});

describe('texts of many lines', () => {
  it('that have nothing in common take no long time', async () => {
    const [expected, actual] = [numbered(1, 100_000), numbered(200_001, 300_000)];
    const started = performance.now();
    const lines = await difference('text', ['a', ...expected, 'z'].join('\n'), ['a', ...actual, 'z'].join('\n'));
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(lines.slice(0, 3)).toEqual(['- expected  + printed', '  a', '- 1']);
    expect(lines.at(-1)).toBe('… 199800 more lines differ');
  });

  it('that differ in one of them show that one', async () => {
    const expected = numbered(1, 100_000);
    const lines = await difference('text', expected.join('\n'), expected.with(50_000, 'changed').join('\n'));
    expect(lines.slice(5, 7)).toEqual(['- 50001', '+ changed']);
  });
});

describe('a thousand comparisons', () => {
  const text = JSON.stringify({ items: numbered(1, 200).map((id) => ({ id, name: `item ${id}`, price: 1.5 })) });
  it.each([
    ['of the same text', text, 100],
    ['of JSON that is written otherwise', JSON.stringify(JSON.parse(text), undefined, 2), 10_000],
  ])('%s take no long time', async (_, other, most) => {
    const started = performance.now();
    for (let count = 0; count < 1000; count++) await compare('json', text, other);
    expect(performance.now() - started).toBeLessThan(most);
  });
});
