import type { EndpointConfiguration } from '../model.js';
import { extensionOf, tellExtensions } from './extensions.js';
import type { Reading } from './reading.js';
import { booleanAt, choiceAt, itemsAt, objectAt, tellUnknown, textsAt } from './typed-values.js';

export const ENDPOINT_TYPES = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

/** `x-amazon-apigateway-endpoint-configuration`: of the root in Swagger, of a server in OpenAPI. */
export function readEndpointConfiguration(reading: Reading): EndpointConfiguration {
  const servers = itemsAt(reading, reading.root.get('servers'));
  for (const server of servers) tellExtensions(reading, server, 'server');
  const places = [reading.root, ...servers].map((owner) => extensionOf(owner, 'endpoint-configuration'));
  const place = objectAt(
    reading,
    places.find((found) => found !== undefined),
  );
  if (place !== undefined) {
    tellUnknown(reading, place, 'an endpoint configuration', ['types', 'vpcEndpointIds', 'disableExecuteApiEndpoint']);
  }
  const vpcEndpointIds = textsAt(reading, place?.get('vpcEndpointIds'));
  const types = itemsAt(reading, place?.get('types')).flatMap((item) => choiceAt(reading, item, ENDPOINT_TYPES) ?? []);
  // Inferred: the type is not part of a definition, but only a private API has endpoints in a VPC.
  const inferred = vpcEndpointIds.length > 0 ? 'PRIVATE' : 'EDGE';
  const disableExecuteApiEndpoint = booleanAt(reading, place?.get('disableExecuteApiEndpoint')) ?? false;
  return { types: types.length > 0 ? types : [inferred], vpcEndpointIds, disableExecuteApiEndpoint };
}
