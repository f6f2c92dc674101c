import type { Model, RestApi } from '../../model.js';
import { emptyApi } from '../cloudformation/api-draft.js';
import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { tellProperties } from '../cloudformation/properties.js';
import { mediaTypes, readBody } from '../cloudformation/rest-api.js';
import { compressionSizeAt } from '../compression-size.js';
import { loadedPath } from '../computed/loaded-path.js';
import { ENDPOINT_TYPES } from '../endpoint-configuration.js';
import { loadPlace } from '../intrinsic/load-place.js';
import { pseudoParameter } from '../intrinsic/pseudo-parameters.js';
import type { Scope } from '../intrinsic/scope.js';
import { withModelReferences } from '../model-references.js';
import type { Place } from '../place.js';
import { plainData, recordOf } from '../plain-data.js';
import { tellError, tellWarning } from '../reading.js';
import { booleanAt, choiceAt, objectAt, textAt, textsAt, textsByName } from '../typed-values.js';
import { readApiAuth } from './api-auth.js';
import type { EventGuard } from './event-guard.js';
import { readGatewayResponses } from './gateway-responses.js';
import { openOperations } from './open-operations.js';
import type { SamApi } from './sam-api.js';

const KNOWN = [
  'AccessLogSetting',
  'AlwaysDeploy',
  'ApiKeySourceType',
  'Auth',
  'BinaryMediaTypes',
  'Cors',
  'DefinitionBody',
  'DefinitionUri',
  'Description',
  'DisableExecuteApiEndpoint',
  'Domain',
  'EndpointConfiguration',
  'FailOnWarnings',
  'GatewayResponses',
  'MergeDefinitions',
  'MinimumCompressionSize',
  'Mode',
  'Models',
  'Name',
  'OpenApiVersion',
  'Policy',
  'PropagateTags',
  'StageName',
  'Tags',
  'TracingEnabled',
  'Variables',
];

const UNREAD = [
  'CacheClusterEnabled',
  'CacheClusterSize',
  'CanarySetting',
  'EndpointAccessMode',
  'MethodSettings',
  'SecurityPolicy',
];

/** `AWS::Serverless::Api`, or the one that SAM makes of the events that name none. */
export function readServerlessApi(scope: Scope, { id, place, properties }: DeclaredResource): SamApi {
  tellProperties(scope, properties, { owner: 'a SAM API', known: KNOWN, unread: UNREAD });
  const stage = textAt(scope, properties.get('StageName'));
  if (stage === undefined) {
    tellError(scope, 'missing-key', place.keyRange, `The API \`${id}\` has no \`StageName\`: add it.`);
  }
  const auth = readApiAuth(scope, properties.get('Auth'));
  const isManaged = properties.get('DefinitionBody') === undefined && properties.get('DefinitionUri') === undefined;
  const defined = definedApi(scope, properties);
  const api = withProperties(scope, defined?.api ?? managedApi(scope, id), properties);
  return {
    id,
    api: { ...api, authorizers: { ...api.authorizers, ...auth.authorizers }, policy: auth.policy ?? api.policy },
    stages: stage === undefined ? [] : [{ name: stage, variables: textsByName(scope, properties.get('Variables')) }],
    takesEvents: isManaged || (booleanAt(scope, properties.get('MergeDefinitions')) ?? false),
    isWhole: isManaged || defined !== undefined,
    auth,
    cors: properties.get('Cors'),
    gatewayResponses: readGatewayResponses(scope, properties.get('GatewayResponses')),
    events: [],
    guards: new Map(defined?.open.map((operation) => [operation, OPEN])),
  };
}

const OPEN: EventGuard = {
  authorizer: 'NONE',
  scopes: undefined,
  invokeRole: undefined,
  apiKeyRequired: undefined,
  overrides: true,
};

/** What a definition says, and the methods of it that nobody guards. */
interface DefinedBody {
  readonly api: RestApi;
  /** `GET /orders`. */
  readonly open: readonly string[];
}

