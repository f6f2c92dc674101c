import type {
  LocatedText,
  Substituted,
  SubstitutedVariable,
  SubstitutingTool,
  TemplateLocation,
} from '../../template-location.js';

/** A piece of what is written: characters as they are, or a variable. */
export interface WrittenPiece {
  readonly kind: 'text' | 'variable';
  /** The characters, and of a variable how it is written. */
  readonly text: string;
  /** The offset of the piece in what is written, and that after it; of text, some at its end may be left out. */
  readonly start: number;
  readonly end: number;
}

/** How a tool's variables are written. */
export interface VariableSyntax {
  readonly by: SubstitutingTool;
  /** Whether a variable that is all of a text stands for its value, whatever that is. */
  readonly isValueAlone: boolean;
  /** @returns the pieces of a text; undefined where a variable has no end */
  piecesOf(written: string): readonly WrittenPiece[] | undefined;
  escaped(text: string): string;
}

/** What stands for each variable, by how it is written; undefined for one that stays as it is. */
export type VariableValues = ReadonlyMap<string, string | undefined>;

/** A piece, and its offset in the text that the tool makes. */
interface PlacedPiece extends WrittenPiece {
  readonly at: number;
  readonly result: string;
  readonly isVerbatim: boolean;
}

/**
 * @param written what the file says
 * @returns what a tool makes of it; undefined where there is a variable of which nothing is known
 */
export function substitutedText(
  syntax: VariableSyntax,
  values: VariableValues,
  written: LocatedText,
): LocatedText | undefined {
  const pieces = syntax.piecesOf(written.text);
  if (pieces === undefined || pieces.some(({ kind, text }) => kind === 'variable' && !values.has(text))) {
    return undefined;
  }
  const placed = placedPieces(pieces, values);
  const text = placed.map(({ result }) => result).join('');
  const { location } = written;
  return {
    text,
    location: {
      ...location,
      scalar: location.scalar && { ...location.scalar, isWhole: false },
      substituted: substituted(syntax, values, written, placed),
      toFile: (offset) => location.toFile(offsetInWritten(placed, offset)),
      toTemplate: (offset) => {
        const before = location.toTemplate(offset);
        return before === undefined ? undefined : offsetInText(placed, before);
      },
    },
  };
}

function placedPieces(pieces: readonly WrittenPiece[], values: VariableValues): readonly PlacedPiece[] {
  let at = 0;
  return pieces.map((piece) => {
    const value = piece.kind === 'variable' ? values.get(piece.text) : undefined;
    const placed = { ...piece, at, result: value ?? piece.text, isVerbatim: value === undefined };
    at += placed.result.length;
    return placed;
  });
}

function substituted(
  syntax: VariableSyntax,
  values: VariableValues,
  { location }: LocatedText,
  pieces: readonly PlacedPiece[],
): Substituted {
  return {
    by: syntax.by,
    variables: pieces.filter(({ kind }) => kind === 'variable').map((piece) => variableOf(piece, location)),
    escaped: (text) => escapedFor(location, syntax.escaped(text)),
    again: (scalar) => {
      const before = location.substituted;
      const written = before === undefined ? scalar : before.again(scalar);
      return written && isText(syntax, values, written.text) ? substitutedText(syntax, values, written) : undefined;
    },
  };
}

/** Whether what is written is still a text, and not the value of a variable, which stands elsewhere. */
function isText(syntax: VariableSyntax, values: VariableValues, written: string): boolean {
  return !syntax.isValueAlone || values.get(written) === undefined;
}

/** What one tool makes may be what another one looks at. */
function escapedFor({ substituted: before }: TemplateLocation, text: string): string {
  return before === undefined ? text : before.escaped(text);
}

function variableOf({ text, at, result, isVerbatim, start, end }: PlacedPiece, location: TemplateLocation) {
  const inFile = { start: location.toFile(start), end: location.toFile(end - 1) + 1 };
  const variable: SubstitutedVariable = {
    written: text,
    start: at,
    end: at + result.length,
    isReplaced: !isVerbatim,
    inFile,
  };
  return variable;
}

/** All of a variable's value stands where the variable begins, but for its end. */
function offsetInWritten(pieces: readonly PlacedPiece[], offset: number): number {
  const piece = pieces[lastUpTo(pieces, offset, 'at')];
  if (piece === undefined) return 0;
  const within = offset - piece.at;
  if (piece.isVerbatim) return piece.start + within;
  return within < piece.result.length ? piece.start : piece.end;
}

function offsetInText(pieces: readonly PlacedPiece[], offset: number): number | undefined {
  const index = lastUpTo(pieces, offset, 'start');
  const piece = pieces[index];
  if (piece === undefined) return 0;
  const within = offset - piece.start;
  const isEnd = index === pieces.length - 1 && offset >= piece.end;
  if (isEnd) return piece.at + piece.result.length;
  if (!piece.isVerbatim) return undefined;
  // What is left out stands where the character before it does.
  return piece.at + Math.min(within, Math.max(0, piece.result.length - 1));
}

/** @returns the index of the last piece that begins no later */
function lastUpTo(pieces: readonly PlacedPiece[], offset: number, where: 'at' | 'start'): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.[where] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
