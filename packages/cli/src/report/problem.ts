import { type Position, type Problem, positionAt, type Range, type Source, type TemplateError } from '@veloway/vtl';
import type pc from 'picocolors';
import { printExcerpt } from './excerpt.js';
import { hostPlace } from './host-place.js';

type Colors = ReturnType<typeof pc.createColors>;

/** @returns a template's error as people read it: place, message, excerpt; all of them where Velocity refuses it */
export function printTemplateError(error: TemplateError, color: Colors): string {
  const { source } = error;
  if (error.problems.length > 0)
    return error.problems.map((problem) => printProblem(problem, source, color)).join('\n');
  return printAt(source, error.range, color.red('error'), error, color);
}

export function printProblem(problem: Problem, source: Source, color: Colors): string {
  const severity = problem.severity === 'error' ? color.red('error') : color.yellow('warning');
  return printAt(source, problem, severity, problem, color);
}

function printAt(
  source: Source,
  range: Range,
  severity: string,
  { message, code }: { readonly message: string; readonly code: string },
  color: Colors,
): string {
  const { file, text, ...place } = hostPlace(source, range);
  const { line, column } = positionAt(text, place.start);
  const head = `${color.bold(`${file}:${line}:${column}`)}: ${severity}: ${message} ${color.dim(`[${code}]`)}`;
  return `${head}\n${printExcerpt(text, place, color)}`;
}

/** @returns a template's error as programs read it */
export function errorObject(error: TemplateError): ProblemObject {
  return problemObject(error, error.source, error.range);
}

export interface ProblemObject extends Position {
  readonly code: string;
  readonly message: string;
}

/** @returns a problem as programs read it */
export function problemObject(
  { code, message }: { readonly code: string; readonly message: string },
  source: Source,
  range: Range,
): ProblemObject {
  const { text, start } = hostPlace(source, range);
  return { code, message, ...positionAt(text, start) };
}
