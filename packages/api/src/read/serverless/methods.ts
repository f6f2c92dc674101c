import type { Authorizer, Integration, MappingTemplateText, Method, Model } from '../../model.js';
import { CONNECTIONS, PASSTHROUGH } from '../integration.js';
import { CONTENT_HANDLINGS } from '../integration-responses.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { readTemplates } from '../templates.js';
import { booleanAt, choiceAt, objectAt, tellUnknown, textAt } from '../typed-values.js';
import { type EventAuthorization, readAuthorization } from './authorizers.js';
import { answerHeaders, type Cors, readCors } from './cors.js';
import { defaultTemplates } from './default-templates.js';
import type { HttpEvent } from './http-event.js';
import { type RequestParameters, readParameters } from './request-parameters.js';
import { readSchemas } from './request-schemas.js';
import { type EventResponses, readResponses } from './responses.js';
import { functionArn, invocationUri, type Service, type ServiceFunction } from './service.js';
import { tellStrange } from './strange-keys.js';

/** A method that an event makes, and what it brings with it. */
export interface EventMethod {
  readonly path: string;
  readonly method: Method;
  readonly cors: Cors | undefined;
  readonly models: readonly Model[];
  readonly authorizer: Authorizer | undefined;
}

const KEYS = [
  'async',
  'authorizer',
  'connectionId',
  'connectionType',
  'cors',
  'documentation',
  'integration',
  'method',
  'operationId',
  'path',
  'private',
  'request',
  'response',
];

const REQUEST_KEYS = ['contentHandling', 'method', 'parameters', 'passThrough', 'schema', 'schemas', 'template', 'uri'];

/** What belongs to an event. */
interface EventOwner {
  readonly service: Service;
  readonly owner: ServiceFunction;
  readonly event: HttpEvent;
  readonly request: Place | undefined;
}

/**
 * @param owner the function that the event belongs to
 * @param partName the name of an authorizer that the service declares as a resource, by its logical id
 */
export function readEventMethod(
  service: Service,
  owner: ServiceFunction,
  event: HttpEvent,
  partName: (id: string) => string,
): EventMethod {
  const { scope } = service;
  const { place, httpMethod, path, type } = event;
  if (place.kind === 'object') tellKeys(service, place, type);
  const request = objectAt(scope, place.get('request'));
  const cors = readCors(scope, place.get('cors'), httpMethod);
  const authorization = readAuthorization(service, place.get('authorizer'), partName);
  const parameters = readParameters(scope, request?.get('parameters'));
  const { requestModels, declared: models } = readSchemas(service, event, request);
  const isProxy = type === 'AWS_PROXY' || type === 'HTTP_PROXY';
  const responses = isProxy ? NO_RESPONSES : readResponses(scope, event, answerHeaders(cors));
  const isValidated = models.length > 0 || Object.values(parameters.requestParameters).includes(true);
  const method: Method = {
    httpMethod,
    operationName: textAt(scope, place.get('operationId')),
    summary: undefined,
    description: undefined,
    tags: [],
    authorizationType: authorization.authorizationType,
    authorizer: authorization.authorizer,
    authorizationScopes: authorization.authorizationScopes,
    apiKeyRequired: booleanAt(scope, place.get('private')) ?? false,
    requestParameters: parameters.requestParameters,
    requestModels,
    requestValidator: isValidated ? validatorName(service) : undefined,
    integration: integrationOf({ service, owner, event, request }, { authorization, parameters, responses }),
    methodResponses: responses.methodResponses,
    location: place.keyRange,
  };
  return { path, method, cors, models, authorizer: authorization.declared };
}

const NO_RESPONSES: EventResponses = { integrationResponses: [], methodResponses: {} };

/** Documented: the only validator that the framework makes. */
export function validatorName({ name, stage }: Service): string {
  return `${name}-${stage} | Validate request body and querystring parameters`;
}

