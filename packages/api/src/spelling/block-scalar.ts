import type { CST } from 'yaml';
import { type SpelledLine, spelledLines, writeBreaks, writeFolded } from './folded-break.js';
import { type Spelling, type SpellingWriter, type Stretch, spellingWriter } from './spelling.js';

interface Header {
  readonly folded: boolean;
  readonly chomping: '+' | '-' | '';
  /** The indentation indicator; 0 where there is none. */
  readonly indent: number;
  /** How many characters stand between the header's own start and the text. */
  readonly length: number;
}

interface BlockLine extends SpelledLine {
  readonly indent: number;
  readonly content: string;
}

/** @returns how a YAML block scalar (`|`, `>`, with chomping and indentation indicators) spells its text */
export function blockScalar(token: CST.BlockScalar): Spelling {
  const header = headerOf(token);
  const start = token.offset + header.length;
  const lines = spelledLines(token.source, start).map(blockLine);
  const writer = spellingWriter();
  const filled = lines.findIndex(({ content }) => content !== '');
  if (filled < 0) writeEmpty(writer, lines, header);
  else writeLines(writer, lines, trimmed(lines, filled, token.indent, header), { ...header, filled });
  return writer.finish(start + token.source.length);
}

function headerOf({ props }: CST.BlockScalar): Header {
  const [first] = props;
  const source = first !== undefined && 'source' in first ? first.source : '|';
  const length = props.reduce((sum, prop) => sum + ('source' in prop ? prop.source.length : 0), 0);
  const chomping = source.includes('+') ? '+' : source.includes('-') ? '-' : '';
  return { folded: source.startsWith('>'), chomping, indent: Number(/[1-9]/.exec(source)?.[0] ?? 0), length };
}

/** At the end of a file, `\r` alone is no text either. */
function blockLine(line: SpelledLine): BlockLine {
  const isLast = line.lineBreak.start === line.lineBreak.end;
  const text = isLast ? line.text.replace(/\r$/, '') : line.text;
  const content = text.replace(/^ +/, '');
  return { ...line, text, content, indent: text.length - content.length };
}

/** Of nothing but empty lines, `+` keeps all. */
function writeEmpty(writer: SpellingWriter, lines: readonly BlockLine[], { chomping }: Header): void {
  if (chomping !== '+') return;
  const breaks = lines.slice(0, Math.max(1, lines.length - 1)).map(({ lineBreak }) => lineBreak);
  writeBreaks(writer, breaks);
}

/** @returns how many spaces are no part of the text: those that the header says, or that the first line of text has */
function trimmed(lines: readonly BlockLine[], filled: number, indent: number, header: Header): number {
  return header.indent > 0 ? indent + header.indent : (lines[filled]?.indent ?? 0);
}

function writeLines(
  writer: SpellingWriter,
  lines: readonly BlockLine[],
  trim: number,
  { folded, chomping, filled }: Header & { readonly filled: number },
): void {
  for (const line of lines.slice(0, filled)) {
    writeRest(writer, line, trim);
    writeBreaks(writer, [line.lineBreak]);
  }
  const last = lines.findLastIndex(({ content, indent }) => content !== '' || indent > trim);
  const body = lines.slice(filled, last + 1);
  if (folded) writeFoldedLines(writer, body, trim);
  else writeLiteralLines(writer, body, trim);
  if (chomping === '') writeBreaks(writer, [(lines[last] as BlockLine).lineBreak]);
  if (chomping === '+') writeKept(writer, lines, last, trim);
}

/** What is left of a line when its indentation is taken away. */
function writeRest(writer: SpellingWriter, { text, start, indent }: BlockLine, trim: number): void {
  const from = Math.min(trim, indent);
  writer.verbatim(text.slice(from), start + from);
}

function writeLiteralLines(writer: SpellingWriter, lines: readonly BlockLine[], trim: number): void {
  for (const [index, line] of lines.entries()) {
    if (index > 0) writeBreaks(writer, [(lines[index - 1] as BlockLine).lineBreak]);
    writeRest(writer, line, trim);
  }
}

/** Lines that are indented more than the rest keep the breaks around them. */
function writeFoldedLines(writer: SpellingWriter, lines: readonly BlockLine[], trim: number): void {
  let breaks: Stretch[] = [];
  let before = false;
  for (const line of lines) {
    const more = line.indent > trim || line.content.startsWith('\t');
    if (more || line.content !== '') {
      if (more || before) writeBreaks(writer, breaks);
      else writeFolded(writer, breaks);
      writeRest(writer, line, trim);
      breaks = [];
      before = more;
    }
    breaks.push(line.lineBreak);
  }
}

/** `+` keeps every break at the end, and adds one where the file has none. */
function writeKept(writer: SpellingWriter, lines: readonly BlockLine[], last: number, trim: number): void {
  for (let i = last + 1; i < lines.length; i++) {
    writeBreaks(writer, [(lines[i - 1] as BlockLine).lineBreak]);
    writeRest(writer, lines[i] as BlockLine, trim);
  }
  if (last === lines.length - 1) writeBreaks(writer, [(lines[last] as BlockLine).lineBreak]);
}
