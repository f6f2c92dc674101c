import { type Integration, type IntegrationResponse, type Method, type RestApi, readDefinition } from '@veloway/api';
import { regexMatches } from '@veloway/vtl';
import { mainTemplate, responseTitle, type Subject, stageOf, type TemplateStage } from './subject.js';

/**
 * @param offset a place in a definition
 * @returns the method whose template is there, or else the first that has one; undefined where there is none
 */
export function methodSubject(text: string, file: string, offset: number): Subject | undefined {
  const methods = readDefinition(text, file).apis.flatMap(({ api }) => methodsOf(api));
  const found = methods.find(({ integration }) => templateAt(integration, offset)) ?? methods[0];
  return found === undefined ? undefined : subjectOf(found, offset);
}

interface Mapped {
  readonly path: string;
  readonly method: Method;
  readonly integration: Integration;
}

function methodsOf({ resources }: RestApi): Mapped[] {
  const all = resources.flatMap(({ path, methods }) => Object.values(methods).map((method) => ({ path, method })));
  return all.flatMap(({ path, method }) => {
    const { integration } = method;
    const has = integration !== undefined && templatesOf(integration).length > 0;
    return has ? [{ path, method, integration }] : [];
  });
}

function templatesOf({ requestTemplates, integrationResponses }: Integration) {
  const responses = integrationResponses.flatMap(({ responseTemplates }) => Object.values(responseTemplates));
  return [...Object.values(requestTemplates), ...responses].filter(({ location }) => location !== undefined);
}

function templateAt(integration: Integration, offset: number): boolean {
  return templatesOf(integration).some(({ location }) => location?.toTemplate(offset) !== undefined);
}

function subjectOf({ path, method, integration }: Mapped, offset: number): Subject {
  const [type = '', template] = mainTemplate(integration.requestTemplates) ?? [];
  return {
    title: `${method.httpMethod} ${path}`,
    request: stageOf(`Request template · ${type}`, template, 'request'),
    backend: {
      type: integration.type,
      response: (status) => responseStage(integration, status, offset),
    },
  };
}

/** The response whose template one looks at is shown, unless a mock says which one it is. */
function responseStage(
  integration: Integration,
  status: string | undefined,
  offset: number,
): TemplateStage | undefined {
  const { integrationResponses: responses } = integration;
  const looked = responses.find(({ responseTemplates }) =>
    Object.values(responseTemplates).some(({ location }) => location?.toTemplate(offset) !== undefined),
  );
  const response = (status === undefined ? looked : undefined) ?? selected(responses, status);
  if (response === undefined) return undefined;
  const [type = '', template] = mainTemplate(response.responseTemplates) ?? [];
  return stageOf(responseTitle(response, type), template, 'response');
}

function selected(
  responses: readonly IntegrationResponse[],
  status: string | undefined,
): IntegrationResponse | undefined {
  const matching = responses.find(
    ({ selectionPattern: pattern }) => status !== undefined && !isDefault(pattern) && regexMatches(status, pattern),
  );
  return matching ?? responses.find(({ selectionPattern }) => isDefault(selectionPattern)) ?? responses[0];
}

function isDefault(pattern: string | undefined): pattern is undefined {
  return pattern === undefined || pattern === '' || pattern === 'default';
}
