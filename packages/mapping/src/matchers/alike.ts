type Members = Readonly<Record<string, unknown>>;

/** Two values whose members can be compared one by one. */
export interface Alike {
  readonly received: Members;
  readonly expected: Members;
  /** Whether there may be more members than the expected ones. */
  readonly isPartial: boolean;
}

/** @returns two lists or two objects, and undefined for all else */
export function alike(received: unknown, expected: unknown): Alike | undefined {
  const sample = sampleOf(expected);
  const all = sample ?? expected;
  if (!isContainer(received) || !isContainer(all) || Array.isArray(received) !== Array.isArray(all)) return undefined;
  return { received, expected: all, isPartial: sample !== undefined };
}

/** Of all matchers, `expect.objectContaining` alone is compared by its members. */
function sampleOf(expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || !('sample' in expected)) return undefined;
  return 'asymmetricMatch' in expected && String(expected) === 'ObjectContaining' ? expected.sample : undefined;
}

function isContainer(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !('asymmetricMatch' in value);
}
