import type { Integration, MappingTemplateText, Method, RestApi } from '../model.js';
import { recordOf } from './plain-data.js';

type MapTemplate = (template: MappingTemplateText) => MappingTemplateText;

type Templates = Readonly<Record<string, MappingTemplateText>>;

/** @returns an API with other templates */
export function mappedApi(api: RestApi, map: MapTemplate): RestApi {
  const resources = api.resources.map((resource) => ({
    ...resource,
    methods: recordOf(Object.entries(resource.methods).map(([name, method]) => [name, mappedMethod(method, map)])),
  }));
  return { ...api, resources };
}

function mappedMethod(method: Method, map: MapTemplate): Method {
  return { ...method, integration: method.integration && mappedIntegration(method.integration, map) };
}

function mappedIntegration(integration: Integration, map: MapTemplate): Integration {
  const integrationResponses = integration.integrationResponses.map((response) => ({
    ...response,
    responseTemplates: mappedTemplates(response.responseTemplates, map),
  }));
  return { ...integration, requestTemplates: mappedTemplates(integration.requestTemplates, map), integrationResponses };
}

function mappedTemplates(templates: Templates, map: MapTemplate): Templates {
  return recordOf(Object.entries(templates).map(([type, template]) => [type, map(template)]));
}
