import type { HeaderLines } from '@veloway/gateway';

/** @returns headers by name, with the values of one name put together as clients do */
export function joined(lines: HeaderLines): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of lines) {
    const known = values.get(name);
    values.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return Object.fromEntries(values);
}

/** @returns headers whose names are in lower case */
export function lowerCase<T>(headers: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
