/** How much of a document a message quotes, so that a hostile document cannot make it long. */
const LONGEST = 60;

/** What a terminal would not show, or would do something else for; half of a surrogate pair is among it. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/gu;

/** @returns the text between backquotes, cut where it is long, with control characters as JSON writes them */
export function excerpt(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${cut.replace(UNSEEN, escaped)}\``;
}

function escaped(character: string): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
