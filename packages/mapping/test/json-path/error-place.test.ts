import { JsonPathError, jsonPathOf } from '@veloway/mapping';
import { describe, expect, it } from 'vitest';

/** The part of a path that its error is about, between `«` and `»`; the path itself where it is the whole of it. */
function marked(path: string): string {
  try {
    jsonPathOf(path);
    return 'no error';
  } catch (error) {
    const { range } = error as JsonPathError;
    if (!(error instanceof JsonPathError) || range === undefined) return path;
    return `${path.slice(0, range.start)}«${path.slice(range.start, range.end)}»${path.slice(range.end)}`;
  }
}

describe('the place of an error in a JSON path', () => {
  it.each([
    '$.order« »id',
    ' $.order« »id',
    'order« »id',
    '$.list«[x]».id',
    '$.list[0]«.»',
    '$.order..',
    '$.list«[?(@.x = = 1)]»',
  ])('%s', (expected) => {
    const path = expected.replace(/[«»]/g, '');
    expect(marked(path)).toBe(expected);
  });
});
