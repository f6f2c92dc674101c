import type { Recording } from '../recording/recording.js';
import { explainJson, explainNoJson } from './explain-json.js';
import { explainText } from './explain-text.js';
import { firstDifference } from './first-difference.js';
import { isEqual, type MatcherContext } from './matcher-context.js';
import { printDifference } from './print-difference.js';

/** Says why something is not as expected, with what a recording of the render knows. */
export type Explanation = (recording: Recording) => string;

/** @returns why an output is not as expected, or undefined where it is */
export function compareOutput(context: MatcherContext, output: string, expected: unknown): Explanation | undefined {
  if (expected === undefined) return undefined;
  return isOfText(expected) ? compareText(context, output, expected) : compareJson(context, output, expected);
}

/** A matcher of text, such as `expect.stringContaining`, sees the text and not the JSON in it. */
function isOfText(expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return typeof expected === 'string';
  const { getExpectedType } = expected as { getExpectedType?: unknown };
  return typeof getExpectedType === 'function' && getExpectedType.call(expected) === 'string';
}

function compareText(context: MatcherContext, output: string, expected: unknown): Explanation | undefined {
  if (isEqual(context, output, expected)) return undefined;
  const difference = () => printDifference(context, output, expected);
  if (typeof expected !== 'string') return difference;
  return (recording) => `${explainText(recording, expected)}\n\n${difference()}`;
}

function compareJson(context: MatcherContext, output: string, expected: unknown): Explanation | undefined {
  const json = parse(output);
  if (json === undefined) return (recording) => `${explainNoJson(recording)}\n\n${printText(context, output)}`;
  const { value } = json;
  if (isEqual(context, value, expected)) return undefined;
  return (recording) => {
    const difference = firstDifference(value, expected, (one, other) => isEqual(context, one, other));
    return `${explainJson(recording, difference)}\n\n${printDifference(context, value, expected)}`;
  };
}

function printText({ utils }: MatcherContext, output: string): string {
  return `Received: ${utils.printReceived(output)}`;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
