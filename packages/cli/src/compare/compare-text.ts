import type { Comparison } from './comparison.js';
import { textLines } from './text-lines.js';

/** @returns how two texts that differ compare letter by letter */
export function compareText(expectedText: string, actualText: string): Comparison {
  const note = invisibleDifference(expectedText, actualText);
  return {
    equal: expectedText === actualText,
    expected: textLines(expectedText),
    actual: textLines(actualText),
    ...(note === undefined ? {} : { note }),
  };
}

/** Says in words what is hard to see: nothing but the ends of lines differs. */
function invisibleDifference(expected: string, actual: string): string | undefined {
  if (`${expected}\n` === actual) return 'Only the end differs: the output ends in a newline more than is expected.';
  if (expected === `${actual}\n`) return 'Only the end differs: the output lacks the newline at its end.';
  const sameLines = withNewlines(expected) === withNewlines(actual);
  if (!sameLines || expected === actual) return undefined;
  const [expectedEnds, actualEnds] = [lineEnds(expected), lineEnds(actual)];
  return expectedEnds === actualEnds
    ? 'Only the ends of lines differ.'
    : `Only the ends of lines differ: ${expectedEnds} is expected, but the output has ${actualEnds}.`;
}

/** The text with every end of line as a newline, and none at its end. */
function withNewlines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}

const NAMES: Readonly<Record<string, string>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' };

function lineEnds(text: string): string {
  const names = new Set(Array.from(text.matchAll(/\r\n|\r|\n/g), ([end]) => NAMES[end] ?? end));
  return names.size === 0 ? 'no end of line' : [...names].sort().join(' and ');
}
