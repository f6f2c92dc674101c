import type { Method } from '../../model.js';
import { filled } from '../intrinsic/resource-text.js';
import type { Scope } from '../intrinsic/scope.js';
import type { ApiAuth } from './api-auth.js';
import type { EventGuard } from './event-guard.js';

/** Documented: what an event says goes before what its API says. */
export function guardedMethod(scope: Scope, method: Method, auth: ApiAuth, guard: EventGuard | undefined): Method {
  const isPreflight = method.httpMethod === 'OPTIONS';
  const needsKey = auth.apiKeyRequired && (!isPreflight || auth.isPreflightKeyed);
  const apiKeyRequired = guard?.apiKeyRequired ?? (method.apiKeyRequired || needsKey);
  const byDefault = isPreflight && !auth.isPreflightGuarded ? undefined : auth.defaultAuthorizer;
  const authorizer = guard?.authorizer ?? byDefault ?? 'NONE';
  // A definition that names an authorizer itself keeps it.
  if (method.authorizationType !== 'NONE' || authorizer === 'NONE') return { ...method, apiKeyRequired };
  if (authorizer === 'AWS_IAM') {
    return signedMethod(scope, { ...method, apiKeyRequired }, guard?.invokeRole ?? auth.invokeRole);
  }
  return {
    ...method,
    apiKeyRequired,
    authorizationType: auth.authorizers[authorizer]?.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM',
    authorizer,
    authorizationScopes: guard?.scopes ?? auth.scopes.get(authorizer) ?? [],
  };
}

/** Documented: signed requests run the function with the credentials of the caller, unless told otherwise. */
function signedMethod(scope: Scope, method: Method, role = 'CALLER_CREDENTIALS'): Method {
  const { integration } = method;
  const own = role === 'NONE' ? undefined : role;
  const credentials = role === 'CALLER_CREDENTIALS' ? filled(scope, 'arn:{partition}:iam::*:user/*', '') : own;
  const signed = integration?.type === 'AWS_PROXY' ? { ...integration, credentials } : integration;
  return { ...method, authorizationType: 'AWS_IAM', integration: signed };
}
