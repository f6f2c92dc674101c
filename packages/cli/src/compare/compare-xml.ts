import type { Line } from './comparison.js';
import { type Comparison, EQUAL } from './comparison.js';
import { layOutXml } from './lay-out-xml.js';
import { readXml } from './read-xml.js';
import { compareAs } from './unreadable-text.js';

/**
 * Compares XML by what it says: the order of attributes, white space between elements, comments, and how characters
 * are written do not matter. What is the same is laid out the same, so that the lines tell.
 */
export function compareXml(expectedText: string, actualText: string): Promise<Comparison> {
  const read = async (text: string): Promise<readonly Line[]> => layOutXml(readXml(text));
  return compareAs({ name: 'XML', read, compare }, expectedText, actualText);
}

async function compare(expected: readonly Line[], actual: readonly Line[]): Promise<Comparison> {
  const equal = expected.length === actual.length && expected.every(({ text }, index) => text === actual[index]?.text);
  return equal ? EQUAL : { equal: false, expected, actual };
}
