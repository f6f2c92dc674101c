import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.js';

describe('texts', () => {
  it('are equal letter by letter', async () => {
    expect(await compare('text', 'a\n b\n', 'a\n b\n')).toEqual({ equal: true, expected: [], actual: [] });
  });

  it('differ in lines that know where they are', async () => {
    expect(await compare('text', 'a\nb', 'a\r\n\nc\n')).toEqual({
      equal: false,
      expected: [
        { text: 'a', start: 0, end: 1 },
        { text: 'b', start: 2, end: 3 },
      ],
      actual: [
        { text: 'a\r', start: 0, end: 2 },
        { text: '', start: 3, end: 3 },
        { text: 'c', start: 4, end: 5 },
        { text: '', start: 6, end: 6 },
      ],
    });
  });

  it.each([
    ['a\nb\n', 'a\nb', 'Only the end differs: the output lacks the newline at its end.'],
    ['a', 'a\n', 'Only the end differs: the output ends in a newline more than is expected.'],
    ['a\nb\n', 'a\r\nb\r\n', 'Only the ends of lines differ: LF is expected, but the output has CRLF.'],
    ['a\r\nb\n', 'a\nb\n', 'Only the ends of lines differ: CRLF and LF is expected, but the output has LF.'],
    ['a\r\nb\n', 'a\nb\r\n', 'Only the ends of lines differ.'],
    ['a\nb', 'a\rb\r', 'Only the ends of lines differ: LF is expected, but the output has CR.'],
    ['a', 'a\r\n', 'Only the ends of lines differ: no end of line is expected, but the output has CRLF.'],
    ['a', 'b', undefined],
    ['', 'a', undefined],
    ['a \n', 'a\n', undefined],
  ])('say what is hard to see: %j and %j', async (expected, actual, note) => {
    expect((await compare('text', expected, actual)).note).toBe(note);
  });
});
