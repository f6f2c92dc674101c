import type { Matching } from './matching.js';
import type { Played } from './play-exchange.js';
import type { RecordedExchange } from './recorded-exchange.js';

/** Compares one member of what was recorded of an exchange with what happened; says how they differ. */
export type RecordedCheck = (
  recorded: unknown,
  played: Played,
  exchange: RecordedExchange,
  differences: Matching['differences'],
) => readonly string[];

/** Members of an object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** @returns a text as the value that it spells, where a recording has that */
export function asRecorded(recorded: unknown, text: unknown): unknown {
  return typeof recorded === 'object' && recorded !== null && typeof text === 'string' ? JSON.parse(text) : text;
}
