import type { Fault, Machine, Piece, PlacedText, Step } from './machine.js';
import { placeOf } from './machine.js';
import type { Hole } from './output-shape.js';
import { endOfXml, xmlCharacter } from './xml-character.js';
import { type XmlCursor, type XmlState, type XmlStates, xmlStates } from './xml-state.js';

/** A reader of XML: elements, attributes and entities, without what a schema or a DTD says. */
export function xmlMachine(): Machine<XmlState> {
  const states = xmlStates();
  return {
    initial: states.initial,
    lost: states.lost,
    text: (state, text) => readText(states, state, text),
    print: (state, piece) => ({ state: printed(states, state, piece), fault: undefined }),
    end: endOfXml,
    kindOf: ({ id }) => `${id}`,
    holeAt,
  };
}

function readText(states: XmlStates, state: XmlState, placed: PlacedText): Step<XmlState> {
  const cursor: XmlCursor = { ...state };
  let fault: Fault | undefined;
  for (let i = 0; i < placed.text.length && cursor.mode !== 'lost'; i++) {
    const found = xmlCharacter(states, cursor, placed.text.charAt(i), placeOf(placed, i));
    fault ??= found;
  }
  return { state: states.stateOf(cursor), fault };
}

/** What a reference prints may be text, whole elements and attributes, or a part of a name. */
function printed(states: XmlStates, state: XmlState, piece: Piece): XmlState {
  if (piece === 'anything') return states.lost;
  switch (state.mode) {
    case 'opened':
      return states.stateOf({ ...state, mode: 'name', name: '\0' });
    case 'name':
    case 'close-name':
      return states.stateOf({ ...state, name: `${state.name}\0` });
    case 'other':
      return states.stateOf({ ...state, name: '' });
    case 'entity':
      return states.stateOf({ ...state, name: `${state.name}\0` });
    case 'attribute-equals':
    case 'slash':
    case 'closing':
      return states.lost;
    default:
      return state;
  }
}

function holeAt({ mode, quote }: XmlState): Hole | undefined {
  if (mode === 'lost') return undefined;
  if (mode === 'text') return { in: 'xml-text' };
  return mode === 'attribute-value' && quote !== '' ? { in: 'xml-attribute', quote } : { in: 'xml-other' };
}
