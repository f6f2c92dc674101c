/** So much of a text is quoted in a message. */
const MOST_QUOTED = 80;

/** @returns a text as messages quote it */
export function shortened(text: string): string {
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text;
}
