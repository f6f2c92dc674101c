/** Of the control characters, all but the tab; a terminal would obey them. */
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g;

/** Characters that show nothing, or turn the order of others around. */
const UNSEEN = /[\u00a0\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** @returns a text of one line in which every character can be seen: `␍` for a carriage return */
export function visible(text: string): string {
  return text.replace(CONTROLS, picture).replace(UNSEEN, escaped);
}

/** Unicode has a picture of each of ASCII's control characters. */
function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : escaped(character);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** @returns the text with marks for the white space at its end */
export function visibleEnd(text: string): string {
  const { length } = text.trimEnd();
  return text.slice(0, length) + text.slice(length).replaceAll(' ', '·').replaceAll('\t', '→');
}
