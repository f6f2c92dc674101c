import type { Integration, IntegrationType } from '../model.js';
import { extensionOf, notRead, ofHttpApis } from './extensions.js';
import { CONTENT_HANDLINGS, readIntegrationResponses } from './integration-responses.js';
import { type MappingOwner, readMappings } from './parameter-mappings.js';
import type { Place } from './place.js';
import { type Reading, type Telling, tellError, tellWarning } from './reading.js';
import { readTemplates } from './templates.js';
import { booleanAt, choiceAt, numberAt, objectAt, tellUnknown, textAt, textsAt } from './typed-values.js';

export const INTEGRATION_TYPES: readonly IntegrationType[] = ['MOCK', 'HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'];
export const PASSTHROUGH = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
export const CONNECTIONS = ['INTERNET', 'VPC_LINK'] as const;
export const REQUEST_MAPPINGS = {
  prefix: 'integration.request',
  locations: ['header', 'querystring', 'path'],
} as const;

const KEYS = [
  'type',
  'uri',
  'httpMethod',
  'credentials',
  'connectionId',
  'connectionType',
  'requestParameters',
  'requestTemplates',
  'passthroughBehavior',
  'contentHandling',
  'cacheKeyParameters',
  'cacheNamespace',
  'timeoutInMillis',
  'responses',
  'tlsConfig',
];

const OF_HTTP_APIS = ['payloadFormatVersion', 'integrationSubtype'];
const NOT_READ = ['responseTransferMode', 'integrationTarget'];

/** `x-amazon-apigateway-integration`. */
export function readIntegration(reading: Reading, operation: Place, owner: MappingOwner): Integration | undefined {
  const place = objectAt(reading, extensionOf(operation, 'integration'));
  if (place === undefined || isReference(reading, place)) return undefined;
  tellKeys(reading, place);
  const type = typeOf(reading, place);
  if (type === undefined) return undefined;
  const text = (key: string): string | undefined => textAt(reading, place.get(key));
  return {
    type,
    // Recorded: the method of a MOCK is dropped.
    httpMethod: type === 'MOCK' ? undefined : text('httpMethod')?.toUpperCase(),
    uri: text('uri'),
    credentials: text('credentials'),
    connectionType: choiceAt(reading, place.get('connectionType'), CONNECTIONS) ?? 'INTERNET',
    connectionId: text('connectionId'),
    requestParameters: readMappings(reading, place.get('requestParameters'), REQUEST_MAPPINGS, owner),
    requestTemplates: readTemplates(reading, place.get('requestTemplates')),
    passthroughBehavior: choiceAt(reading, place.get('passthroughBehavior'), PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    contentHandling: choiceAt(reading, place.get('contentHandling'), CONTENT_HANDLINGS),
    timeoutInMillis: timeoutOf(reading, place.get('timeoutInMillis')),
    cacheNamespace: text('cacheNamespace'),
    cacheKeyParameters: textsAt(reading, place.get('cacheKeyParameters')),
    insecureSkipVerification: readTls(reading, place.get('tlsConfig')),
    integrationResponses: readIntegrationResponses(reading, place.get('responses')),
  };
}

/** Documented: integrations that are referred to are of HTTP APIs. */
function isReference(reading: Reading, place: Place): boolean {
  const reference = place.get('$ref');
  if (reference === undefined) return false;
  const message = 'A `$ref` to an integration is of HTTP APIs: write the integration itself here.';
  tellError(reading, 'of-http-apis', reference.keyRange, message);
  return true;
}

function tellKeys(reading: Reading, place: Place): void {
  tellUnknown(reading, place, 'an integration', [...KEYS, ...OF_HTTP_APIS, ...NOT_READ]);
  for (const { name, keyRange } of place.members) {
    if (OF_HTTP_APIS.includes(name)) tellWarning(reading, 'of-http-apis', keyRange, ofHttpApis(name));
    if (NOT_READ.includes(name)) tellWarning(reading, 'not-read', keyRange, notRead(name));
  }
}

function typeOf(reading: Reading, place: Place): IntegrationType | undefined {
  const type = place.get('type');
  if (type !== undefined && type.kind !== 'null') return choiceAt(reading, type, INTEGRATION_TYPES);
  const message = 'The integration has no `type`: add `mock`, `http`, `http_proxy`, `aws` or `aws_proxy`.';
  return tellError(reading, 'missing-key', place.keyRange, message);
}

/** Documented: 50 to 29,000 milliseconds; the upper bound can be raised for an account. */
const MIN_TIMEOUT = 50;
const DEFAULT_TIMEOUT = 29_000;

/** @returns milliseconds */
export function timeoutOf(reading: Telling, place: Place | undefined): number {
  const timeout = numberAt(reading, place) ?? DEFAULT_TIMEOUT;
  if (place !== undefined && timeout < MIN_TIMEOUT) {
    const message = `\`${place.text}\` milliseconds are too few: API Gateway waits for ${MIN_TIMEOUT} at least.`;
    tellError(reading, 'out-of-range', place.range, message);
  }
  return timeout;
}

function readTls(reading: Reading, place: Place | undefined): boolean {
  const members = objectAt(reading, place);
  if (members === undefined) return false;
  tellUnknown(reading, members, '`tlsConfig`', ['insecureSkipVerification', 'serverNameToVerify']);
  const server = members.get('serverNameToVerify');
  if (server !== undefined) tellWarning(reading, 'of-http-apis', server.keyRange, ofHttpApis(server.name));
  return booleanAt(reading, members.get('insecureSkipVerification')) ?? false;
}
