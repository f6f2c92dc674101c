import type { Authorizer } from '../model.js';
import type { Exporting } from './exporting.js';
import { defined, type Plain, unlessEmpty } from './plain-object.js';

/** The security scheme that an authorizer is. */
export function authorizerScheme({ includes }: Exporting, authorizer: Authorizer): Plain {
  const source = schemeSource(authorizer);
  if (!includes('authorizers')) return { type: 'apiKey', ...source };
  return {
    type: 'apiKey',
    ...source,
    'x-amazon-apigateway-authtype': authorizer.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom',
    'x-amazon-apigateway-authorizer': extensionOf(authorizer, source),
  };
}

interface SchemeSource {
  readonly name: string;
  readonly in: 'header' | 'query';
}

/** Documented: how a scheme is called that has several identity sources, or one that is neither header nor query. */
const UNNAMED: SchemeSource = { name: 'Unused', in: 'header' };

/** Documented: a scheme has the name and the place of the only identity source. */
function schemeSource({ type, identitySource }: Authorizer): SchemeSource {
  const [, location, name = ''] = /^method\.request\.(header|querystring)\.([^,\s]+)$/.exec(identitySource ?? '') ?? [];
  if (location === 'header') return { name, in: 'header' };
  if (location === 'querystring' && type === 'REQUEST') return { name, in: 'query' };
  const isDefault = type !== 'REQUEST' && identitySource === undefined;
  return isDefault ? { name: 'Authorization', in: 'header' } : UNNAMED;
}

/** Recorded: the identity source of an authorizer that is not of the type REQUEST is the name of the scheme. */
function extensionOf(authorizer: Authorizer, { name }: SchemeSource): Plain {
  const isSaid = authorizer.type === 'REQUEST' || name.toLowerCase() === 'unused';
  const { identitySource, authorizerUri, authorizerCredentials, identityValidationExpression } = authorizer;
  return defined({
    identitySource: isSaid ? identitySource : undefined,
    providerARNs: unlessEmpty(authorizer.providerARNs),
    authorizerUri,
    authorizerCredentials,
    authorizerResultTtlInSeconds: timeToLive(authorizer),
    identityValidationExpression,
    type: authorizer.type.toLowerCase(),
  });
}

/** As exports show, a user pool has no time to live unless it is another than the default. */
function timeToLive({ type, authorizerResultTtlInSeconds: seconds }: Authorizer): number | undefined {
  return type === 'COGNITO_USER_POOLS' && seconds === 300 ? undefined : seconds;
}
