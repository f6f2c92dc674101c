import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween } from '../src/embedded/text-change.js';

const applied = (text: string, change: ReturnType<typeof changeBetween>): string =>
  change === undefined ? text : text.slice(0, change.start) + change.newText + text.slice(change.end);

describe('the change between two texts', () => {
  it('makes the one the other', () => {
    const text = fc.stringMatching(/^[ab\n]{0,8}$/);
    fc.assert(fc.property(text, text, (before, after) => applied(before, changeBetween(before, after)) === after));
  });

  it.each([
    ['abc', 'abc', undefined],
    ['abc', 'axc', { start: 1, end: 2, newText: 'x' }],
    ['aa', 'aaa', { start: 2, end: 2, newText: 'a' }],
    ['aaa', 'aa', { start: 2, end: 3, newText: '' }],
  ])('of %j and %j is as small as can be', (before, after, change) => {
    expect(changeBetween(before, after)).toEqual(change);
  });
});
