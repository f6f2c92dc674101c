import type { CharacterSet, PatternAtom, PatternBranches, PatternPiece } from './pattern-tree.js';

/** Longer examples show nothing more. */
const MOST_LENGTH = 500;

/** @returns a text that matches, with as few repetitions as it can have beside `extra` of each that has no bound */
export function patternExample(branches: PatternBranches, extra: number): string | undefined {
  const text = branchText(branches, extra);
  return text !== undefined && text.length <= MOST_LENGTH ? text : undefined;
}

function branchText([first = []]: PatternBranches, extra: number): string | undefined {
  let text = '';
  for (const piece of first) {
    const part = pieceText(piece, extra);
    if (part === undefined || text.length + part.length > MOST_LENGTH) return undefined;
    text += part;
  }
  return text;
}

function pieceText({ atom, min, max }: PatternPiece, extra: number): string | undefined {
  const times = Math.min(max, min + extra);
  const once = times === 0 ? '' : atomText(atom, extra);
  return once === undefined || once.length * times > MOST_LENGTH ? undefined : once.repeat(times);
}

function atomText(atom: PatternAtom, extra: number): string | undefined {
  return atom.kind === 'group' ? branchText(atom.branches, extra) : characterOf(atom.set);
}

/** Letters and digits first, as people would write. */
const CANDIDATES = Array.from('A1a0Zz9 -_.,:/@#+');

const OF_CATEGORY: ReadonlyMap<string, string> = new Map([
  ['L', 'A'],
  ['Lu', 'A'],
  ['Ll', 'a'],
  ['N', '1'],
  ['Nd', '1'],
  ['P', '-'],
  ['Z', ' '],
  ['Zs', ' '],
  ['S', '+'],
]);

function characterOf({ isNegated, ranges, classes }: CharacterSet): string | undefined {
  const isIn = (code: number): boolean => ranges.some(([from, to]) => from <= code && code <= to);
  if (isNegated) {
    const matched = classes.map((name) => new RegExp(name, 'u'));
    return CANDIDATES.find(
      (character) => !isIn(character.charCodeAt(0)) && !matched.some((one) => one.test(character)),
    );
  }
  const [first] = ranges;
  const preferred = CANDIDATES.find((character) => isIn(character.charCodeAt(0)));
  if (first) return preferred ?? String.fromCodePoint(first[0]);
  const [category] = classes;
  if (category?.startsWith('\\P')) return CANDIDATES.find((character) => new RegExp(category, 'u').test(character));
  return OF_CATEGORY.get(category?.slice(3, -1) ?? '');
}
