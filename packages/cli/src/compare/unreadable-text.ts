import { positionAt } from '@veloway/vtl';
import type { Comparison } from './comparison.js';
import { textLines } from './text-lines.js';

/** Thrown by what reads JSON or XML, where a text is none. */
export class UnreadableText extends Error {
  /** A clause: "a value is expected". */
  readonly reason: string;
  /** Where in the text; undefined where it is about the whole. */
  readonly offset: number | undefined;
  /** Whether it may be JSON or XML, but none that is compared. */
  readonly refused: boolean;

  constructor(reason: string, offset?: number, { refused = false }: { readonly refused?: boolean } = {}) {
    super(reason);
    this.reason = reason;
    this.offset = offset;
    this.refused = refused;
  }
}

/** The reader of a format, and what compares two texts that it has read. */
export interface Format<T> {
  readonly name: 'JSON' | 'XML';
  readonly read: (text: string) => Promise<T>;
  readonly compare: (expected: T, actual: T) => Promise<Comparison>;
}

/** @returns how two texts of a format compare, or a note and their lines where one cannot be read */
export async function compareAs<T>(format: Format<T>, expectedText: string, actualText: string): Promise<Comparison> {
  const expected = await attempt(format, expectedText);
  if (expected instanceof UnreadableText) {
    const note = noteOf(expected, 'The expected output', format.name, expectedText);
    return unread(expectedText, actualText, note);
  }
  const actual = await attempt(format, actualText);
  if (actual instanceof UnreadableText) {
    const note = noteOf(actual, 'The output', format.name, actualText);
    return {
      ...unread(expectedText, actualText, note),
      ...(actual.offset === undefined ? {} : { noteAt: actual.offset }),
    };
  }
  return format.compare(expected, actual);
}

async function attempt<T>(format: Format<T>, text: string): Promise<T | UnreadableText> {
  try {
    return await format.read(text);
  } catch (error) {
    if (error instanceof UnreadableText) return error;
    throw error;
  }
}

function noteOf({ reason, offset, refused }: UnreadableText, who: string, format: string, text: string): string {
  const verdict = refused ? `cannot be compared as ${format}` : `is no ${format}`;
  if (offset === undefined) return `${who} ${verdict}: ${reason}.`;
  const { line, column } = positionAt(text, offset);
  return `${who} ${verdict}: line ${line}, column ${column}: ${reason}.`;
}

function unread(expectedText: string, actualText: string, note: string): Comparison {
  return { equal: false, expected: textLines(expectedText), actual: textLines(actualText), note };
}
