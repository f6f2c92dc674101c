import type { GatewayResponse } from '../../model.js';
import { tellProperties } from '../cloudformation/properties.js';
import { GATEWAY_RESPONSE_TYPES } from '../gateway-responses.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { advice, objectAt, textAt, textsByName } from '../typed-values.js';

/** `GatewayResponses` of an API. */
export function readGatewayResponses(
  scope: Scope,
  place: Place | undefined,
): Readonly<Record<string, GatewayResponse>> {
  const members = objectAt(scope, place)?.members ?? [];
  return recordOf(members.flatMap((member) => entryOf(scope, member)));
}

function entryOf(scope: Scope, member: Place): readonly (readonly [string, GatewayResponse])[] {
  const { name, keyRange } = member;
  if (!GATEWAY_RESPONSE_TYPES.includes(name)) {
    const message = `\`${name}\` is no gateway response${advice(name, GATEWAY_RESPONSE_TYPES, 'there are')}`;
    tellError(scope, 'unknown-choice', keyRange, message);
    return [];
  }
  const place = objectAt(scope, member);
  if (place !== undefined) {
    const known = ['ResponseParameters', 'ResponseTemplates', 'StatusCode'];
    tellProperties(scope, place, { owner: 'a gateway response', known });
  }
  const response = {
    statusCode: textAt(scope, place?.get('StatusCode')),
    responseParameters: parametersOf(scope, place?.get('ResponseParameters')),
    responseTemplates: textsByName(scope, place?.get('ResponseTemplates')),
  };
  return [[name, response]];
}

/** What SAM calls the places of parameters. */
const LOCATIONS: Readonly<Record<string, string>> = { Headers: 'header', Paths: 'path', QueryStrings: 'querystring' };

function parametersOf(scope: Scope, parameters: Place | undefined): Readonly<Record<string, string>> {
  const place = objectAt(scope, parameters);
  if (place === undefined) return {};
  tellProperties(scope, place, { owner: '`ResponseParameters`', known: Object.keys(LOCATIONS) });
  const entries = Object.entries(LOCATIONS).flatMap(([key, location]) =>
    Object.entries(textsByName(scope, place.get(key))).map(
      ([name, value]) => [`gatewayresponse.${location}.${name}`, value] as const,
    ),
  );
  return recordOf(entries);
}
