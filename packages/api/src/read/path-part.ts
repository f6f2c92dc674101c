/** Documented: the characters of a part of a path; a parameter must be all of it. */
const PART = /^([a-zA-Z0-9._:,$-]+|\{[a-zA-Z0-9._:,$-]+\+?\})$/;

export function isPathPart(text: string): boolean {
  return PART.test(text);
}

/** @returns what is wrong with what is no part of a path */
export function pathPartText(text: string): string {
  return `\`${text}\` is no part of a path: use letters, digits and \`._-:,\`, or one \`{parameter}\` alone.`;
}
