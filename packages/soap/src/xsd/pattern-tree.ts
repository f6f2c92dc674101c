/** A pattern of XML Schema (Part 2, appendix F) as a tree. */
export interface PatternPiece {
  readonly atom: PatternAtom;
  readonly min: number;
  readonly max: number;
}

export type PatternAtom =
  | { readonly kind: 'group'; readonly branches: PatternBranches }
  | { readonly kind: 'set'; readonly set: CharacterSet };

/** One of these must match: each is pieces one after another. */
export type PatternBranches = readonly (readonly PatternPiece[])[];

export interface CharacterSet {
  readonly isNegated: boolean;
  readonly ranges: readonly CharacterRange[];
  /** Unicode's categories and scripts, and the sets that have a letter of their own, as Java and JavaScript write them. */
  readonly classes: readonly string[];
}

/** Code points, both of them in it. */
export type CharacterRange = readonly [number, number];

/** Thrown within the reader alone: what is no pattern, or one that no other language can say. */
export class PatternRefusal extends Error {}

/** `\i` and `\c`: what names begin with and are made of, as far as people use it. */
const NAME_START: readonly CharacterRange[] = [
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
];
const NAME: readonly CharacterRange[] = [...NAME_START, [0x2d, 0x2e], [0x30, 0x39], [0xb7, 0xb7]];
const DIGITS: readonly CharacterRange[] = [[0x30, 0x39]];
const SPACES: readonly CharacterRange[] = [
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0x20, 0x20],
];
const LINE_ENDS: readonly CharacterRange[] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
];

const LETTER_SETS: ReadonlyMap<string, readonly CharacterRange[]> = new Map([
  ['d', DIGITS],
  ['s', SPACES],
  ['i', NAME_START],
  ['c', NAME],
]);

/** All that is no punctuation, separator or control. */
const WORD = ['\\p{L}', '\\p{M}', '\\p{N}', '\\p{S}'];

interface PatternReading {
  readonly characters: readonly string[];
  at: number;
  depth: number;
}

const MOST_DEPTH = 50;
const MOST_LENGTH = 2000;

/** @throws {PatternRefusal} whose message is a sentence */
export function readPattern(pattern: string): PatternBranches {
  if (pattern.length > MOST_LENGTH) throw new PatternRefusal(`It is longer than ${MOST_LENGTH} characters.`);
  const reading: PatternReading = { characters: Array.from(pattern), at: 0, depth: 0 };
  const branches = readBranches(reading);
  if (reading.at < reading.characters.length) throw new PatternRefusal('It has a `)` too many.');
  return branches;
}

function readBranches(reading: PatternReading): PatternBranches {
  if (++reading.depth > MOST_DEPTH) throw new PatternRefusal(`It nests deeper than ${MOST_DEPTH} groups.`);
  const branches: PatternPiece[][] = [[]];
  for (;;) {
    const character = reading.characters[reading.at];
    if (character === undefined || character === ')') break;
    if (character === '|') {
      branches.push([]);
      reading.at++;
    } else branches.at(-1)?.push(readPiece(reading));
  }
  reading.depth--;
  return branches;
}

function readPiece(reading: PatternReading): PatternPiece {
  const atom = readAtom(reading);
  const quantifier = reading.characters[reading.at] ?? '';
  if (!'?*+{'.includes(quantifier) || quantifier === '') return { atom, min: 1, max: 1 };
  reading.at++;
  if (quantifier === '?') return { atom, min: 0, max: 1 };
  if (quantifier !== '{') return { atom, min: quantifier === '+' ? 1 : 0, max: Infinity };
  return { atom, ...readQuantity(reading) };
}

function readQuantity(reading: PatternReading): { readonly min: number; readonly max: number } {
  const end = reading.characters.indexOf('}', reading.at);
  const text = reading.characters.slice(reading.at, end < 0 ? reading.at : end).join('');
  const [, min, comma, max] = /^(\d{1,6})(,)?(\d{1,6})?$/.exec(text) ?? [];
  if (min === undefined) throw new PatternRefusal('It has a `{` without a number and a `}` after it.');
  reading.at = end + 1;
  return { min: Number(min), max: comma === undefined ? Number(min) : max === undefined ? Infinity : Number(max) };
}

function readAtom(reading: PatternReading): PatternAtom {
  const character = reading.characters[reading.at++] ?? '';
  switch (character) {
    case '(':
      return readGroup(reading);
    case '[':
      return { kind: 'set', set: readClass(reading) };
    case '.':
      return { kind: 'set', set: { isNegated: true, ranges: LINE_ENDS, classes: [] } };
    case '\\':
      return { kind: 'set', set: readEscape(reading) };
    case '?':
    case '*':
    case '+':
    case '{':
    case '}':
    case ']':
      throw new PatternRefusal(`It has a \`${character}\` where a character must be; write \`\\${character}\`.`);
    default:
      return { kind: 'set', set: oneOf(character) };
  }
}

