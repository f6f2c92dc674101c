import type { Method } from '../model.js';
import { authorizerScheme } from './authorizer-scheme.js';
import type { Exporting } from './exporting.js';
import { defined, objectOf, type Plain } from './plain-object.js';

/** The authorizers, and what the methods need beside them. */
export function securitySchemes(exporting: Exporting): Plain {
  const { api, schemeNames } = exporting;
  const authorizers = Object.entries(api.authorizers);
  return objectOf([
    ...authorizers.map(([name, authorizer]) => [name, authorizerScheme(exporting, authorizer)] as const),
    [schemeNames.iam, someMethod(exporting, isSigned) ? signature(exporting) : undefined],
    [schemeNames.apiKey, someMethod(exporting, isKeyed) ? API_KEY : undefined],
  ]);
}

const API_KEY = { type: 'apiKey', name: 'x-api-key', in: 'header' };

/** Documented: IAM is a scheme of its own. */
function signature({ includes }: Exporting): Plain {
  const type = includes('authorizers') ? 'awsSigv4' : undefined;
  return defined({ type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': type });
}

function isSigned({ authorizationType }: Method): boolean {
  return authorizationType === 'AWS_IAM';
}

function isKeyed({ apiKeyRequired }: Method): boolean {
  return apiKeyRequired;
}

function someMethod({ api }: Exporting, test: (method: Method) => boolean): boolean {
  return api.resources.some(({ methods }) => Object.values(methods).some(test));
}
