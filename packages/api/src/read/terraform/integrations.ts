import type { ContentHandling, Integration, IntegrationResponse, MethodResponse } from '../../model.js';
import { CONNECTIONS, INTEGRATION_TYPES, PASSTHROUGH, REQUEST_MAPPINGS, timeoutOf } from '../integration.js';
import { CONTENT_HANDLINGS, RESPONSE_MAPPINGS } from '../integration-responses.js';
import { readMappings } from '../parameter-mappings.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { readTemplates } from '../templates.js';
import { booleanAt, choiceAt, textAt, textsAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { blocksAt } from './blocks.js';
import type { MethodKey } from './method-key.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { statusCodeOf } from './status-code.js';

/** What says how a method is integrated. */
export interface IntegrationParts {
  readonly key: MethodKey;
  /** One, if all is well. */
  readonly resources: readonly TerraformResource[];
  readonly integrationResponses: readonly TerraformResource[];
  readonly methodResponses: Readonly<Record<string, MethodResponse>>;
}

const ARGUMENTS = [
  'cache_key_parameters',
  'cache_namespace',
  'connection_id',
  'connection_type',
  'content_handling',
  'credentials',
  'http_method',
  'integration_http_method',
  'passthrough_behavior',
  'request_parameters',
  'request_templates',
  'resource_id',
  'rest_api_id',
  'timeout_milliseconds',
  'tls_config',
  'type',
  'uri',
];

export function readIntegration(reading: TerraformReading, parts: IntegrationParts): Integration | undefined {
  const [resource, ...others] = parts.resources;
  for (const { address, at } of others) {
    const message = `\`${address}\` is a second integration of \`${parts.key.httpMethod} ${parts.key.path}\`: keep one of them.`;
    tellError(reading, 'duplicate-method', at.keyRange, message);
  }
  if (resource === undefined) return undefined;
  tellArguments(reading, resource, ARGUMENTS);
  const { body, address, at } = resource;
  const place = body.get('type');
  if (place === undefined) {
    const message = `\`${address}\` has no \`type\`: add \`MOCK\`, \`HTTP\`, \`HTTP_PROXY\`, \`AWS\` or \`AWS_PROXY\`.`;
    return tellError(reading, 'missing-key', at.keyRange, message);
  }
  const type = choiceAt(reading, place, INTEGRATION_TYPES);
  return type && integrationOf(reading, resource, type, parts);
}

function integrationOf(
  reading: TerraformReading,
  { body }: TerraformResource,
  type: Integration['type'],
  parts: IntegrationParts,
): Integration {
  const text = (key: string): string | undefined => textAt(reading, body.get(key)) || undefined;
  return {
    type,
    // Recorded: the method of a MOCK is dropped.
    httpMethod: type === 'MOCK' ? undefined : text('integration_http_method')?.toUpperCase(),
    uri: text('uri'),
    credentials: text('credentials'),
    connectionType: choiceAt(reading, body.get('connection_type'), CONNECTIONS) ?? 'INTERNET',
    connectionId: text('connection_id'),
    requestParameters: readMappings(reading, body.get('request_parameters'), REQUEST_MAPPINGS, parts.key),
    requestTemplates: readTemplates(reading, body.get('request_templates')),
    passthroughBehavior: choiceAt(reading, body.get('passthrough_behavior'), PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    contentHandling: contentHandlingOf(reading, body),
    timeoutInMillis: timeoutOf(reading, body.get('timeout_milliseconds')),
    cacheNamespace: text('cache_namespace'),
    cacheKeyParameters: textsAt(reading, body.get('cache_key_parameters')),
    insecureSkipVerification: skipsVerification(reading, body),
    integrationResponses: parts.integrationResponses.flatMap((response) => responseOf(reading, response, parts) ?? []),
  };
}

/** In a plan, what is not set is an empty text. */
function contentHandlingOf(reading: TerraformReading, body: Place): ContentHandling | undefined {
  const place = body.get('content_handling');
  return place?.text === '' ? undefined : choiceAt(reading, place, CONTENT_HANDLINGS);
}

function skipsVerification(reading: TerraformReading, body: Place): boolean {
  const [block] = blocksAt(reading, body.get('tls_config'));
  return booleanAt(reading, block?.get('insecure_skip_verification')) ?? false;
}

const RESPONSE_ARGUMENTS = [
  'content_handling',
  'http_method',
  'resource_id',
  'response_parameters',
  'response_templates',
  'rest_api_id',
  'selection_pattern',
  'status_code',
];

function responseOf(
  reading: TerraformReading,
  resource: TerraformResource,
  { methodResponses, key }: IntegrationParts,
): IntegrationResponse | undefined {
  tellArguments(reading, resource, RESPONSE_ARGUMENTS);
  const { body } = resource;
  const statusCode = statusCodeOf(reading, resource);
  if (statusCode === undefined) return undefined;
  if (!Object.hasOwn(methodResponses, statusCode)) {
    const message = `\`${key.httpMethod} ${key.path}\` has no response \`${statusCode}\`: add an \`aws_api_gateway_method_response\`.`;
    tellError(reading, 'missing-method-response', body.get('status_code')?.range ?? resource.at.keyRange, message);
  }
  return {
    statusCode,
    selectionPattern: textAt(reading, body.get('selection_pattern')) || undefined,
    responseParameters: readMappings(reading, body.get('response_parameters'), RESPONSE_MAPPINGS),
    responseTemplates: readTemplates(reading, body.get('response_templates')),
    contentHandling: contentHandlingOf(reading, body),
  };
}
