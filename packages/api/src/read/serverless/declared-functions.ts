import type { Place } from '../place.js';
import type { Telling } from '../reading.js';
import { objectAt } from '../typed-values.js';

/** Documented: `functions` is an object, or a list of objects, of which some are in other files. */
export function declaredFunctions(telling: Telling, place: Place | undefined): readonly Place[] {
  if (place === undefined) return [];
  const parts = place.kind === 'list' ? place.items : [place];
  return parts.flatMap((part) => objectAt(telling, part)?.members ?? []);
}
