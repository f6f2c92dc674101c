import type { EndpointConfiguration, RestApi } from '../../model.js';
import { ENDPOINT_TYPES } from '../endpoint-configuration.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { choiceAt, itemsAt, objectAt, textsAt } from '../typed-values.js';
import { tellProperties } from './properties.js';

/** `EndpointConfiguration` of an API, over what the API's own definition says. */
export function readEndpointConfiguration(
  scope: Scope,
  configuration: Place | undefined,
  { endpointConfiguration: before }: RestApi,
): EndpointConfiguration {
  const place = objectAt(scope, configuration);
  if (place === undefined) return before;
  const known = ['Types', 'VpcEndpointIds', 'IpAddressType'];
  tellProperties(scope, place, { owner: 'an endpoint configuration', known });
  const types = itemsAt(scope, place.get('Types')).flatMap((item) => choiceAt(scope, item, ENDPOINT_TYPES) ?? []);
  const ids = textsAt(scope, place.get('VpcEndpointIds'));
  return {
    ...before,
    types: types.length > 0 ? types : before.types,
    vpcEndpointIds: ids.length > 0 ? ids : before.vpcEndpointIds,
  };
}
