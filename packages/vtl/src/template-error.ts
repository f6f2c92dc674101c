import type { Node, Template } from './ast.js';
import { JavaError, LimitError } from './java/java-error.js';
import type { Problem } from './problem.js';
import { lineAt, type Position, positionAt, type Range, type Source } from './source.js';
import { visit } from './visit.js';

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
    /** All that is wrong with a template that Velocity refuses; this error tells the first. */
    readonly problems: readonly Problem[] = [],
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

/** @returns the error of a template that Velocity refuses, or undefined where its problems are warnings only */
export function refusal(problems: readonly Problem[], source: Source): TemplateError | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return first && new TemplateError(first.code, first.message, source, first, errors);
}

/** What to do about an exception, by its name in Java. */
const ADVICE: Readonly<Record<string, string>> = {
  IndexOutOfBoundsException: 'Compare with `.size()` before.',
  StringIndexOutOfBoundsException: 'Compare with `.length()` before.',
  ConcurrentModificationException: 'Collect the changes in another list or map, and make them after the loop.',
  ResourceNotFoundException: 'API Gateway has no files for `#parse` and `#include`.',
  InvalidPathException: 'Correct the JSONPath.',
  PatternSyntaxException: 'Correct the regular expression; it is one of Java.',
  NumberFormatException: 'Check the text before, with `.matches("-?[0-9]+")`.',
};

/** @returns what a render that failed throws: the place, what Java would say or the limit, and what to do */
export function failure(error: unknown, tree: Template, at: number): unknown {
  const { source } = tree;
  const range = rangeAt(tree, at);
  if (error instanceof JavaError) {
    const advice = ADVICE[error.exception] ?? '';
    const message = `Velocity stops here: ${error.exception}: ${error.message}`;
    const full = `${message.replace(/[.\s]*$/, '')}. ${advice}`.trimEnd();
    return new TemplateError(kebabCase(error.exception), full, source, range);
  }
  if (error instanceof LimitError) return new TemplateError(error.code, error.message, source, range);
  if (error instanceof RangeError) {
    const text = /string length/i.test(error.message);
    const message = text ? 'The text grew too long to be held.' : 'The template nests or calls itself too deep.';
    return new TemplateError(text ? 'output-too-long' : 'nesting-too-deep', message, source, range);
  }
  return error;
}

/** @returns the range of the call, index or directive that begins at an offset */
function rangeAt(tree: Template, at: number): Range {
  let found: Range = { start: at, end: at + 1 };
  visit(tree, (node: Node) => {
    if (node.start > at || node.end <= at) return false;
    if (node.start === at) found = node;
    return undefined;
  });
  return found;
}

function kebabCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
