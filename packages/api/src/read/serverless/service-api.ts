import type { DefinedApi } from '../../definition.js';
import type { Resource, RestApi } from '../../model.js';
import { emptyApi, withMethods } from '../cloudformation/api-draft.js';
import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { compressionSizeAt } from '../compression-size.js';
import { ENDPOINT_TYPES } from '../endpoint-configuration.js';
import type { Place } from '../place.js';
import { plainData, recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { booleanAt, choiceAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { type Cors, mergedCors } from './cors.js';
import type { HttpEvent } from './http-event.js';
import { REST_API_ID } from './logical-ids.js';
import { type EventMethod, readEventMethod, validatorName } from './methods.js';
import { preflightMethod } from './preflight.js';
import type { Service, ServiceFunction } from './service.js';
import { tellStrange } from './strange-keys.js';

/** An event, and the function that it belongs to. */
export interface OwnedEvent {
  readonly owner: ServiceFunction;
  readonly event: HttpEvent;
}

/** @returns the API that the events of a service make */
export function serviceApi(
  service: Service,
  events: readonly OwnedEvent[],
  resources: readonly DeclaredResource[],
): DefinedApi {
  const partName = (id: string): string => authorizerName(service, resources, id);
  const methods = events.map(({ owner, event }) => readEventMethod(service, owner, event, partName));
  tellTwice(service, events);
  const api: RestApi = {
    ...emptyApi(apiName(service)),
    ...settingsOf(service),
    resources: withPreflights(withMethods([], methods), methods),
    models: named(methods.flatMap(({ models }) => models)),
    authorizers: named(methods.flatMap(({ authorizer }) => authorizer ?? [])),
    requestValidators: validatorsOf(service, methods),
  };
  return { id: REST_API_ID, api, stages: [{ name: service.stage, variables: {} }] };
}

function named<Part extends { readonly name: string }>(parts: readonly Part[]): Readonly<Record<string, Part>> {
  return recordOf(parts.map((part) => [part.name, part]));
}

function authorizerName({ scope }: Service, resources: readonly DeclaredResource[], id: string): string {
  const found = resources.find((resource) => resource.id === id && resource.type === 'AWS::ApiGateway::Authorizer');
  return textAt(scope, found?.properties.get('Name')) ?? id;
}

function tellTwice({ scope }: Service, events: readonly OwnedEvent[]): void {
  const seen = new Set<string>();
  for (const { event } of events) {
    const name = `${event.httpMethod} ${event.path}`;
    if (seen.has(name)) {
      const message = `\`${name}\` is defined twice: remove one.`;
      tellError(scope, 'duplicate-method', event.place.keyRange, message);
    }
    seen.add(name);
  }
}

function validatorsOf(service: Service, methods: readonly EventMethod[]): RestApi['requestValidators'] {
  if (methods.every(({ method }) => method.requestValidator === undefined)) return {};
  const name = validatorName(service);
  return { [name]: { name, validateRequestBody: true, validateRequestParameters: true } };
}

/** A path with an `OPTIONS` of its own needs no other. */
function withPreflights(resources: readonly Resource[], methods: readonly EventMethod[]): readonly Resource[] {
  const allowed = new Map<string, Cors>();
  for (const { path, cors } of methods) if (cors !== undefined) allowed.set(path, mergedCors(allowed.get(path), cors));
  return resources.map(({ path, methods: own }) => {
    const cors = allowed.get(path);
    return cors === undefined || own.OPTIONS !== undefined
      ? { path, methods: own }
      : { path, methods: { ...own, OPTIONS: preflightMethod(cors) } };
  });
}

/** Documented: the stage comes before the service, unless told otherwise. */
function apiName({ scope, provider, name, stage }: Service): string {
  const own = textAt(scope, provider?.get('apiName'));
  const isFirst = booleanAt(scope, provider?.get('apiGateway')?.get('shouldStartNameWithService')) ?? false;
  return own ?? (isFirst ? `${name}-${stage}` : `${stage}-${name}`);
}

const KEYS = [
  'apiKeys',
  'apiKeySourceType',
  'binaryMediaTypes',
  'description',
  'disableDefaultEndpoint',
  'metrics',
  'minimumCompressionSize',
  'request',
  'resourcePolicy',
  'restApiId',
  'restApiResources',
  'restApiRootResourceId',
  'shouldStartNameWithService',
  'stage',
  'usagePlan',
  'websocketApiDescription',
  'websocketApiId',
];

type Settings = Pick<
  RestApi,
  'description' | 'binaryMediaTypes' | 'minimumCompressionSize' | 'apiKeySource' | 'policy' | 'endpointConfiguration'
>;

/** `provider.apiGateway`, and what stands beside it. */
function settingsOf({ scope, provider, hasPlugins }: Service): Settings {
  const gateway = objectAt(scope, provider?.get('apiGateway'));
  if (gateway !== undefined && !hasPlugins) tellStrange(scope, gateway, '`apiGateway`', KEYS);
  const policy = gateway?.get('resourcePolicy') ?? provider?.get('resourcePolicy');
  const source = gateway?.get('apiKeySourceType') ?? provider?.get('apiKeySourceType');
  const type = choiceAt(scope, provider?.get('endpointType'), ENDPOINT_TYPES) ?? 'EDGE';
  return {
    description: textAt(scope, gateway?.get('description')),
    binaryMediaTypes: textsAt(scope, gateway?.get('binaryMediaTypes')),
    minimumCompressionSize: compressionSizeAt(scope, gateway?.get('minimumCompressionSize')),
    apiKeySource: choiceAt(scope, source, ['HEADER', 'AUTHORIZER'] as const) ?? 'HEADER',
    policy: policy && policyOf(policy),
    endpointConfiguration: {
      types: [type],
      vpcEndpointIds: textsAt(scope, provider?.get('vpcEndpointIds')),
      disableExecuteApiEndpoint: booleanAt(scope, gateway?.get('disableDefaultEndpoint')) ?? false,
    },
  };
}

/** Documented: the statements of a policy, which the framework completes. */
function policyOf(place: Place): unknown {
  return { Version: '2012-10-17', Statement: plainData(place) };
}
