import type { Place } from '../place.js';
import { type Telling, tellError } from '../reading.js';

/** Documented: a loop of the language extensions, among the keys of what it repeats. */
export function isForEach(name: string): boolean {
  return name.startsWith('Fn::ForEach::');
}

export function tellForEach(telling: Telling, { name, keyRange }: Place): void {
  const message = `\`${name}\` cannot be read yet, and what it repeats is missing: write it out.`;
  tellError(telling, 'not-read', keyRange, message);
}
