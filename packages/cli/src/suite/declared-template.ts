import type { TemplateQuery } from '@veloway/api';
import type { TemplateText } from '../definition/template-text.js';
import { readText } from '../read-file.js';
import { type Declaration, type DeclaredPlace, phaseOf } from './declaration.js';
import type { Suite, SuiteProblem } from './suite.js';
import { problemInText } from './suite-problem.js';
import { isFile } from './template-file.js';
import type { TestFileDocument } from './test-file-document.js';

/** What a test file says of its template. */
export interface DeclaredTemplate extends Pick<Suite, 'template' | 'inDefinition'> {
  /** The file that holds the template, if the test file names one. */
  readonly file: string | undefined;
  /** Why there is no such template; none where it can be used. */
  readonly problems: readonly SuiteProblem[];
}

const NONE: DeclaredTemplate = { template: undefined, file: undefined, problems: [] };

/** @param pathOf a path that the test file names, as messages show it */
export async function readDeclaredTemplate(
  document: TestFileDocument,
  pathOf: (path: string) => string,
): Promise<DeclaredTemplate> {
  const declaration = { ...(document.data as Partial<Declaration>) };
  const { template } = declaration;
  if (typeof template === 'string' && template !== '') return templateFile(template, document, pathOf);
  if (!isPlace(template)) return NONE;
  const file = pathOf(template.definition);
  const found = await templateInDefinition(file, template, declaration as Declaration, document);
  if ('text' in found) return { template: found.name, inDefinition: found, file, problems: [] };
  return { template: file, file, problems: found };
}

function templateFile(
  template: string,
  document: TestFileDocument,
  pathOf: (path: string) => string,
): DeclaredTemplate {
  if (/#|\.(ya?ml|json)$/i.test(template)) {
    const [file] = template.split('#');
    const advice = `write \`template: { definition: ${file}, method: POST /orders }\`, with the method that is meant`;
    const message = `\`${template}\` is no template, but the definition of an API: ${advice}.`;
    return { ...NONE, problems: [document.problem(['template'], message)] };
  }
  const file = pathOf(template);
  if (isFile(file)) return { template: file, file, problems: [] };
  const message = `There is no template \`${file}\`: correct the path, which is relative to this file.`;
  return { template: file, file, problems: [document.problem(['template'], message)] };
}

/** Whether the schema allows it; what it does not is told elsewhere. */
function isPlace(template: unknown): template is DeclaredPlace {
  const { definition, method } = { ...(template as Partial<DeclaredPlace>) };
  return typeof definition === 'string' && definition !== '' && typeof method === 'string';
}

async function templateInDefinition(
  file: string,
  declared: DeclaredPlace,
  declaration: Declaration,
  document: TestFileDocument,
): Promise<TemplateText | readonly SuiteProblem[]> {
  if (!isFile(file)) {
    const message = `There is no definition \`${file}\`: correct the path, which is relative to this file.`;
    return [document.problem(['template', 'definition'], message)];
  }
  const text = readText(file, 'the definition');
  const { templateIn } = await import('../definition/template-in.js');
  const found = templateIn(text, file, queryOf(declared, declaration));
  if ('template' in found) return found.template;
  const { problem, causes } = found;
  const own = problem === undefined ? [] : [document.problem(['template', 'method'], problem)];
  return [...own, ...causes.map((cause) => problemInText(file, text, cause, cause.message))];
}

function queryOf(declared: DeclaredPlace, declaration: Declaration): TemplateQuery {
  const [method = '', path = ''] = declared.method.trim().split(/ +/);
  const { contentType, statusCode, phase = phaseOf(declaration) } = declared;
  const status = statusCode === undefined ? undefined : String(statusCode);
  return { method: method.toUpperCase(), path, phase, contentType, statusCode: status };
}
