import type { Authorizer, Integration, Method, Resource, RestApi } from '../model.js';
import { pseudoParameter } from './intrinsic/pseudo-parameters.js';
import type { ReadOptions } from './openapi.js';

/** Documented: an import replaces these three wherever a definition has them, and no others. */
const IMPORT_VARIABLE = /\$\{(AWS::(?:AccountId|Partition|Region))\}/g;

/** @returns an API in whose URIs and ARNs the variables of an import are replaced */
export function withImportVariables(api: RestApi, options: ReadOptions): RestApi {
  const text = (value: string | undefined): string | undefined =>
    value?.replace(IMPORT_VARIABLE, (_, name: string) => pseudoParameter(options, name) ?? '');
  return {
    ...api,
    resources: api.resources.map((resource) => withMethods(resource, text)),
    authorizers: Object.fromEntries(
      Object.entries(api.authorizers).map(([name, authorizer]) => [name, withAuthorizerArns(authorizer, text)]),
    ),
  };
}

type Replace = (value: string | undefined) => string | undefined;

function withMethods(resource: Resource, text: Replace): Resource {
  const methods = Object.entries(resource.methods).map(([name, method]) => [name, withIntegration(method, text)]);
  return { ...resource, methods: Object.fromEntries(methods) };
}

function withIntegration(method: Method, text: Replace): Method {
  const { integration } = method;
  if (integration === undefined) return method;
  const { uri, credentials, connectionId } = integration;
  const replaced: Integration = {
    ...integration,
    uri: text(uri),
    credentials: text(credentials),
    connectionId: text(connectionId),
  };
  return { ...method, integration: replaced };
}

function withAuthorizerArns(authorizer: Authorizer, text: Replace): Authorizer {
  const { authorizerUri, authorizerCredentials, providerARNs } = authorizer;
  return {
    ...authorizer,
    authorizerUri: text(authorizerUri),
    authorizerCredentials: text(authorizerCredentials),
    providerARNs: providerARNs.map((arn) => text(arn) ?? arn),
  };
}
