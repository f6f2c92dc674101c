import type { Reference } from '@veloway/vtl';
import { addToWord, afterValue, beginWord, missingComma, roleAt } from './json-character.js';
import { expected, type JsonFault, jsonFault } from './json-fault.js';
import type { JsonCursor } from './json-state.js';
import type { Piece } from './machine.js';

/** A reference prints something of which only the kind is known. */
export function printInJson(cursor: JsonCursor, piece: Piece, reference: Reference): JsonFault | undefined {
  if (cursor.mode === 'lost') return undefined;
  if (piece === 'anything') cursor.mode = 'lost';
  else if (cursor.mode === 'string') cursor.escape = 0;
  else if (cursor.mode === 'word') addToWord(cursor, '\0');
  else return printOutside(cursor, piece, reference);
  return undefined;
}

function printOutside(
  cursor: JsonCursor,
  piece: Exclude<Piece, 'anything'>,
  reference: Reference,
): JsonFault | undefined {
  const { mode, frame } = cursor;
  const atValue = mode === 'start' || mode === 'first-item' || mode === 'next-item' || mode === 'member-value';
  if (piece === 'plain' && atValue && mode !== 'start') return unquoted(cursor, reference);
  if (piece === 'unknown' || piece === 'plain' || mode === 'fuzzy') return fuzzy(cursor, reference.end);
  if (atValue) return printValue(cursor, piece, reference);
  if (mode !== 'after') return misplaced(cursor, reference);
  if (frame === undefined) {
    cursor.mode = 'lost';
    return undefined;
  }
  const fault = missingComma(cursor, reference.start);
  printValue(cursor, piece, reference);
  return fault;
}

function fuzzy(cursor: JsonCursor, end: number): undefined {
  cursor.mode = 'fuzzy';
  cursor.at = end;
}

function printValue(cursor: JsonCursor, piece: 'json' | 'number', reference: Reference): undefined {
  if (piece === 'json') afterValue(cursor, reference.end, 'value');
  else beginWord(cursor, '\0', reference.start);
}

function unquoted(cursor: JsonCursor, { start, end }: Reference): JsonFault {
  afterValue(cursor, end, roleAt(cursor));
  return jsonFault('json-unquoted-string', start, end, start, {
    problem: 'What is printed here is no value of JSON without quotes',
    advice: 'Put it between `"`.',
  });
}

function misplaced(cursor: JsonCursor, { start, end }: Reference): JsonFault {
  const what = expected(cursor.mode);
  cursor.mode = 'fuzzy';
  cursor.at = end;
  return jsonFault('json-unexpected', start, end, start, {
    problem: `A value is printed where ${what} should be`,
    advice: `Write ${what} before it.`,
  });
}
