import type { HttpMethod, Integration, IntegrationResponse, IntegrationType, MethodResponse } from '../../model.js';
import { CONNECTIONS, INTEGRATION_TYPES, PASSTHROUGH, REQUEST_MAPPINGS, timeoutOf } from '../integration.js';
import { CONTENT_HANDLINGS, RESPONSE_MAPPINGS } from '../integration-responses.js';
import type { Scope } from '../intrinsic/scope.js';
import { readMappings } from '../parameter-mappings.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { readTemplates } from '../templates.js';
import { choiceAt, itemsAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { tellProperties } from './properties.js';
import { statusCodeOf } from './status-code.js';

const KNOWN = [
  'CacheKeyParameters',
  'CacheNamespace',
  'ConnectionId',
  'ConnectionType',
  'ContentHandling',
  'Credentials',
  'IntegrationHttpMethod',
  'IntegrationResponses',
  'PassthroughBehavior',
  'RequestParameters',
  'RequestTemplates',
  'TimeoutInMillis',
  'Type',
  'Uri',
];

const UNREAD = ['IntegrationTarget', 'ResponseTransferMode'];

/** The method that an integration belongs to. */
export interface IntegrationOwner {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  readonly methodResponses: Readonly<Record<string, MethodResponse>>;
}

/** `Integration` of a method. */
export function readIntegration(
  scope: Scope,
  integration: Place | undefined,
  owner: IntegrationOwner,
): Integration | undefined {
  const place = objectAt(scope, integration);
  if (place === undefined) return undefined;
  tellProperties(scope, place, { owner: 'an integration', known: KNOWN, unread: UNREAD });
  const type = choiceAt(scope, place.get('Type'), INTEGRATION_TYPES);
  if (place.get('Type') === undefined) {
    const message = 'The integration has no `Type`: add `MOCK`, `HTTP`, `HTTP_PROXY`, `AWS` or `AWS_PROXY`.';
    tellError(scope, 'missing-key', place.keyRange, message);
  }
  return type && integrationOf(scope, place, type, owner);
}

function integrationOf(scope: Scope, place: Place, type: IntegrationType, owner: IntegrationOwner): Integration {
  const text = (key: string): string | undefined => textAt(scope, place.get(key));
  return {
    type,
    // Recorded: the method of a MOCK is dropped.
    httpMethod: type === 'MOCK' ? undefined : text('IntegrationHttpMethod')?.toUpperCase(),
    uri: text('Uri'),
    credentials: text('Credentials'),
    connectionType: choiceAt(scope, place.get('ConnectionType'), CONNECTIONS) ?? 'INTERNET',
    connectionId: text('ConnectionId'),
    requestParameters: readMappings(scope, place.get('RequestParameters'), REQUEST_MAPPINGS, owner),
    requestTemplates: readTemplates(scope, place.get('RequestTemplates')),
    passthroughBehavior: choiceAt(scope, place.get('PassthroughBehavior'), PASSTHROUGH) ?? 'WHEN_NO_MATCH',
    contentHandling: choiceAt(scope, place.get('ContentHandling'), CONTENT_HANDLINGS),
    timeoutInMillis: timeoutOf(scope, place.get('TimeoutInMillis')),
    cacheNamespace: text('CacheNamespace'),
    cacheKeyParameters: textsAt(scope, place.get('CacheKeyParameters')),
    insecureSkipVerification: false,
    integrationResponses: itemsAt(scope, place.get('IntegrationResponses')).flatMap(
      (item) => responseOf(scope, item, owner) ?? [],
    ),
  };
}

const KNOWN_OF_RESPONSE = [
  'ContentHandling',
  'ResponseParameters',
  'ResponseTemplates',
  'SelectionPattern',
  'StatusCode',
];

function responseOf(scope: Scope, item: Place, owner: IntegrationOwner): IntegrationResponse | undefined {
  const place = objectAt(scope, item);
  if (place === undefined) return undefined;
  tellProperties(scope, place, { owner: 'an integration response', known: KNOWN_OF_RESPONSE });
  const statusCode = statusCodeOf(scope, place);
  if (statusCode === undefined) return undefined;
  if (!Object.hasOwn(owner.methodResponses, statusCode)) {
    const message = `The method has no response \`${statusCode}\`: add it to its \`MethodResponses\`.`;
    tellError(scope, 'missing-method-response', place.get('StatusCode')?.range ?? place.range, message);
  }
  return {
    statusCode,
    selectionPattern: textAt(scope, place.get('SelectionPattern')),
    responseParameters: readMappings(scope, place.get('ResponseParameters'), RESPONSE_MAPPINGS),
    responseTemplates: readTemplates(scope, place.get('ResponseTemplates')),
    contentHandling: choiceAt(scope, place.get('ContentHandling'), CONTENT_HANDLINGS),
  };
}
