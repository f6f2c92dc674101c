import type { TemplateLocation } from '../../template-location.js';

/** A piece of a text that was put together. */
export interface LocatedPiece {
  readonly text: string;
  /** Where the characters stand; undefined where they stand nowhere. */
  readonly location: TemplateLocation | undefined;
  /** The offset of the piece's first character in what the location is of. */
  readonly from: number;
  /** The offset in the file of what stands for the piece, where it has no location. */
  readonly standsAt: number;
}

/** A piece, and its offset in the whole text. */
interface PlacedPiece extends LocatedPiece {
  readonly start: number;
}

/**
 * @param path the keys and indexes that lead to the text
 * @returns where the characters of a text stand that was put together from pieces of one file; undefined where none of
 *   them stands anywhere, or where they stand in several files
 */
export function piecedLocation(
  pieces: readonly LocatedPiece[],
  path: TemplateLocation['path'],
): TemplateLocation | undefined {
  const [first, ...others] = pieces.flatMap(({ location, text }) => (text === '' || !location ? [] : [location]));
  if (first === undefined || others.some(({ file, text }) => file !== first.file || text !== first.text)) {
    return undefined;
  }
  const placed = placedPieces(pieces);
  return {
    file: first.file,
    text: first.text,
    path,
    scalar: onlyScalar([first, ...others]),
    substituted: undefined,
    toFile: (offset) => offsetInFile(placed, offset),
    toTemplate: (offset) => offsetInText(placed, offset),
  };
}

/** @returns the scalar that all pieces stand in */
function onlyScalar(locations: readonly TemplateLocation[]): TemplateLocation['scalar'] {
  const [scalar] = locations.map((location) => location.scalar);
  const isOnly = locations.every((location) => location.scalar?.start === scalar?.start);
  return scalar && isOnly ? { ...scalar, isWhole: false } : undefined;
}

function placedPieces(pieces: readonly LocatedPiece[]): readonly PlacedPiece[] {
  let start = 0;
  return pieces.map((piece) => {
    const placed = { ...piece, start };
    start += piece.text.length;
    return placed;
  });
}

function offsetInFile(pieces: readonly PlacedPiece[], offset: number): number {
  const piece = pieces[pieceAt(pieces, offset)];
  if (piece === undefined) return 0;
  return piece.location?.toFile(piece.from + offset - piece.start) ?? piece.standsAt;
}

/** @returns the index of the piece that an offset is in; of the last one, where it is past the end */
function pieceAt(pieces: readonly PlacedPiece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function offsetInText(pieces: readonly PlacedPiece[], offset: number): number | undefined {
  const last = pieces.length - 1;
  for (const [index, { text, location, from, start }] of pieces.entries()) {
    const within = location?.toTemplate(offset);
    if (within === undefined || within < from) continue;
    const end = from + text.length;
    if (within < end || (within === end && index === last)) return start + within - from;
  }
  return undefined;
}
