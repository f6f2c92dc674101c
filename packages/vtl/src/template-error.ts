import { JavaError, LimitError } from './java/java-error.js';
import { lineAt, type Position, positionAt, type Range, type Source } from './source.js';

/** A template that Velocity refuses, or that failed while it ran. */
export class TemplateError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(
    /** A stable code: that of a `Problem`, a Java exception's name in kebab case, or that of a limit. */
    readonly code: string,
    message: string,
    readonly source: Source,
    readonly range: Range,
  ) {
    super(message);
    this.name = 'TemplateError';
    const position: Position = positionAt(source.text, range.start);
    this.line = position.line;
    this.column = position.column;
  }
}

/** @returns the error as people read it: place, message, and the line with a mark below what it is about */
export function printError(error: TemplateError): string {
  const text = lineAt(error.source.text, error.line);
  const length = Math.max(1, Math.min(error.range.end - error.range.start, text.length - error.column + 1));
  const gutter = String(error.line);
  // Tabs stay tabs, so that the mark stands below its text however wide they are.
  const indent = text.slice(0, error.column - 1).replace(/[^\t]/g, ' ');
  return [
    `${error.source.name}:${error.line}:${error.column}: ${error.message}`,
    `${gutter} | ${text}`,
    `${' '.repeat(gutter.length)} | ${indent}${'^'.repeat(length)}`,
  ].join('\n');
}

/** @returns what a render that failed throws: the place, and the message of Java or of the limit */
export function failure(error: unknown, source: Source, at: number): unknown {
  const range = { start: at, end: at + 1 };
  if (error instanceof JavaError) {
    return new TemplateError(kebabCase(error.exception), `${error.exception}: ${error.message}`, source, range);
  }
  if (error instanceof LimitError) return new TemplateError(error.code, error.message, source, range);
  if (error instanceof RangeError) {
    const text = /string length/i.test(error.message);
    const message = text ? 'The text grew too long to be held.' : 'The template nests or calls itself too deep.';
    return new TemplateError(text ? 'output-too-long' : 'nesting-too-deep', message, source, range);
  }
  return error;
}

function kebabCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
