import type { Authorizer } from '../../model.js';
import { tellProperties } from '../cloudformation/properties.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { choiceAt, numberAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { functionUri } from './integration-uri.js';

const KNOWN = [
  'AuthorizationScopes',
  'DisableFunctionDefaultPermissions',
  'FunctionArn',
  'FunctionInvokeRole',
  'FunctionPayloadType',
  'Identity',
  'UserPoolArn',
];

const KNOWN_OF_IDENTITY = [
  'Context',
  'Header',
  'Headers',
  'QueryStrings',
  'ReauthorizeEvery',
  'StageVariables',
  'ValidationExpression',
];

/** Seconds; documented. */
const DEFAULT_TTL = 300;

/** One of the `Authorizers` of an API: a Lambda function or a user pool. */
export function readAuthorizer(scope: Scope, member: Place): Authorizer | undefined {
  const place = objectAt(scope, member);
  if (place === undefined) return undefined;
  tellProperties(scope, place, { owner: 'an authorizer', known: KNOWN });
  const identity = objectAt(scope, place.get('Identity'));
  if (identity !== undefined) tellProperties(scope, identity, { owner: 'an identity', known: KNOWN_OF_IDENTITY });
  const common = {
    name: member.name,
    identityValidationExpression: textAt(scope, identity?.get('ValidationExpression')),
    authorizerResultTtlInSeconds: numberAt(scope, identity?.get('ReauthorizeEvery')) ?? DEFAULT_TTL,
  };
  const pool = place.get('UserPoolArn');
  if (pool !== undefined) return { ...common, ...poolOf(scope, pool, identity) };
  const functionArn = textAt(scope, place.get('FunctionArn'));
  if (functionArn !== undefined) return { ...common, ...lambdaOf(scope, place, functionArn, identity) };
  const message = `The authorizer \`${member.name}\` has no \`UserPoolArn\` and no \`FunctionArn\`: add one of them.`;
  return tellError(scope, 'missing-key', member.keyRange, message);
}

type Kind = Omit<Authorizer, 'name' | 'identityValidationExpression' | 'authorizerResultTtlInSeconds'>;

function poolOf(scope: Scope, pool: Place, identity: Place | undefined): Kind {
  return {
    type: 'COGNITO_USER_POOLS',
    authorizerUri: undefined,
    authorizerCredentials: undefined,
    identitySource: headerOf(scope, identity),
    providerARNs: pool.kind === 'list' ? textsAt(scope, pool) : [textAt(scope, pool) ?? ''],
  };
}

function lambdaOf(scope: Scope, place: Place, functionArn: string, identity: Place | undefined): Kind {
  const type = choiceAt(scope, place.get('FunctionPayloadType'), ['TOKEN', 'REQUEST'] as const) ?? 'TOKEN';
  const invokeRole = textAt(scope, place.get('FunctionInvokeRole'));
  return {
    type,
    authorizerUri: functionUri(scope, functionArn),
    authorizerCredentials: invokeRole === 'NONE' ? undefined : invokeRole,
    identitySource: type === 'TOKEN' ? headerOf(scope, identity) : sourcesOf(scope, identity),
    providerARNs: [],
  };
}

function headerOf(scope: Scope, identity: Place | undefined): string {
  return `method.request.header.${textAt(scope, identity?.get('Header')) ?? 'Authorization'}`;
}

const SOURCES: Readonly<Record<string, string>> = {
  Headers: 'method.request.header.',
  QueryStrings: 'method.request.querystring.',
  StageVariables: 'stageVariables.',
  Context: 'context.',
};

function sourcesOf(scope: Scope, identity: Place | undefined): string | undefined {
  const sources = Object.entries(SOURCES).flatMap(([key, prefix]) =>
    textsAt(scope, identity?.get(key)).map((name) => `${prefix}${name}`),
  );
  return sources.length === 0 ? undefined : sources.join(', ');
}
