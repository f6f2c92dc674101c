import { writeFolded } from './folded-break.js';
import { type Spelling, type SpellingWriter, type Stretch, spellingWriter } from './spelling.js';

/** What YAML's escapes stand for; those of JSON are among them. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What begins an escape, white space with the line breaks in it, or a run of anything else. */
const PIECE = /\\|[ \t]*\r?\n(?:[ \t]|\r?\n)*|[ \t]+|\r|[^\\ \t\r\n]+/y;

/** @returns how a YAML scalar between double quotes, or a JSON string, spells its text */
export function doubleQuotedScalar(source: string, offset: number): Spelling {
  const writer = spellingWriter();
  const end = source.length - 1;
  const text = source.slice(0, end);
  for (let at = 1; at < end; ) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(text)?.[0] ?? '';
    at += piece.startsWith('\\') ? writeEscape(writer, source, at, offset) : writePiece(writer, piece, offset + at);
  }
  return writer.finish(offset + end);
}

/** @returns how long the piece is */
function writePiece(writer: SpellingWriter, piece: string, start: number): number {
  if (piece.includes('\n')) writeFolded(writer, breaksIn(piece, start));
  else writer.verbatim(piece, start);
  return piece.length;
}

function breaksIn(text: string, offset: number): readonly Stretch[] {
  return Array.from(text.matchAll(/\r?\n/g), ({ 0: found, index }) => ({
    start: offset + index,
    end: offset + index + found.length,
  }));
}

/** @returns how long the escape is */
function writeEscape(writer: SpellingWriter, source: string, at: number, offset: number): number {
  const name = source[at + 1] ?? '';
  const hidden = /\\\r?\n[ \t]*/y;
  hidden.lastIndex = at;
  const lineEnd = hidden.exec(source)?.[0];
  if (lineEnd !== undefined) return lineEnd.length;
  const digits = CODE_LENGTHS[name] ?? 0;
  const length = 2 + digits;
  const code = digits === 0 ? undefined : Number.parseInt(source.slice(at + 2, at + length), 16);
  const text = code === undefined ? (ESCAPES[name] ?? `\\${name}`) : String.fromCodePoint(code);
  writer.instead(text, { start: offset + at, end: offset + at + length });
  return length;
}
