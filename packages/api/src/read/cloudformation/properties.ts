import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellWarning } from '../reading.js';
import { tellUnknown } from '../typed-values.js';

/** The properties that a resource may have. */
export interface KnownProperties {
  /** How messages call the resource: `a method`. */
  readonly owner: string;
  /** Those that are read, and those that say nothing of an API. */
  readonly known: readonly string[];
  /** Those that say something which is not read yet. */
  readonly unread?: readonly string[];
}

/** Tells of properties that there are none of, and of those that are left out. */
export function tellProperties(scope: Scope, properties: Place, { owner, known, unread = [] }: KnownProperties): void {
  tellUnknown(scope, properties, owner, [...known, ...unread]);
  for (const { name, keyRange } of properties.members) {
    if (!unread.includes(name)) continue;
    const message = `\`${name}\` cannot be read yet, and ${owner.replace(/^an? /, 'the ')} is read without it.`;
    tellWarning(scope, 'not-read', keyRange, message);
  }
}
