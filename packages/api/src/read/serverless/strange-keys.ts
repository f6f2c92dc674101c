import { nearest } from '@veloway/vtl';
import type { Place } from '../place.js';
import { type Telling, tellWarning } from '../reading.js';

/**
 * Tells of members that the framework does not know; what it does not know at all, a plugin may.
 *
 * @param known the names of members, which may be too many to list
 */
export function tellStrange(telling: Telling, place: Place, owner: string, known: readonly string[]): void {
  for (const { name, keyRange } of place.members) {
    if (known.includes(name) || name.startsWith('x-')) continue;
    const near = nearest(name, known);
    const meant = near === undefined ? ', and is left out: remove it.' : `. Did you mean \`${near}\`?`;
    tellWarning(telling, 'unknown-key', keyRange, `\`${name}\` is no key of ${owner}${meant}`);
  }
}
