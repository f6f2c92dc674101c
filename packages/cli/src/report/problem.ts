import { type Problem, positionAt, type Source, type TemplateError } from '@veloway/vtl';
import type pc from 'picocolors';
import { printExcerpt } from './excerpt.js';

type Colors = ReturnType<typeof pc.createColors>;

/** @returns a template's error as people read it: place, message, excerpt; all of them where Velocity refuses it */
export function printTemplateError(error: TemplateError, color: Colors): string {
  const { source } = error;
  if (error.problems.length > 0)
    return error.problems.map((problem) => printProblem(problem, source, color)).join('\n');
  const place = `${source.name}:${error.line}:${error.column}`;
  const message = `${color.bold(place)}: ${color.red('error')}: ${error.message} ${color.dim(`[${error.code}]`)}`;
  return `${message}\n${printExcerpt(source.text, error.range, color)}`;
}

export function printProblem(problem: Problem, source: Source, color: Colors): string {
  const { line, column } = positionAt(source.text, problem.start);
  const place = color.bold(`${source.name}:${line}:${column}`);
  const severity = problem.severity === 'error' ? color.red('error') : color.yellow('warning');
  const message = `${place}: ${severity}: ${problem.message} ${color.dim(`[${problem.code}]`)}`;
  return `${message}\n${printExcerpt(source.text, problem, color)}`;
}

/** @returns a template's error as programs read it */
export function errorObject(error: TemplateError): { code: string; message: string; line: number; column: number } {
  return { code: error.code, message: error.message, line: error.line, column: error.column };
}
