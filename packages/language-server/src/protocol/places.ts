import type { Range as OffsetRange } from '@veloway/vtl';
import type { Position, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Offsets of a text to the protocol's lines and characters, and back. */
export interface Places {
  position(offset: number): Position;
  range(range: OffsetRange): Range;
  offset(position: Position): number;
  offsets(range: Range): OffsetRange;
}

export function placesIn(text: TextDocument): Places {
  const position = (offset: number): Position => text.positionAt(offset);
  const offset = (place: Position): number => text.offsetAt(place);
  return {
    position,
    offset,
    range: ({ start, end }) => ({ start: position(start), end: position(end) }),
    offsets: ({ start, end }) => ({ start: offset(start), end: offset(end) }),
  };
}
