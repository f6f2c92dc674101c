import type { Integration, IntegrationResponse, MappingTemplateText } from '../model.js';
import { defined, objectOf, type Plain, unlessEmpty } from './plain-object.js';

/** The default, which exports leave out. */
const TIMEOUT = 29_000;

/** Recorded: the order of the keys, but for the settings, and that types and behaviours are in lower case. */
export function integrationOf(integration: Integration | undefined): Plain | undefined {
  if (integration === undefined) return undefined;
  return defined({
    type: integration.type.toLowerCase(),
    ...backEnd(integration),
    responses: unlessEmpty(integrationResponses(integration)),
    requestParameters: unlessEmpty(integration.requestParameters),
    requestTemplates: templatesOf(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior.toLowerCase(),
    ...settings(integration),
  });
}

function backEnd({ credentials, connectionId, httpMethod, uri }: Integration): Plain {
  return { credentials, connectionId, httpMethod, uri };
}

function settings(integration: Integration): Plain {
  const { connectionType, timeoutInMillis, cacheNamespace, contentHandling } = integration;
  return {
    connectionType: connectionType === 'INTERNET' ? undefined : connectionType,
    cacheNamespace,
    timeoutInMillis: timeoutInMillis === TIMEOUT ? undefined : timeoutInMillis,
    cacheKeyParameters: unlessEmpty(integration.cacheKeyParameters),
    contentHandling,
    tlsConfig: integration.insecureSkipVerification ? { insecureSkipVerification: true } : undefined,
  };
}

/** Recorded: by the pattern that selects them. Two with the same pattern cannot be written, and the first is kept. */
function integrationResponses({ integrationResponses }: Integration): Plain {
  const responses = new Map<string, Plain>();
  for (const response of integrationResponses) {
    // Recorded: `default` is the response without a pattern.
    const pattern = response.selectionPattern || 'default';
    if (!responses.has(pattern)) responses.set(pattern, responseOf(response));
  }
  return objectOf(responses);
}

function responseOf(response: IntegrationResponse): Plain {
  return defined({
    statusCode: response.statusCode,
    responseParameters: unlessEmpty(response.responseParameters),
    responseTemplates: templatesOf(response.responseTemplates),
    contentHandling: response.contentHandling,
  });
}

function templatesOf(templates: Readonly<Record<string, MappingTemplateText>>): Plain | undefined {
  return unlessEmpty(objectOf(Object.entries(templates).map(([type, { text }]) => [type, text])));
}
