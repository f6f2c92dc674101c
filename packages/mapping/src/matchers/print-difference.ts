import { alike } from './alike.js';
import { isEqual, type MatcherContext } from './matcher-context.js';

/** @returns how two values differ, as vitest or jest prints it */
export function printDifference(context: MatcherContext, received: unknown, expected: unknown): string {
  const { utils } = context;
  const diff = utils.diff(withoutEqualParts(context, received, expected), received);
  return diff ?? `Expected: ${utils.printExpected(expected)}\nReceived: ${utils.printReceived(received)}`;
}

/** Puts what was received in the place of all that is equal to it; jest shows `Any<String>` as different otherwise. */
function withoutEqualParts(context: MatcherContext, received: unknown, expected: unknown): unknown {
  if (isEqual(context, received, expected)) return received;
  const both = alike(received, expected);
  if (both === undefined) return expected;
  const part = (name: string, value: unknown) => withoutEqualParts(context, both.received[name], value);
  if (Array.isArray(expected)) return expected.map((value, index) => part(String(index), value));
  const parts = Object.fromEntries(Object.entries(both.expected).map(([name, value]) => [name, part(name, value)]));
  return both.isPartial ? { ...both.received, ...parts } : parts;
}
