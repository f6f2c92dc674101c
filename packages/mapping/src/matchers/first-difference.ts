import { type Alike, alike } from './alike.js';

/** The first place at which a JSON value is not as expected. */
export interface Difference {
  /** `missing`: the path leads to what the output lacks. `extra`: it leads to what only the output has. */
  readonly kind: 'different' | 'missing' | 'extra';
  readonly path: readonly (string | number)[];
  /** What is expected at the path. */
  readonly expected: unknown;
}

type IsEqual = (received: unknown, expected: unknown) => boolean;

/** Finds the first difference of two values that differ; what a value has comes before what it lacks. */
export function firstDifference(
  received: unknown,
  expected: unknown,
  isEqual: IsEqual,
  path: Difference['path'] = [],
): Difference {
  const both = alike(received, expected);
  const member = both && (wrongMember(both, isEqual) ?? missingMember(both));
  if (both === undefined || member === undefined) return { kind: 'different', path, expected };
  const { kind, name } = member;
  const inside = [...path, Array.isArray(received) ? Number(name) : name];
  if (kind !== 'different') return { kind, path: inside, expected: both.expected[name] };
  return firstDifference(both.received[name], both.expected[name], isEqual, inside);
}

interface Member {
  readonly kind: Difference['kind'];
  readonly name: string;
}

function wrongMember({ received, expected, isPartial }: Alike, isEqual: IsEqual): Member | undefined {
  for (const [name, value] of Object.entries(received)) {
    const isExpected = Object.hasOwn(expected, name);
    if (!isExpected && !isPartial) return { kind: 'extra', name };
    if (isExpected && !isEqual(value, expected[name])) return { kind: 'different', name };
  }
  return undefined;
}

/** What is expected to be undefined may be missing, as for `toEqual`. */
function missingMember({ received, expected }: Alike): Member | undefined {
  const isMissing = (name: string) => expected[name] !== undefined && !Object.hasOwn(received, name);
  const name = Object.keys(expected).find(isMissing);
  return name === undefined ? undefined : { kind: 'missing', name };
}
