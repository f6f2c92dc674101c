import { type Problem, positionAt, type Source, type TemplateError } from '@veloway/vtl';
import type pc from 'picocolors';
import { printExcerpt } from './excerpt.js';

type Colors = ReturnType<typeof pc.createColors>;

/** @returns a template's error as people read it: place, message, excerpt */
export function printTemplateError(error: TemplateError, color: Colors): string {
  const place = `${error.source.name}:${error.line}:${error.column}`;
  const message = `${color.bold(place)}: ${color.red('error')}: ${error.message} ${color.dim(`[${error.code}]`)}`;
  return `${message}\n${printExcerpt(error.source.text, error.range, color)}`;
}

export function printWarning(problem: Problem, source: Source, color: Colors): string {
  const { line, column } = positionAt(source.text, problem.start);
  const place = color.bold(`${source.name}:${line}:${column}`);
  const message = `${place}: ${color.yellow('warning')}: ${problem.message} ${color.dim(`[${problem.code}]`)}`;
  return `${message}\n${printExcerpt(source.text, problem, color)}`;
}
