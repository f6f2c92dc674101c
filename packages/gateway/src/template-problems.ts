import type { MappingTemplateText, RestApi } from '@veloway/api';
import { compile } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';

/** @returns why API Gateway refuses templates of an API, which it would find out with the first request */
export function templateProblems({ resources }: RestApi): readonly TemplateError[] {
  const templates = resources.flatMap(({ methods }) =>
    Object.values(methods).flatMap(({ integration }) => {
      if (integration === undefined) return [];
      const responses = integration.integrationResponses.flatMap((response) =>
        Object.values(response.responseTemplates),
      );
      return [...Object.values(integration.requestTemplates), ...responses];
    }),
  );
  return templates.flatMap(problemOf);
}

function problemOf({ text, location }: MappingTemplateText): readonly TemplateError[] {
  try {
    compile(text, location === undefined ? {} : { origin: location, name: location.file });
    return [];
  } catch (error) {
    if (error instanceof TemplateError) return [error];
    throw error;
  }
}
