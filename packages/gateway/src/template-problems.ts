import type { MappingTemplateText, RestApi } from '@veloway/api';
import { compile } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';

/** @returns why API Gateway refuses templates of an API, which it would find out with the first request */
export function templateProblems(api: RestApi): readonly TemplateError[] {
  return templatesOf(api).flatMap((template) => templateProblem(template) ?? []);
}

/** @returns all templates of an API, in its order */
export function templatesOf({ resources }: RestApi): readonly MappingTemplateText[] {
  const integrations = resources.flatMap(({ methods }) =>
    Object.values(methods).flatMap((method) => method.integration ?? []),
  );
  return integrations.flatMap(({ requestTemplates, integrationResponses }) => [
    ...Object.values(requestTemplates),
    ...integrationResponses.flatMap((response) => Object.values(response.responseTemplates)),
  ]);
}

/** @returns why API Gateway refuses a template; undefined where it does not */
export function templateProblem({ text, location }: MappingTemplateText): TemplateError | undefined {
  try {
    compile(text, location === undefined ? {} : { origin: location, name: location.file });
    return undefined;
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}
