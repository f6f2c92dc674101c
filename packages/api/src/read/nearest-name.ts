import { nearest } from '@veloway/vtl';

/** So many names are compared, each of so many characters: a file may have thousands, and be wrong about as many. */
const MOST_NAMES = 1000;
const MOST_CHARACTERS = 256;

/** @returns the name that is likely meant by one that is not known */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  return name.length > MOST_CHARACTERS ? undefined : nearest(name, known.slice(0, MOST_NAMES));
}
