import { scalarPlace } from '../computed/computed-place.js';
import { type LocatedPiece, piecedLocation } from '../computed/pieced-location.js';
import type { Place } from '../place.js';

/**
 * @param pieces what the text was put together from, asked for only by those who want to know where it stands
 * @returns the place of a text that a function put together
 */
export function joinedPlace(at: Place, text: string, pieces: () => readonly LocatedPiece[]): Place {
  return { ...scalarPlace(at, text), location: () => piecedLocation(pieces(), at.path) };
}
