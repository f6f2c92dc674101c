import type { DefinedApi, Integration, MappingTemplateText, Method, RestApi } from '@veloway/api';
import type { TemplateRole } from '../template-view.js';
import { resolvedSchema } from './resolved-schema.js';

/** A template with what it is for. */
export interface TemplateUse {
  readonly template: MappingTemplateText;
  readonly role: TemplateRole;
}

/** @returns all templates of an API, those of requests before those of responses, method by method */
export function templateUses({ api, stages }: DefinedApi): readonly TemplateUse[] {
  const stageVariables = [...new Set(stages.flatMap(({ variables }) => Object.keys(variables)))];
  return api.resources.flatMap(({ path, methods }) =>
    Object.values(methods).flatMap((method) => {
      if (method.integration === undefined) return [];
      const shared = {
        method: `${method.httpMethod} ${path}`,
        parameters: parametersOf(method, path),
        stageVariables,
      };
      return [...requestUses(api, method, shared), ...responseUses(method.integration, shared)];
    }),
  );
}

type SharedRole = Pick<TemplateRole, 'method' | 'parameters' | 'stageVariables'>;

function requestUses(api: RestApi, method: Method, shared: SharedRole): readonly TemplateUse[] {
  return Object.entries(method.integration?.requestTemplates ?? {}).map(([contentType, template]) => ({
    template,
    role: {
      ...shared,
      phase: 'request',
      contentType,
      payloadSchema: resolvedSchema(api.models, modelFor(method.requestModels, contentType)),
    },
  }));
}

function responseUses({ integrationResponses }: Integration, shared: SharedRole): readonly TemplateUse[] {
  return integrationResponses.flatMap(({ responseTemplates }) =>
    Object.entries(responseTemplates).map(([contentType, template]) => ({
      template,
      role: { ...shared, phase: 'response', contentType, payloadSchema: undefined },
    })),
  );
}

function modelFor(models: Readonly<Record<string, string>>, contentType: string): string | undefined {
  return Object.hasOwn(models, contentType) ? models[contentType] : undefined;
}

/** Those that the method declares, and those that its path has. */
function parametersOf({ requestParameters }: Method, path: string): TemplateRole['parameters'] {
  const declared = Object.keys(requestParameters).map((name) => name.split('.'));
  const of = (group: string): readonly string[] =>
    declared.filter((parts) => parts[2] === group).map((parts) => parts.slice(3).join('.'));
  const inPath = Array.from(path.matchAll(/\{([^{}+]+)\+?\}/g), ([, name = '']) => name);
  return {
    path: [...new Set([...inPath, ...of('path')])],
    querystring: of('querystring'),
    header: of('header'),
  };
}
