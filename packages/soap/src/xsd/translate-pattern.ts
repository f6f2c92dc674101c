import {
  type CharacterSet,
  type PatternAtom,
  type PatternBranches,
  type PatternPiece,
  PatternRefusal,
  readPattern,
} from './pattern-tree.js';

/** A regular expression that Java and JavaScript read alike, or why there is none. */
export type TranslatedPattern =
  | { readonly ok: true; readonly pattern: string; readonly branches: PatternBranches }
  | { readonly ok: false; readonly reason: string };

/**
 * Translates a pattern of XML Schema, which always matches a whole value, where `^` and `$` are characters, and which
 * has sets of its own.
 */
export function translatePattern(pattern: string): TranslatedPattern {
  try {
    const branches = readPattern(pattern);
    return { ok: true, pattern: `^${branchesText(branches, branches.length > 1)}$`, branches };
  } catch (error) {
    if (error instanceof PatternRefusal) return { ok: false, reason: error.message };
    throw error;
  }
}

function branchesText(branches: PatternBranches, isGroup: boolean): string {
  const text = branches.map((pieces) => pieces.map(pieceText).join('')).join('|');
  return isGroup ? `(?:${text})` : text;
}

function pieceText({ atom, min, max }: PatternPiece): string {
  return atomText(atom) + quantifierText(min, max);
}

function quantifierText(min: number, max: number): string {
  if (min === 1 && max === 1) return '';
  if (min === 0 && max === 1) return '?';
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

function atomText(atom: PatternAtom): string {
  return atom.kind === 'group' ? branchesText(atom.branches, true) : setText(atom.set);
}

function setText({ isNegated, ranges, classes }: CharacterSet): string {
  const [range] = ranges;
  if (!isNegated && classes.length === 0 && ranges.length === 1 && range && range[0] === range[1]) {
    return characterText(range[0], /[\\^$.|?*+()[\]{}/]/);
  }
  if (ranges.length + classes.length === 0) throw new PatternRefusal('It has a set without characters.');
  const digits = ranges.length === 1 && classes.length === 0 && range && range[0] === 0x30 && range[1] === 0x39;
  if (digits) return isNegated ? '[^0-9]' : '[0-9]';
  const parts = ranges.map(([from, to]) => rangeText(from, to));
  return `[${isNegated ? '^' : ''}${parts.join('')}${classes.join('')}]`;
}

function rangeText(from: number, to: number): string {
  const special = /[\\^\-[\]]/;
  const start = characterText(from, special);
  return from === to ? start : `${start}-${characterText(to, special)}`;
}

/** Beyond the first plane, Java and JavaScript write code points in different ways, so that they stand as they are. */
function characterText(code: number, special: RegExp): string {
  const character = String.fromCodePoint(code);
  // Two of these in a set mean something to Java, and an escape of them nothing to JavaScript.
  if (character === '&') return '\\u0026';
  if (code < 0x20 || (code > 0x7e && code < 0x10000)) return `\\u${code.toString(16).padStart(4, '0')}`;
  return special.test(character) ? `\\${character}` : character;
}
