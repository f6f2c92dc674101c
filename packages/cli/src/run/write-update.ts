import { existsSync, readFileSync } from 'node:fs';
import { writeText } from '../write-file.js';

/** The mark that some editors write at the beginning of a file, which readers leave out. */
const MARK = '\ufeff';

/**
 * Writes what a file should hold, behind the mark that it may begin with.
 *
 * @throws UsageError where the file cannot be written
 */
export function writeUpdate(file: string, text: string): void {
  const marked = existsSync(file) && readFileSync(file, 'utf8').startsWith(MARK);
  writeText(file, marked ? MARK + text : text);
}

/** @returns a text as it is once it was written and read: without halves of characters, and a mark at its beginning */
export function asReadBack(text: string): string {
  // The decoder leaves out the mark, as the readers of files do.
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
