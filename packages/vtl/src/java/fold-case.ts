/**
 * @returns a text by which texts can be compared without regard to case, as Java does it: two characters are alike if
 *   their upper case is, or the lower case of that
 */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return Array.from(text, foldCharacter).join('');
}

function foldCharacter(char: string): string {
  const upper = char.toUpperCase();
  const folded = (upper.length === char.length ? upper : char).toLowerCase();
  return folded.length === char.length ? folded : char;
}
