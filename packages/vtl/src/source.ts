/** A template's text and the name that messages call it by. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** The file that holds the text among other things, where it is not a file of its own. */
  readonly origin?: Origin;
}

/** A file that holds a template, and where in it each character of the template stands. */
export interface Origin {
  readonly file: string;
  readonly text: string;
  /** @returns the offset in the file of a template's character; one past the template's end is a place too */
  toFile(offset: number): number;
}

/** A place in a source as people count it: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a source: `start` is the offset of its first character, `end` that after its last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * @param text the source's text
 * @param offset in UTF-16 units; one past the end is a place too
 * @returns the line and column of the offset; `\n`, `\r` and `\r\n` end a line, as in Velocity's character stream
 */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  const ending = /\r\n|\r|\n/g;
  for (let match = ending.exec(text); match !== null && ending.lastIndex <= offset; match = ending.exec(text)) {
    line++;
    lineStart = ending.lastIndex;
  }
  return { line, column: offset - lineStart + 1 };
}

/** @returns the text of one line, counted from 1, without its ending */
export function lineAt(text: string, line: number): string {
  return text.split(/\r\n|\r|\n/, line)[line - 1] ?? '';
}