function readGroup(reading: PatternReading): PatternAtom {
  const branches = readBranches(reading);
  if (reading.characters[reading.at++] !== ')') throw new PatternRefusal('It has a `(` without a `)`.');
  return { kind: 'group', branches };
}

function oneOf(character: string): CharacterSet {
  const code = character.codePointAt(0) ?? 0;
  return { isNegated: false, ranges: [[code, code]], classes: [] };
}

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readEscape(reading: PatternReading): CharacterSet {
  const letter = reading.characters[reading.at++];
  if (letter === undefined) throw new PatternRefusal('It ends in a `\\`.');
  const lower = letter.toLowerCase();
  const isNegated = letter !== lower;
  if (lower === 'p') return { isNegated: false, ranges: [], classes: [readCategory(reading, letter)] };
  if (lower === 'w') return { isNegated, ranges: [], classes: WORD };
  const ranges = LETTER_SETS.get(lower);
  if (ranges) return { isNegated, ranges, classes: [] };
  return oneOf(CONTROLS.get(letter) ?? letter);
}

/** Blocks, as `\p{IsBasicLatin}`, have other names elsewhere. */
function readCategory(reading: PatternReading, letter: string): string {
  const end = reading.characters.indexOf('}', reading.at);
  const name = reading.characters.slice(reading.at + 1, end < 0 ? reading.at : end).join('');
  if (
    reading.characters[reading.at] !== '{' ||
    !/^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)
  ) {
    throw new PatternRefusal(`Its \`\\${letter}\` is about characters that JSON Schema cannot name.`);
  }
  reading.at = end + 1;
  return `\\${letter}{${name}}`;
}

function readClass(reading: PatternReading): CharacterSet {
  const isNegated = reading.characters[reading.at] === '^';
  if (isNegated) reading.at++;
  const ranges: CharacterRange[] = [];
  const classes: string[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const character = reading.characters[reading.at];
    if (character === undefined) throw new PatternRefusal('It has a `[` without a `]`.');
    if (character === ']' && !isFirst) break;
    if (character === '-' && reading.characters[reading.at + 1] === '[') {
      const set = subtract({ isNegated, ranges, classes }, readSubtracted(reading));
      return set;
    }
    addToClass(reading, ranges, classes);
  }
  reading.at++;
  return { isNegated, ranges, classes };
}

function readSubtracted(reading: PatternReading): CharacterSet {
  if (++reading.depth > MOST_DEPTH) throw new PatternRefusal(`It nests deeper than ${MOST_DEPTH} groups.`);
  reading.at += 2;
  const set = readClass(reading);
  if (reading.characters[reading.at++] !== ']') throw new PatternRefusal('It has a `[` without a `]`.');
  reading.depth--;
  return set;
}

function addToClass(reading: PatternReading, ranges: CharacterRange[], classes: string[]): void {
  const from = readClassCharacter(reading);
  const isRange = reading.characters[reading.at] === '-' && !']['.includes(reading.characters[reading.at + 1] ?? ']');
  const [start] = from.ranges[0] ?? [];
  if (!isRange || start === undefined || from.ranges[0]?.[1] !== start) {
    if (from.isNegated) throw new PatternRefusal('It has the opposite of a set among the characters of another.');
    ranges.push(...from.ranges);
    classes.push(...from.classes);
    return;
  }
  reading.at++;
  const end = readClassCharacter(reading).ranges[0]?.[0];
  if (end === undefined || end < start)
    throw new PatternRefusal('It has a range of characters that ends before it begins.');
  ranges.push([start, end]);
}

function readClassCharacter(reading: PatternReading): CharacterSet {
  const character = reading.characters[reading.at++] ?? '';
  return character === '\\' ? readEscape(reading) : oneOf(character);
}

const LAST = 0x10ffff;

/** Neither Java nor JavaScript has subtraction as XML Schema writes it, so that it is done here. */
function subtract(from: CharacterSet, without: CharacterSet): CharacterSet {
  if (from.classes.length > 0 || without.classes.length > 0) {
    throw new PatternRefusal('It subtracts from a set that is named, which JSON Schema cannot say.');
  }
  const removed = without.isNegated ? complement(without.ranges) : without.ranges;
  const kept = removed.reduce(removeRange, from.isNegated ? complement(from.ranges) : from.ranges);
  return { isNegated: false, ranges: kept, classes: [] };
}

function complement(ranges: readonly CharacterRange[]): readonly CharacterRange[] {
  return ranges.reduce<readonly CharacterRange[]>(removeRange, [[0, LAST]]);
}

function removeRange(ranges: readonly CharacterRange[], [start, end]: CharacterRange): readonly CharacterRange[] {
  return ranges.flatMap(([from, to]): CharacterRange[] => {
    if (end < from || start > to) return [[from, to]];
    const before: CharacterRange[] = start > from ? [[from, start - 1]] : [];
    const after: CharacterRange[] = end < to ? [[end + 1, to]] : [];
    return [...before, ...after];
  });
}
