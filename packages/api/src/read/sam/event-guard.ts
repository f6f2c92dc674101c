import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { booleanAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { type ApiAuth, authorizerName } from './api-auth.js';

/** Who may call a method, as an event says it; what it leaves out is as its API says. */
export interface EventGuard {
  /** A name among the authorizers, `AWS_IAM` or `NONE`. */
  readonly authorizer: string | undefined;
  readonly scopes: readonly string[] | undefined;
  readonly invokeRole: string | undefined;
  readonly apiKeyRequired: boolean | undefined;
  /** Documented: whether the event goes before the default authorizer of an API that has a definition of its own. */
  readonly overrides: boolean;
}

const KNOWN = ['ApiKeyRequired', 'AuthorizationScopes', 'Authorizer', 'InvokeRole', 'OverrideApiAuth'];

/** `Auth` of an event. */
export function readEventGuard(scope: Scope, { authorizers }: ApiAuth, auth: Place | undefined): EventGuard {
  const place = objectAt(scope, auth);
  if (place !== undefined) {
    tellProperties(scope, place, { owner: 'an `Auth`', known: KNOWN, unread: ['ResourcePolicy'] });
  }
  const scopes = place?.get('AuthorizationScopes');
  return {
    authorizer: authorizerName(scope, authorizers, place?.get('Authorizer')),
    scopes: scopes === undefined ? undefined : textsAt(scope, scopes),
    invokeRole: invokeRole(scope, place?.get('InvokeRole')),
    apiKeyRequired: booleanAt(scope, place?.get('ApiKeyRequired')),
    overrides: booleanAt(scope, place?.get('OverrideApiAuth')) ?? false,
  };
}

/** An empty one takes that of the API away. */
function invokeRole(scope: Scope, place: Place | undefined): string | undefined {
  return place?.kind === 'null' ? 'NONE' : textAt(scope, place);
}
