import type { EndpointConfiguration, RestApi } from '../../model.js';
import { compressionSizeAt } from '../compression-size.js';
import { ENDPOINT_TYPES } from '../endpoint-configuration.js';
import type { Place } from '../place.js';
import { booleanAt, choiceAt, itemsAt, textAt, textsAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { blocksAt } from './blocks.js';
import { jsonTextAt } from './json-text.js';
import { ownedBy } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';

type Settings = Pick<
  RestApi,
  | 'name'
  | 'description'
  | 'binaryMediaTypes'
  | 'minimumCompressionSize'
  | 'apiKeySource'
  | 'endpointConfiguration'
  | 'policy'
>;

const ARGUMENTS = [
  'api_key_source',
  'arn',
  'binary_media_types',
  'body',
  'created_date',
  'description',
  'disable_execute_api_endpoint',
  'endpoint_configuration',
  'execution_arn',
  'fail_on_warnings',
  'minimum_compression_size',
  'name',
  'parameters',
  'policy',
  'put_rest_api_mode',
  'root_resource_id',
];

/** @returns what an API says of itself as a whole */
export function readSettings(reading: TerraformReading, api: TerraformResource): Settings {
  const { body } = api;
  if (!api.isData) tellArguments(reading, api, ARGUMENTS);
  return {
    name: textAt(reading, body.get('name')) ?? '',
    description: textAt(reading, body.get('description')) || undefined,
    binaryMediaTypes: textsAt(reading, body.get('binary_media_types')),
    minimumCompressionSize: compressionSize(reading, body.get('minimum_compression_size')),
    apiKeySource: choiceAt(reading, body.get('api_key_source'), ['HEADER', 'AUTHORIZER'] as const) ?? 'HEADER',
    endpointConfiguration: endpointConfiguration(reading, body),
    policy: policyOf(reading, api),
  };
}

/** Documented: `-1` turns compression off. */
function compressionSize(reading: TerraformReading, place: Place | undefined): number | undefined {
  return place?.text === '' || place?.text === '-1' ? undefined : compressionSizeAt(reading, place);
}

function endpointConfiguration(reading: TerraformReading, body: Place): EndpointConfiguration {
  const [block] = blocksAt(reading, body.get('endpoint_configuration'));
  const types = itemsAt(reading, block?.get('types')).flatMap((item) => choiceAt(reading, item, ENDPOINT_TYPES) ?? []);
  return {
    types: types.length > 0 ? types : ['EDGE'],
    vpcEndpointIds: textsAt(reading, block?.get('vpc_endpoint_ids')),
    disableExecuteApiEndpoint: booleanAt(reading, body.get('disable_execute_api_endpoint')) ?? false,
  };
}

/** A policy may be a resource of its own. */
function policyOf(reading: TerraformReading, api: TerraformResource): unknown {
  const own = jsonTextAt(reading, api.body.get('policy'));
  const [apart] = ownedBy(reading, api, 'aws_api_gateway_rest_api_policy');
  if (apart !== undefined) tellArguments(reading, apart, ['policy', 'rest_api_id']);
  return jsonTextAt(reading, apart?.body.get('policy')) ?? own;
}