/** A proxy sends everything on as it is. */
function tellKeys({ scope, hasPlugins }: Service, place: Place, type: Integration['type']): void {
  if (!hasPlugins) tellStrange(scope, place, 'an `http` event', KEYS);
  const request = objectAt(scope, place.get('request'));
  if (request !== undefined) tellUnknown(scope, request, '`request`', REQUEST_KEYS);
  if (type !== 'AWS_PROXY' && type !== 'HTTP_PROXY') return;
  const useful = ['parameters', 'schema', 'schemas', ...(type === 'HTTP_PROXY' ? ['uri', 'method'] : [])];
  const useless = request?.members.filter(({ name }) => REQUEST_KEYS.includes(name) && !useful.includes(name)) ?? [];
  const response = place.get('response');
  for (const { name, keyRange } of response === undefined ? useless : [...useless, response]) {
    const message = `\`${name}\` does nothing in a proxy integration, and is left out: remove it, or write \`integration: lambda\`.`;
    tellWarning(scope, 'not-read', keyRange, message);
  }
}

/** What has been read of an event already. */
interface IntegrationParts {
  readonly authorization: EventAuthorization;
  readonly parameters: RequestParameters;
  readonly responses: EventResponses;
}

function integrationOf(of: EventOwner, { authorization, parameters, responses }: IntegrationParts): Integration {
  const { service, event, request } = of;
  const { scope } = service;
  const { type, place } = event;
  const isProxy = type === 'AWS_PROXY' || type === 'HTTP_PROXY';
  const passThrough = isProxy ? undefined : choiceAt(scope, request?.get('passThrough'), PASSTHROUGH);
  return {
    type,
    httpMethod: backEndMethod(of),
    uri: uriOf(of),
    credentials: undefined,
    connectionType: connectionOf(of),
    connectionId: textAt(scope, place.get('connectionId')),
    requestParameters: mappingsOf(event, parameters),
    requestTemplates: isProxy ? {} : templatesOf(of, authorization.claims),
    // Documented: a function gets nothing that no template made.
    passthroughBehavior: passThrough ?? (type === 'AWS' ? 'NEVER' : 'WHEN_NO_MATCH'),
    contentHandling: isProxy ? undefined : choiceAt(scope, request?.get('contentHandling'), CONTENT_HANDLINGS),
    timeoutInMillis: DEFAULT_TIMEOUT,
    cacheNamespace: undefined,
    cacheKeyParameters: [],
    insecureSkipVerification: false,
    integrationResponses: responses.integrationResponses,
  };
}

/** Milliseconds; documented as the default of API Gateway. */
const DEFAULT_TIMEOUT = 29_000;

function backEndMethod({ service, event, request }: EventOwner): string | undefined {
  if (event.type === 'MOCK') return undefined;
  if (event.type === 'AWS' || event.type === 'AWS_PROXY') return 'POST';
  return (textAt(service.scope, request?.get('method')) ?? event.httpMethod).toUpperCase();
}

function uriOf({ service, owner, event, request }: EventOwner): string | undefined {
  if (event.type === 'MOCK') return undefined;
  if (event.type === 'AWS' || event.type === 'AWS_PROXY') return invocationUri(service, functionArn(service, owner));
  const uri = textAt(service.scope, request?.get('uri'));
  if (uri !== undefined) return uri;
  const message = `The \`${event.httpMethod} ${event.path}\` of \`${owner.key}\` has no \`uri\`: add it to its \`request\`.`;
  return tellError(service.scope, 'missing-key', event.place.keyRange, message);
}

function connectionOf({ service, event }: EventOwner): Integration['connectionType'] {
  const place = event.place.get('connectionType');
  if (place?.text.toLowerCase() === 'vpc-link') return 'VPC_LINK';
  return choiceAt(service.scope, place, CONNECTIONS) ?? 'INTERNET';
}

function mappingsOf({ type, isAsync }: HttpEvent, { mappings }: RequestParameters): Readonly<Record<string, string>> {
  const own = type === 'AWS' || type === 'HTTP' || type === 'HTTP_PROXY' ? mappings : {};
  // Documented: API Gateway does not wait for a function that is invoked as an event.
  return isAsync ? { ...own, 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } : own;
}

/** A template that is null takes a default away. */
function templatesOf(
  { service, event, request }: EventOwner,
  claims: readonly string[],
): Readonly<Record<string, MappingTemplateText>> {
  const place = request?.get('template');
  const own = readTemplates(service.scope, place);
  const none = place?.members.filter(({ kind }) => kind === 'null').map(({ name }) => name) ?? [];
  const all = Object.entries({ ...(event.type === 'AWS' ? defaultTemplates(claims) : {}), ...own });
  return Object.fromEntries(all.filter(([contentType]) => !none.includes(contentType)));
}
