import type { GatewayResponse } from '../model.js';
import { extensionOf } from './extensions.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError } from './reading.js';
import { advice, objectAt, tellUnknown, textAt, textsByName } from './typed-values.js';

/** Documented: the response types. */
export const GATEWAY_RESPONSE_TYPES = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_API_KEY',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
];

/** `x-amazon-apigateway-gateway-responses`. */
export function readGatewayResponses(reading: Reading): Readonly<Record<string, GatewayResponse>> {
  const place = objectAt(reading, extensionOf(reading.root, 'gateway-responses'));
  return recordOf((place?.members ?? []).flatMap((member) => entryOf(reading, member)));
}

function entryOf(reading: Reading, place: Place): readonly (readonly [string, GatewayResponse])[] {
  if (GATEWAY_RESPONSE_TYPES.includes(place.name)) return [[place.name, responseOf(reading, place)]];
  const message = `\`${place.name}\` is no gateway response${advice(place.name, GATEWAY_RESPONSE_TYPES, 'there are')}`;
  tellError(reading, 'unknown-choice', place.keyRange, message);
  return [];
}

function responseOf(reading: Reading, place: Place): GatewayResponse {
  const members = objectAt(reading, place);
  if (members !== undefined) {
    tellUnknown(reading, members, 'a gateway response', ['statusCode', 'responseParameters', 'responseTemplates']);
  }
  return {
    statusCode: textAt(reading, members?.get('statusCode')),
    responseParameters: textsByName(reading, members?.get('responseParameters')),
    responseTemplates: textsByName(reading, members?.get('responseTemplates')),
  };
}
