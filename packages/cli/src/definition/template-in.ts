import { type DefinitionProblem, findMethod, findTemplate, readDefinition, type TemplateQuery } from '@veloway/api';
import { loadBeside } from './load-beside.js';
import { noApi } from './no-api.js';
import type { TemplateText } from './template-text.js';

/** Why a definition has no such template. */
export interface NoTemplate {
  /** A sentence that says what there is instead; undefined where the definition cannot be read at all. */
  readonly problem: string | undefined;
  /** What is wrong with the definition, which may be the cause. */
  readonly causes: readonly DefinitionProblem[];
}

/** So many problems of the definition are told. */
const MOST_CAUSES = 5;

/**
 * @param file what messages call the definition
 * @param parameters values of the definition's parameters or variables
 */
export function templateIn(
  text: string,
  file: string,
  query: TemplateQuery,
  parameters: Readonly<Record<string, string>> = {},
): { readonly template: TemplateText } | NoTemplate {
  const { kind, apis, problems } = readDefinition(text, file, {
    load: loadBeside(file),
    parameters,
    environment: process.env,
  });
  const api = (apis.find(({ api: known }) => findMethod(known, query) !== undefined) ?? apis[0])?.api;
  if (api === undefined) {
    const problem = problems.length === 0 ? noApi(file, kind) : undefined;
    return { problem, causes: problems.slice(0, MOST_CAUSES) };
  }
  const found = findTemplate(api, query, file);
  if ('problem' in found) {
    // A method that is there lacks a part; one that is not is named wrongly, or could not be read.
    const isThere = findMethod(api, query) !== undefined;
    const causes = problems.filter((problem) => problem.file === file && (isThere || problem.severity === 'error'));
    return { problem: found.problem, causes: causes.slice(0, MOST_CAUSES) };
  }
  const { location } = found.template;
  const template = { text: found.template.text, name: nameOf(file, query) };
  if (location === undefined) return { template };
  return { template: { ...template, origin: location, toTemplate: location.toTemplate } };
}

/** @returns what tells a template apart from others of the same file */
function nameOf(file: string, { method, path, phase, statusCode, contentType }: TemplateQuery): string {
  return [file, method, path, ...(phase === 'response' ? [phase] : []), statusCode, contentType]
    .filter((part) => part !== undefined)
    .join(' ');
}
