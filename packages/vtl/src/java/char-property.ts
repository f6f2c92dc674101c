import { type CharSet, charSet, negate, setOf, union } from './char-set.js';

/** The classes with a name or letter of their own that Java limits to ASCII. */
export const DIGIT = charSet([48, 57]);
export const WORD = charSet([48, 57, 65, 90, 95, 95, 97, 122]);
export const SPACE = setOf(' \t\n\u000b\f\r');
export const HORIZONTAL = union(setOf(' \t\u00a0\u1680\u180e\u202f\u205f\u3000'), charSet([0x2000, 0x200a]));
export const VERTICAL = setOf('\n\u000b\f\r\u0085\u2028\u2029');
export const LINE_ENDS = setOf('\n\r\u0085\u2028\u2029');
export const ANY = charSet([0, 0x10ffff]);

const UPPER = charSet([65, 90]);
const LOWER = charSet([97, 122]);
const ALPHA = union(UPPER, LOWER);
const PUNCT = charSet([33, 47, 58, 64, 91, 96, 123, 126]);

const POSIX: ReadonlyMap<string, CharSet> = new Map([
  ['Lower', LOWER],
  ['Upper', UPPER],
  ['ASCII', charSet([0, 127])],
  ['Alpha', ALPHA],
  ['Digit', DIGIT],
  ['Alnum', union(ALPHA, DIGIT)],
  ['Punct', PUNCT],
  ['Graph', charSet([33, 126])],
  ['Print', charSet([32, 126])],
  ['Blank', setOf(' \t')],
  ['Cntrl', charSet([0, 31, 127, 127])],
  ['XDigit', charSet([48, 57, 65, 70, 97, 102])],
  ['Space', SPACE],
  ['L1', charSet([0, 255])],
  ['all', ANY],
]);

/** What `\p{javaX}` and `\p{IsX}` mean, as the Unicode property that JavaScript knows. */
const UNICODE: ReadonlyMap<string, string> = new Map([
  ['javalowercase', 'Lowercase'],
  ['javauppercase', 'Uppercase'],
  ['javaalphabetic', 'Alphabetic'],
  ['javaideographic', 'Ideographic'],
  ['javatitlecase', 'Lt'],
  ['javadigit', 'Nd'],
  ['javadefined', 'Assigned'],
  ['javaletter', 'L'],
  ['javaletterordigit', 'L Nd'],
  ['javaspacechar', 'Z'],
  ['javamirrored', 'Bidi_Mirrored'],
  ['isalphabetic', 'Alphabetic'],
  ['isideographic', 'Ideographic'],
  ['isletter', 'L'],
  ['islowercase', 'Lowercase'],
  ['isuppercase', 'Uppercase'],
  ['istitlecase', 'Lt'],
  ['iswhite_space', 'White_Space'],
  ['iscontrol', 'Cc'],
  ['ispunctuation', 'P'],
  ['ishex_digit', 'Hex_Digit'],
  ['isassigned', 'Assigned'],
  ['isnoncharacter_code_point', 'Noncharacter_Code_Point'],
  ['isdigit', 'Nd'],
  ['isemoji', 'Emoji'],
  ['lc', 'LC'],
  ['ld', 'L Nd'],
]);

/** The sets that were looked up last; each takes a walk through all of Unicode to find. */
const found = new Map<string, CharSet>();
const MAX_FOUND = 64;

/**
 * @param name what stands in `\p{…}`
 * @returns the set, or null where there is no such property. Blocks (`InGreek`) are not known here.
 */
export function propertySet(name: string): CharSet | null {
  const posix = POSIX.get(name);
  if (posix !== undefined) return posix;
  if (name === 'javaWhitespace') return union(HORIZONTAL_BREAKING, setOf('\u2028\u2029'), charSet([9, 13, 28, 31]));
  if (!/^[A-Za-z_=0-9 -]{1,60}$/.test(name)) return null;
  const known = found.get(name);
  if (known !== undefined) return known;
  const set = unicodeSet(name);
  if (set !== null) {
    if (found.size >= MAX_FOUND) found.clear();
    found.set(name, set);
  }
  return set;
}

/** The spaces of Unicode but those that forbid a line break. */
const HORIZONTAL_BREAKING = charSet([
  32, 32, 0x1680, 0x1680, 0x2000, 0x2006, 0x2008, 0x200a, 0x205f, 0x205f, 0x3000, 0x3000,
]);

function unicodeSet(name: string): CharSet | null {
  const properties = UNICODE.get(name.toLowerCase())?.split(' ') ?? candidates(name);
  const pattern = UNICODE.has(name.toLowerCase())
    ? compile(`[${properties.map((property) => `\\p{${property}}`).join('')}]`)
    : properties.map((property) => compile(`\\p{${property}}`)).find((compiled) => compiled !== null);
  return pattern ? scan(pattern) : null;
}

/** The ways in which JavaScript may write a property that Java calls by this name. */
function candidates(name: string): string[] {
  const equal = /^(script|sc|general_category|gc)=(.+)$/i.exec(name);
  if (equal !== null) return [`${/^s/i.test(equal[1] ?? '') ? 'sc' : 'gc'}=${titleCase(equal[2] ?? '')}`];
  if (/^is/i.test(name)) return [`sc=${titleCase(name.slice(2))}`, `gc=${name.slice(2)}`];
  return [`gc=${name}`];
}

function titleCase(name: string): string {
  if (name.length <= 2) return name;
  return name.toLowerCase().replace(/(^|_)[a-z]/g, (start) => start.toUpperCase());
}

/** The name has letters only, so that nothing but an unknown property can be wrong with the expression. */
function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return null;
  }
}

function scan(pattern: RegExp): CharSet {
  const ranges: number[] = [];
  let first = -1;
  for (let code = 0; code <= 0x110000; code++) {
    const inside = code <= 0x10ffff && pattern.test(String.fromCodePoint(code));
    if (inside && first < 0) first = code;
    if (!inside && first >= 0) {
      ranges.push(first, code - 1);
      first = -1;
    }
  }
  return charSet(ranges);
}

/** @returns the set of a class that is written as one letter (`d`, `W`, …), or null */
export function letterSet(letter: string, unicode: boolean): CharSet | null {
  const set = positiveSet(letter.toLowerCase(), unicode);
  if (set === null) return null;
  return letter === letter.toLowerCase() ? set : negate(set);
}

function positiveSet(letter: string, unicode: boolean): CharSet | null {
  switch (letter) {
    case 'd':
      return unicode ? propertySet('Nd') : DIGIT;
    case 'w':
      return unicode ? unicodeWord() : WORD;
    case 's':
      return unicode ? propertySet('IsWhite_Space') : SPACE;
    case 'h':
      return HORIZONTAL;
    case 'v':
      return VERTICAL;
    default:
      return null;
  }
}

function unicodeWord(): CharSet | null {
  const parts = ['IsAlphabetic', 'M', 'Nd', 'Pc'].map(propertySet).filter((set) => set !== null);
  return union(...parts, setOf('\u200c\u200d'));
}
