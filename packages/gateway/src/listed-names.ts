/** So many names are read at a glance. */
const MOST_NAMES = 3;

/** @returns names in quotes, of many the first ones and how many there are besides */
export function listedNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
