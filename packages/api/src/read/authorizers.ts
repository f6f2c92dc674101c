import type { Authorizer } from '../model.js';
import { extensionOf, ofHttpApis, tellExtensions } from './extensions.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';
import { securitySchemes } from './security-schemes.js';
import { choiceAt, numberAt, objectAt, tellUnknown, textAt, textsAt } from './typed-values.js';

const TYPES: readonly Authorizer['type'][] = ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'];

const KEYS = [
  'type',
  'authorizerUri',
  'authorizerCredentials',
  'identitySource',
  'identityValidationExpression',
  'authorizerResultTtlInSeconds',
  'providerARNs',
];

const OF_HTTP_APIS = ['authorizerPayloadFormatVersion', 'enableSimpleResponses', 'jwtConfiguration'];

/** Seconds; what API Gateway does where the file says nothing. */
const DEFAULT_TTL = 300;

/** The security schemes with `x-amazon-apigateway-authorizer`, used or not. */
export function readAuthorizers(reading: Reading): Readonly<Record<string, Authorizer>> {
  const schemes = securitySchemes(reading)?.members ?? [];
  for (const scheme of schemes) tellExtensions(reading, scheme, 'scheme');
  return recordOf(
    schemes.flatMap((scheme): (readonly [string, Authorizer])[] => {
      const authorizer = authorizerOf(reading, scheme);
      return authorizer === undefined ? [] : [[scheme.name, authorizer]];
    }),
  );
}

function authorizerOf(reading: Reading, scheme: Place): Authorizer | undefined {
  const place = objectAt(reading, extensionOf(scheme, 'authorizer'));
  if (place === undefined) return undefined;
  tellKeys(reading, place);
  const type = typeOf(reading, place);
  if (type === undefined) return undefined;
  const text = (key: string): string | undefined => textAt(reading, place.get(key));
  return {
    name: scheme.name,
    type,
    authorizerUri: text('authorizerUri'),
    authorizerCredentials: text('authorizerCredentials'),
    identitySource: text('identitySource') ?? identitySource(reading, scheme),
    identityValidationExpression: text('identityValidationExpression'),
    authorizerResultTtlInSeconds: numberAt(reading, place.get('authorizerResultTtlInSeconds')) ?? DEFAULT_TTL,
    providerARNs: textsAt(reading, place.get('providerARNs')),
  };
}

function tellKeys(reading: Reading, place: Place): void {
  tellUnknown(reading, place, 'an authorizer', [...KEYS, ...OF_HTTP_APIS]);
  for (const { name, keyRange } of place.members) {
    if (OF_HTTP_APIS.includes(name)) tellWarning(reading, 'of-http-apis', keyRange, ofHttpApis(name));
  }
}

function typeOf(reading: Reading, place: Place): Authorizer['type'] | undefined {
  const type = place.get('type');
  if (type?.text.toLowerCase() === 'jwt') {
    const message = '`jwt` authorizers are of HTTP APIs: a REST API takes `cognito_user_pools`, `token` or `request`.';
    return tellError(reading, 'of-http-apis', type.range, message);
  }
  if (type !== undefined && type.kind !== 'null') return choiceAt(reading, type, TYPES);
  const message = 'The authorizer has no `type`: add `token`, `request` or `cognito_user_pools`.';
  return tellError(reading, 'missing-key', place.keyRange, message);
}

/**
 * Recorded: of a token or a user pool, the identity source is the header that the scheme names. Documented: the name is
 * `Unused` where the source is said otherwise.
 */
function identitySource(reading: Reading, scheme: Place): string | undefined {
  const name = textAt(reading, scheme.get('name'));
  if (name === undefined || name.toLowerCase() === 'unused') return undefined;
  const location = scheme.get('in')?.text === 'query' ? 'querystring' : 'header';
  return `method.request.${location}.${name}`;
}
