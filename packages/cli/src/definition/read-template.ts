import { positionAt, type Range } from '@veloway/vtl';
import { pairs } from '../name-value.js';
import { readText } from '../read-file.js';
import { printExcerpt } from '../report/excerpt.js';
import { UsageError } from '../usage-error.js';
import type { TemplateText } from './template-text.js';

/** Which template of a definition is meant, as options say it. */
export interface TemplateOptions {
  readonly phase: 'request' | 'response';
  readonly contentType?: string;
  readonly status?: string;
  readonly parameter?: readonly string[];
}

/**
 * @param file a template, or a definition of an API if a method is named as well; `-` for the standard input
 * @param method `POST /orders`
 * @throws UsageError where the file cannot be read, or has no such template
 */
export async function readTemplate(
  file: string,
  method: string | undefined,
  options: TemplateOptions,
): Promise<TemplateText> {
  const text = readText(file, method === undefined ? 'the template' : 'the definition');
  const name = file === '-' ? 'standard input' : file;
  if (method === undefined) return templateFile(text, name, options);
  const { templateIn } = await import('./template-in.js');
  const { phase, contentType, status: statusCode } = options;
  const query = { ...parsedMethod(method), phase, contentType, statusCode };
  const found = templateIn(text, name, query, pairs(options.parameter, '--parameter'));
  if ('template' in found) return found.template;
  const causes = found.causes.map((problem) => problemText(problem, text));
  throw new UsageError([...(found.problem === undefined ? [] : [found.problem]), ...causes].join('\n'));
}

function problemText(problem: Range & { readonly file: string; readonly message: string }, text: string): string {
  const { line, column } = positionAt(text, problem.start);
  return `${problem.file}:${line}:${column}: ${problem.message}\n${printExcerpt(text, problem)}`;
}

function templateFile(text: string, name: string, { contentType, status }: TemplateOptions): TemplateText {
  const option = contentType === undefined ? '--status' : '--content-type';
  if (contentType !== undefined || status !== undefined) {
    throw new UsageError(
      `\`${option}\` is for definitions: name a method as well, \`veloway render ${name} "GET /"\`.`,
    );
  }
  if (/\.(ya?ml|json)$/i.test(name) && /^\s*\{?\s*["']?(openapi|swagger)["']?\s*:/m.test(text)) {
    throw new UsageError(`\`${name}\` is a definition of an API: name a method as well, such as "GET /".`);
  }
  return { text, name };
}

function parsedMethod(text: string): { readonly method: string; readonly path: string } {
  const [, method, path] = /^\s*([a-z]+)\s+(\/\S*)\s*$/i.exec(text) ?? [];
  if (method !== undefined && path !== undefined) return { method: method.toUpperCase(), path };
  throw new UsageError(`\`${text}\` should be a method and a path, such as \`POST /orders\`.`);
}
