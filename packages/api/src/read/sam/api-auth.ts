import type { Authorizer } from '../../model.js';
import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { plainData, recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { advice, booleanAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { readAuthorizer } from './authorizer.js';

/** `Auth` of an API. */
export interface ApiAuth {
  readonly authorizers: Readonly<Record<string, Authorizer>>;
  /** The scopes that each authorizer asks for where a method does not say. */
  readonly scopes: ReadonlyMap<string, readonly string[]>;
  /** A name among the authorizers, or `AWS_IAM`. */
  readonly defaultAuthorizer: string | undefined;
  readonly apiKeyRequired: boolean;
  /** Whether the methods that answer preflight requests are guarded as all others. */
  readonly isPreflightGuarded: boolean;
  readonly isPreflightKeyed: boolean;
  readonly invokeRole: string | undefined;
  readonly policy: unknown;
}

const KNOWN = [
  'AddApiKeyRequiredToCorsPreflight',
  'AddDefaultAuthorizerToCorsPreflight',
  'ApiKeyRequired',
  'Authorizers',
  'DefaultAuthorizer',
  'InvokeRole',
  'ResourcePolicy',
  'UsagePlan',
];

export function readApiAuth(scope: Scope, auth: Place | undefined): ApiAuth {
  const place = objectAt(scope, auth);
  if (place !== undefined) tellProperties(scope, place, { owner: 'an `Auth`', known: KNOWN });
  const declared = objectAt(scope, place?.get('Authorizers'))?.members ?? [];
  const authorizers = recordOf(
    declared.flatMap((member): (readonly [string, Authorizer])[] => {
      const authorizer = readAuthorizer(scope, member);
      return authorizer === undefined ? [] : [[member.name, authorizer]];
    }),
  );
  const scopes = declared.map((member) => [member.name, textsAt(scope, member.get('AuthorizationScopes'))] as const);
  const flag = (key: string): boolean | undefined => booleanAt(scope, place?.get(key));
  return {
    authorizers,
    scopes: new Map(scopes),
    defaultAuthorizer: authorizerName(scope, authorizers, place?.get('DefaultAuthorizer')),
    apiKeyRequired: flag('ApiKeyRequired') ?? false,
    isPreflightGuarded: flag('AddDefaultAuthorizerToCorsPreflight') ?? true,
    isPreflightKeyed: flag('AddApiKeyRequiredToCorsPreflight') ?? true,
    invokeRole: textAt(scope, place?.get('InvokeRole')),
    policy: policyOf(scope, place?.get('ResourcePolicy')),
  };
}

/** @returns a name among the authorizers, `AWS_IAM` or `NONE`; undefined where there is none, which is told */
export function authorizerName(
  scope: Scope,
  authorizers: ApiAuth['authorizers'],
  place: Place | undefined,
): string | undefined {
  const name = textAt(scope, place);
  if (place === undefined || name === undefined) return undefined;
  const names = [...Object.keys(authorizers), 'AWS_IAM', 'NONE'];
  if (names.includes(name)) return name;
  const message = `There is no authorizer \`${name}\`${advice(name, names, 'there are')}`;
  return tellError(scope, 'broken-reference', place.range, message);
}

const UNREAD_POLICIES = [
  'AwsAccountBlacklist',
  'AwsAccountWhitelist',
  'IntrinsicVpcBlacklist',
  'IntrinsicVpcWhitelist',
  'IntrinsicVpceBlacklist',
  'IntrinsicVpceWhitelist',
  'IpRangeBlacklist',
  'IpRangeWhitelist',
  'SourceVpcBlacklist',
  'SourceVpcWhitelist',
];

function policyOf(scope: Scope, policy: Place | undefined): unknown {
  const place = objectAt(scope, policy);
  if (place === undefined) return undefined;
  tellProperties(scope, place, { owner: 'a resource policy', known: ['CustomStatements'], unread: UNREAD_POLICIES });
  const statements = place.get('CustomStatements');
  if (statements === undefined) return undefined;
  return { Version: '2012-10-17', Statement: plainData(statements) };
}
