import type { Authorizer } from '../../model.js';
import { tellError } from '../reading.js';
import { choiceAt, numberAt, textAt, textsAt } from '../typed-values.js';
import { type Assembly, apiOf, partName } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { tellProperties } from './properties.js';

const TYPES: readonly Authorizer['type'][] = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'];

const KNOWN = [
  'AuthType',
  'AuthorizerCredentials',
  'AuthorizerResultTtlInSeconds',
  'AuthorizerUri',
  'IdentitySource',
  'IdentityValidationExpression',
  'Name',
  'ProviderARNs',
  'RestApiId',
  'Type',
];

/** Seconds; what API Gateway does where the file says nothing. */
const DEFAULT_TTL = 300;

/** `AWS::ApiGateway::Authorizer`. */
export function readAuthorizer(assembly: Assembly, resource: DeclaredResource): void {
  const { scope } = assembly;
  const { properties, place, id } = resource;
  tellProperties(scope, properties, { owner: 'an authorizer', known: KNOWN });
  const api = apiOf(assembly, resource);
  if (api === undefined) return;
  const type = choiceAt(scope, properties.get('Type'), TYPES);
  const text = (key: string): string | undefined => textAt(scope, properties.get(key));
  if (properties.get('Type') === undefined) {
    const message = `The authorizer \`${id}\` has no \`Type\`: add \`TOKEN\`, \`REQUEST\` or \`COGNITO_USER_POOLS\`.`;
    tellError(scope, 'missing-key', place.keyRange, message);
  }
  if (type === undefined) return;
  api.authorizers.push({
    name: partName(scope, resource),
    type,
    authorizerUri: text('AuthorizerUri'),
    authorizerCredentials: text('AuthorizerCredentials'),
    identitySource: text('IdentitySource'),
    identityValidationExpression: text('IdentityValidationExpression'),
    authorizerResultTtlInSeconds: numberAt(scope, properties.get('AuthorizerResultTtlInSeconds')) ?? DEFAULT_TTL,
    providerARNs: textsAt(scope, properties.get('ProviderARNs')),
  });
}
