import { type Definition, type DefinitionProblem, readDefinition } from '@veloway/api';
import type { TemplateRole } from '../template-view.js';
import type { EmbeddedTemplate, EmbeddedTemplates } from './embedded-templates.js';
import { embeddingOf } from './located-embedding.js';
import { roleOfAll } from './role-of-all.js';
import { type TemplateUse, templateUses } from './template-uses.js';

/** What a file that holds mapping templates has somewhere; most YAML and JSON has none of it, and is not parsed. */
const SIGNS =
  /requestTemplates|responseTemplates|RequestTemplates|ResponseTemplates|request_templates|response_templates|x-amazon-apigateway|AWS::ApiGateway|AWS::Serverless|aws_api_gateway|^functions:/m;

/** @returns what a text holds, read from its beginning to its end */
export function readEmbedded(text: string, file: string): EmbeddedTemplates {
  const nothing = { text, kind: undefined, templates: [], problems: [] };
  if (!SIGNS.test(text)) return nothing;
  const definition = readDefinition(text, file, { assumeValues: true });
  const { kind, apis } = definition;
  if (kind === undefined || apis.length === 0) return nothing;
  const templates = templatesOf(definition, text);
  return { text, kind, templates, problems: problemsOf(definition, file, templates) };
}

/**
 * A scalar may serve several methods, through YAML's aliases or `Globals`: it is one template, of which is known what is
 * so in all.
 */
function templatesOf({ kind, apis }: Definition, text: string): readonly EmbeddedTemplate[] {
  const byPlace = new Map<number, EmbeddedTemplate & { readonly roles: TemplateRole[] }>();
  for (const use of apis.flatMap(templateUses)) {
    const template = embedded(use, kind, text);
    if (template === undefined) continue;
    const known = byPlace.get(template.embedding.scalar.start);
    if (known === undefined) byPlace.set(template.embedding.scalar.start, { ...template, roles: [use.role] });
    else known.roles.push(use.role);
  }
  return [...byPlace.values()]
    .map(({ roles, ...template }) => ({ ...template, role: roleOfAll(roles) }))
    .sort((a, b) => a.embedding.scalar.start - b.embedding.scalar.start);
}

function embedded(use: TemplateUse, kind: Definition['kind'], text: string): EmbeddedTemplate | undefined {
  const { location } = use.template;
  // What stands in another file, or is put together from several pieces, cannot be shown in this one.
  if (kind === undefined || location?.scalar === undefined || location.text !== text) return undefined;
  return {
    text: use.template.text,
    role: use.role,
    embedding: embeddingOf({ kind, text: use.template.text, location: { ...location, scalar: location.scalar } }),
  };
}

/** What an editor does not know, as the values of parameters and other files, is nothing that is wrong. */
const NOT_KNOWN: ReadonlySet<DefinitionProblem['code']> = new Set(['not-read', 'unknown-value']);

function problemsOf(
  { problems }: Definition,
  file: string,
  templates: readonly EmbeddedTemplate[],
): readonly DefinitionProblem[] {
  // Rules tell of the variables in templates, since they know what else a template may mean by them.
  const told = new Set(templates.flatMap(({ embedding }) => embedding.variables.map(({ inFile }) => inFile.start)));
  const isTold = ({ code, start }: DefinitionProblem): boolean => code === 'broken-reference' && told.has(start);
  return problems.filter((problem) => problem.file === file && !NOT_KNOWN.has(problem.code) && !isTold(problem));
}