/** Documented: without a definition, the API is called after the stack. */
function managedApi(scope: Scope, id: string): RestApi {
  return { ...emptyApi(pseudoParameter(scope.options, 'AWS::StackName') ?? id), version: '1.0' };
}

function definedApi(scope: Scope, properties: Place): DefinedBody | undefined {
  const body = properties.get('DefinitionBody');
  const uri = properties.get('DefinitionUri');
  if (body !== undefined && uri !== undefined) {
    tellWarning(
      scope,
      'not-read',
      uri.keyRange,
      '`DefinitionUri` is left out, for there is a `DefinitionBody`: keep one of them.',
    );
  }
  const definition = body === undefined ? uri && loadedBody(scope, uri) : objectAt(scope, body);
  if (definition === undefined) return undefined;
  const { body: opened, open } = openOperations(definition);
  const api = readBody(scope, opened, undefined);
  return api && { api, open };
}

function loadedBody(scope: Scope, uri: Place): Place | undefined {
  if (uri.kind === 'object') {
    const message = 'The definition in S3 is not on this machine, and the API is read without it: name a file.';
    return tellError(scope, 'not-read', uri.keyRange, message);
  }
  const path = textAt(scope, uri);
  const root = path === undefined ? undefined : loadPlace(scope, uri);
  return root && scope.including(loadedPath(path ?? '')).resolve(root);
}

function withProperties(scope: Scope, api: RestApi, properties: Place): RestApi {
  const media = properties.get('BinaryMediaTypes');
  const source = choiceAt(scope, properties.get('ApiKeySourceType'), ['HEADER', 'AUTHORIZER'] as const);
  const policy = properties.get('Policy');
  return {
    ...api,
    name: textAt(scope, properties.get('Name')) ?? api.name,
    description: textAt(scope, properties.get('Description')) ?? api.description,
    models: { ...api.models, ...modelsOf(scope, properties.get('Models')) },
    binaryMediaTypes: media === undefined ? api.binaryMediaTypes : mediaTypes(scope, media),
    minimumCompressionSize:
      compressionSizeAt(scope, properties.get('MinimumCompressionSize')) ?? api.minimumCompressionSize,
    apiKeySource: source ?? api.apiKeySource,
    policy: policy === undefined ? api.policy : plainData(policy),
    endpointConfiguration: endpointsOf(scope, properties, api),
  };
}

function modelsOf(scope: Scope, models: Place | undefined): Readonly<Record<string, Model>> {
  const members = objectAt(scope, models)?.members ?? [];
  return recordOf(
    members.map((member): [string, Model] => {
      const description = member.get('description');
      // SAM makes the names of models lower-case.
      const name = member.name.toLowerCase();
      const model = {
        name,
        contentType: 'application/json',
        description: description?.kind === 'text' ? description.text : undefined,
        schema: withModelReferences(plainData(member)),
      };
      return [name, model];
    }),
  );
}

/** A text is the type alone. */
function endpointsOf(scope: Scope, properties: Place, api: RestApi): RestApi['endpointConfiguration'] {
  const place = properties.get('EndpointConfiguration');
  const isObject = place?.kind === 'object';
  if (isObject) {
    const known = ['Type', 'VPCEndpointIds', 'VpcEndpointIds', 'IpAddressType', 'DisableExecuteApiEndpoint'];
    tellProperties(scope, place, { owner: 'an endpoint configuration', known });
  }
  const before = api.endpointConfiguration;
  const type = choiceAt(scope, isObject ? place.get('Type') : place, ENDPOINT_TYPES);
  const ids = isObject ? (place.get('VPCEndpointIds') ?? place.get('VpcEndpointIds')) : undefined;
  const disabled =
    properties.get('DisableExecuteApiEndpoint') ?? (isObject ? place.get('DisableExecuteApiEndpoint') : undefined);
  return {
    types: type === undefined ? before.types : [type],
    vpcEndpointIds: ids === undefined ? before.vpcEndpointIds : textsAt(scope, ids),
    disableExecuteApiEndpoint: booleanAt(scope, disabled) ?? before.disableExecuteApiEndpoint,
  };
}
