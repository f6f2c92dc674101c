import type { Authorizer } from '../../model.js';
import { choiceAt, numberAt, textAt, textsAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { named } from './named.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { nameOf } from './validators.js';

const TYPES: readonly Authorizer['type'][] = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'];

const ARGUMENTS = [
  'arn',
  'authorizer_credentials',
  'authorizer_result_ttl_in_seconds',
  'authorizer_uri',
  'identity_source',
  'identity_validation_expression',
  'name',
  'provider_arns',
  'rest_api_id',
  'type',
];

/** Seconds; documented as the default of the provider. */
const DEFAULT_TTL = 300;

/** Documented as the default of the provider. */
const DEFAULT_SOURCE = 'method.request.header.Authorization';

export function ownedAuthorizers(
  reading: TerraformReading,
  api: TerraformResource,
): Readonly<Record<string, Authorizer>> {
  const resources = ownedBy(reading, api, 'aws_api_gateway_authorizer');
  return named(reading, resources, (resource) => authorizerOf(reading, resource));
}

function authorizerOf(reading: TerraformReading, resource: TerraformResource): Authorizer {
  tellArguments(reading, resource, ARGUMENTS);
  const { body } = resource;
  const text = (key: string): string | undefined => textAt(reading, body.get(key)) || undefined;
  return {
    name: nameOf(reading, resource),
    type: choiceAt(reading, body.get('type'), TYPES) ?? 'TOKEN',
    authorizerUri: text('authorizer_uri'),
    authorizerCredentials: text('authorizer_credentials'),
    identitySource: text('identity_source') ?? DEFAULT_SOURCE,
    identityValidationExpression: text('identity_validation_expression'),
    authorizerResultTtlInSeconds: numberAt(reading, body.get('authorizer_result_ttl_in_seconds')) ?? DEFAULT_TTL,
    providerARNs: textsAt(reading, body.get('provider_arns')),
  };
}
