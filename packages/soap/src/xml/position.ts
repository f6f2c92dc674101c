/** A place in a document as people count it: both from 1, columns in UTF-16 units. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/**
 * @param text the document's text
 * @param offset in UTF-16 units, as `start` of an element; one past the end is a place too
 * @returns the line and column of the offset; `\n`, `\r` and `\r\n` end a line, as XML 1.0 reads them (section 2.11)
 */
export function positionAt(text: string, offset: number): XmlPosition {
  let line = 1;
  let lineStart = 0;
  const ending = /\r\n|\r|\n/g;
  for (let match = ending.exec(text); match !== null && ending.lastIndex <= offset; match = ending.exec(text)) {
    line++;
    lineStart = ending.lastIndex;
  }
  return { line, column: offset - lineStart + 1 };
}
