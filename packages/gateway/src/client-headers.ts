import { HEADER_RULES, headerRuleApplies, remappedName } from '@veloway/mapping';
import type { HeaderLines } from './message.js';

/** @returns what a client gets of mapped headers: names that it may not have are changed or left out, as recorded */
export function clientHeaders(mapped: HeaderLines): HeaderLines {
  const { droppedFromResponse, remappedInResponse } = HEADER_RULES;
  return mapped.flatMap(([name, value]) => {
    if (headerRuleApplies(droppedFromResponse, name, 'HTTP')) return [];
    const remapped = headerRuleApplies(remappedInResponse, name, 'HTTP');
    return [[remapped ? remappedName(name) : name, value] as const];
  });
}
