import { spelledLines, writeFolded } from './folded-break.js';
import { type Spelling, type SpellingWriter, type Stretch, spellingWriter } from './spelling.js';

/** @returns how a YAML scalar without quotes spells its text */
export function plainScalar(source: string, offset: number): Spelling {
  const writer = spellingWriter();
  writeUnfolded(source, offset, (text, start) => writer.verbatim(text, start), writer);
  return writer.finish(offset + source.length);
}

/** @returns how a YAML scalar between single quotes spells its text */
export function singleQuotedScalar(source: string, offset: number): Spelling {
  const writer = spellingWriter();
  const write = (text: string, start: number): void => writeSingleQuoted(writer, text, start);
  writeUnfolded(source.slice(1, -1), offset + 1, write, writer);
  return writer.finish(offset + source.length - 1);
}

/** Two quotes are one. */
function writeSingleQuoted(writer: SpellingWriter, text: string, start: number): void {
  let at = 0;
  for (const { index } of text.matchAll(/''/g)) {
    writer.verbatim(text.slice(at, index), start + at);
    writer.instead("'", { start: start + index, end: start + index + 2 });
    at = index + 2;
  }
  writer.verbatim(text.slice(at), start + at);
}

/** Lines lose the white space around them, but for that before the first and after the last. */
function writeUnfolded(
  source: string,
  offset: number,
  write: (text: string, start: number) => void,
  writer: SpellingWriter,
): void {
  const lines = spelledLines(source, offset);
  let breaks: Stretch[] = [];
  for (const [index, { text, start, lineBreak }] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const from = index === 0 ? 0 : (/^[ \t]*/.exec(text)?.[0].length ?? 0);
    const to = isLast ? text.length : endOfText(text, from);
    if (index === 0 || isLast || to > from) {
      writeFolded(writer, breaks);
      write(text.slice(from, to), start + from);
      breaks = [];
    }
    breaks.push(lineBreak);
  }
}

/** A loop, since a pattern that looks for white space at the end takes long where there is much of it before. */
function endOfText(text: string, from: number): number {
  let end = text.length;
  while (end > from && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return end;
}
