import type { DefinedApi } from '../../definition.js';
import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { assembled } from '../cloudformation/read-resources.js';
import { REST_API_ID } from './logical-ids.js';
import type { Service } from './service.js';

/**
 * A service may declare properties of the API that the framework makes.
 *
 * @param made the API of its events
 */
export function overwrittenApi(
  { scope }: Service,
  made: DefinedApi,
  declared: readonly DeclaredResource[],
): DefinedApi {
  const resource = declared.find(({ id }) => id === REST_API_ID);
  if (resource === undefined) return made;
  const own = assembled(scope, [resource], {}).apis[0]?.api;
  if (own === undefined) return made;
  const has = (key: string): boolean => resource.properties.get(key) !== undefined;
  const { api } = made;
  return {
    ...made,
    api: {
      ...api,
      name: has('Name') ? own.name : api.name,
      description: own.description ?? api.description,
      binaryMediaTypes: has('BinaryMediaTypes') ? own.binaryMediaTypes : api.binaryMediaTypes,
      minimumCompressionSize: own.minimumCompressionSize ?? api.minimumCompressionSize,
      apiKeySource: has('ApiKeySourceType') ? own.apiKeySource : api.apiKeySource,
      policy: own.policy ?? api.policy,
      endpointConfiguration: has('EndpointConfiguration') ? own.endpointConfiguration : api.endpointConfiguration,
    },
  };
}
