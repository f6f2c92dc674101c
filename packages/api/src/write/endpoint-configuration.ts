import type { Exporting } from './exporting.js';
import { defined, type Plain, unlessEmpty } from './plain-object.js';

/** Documented: the extension has its place in a server of OpenAPI and in the root of Swagger. */
export function endpointConfiguration({ api, includes }: Exporting): Plain | undefined {
  if (!includes('apigateway')) return undefined;
  const { disableExecuteApiEndpoint, vpcEndpointIds } = api.endpointConfiguration;
  return unlessEmpty(
    defined({
      disableExecuteApiEndpoint: disableExecuteApiEndpoint ? true : undefined,
      vpcEndpointIds: unlessEmpty(vpcEndpointIds),
    }),
  );
}
