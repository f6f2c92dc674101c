import type { ParameterGroup, ProxyEvent } from '../event.js';
import { HEADER_RULES } from '../header-rules.js';

/** Names to one value or several. */
export type ValuesByName = Readonly<Record<string, string | readonly string[]>>;

/** Whether names differ that differ in case only. */
export type NameCase = 'exact' | 'any';

/** @returns all values of a parameter of the request, in their order; none where the client sent none */
export function requestValues(event: ProxyEvent, group: ParameterGroup, name: string, nameCase: NameCase): string[] {
  switch (group) {
    case 'path':
      return valuesOf(event.pathParameters, name, 'exact');
    case 'querystring':
      return firstOf(event.multiValueQueryStringParameters, event.queryStringParameters, name, 'exact');
    case 'header':
      if (HEADER_RULES.hiddenFromMappings.headers.has(name.toLowerCase())) return [];
      return firstOf(event.multiValueHeaders, event.headers, name, nameCase);
    default:
      return group satisfies never;
  }
}

/** @returns the values that a record has under a name; an exact match is preferred */
export function valuesOf(record: ValuesByName | null | undefined, name: string, nameCase: NameCase): string[] {
  if (record === null || record === undefined) return [];
  const key = Object.hasOwn(record, name) ? name : nameCase === 'any' ? sameName(record, name) : undefined;
  const value: unknown = key === undefined ? undefined : record[key];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** The lists of an event hold what its single values hold, and more. */
function firstOf(
  lists: ValuesByName | null | undefined,
  singles: ValuesByName | null | undefined,
  name: string,
  nameCase: NameCase,
): string[] {
  const values = valuesOf(lists, name, nameCase);
  return values.length > 0 ? values : valuesOf(singles, name, nameCase);
}

function sameName(record: ValuesByName, name: string): string | undefined {
  const lower = name.toLowerCase();
  return Object.keys(record).find((key) => key.toLowerCase() === lower);
}
