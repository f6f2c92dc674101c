import { nearest } from '@veloway/vtl';
import type { HttpMethod, Integration, IntegrationResponse, MappingTemplateText, Method, RestApi } from './model.js';

/** Which template of an API is meant. */
export interface TemplateQuery {
  /** `POST`; where the path has no such method, its `ANY` is meant. */
  readonly method: string;
  /** `/orders/{id}`, as the definition has it. */
  readonly path: string;
  readonly phase: 'request' | 'response';
  /** `application/json` unless told otherwise, or the only one that there is. */
  readonly contentType?: string | undefined;
  /** Of the response; without it, the default response is meant, or the only one. */
  readonly statusCode?: string | undefined;
}

/** A template, or a sentence that says what there is instead. */
export type FoundTemplate = { readonly template: MappingTemplateText } | { readonly problem: string };

/** @param file what messages call the API */
export function findTemplate(api: RestApi, query: TemplateQuery, file: string): FoundTemplate {
  const name = `${query.method} ${query.path}`;
  const method = findMethod(api, query);
  if (method === undefined) return { problem: `\`${name}\` is no method of ${file}${instead(name, methodNames(api))}` };
  const { integration } = method;
  if (integration === undefined) {
    return {
      problem: `\`${name}\` of ${file} has no integration, and no templates: add \`x-amazon-apigateway-integration\`.`,
    };
  }
  if (query.phase === 'request') return templateOf(integration.requestTemplates, query, `\`${name}\``);
  const response = responseOf(integration, query, name);
  return 'problem' in response ? response : responseTemplate(response, query, name);
}

/** @returns the method of a path, or its `ANY` */
export function findMethod(
  { resources }: RestApi,
  { method, path }: Pick<TemplateQuery, 'method' | 'path'>,
): Method | undefined {
  const methods = resources.find((resource) => resource.path === path)?.methods;
  if (methods === undefined) return undefined;
  const own = Object.hasOwn(methods, method) ? methods[method as HttpMethod] : undefined;
  return own ?? (/^[A-Z]+$/.test(method) ? methods.ANY : undefined);
}

function methodNames({ resources }: RestApi): readonly string[] {
  return resources.flatMap(({ path, methods }) => Object.keys(methods).map((method) => `${method} ${path}`));
}

/** So many names are listed. */
const MOST_NAMES = 10;

function instead(name: string, names: readonly string[]): string {
  const near = nearest(name, names) ?? names.find((known) => known.split(' ')[1] === name.split(' ')[1]);
  if (near !== undefined) return `. Did you mean \`${near}\`?`;
  return names.length === 0 ? ', which has none.' : `: it has ${list(names)}.`;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function responseOf(
  { integrationResponses: responses }: Integration,
  { statusCode }: TemplateQuery,
  name: string,
): IntegrationResponse | { readonly problem: string } {
  const [first] = responses;
  const isDefault = ({ selectionPattern: pattern }: IntegrationResponse): boolean =>
    pattern === undefined || pattern === '';
  const found =
    statusCode === undefined
      ? (responses.find(isDefault) ?? (responses.length === 1 ? first : undefined))
      : responses.find((response) => response.statusCode === statusCode);
  if (found !== undefined) return found;
  if (first === undefined)
    return { problem: `\`${name}\` has no integration responses: add \`responses\` to its integration.` };
  const statuses = [...new Set(responses.map((response) => response.statusCode))];
  const what =
    statusCode === undefined
      ? 'no default response: choose the status code of one,'
      : `no response \`${statusCode}\`: it has`;
  return { problem: `\`${name}\` has ${what} ${list(statuses)}.` };
}

function responseTemplate(response: IntegrationResponse, query: TemplateQuery, name: string): FoundTemplate {
  return templateOf(response.responseTemplates, query, `The response \`${response.statusCode}\` of \`${name}\``);
}

function templateOf(
  templates: Readonly<Record<string, MappingTemplateText>>,
  { contentType, phase }: TemplateQuery,
  owner: string,
): FoundTemplate {
  const types = Object.keys(templates);
  const only = types.length === 1 ? types[0] : undefined;
  const wanted = contentType ?? (Object.hasOwn(templates, 'application/json') ? 'application/json' : only);
  const template = wanted !== undefined && Object.hasOwn(templates, wanted) ? templates[wanted] : undefined;
  if (template !== undefined) return { template };
  if (types.length === 0) return { problem: `${owner} has no templates: add \`${phase}Templates\`.` };
  const what =
    contentType === undefined
      ? 'several templates: choose the content type of one,'
      : `no template for \`${contentType}\`: it has`;
  return { problem: `${owner} has ${what} ${list(types)}.` };
}
