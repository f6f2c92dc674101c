import type { HeaderLines } from './message.js';

/** @returns parameters of which one may have several values, each with one */
export function flattened(values: Readonly<Record<string, string | readonly string[]>>): HeaderLines {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((item) => [name, item] as const),
  );
}

/**
 * @param overrides what a template wrote; a list makes several of a name (LocalStack unit test
 *   test_template_mapping)
 * @param names whether a name overrides one of other letters
 */
export function withOverrides(
  mapped: HeaderLines,
  overrides: Readonly<Record<string, unknown>> | undefined,
  names: 'exact' | 'any-case',
): HeaderLines {
  const entries = Object.entries(overrides ?? {});
  if (entries.length === 0) return mapped;
  const key = (name: string): string => (names === 'exact' ? name : name.toLowerCase());
  const overridden = new Set(entries.map(([name]) => key(name)));
  const kept = mapped.filter(([name]) => !overridden.has(key(name)));
  const added = entries.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): readonly [string, string] => [name, overrideText(item)]),
  );
  return [...kept, ...added];
}

function overrideText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
