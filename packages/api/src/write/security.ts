import type { Method } from '../model.js';
import type { Exporting } from './exporting.js';
import { objectOf, type Plain, unlessEmpty } from './plain-object.js';

/** What a method asks of its callers; nothing where anybody may call it. */
export function securityOf(exporting: Exporting, method: Method): readonly Plain[] | undefined {
  const authorization = authorizationOf(exporting, method);
  const scheme = method.apiKeyRequired ? exporting.schemeNames.apiKey : undefined;
  const requirements = [...authorization, ...(scheme === undefined ? [] : [[scheme, []] as const])];
  return unlessEmpty(requirements.map((requirement) => objectOf([requirement])));
}

function authorizationOf(
  { schemeNames }: Exporting,
  { authorizationType, authorizer, authorizationScopes }: Method,
): readonly (readonly [string, readonly string[]])[] {
  switch (authorizationType) {
    case 'NONE':
      return [];
    case 'AWS_IAM':
      return [[schemeNames.iam, []]];
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS':
      return authorizer === undefined ? [] : [[authorizer, authorizationScopes]];
    default:
      return authorizationType satisfies never;
  }
}
