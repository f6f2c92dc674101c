import type { Resource, RestApi } from '../../model.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/**
 * Documented: what the body says of the API as a whole is overwritten by the arguments of the resource, where it has them.
 *
 * @param own what the resources say
 * @param body what the OpenAPI document of `body` says
 */
export function mergedApi(
  reading: TerraformReading,
  resource: TerraformResource,
  own: RestApi,
  body: RestApi,
): RestApi {
  const from = (argument: string): RestApi => (isSet(resource, argument) ? own : body);
  return {
    ...body,
    name: own.name === '' ? body.name : own.name,
    description: from('description').description,
    binaryMediaTypes: from('binary_media_types').binaryMediaTypes,
    minimumCompressionSize: from('minimum_compression_size').minimumCompressionSize,
    apiKeySource: from('api_key_source').apiKeySource,
    policy: own.policy ?? body.policy,
    endpointConfiguration: endpointsOf(from),
    resources: mergedResources(reading, resource, own, body),
    models: { ...body.models, ...own.models },
    requestValidators: { ...body.requestValidators, ...own.requestValidators },
    authorizers: { ...body.authorizers, ...own.authorizers },
    gatewayResponses: { ...body.gatewayResponses, ...own.gatewayResponses },
  };
}

/** A plan has empty values in the place of arguments that are not there. */
function isSet({ body }: TerraformResource, argument: string): boolean {
  const place = body.get(argument);
  if (place === undefined || place.kind === 'null') return false;
  return place.kind === 'list' ? place.items.length > 0 : place.text !== '' || place.kind === 'object';
}

function endpointsOf(from: (argument: string) => RestApi): RestApi['endpointConfiguration'] {
  const { disableExecuteApiEndpoint } = from('disable_execute_api_endpoint').endpointConfiguration;
  return { ...from('endpoint_configuration').endpointConfiguration, disableExecuteApiEndpoint };
}

function mergedResources(
  reading: TerraformReading,
  { at }: TerraformResource,
  own: RestApi,
  body: RestApi,
): readonly Resource[] {
  const found = new Map(body.resources.map(({ path, methods }) => [path, methods]));
  for (const { path, methods } of own.resources) {
    const before = found.get(path) ?? {};
    const twice = Object.keys(methods).find((name) => Object.hasOwn(before, name));
    if (twice !== undefined) {
      const message = `\`${twice} ${path}\` is in \`body\` and has an \`aws_api_gateway_method\`: remove one of them.`;
      tellError(reading, 'duplicate-method', at.keyRange, message);
    }
    found.set(path, { ...before, ...methods });
  }
  return [...found].map(([path, methods]) => ({ path, methods: recordOf(Object.entries(methods)) }));
}
