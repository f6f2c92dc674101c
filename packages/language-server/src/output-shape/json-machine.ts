import { endOfJson, jsonCharacter } from './json-character.js';
import { printInJson } from './json-piece.js';
import { type JsonCursor, type JsonState, type JsonStates, jsonStates } from './json-state.js';
import { type Fault, type Machine, type PlacedText, placeAfter, placeOf, type Step } from './machine.js';
import type { Hole } from './output-shape.js';

/** A reader of JSON that goes on after an error as if it had been mended. */
export function jsonMachine(): Machine<JsonState> {
  const states = jsonStates();
  return {
    initial: states.initial,
    lost: states.lost,
    text: (state, text) => readText(states, state, text),
    print: (state, piece, reference) => {
      if (isInString(state) && piece !== 'anything') return { state, fault: undefined };
      const cursor = { ...state };
      const fault = printInJson(cursor, piece, reference);
      return { state: states.stateOf(cursor), fault };
    },
    end: (state) => endOfJson({ ...state }),
    kindOf,
    holeAt,
  };
}

/** Whether what is printed is a part of a string, and stays one. */
function isInString(state: JsonState): boolean {
  return state.mode === 'string' && state.escape === 0;
}

function readText(states: JsonStates, state: JsonState, placed: PlacedText): Step<JsonState> {
  const cursor: JsonCursor = { ...state };
  let fault: Fault | undefined;
  const { text } = placed;
  for (let i = 0; i < text.length && cursor.mode !== 'lost'; i++) {
    const found = jsonCharacter(states, cursor, text.charCodeAt(i), placeOf(placed, i), placeAfter(placed, i));
    fault ??= found;
  }
  return { state: states.stateOf(cursor), fault };
}

/** Of a comma or a value that has been read only the place is kept. */
const PLACED: ReadonlySet<JsonState['mode']> = new Set([
  'next-key',
  'next-item',
  'after',
  'colon',
  'fuzzy',
  'member-value',
]);

function kindOf({ id, mode, frame }: JsonState): string {
  return PLACED.has(mode) ? `${mode} ${frame?.id}` : `${id}`;
}

function holeAt(state: JsonState): Hole | undefined {
  if (state.mode === 'lost') return undefined;
  if (state.mode === 'string') return { in: 'json-string', alone: false, key: state.role === 'key' };
  return { in: 'json-value' };
}
