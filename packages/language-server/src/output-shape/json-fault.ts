import type { JsonMode } from './json-state.js';
import type { Fault } from './machine.js';

export type JsonFault = Fault;

export function jsonFault(
  code: Fault['code'],
  start: number,
  end: number,
  found: number,
  words: Pick<Fault, 'problem' | 'advice'>,
): JsonFault {
  return { code, start: Math.max(0, start), end, found, ...words };
}

/** @returns what should be next, for messages */
export function expected(mode: JsonMode): string {
  switch (mode) {
    case 'first-key':
    case 'next-key':
      return 'a key';
    case 'colon':
      return 'a colon';
    case 'after':
      return 'a comma or the end';
    default:
      return 'a value';
  }
}
