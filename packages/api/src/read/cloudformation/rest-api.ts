import type { RestApi } from '../../model.js';
import type { BasePathMode } from '../base-path.js';
import { compressionSizeAt } from '../compression-size.js';
import type { Scope } from '../intrinsic/scope.js';
import { readOpenApiRoot } from '../openapi.js';
import { openApiVersion } from '../openapi-version.js';
import type { Place } from '../place.js';
import { plainData } from '../plain-data.js';
import { tellError } from '../reading.js';
import { booleanAt, choiceAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { emptyApi, newDraft } from './api-draft.js';
import type { Assembly } from './assembly.js';
import type { DeclaredResource } from './declared-resource.js';
import { readEndpointConfiguration } from './endpoint-configuration.js';
import { tellProperties } from './properties.js';

const KNOWN = [
  'ApiKeySourceType',
  'BinaryMediaTypes',
  'Body',
  'BodyS3Location',
  'Description',
  'DisableExecuteApiEndpoint',
  'EndpointConfiguration',
  'FailOnWarnings',
  'MinimumCompressionSize',
  'Mode',
  'Name',
  'Parameters',
  'Policy',
  'Tags',
];

const UNREAD = ['CloneFrom', 'EndpointAccessMode', 'SecurityPolicy'];

/** Documented: the parameters of an import. */
const IMPORT_PARAMETERS = {
  owner: 'the parameters of an import',
  known: ['basepath', 'ignore'],
  unread: ['endpointConfigurationTypes'],
};

/** `AWS::ApiGateway::RestApi`. */
export function readRestApi({ scope, apis }: Assembly, { id, properties }: DeclaredResource): void {
  tellProperties(scope, properties, { owner: 'a REST API', known: KNOWN, unread: UNREAD });
  const api = bodyOf(scope, properties) ?? emptyApi(id);
  apis.set(id, newDraft({ id, api: withProperties(scope, api, properties), stages: [] }));
}

function bodyOf(scope: Scope, properties: Place): RestApi | undefined {
  const location = properties.get('BodyS3Location');
  if (location !== undefined) {
    const message =
      '`BodyS3Location` is not on this machine, and the API is read without its body: write it as `Body`.';
    tellError(scope, 'not-read', location.keyRange, message);
  }
  const body = objectAt(scope, properties.get('Body'));
  const parameters = objectAt(scope, properties.get('Parameters'));
  if (parameters !== undefined) tellProperties(scope, parameters, IMPORT_PARAMETERS);
  const basepath = choiceAt(scope, parameters?.get('basepath'), ['ignore', 'prepend', 'split'] as const);
  return body && readBody(scope, body, basepath);
}

/** @returns the API that an OpenAPI document within a template describes */
export function readBody(scope: Scope, body: Place, basepath: BasePathMode | undefined): RestApi | undefined {
  const version = openApiVersion(body);
  if (typeof version === 'string') {
    const { pseudoParameters = {} } = scope.options;
    return readOpenApiRoot(scope, body, { pseudoParameters, ...(basepath === undefined ? {} : { basepath }) });
  }
  const isOther = body.get('openapi') !== undefined || body.get('swagger') !== undefined;
  const message = isOther
    ? version.message
    : `\`${body.name}\` is no OpenAPI document: begin it with \`openapi: 3.0.1\` or \`swagger: "2.0"\`.`;
  return tellError(scope, 'unsupported-format', isOther ? version.range : body.keyRange, message);
}

/** Documented: a slash is written `~1`. */
export function mediaTypes(scope: Scope, place: Place): readonly string[] {
  return textsAt(scope, place).map((type) => type.replace('~1', '/'));
}

/** Documented: properties win over what the body says. */
function withProperties(scope: Scope, api: RestApi, properties: Place): RestApi {
  const media = properties.get('BinaryMediaTypes');
  const policy = properties.get('Policy');
  const source = choiceAt(scope, properties.get('ApiKeySourceType'), ['HEADER', 'AUTHORIZER'] as const);
  const isDisabled = booleanAt(scope, properties.get('DisableExecuteApiEndpoint'));
  const endpoints = readEndpointConfiguration(scope, properties.get('EndpointConfiguration'), api);
  return {
    ...api,
    name: textAt(scope, properties.get('Name')) ?? api.name,
    description: textAt(scope, properties.get('Description')) ?? api.description,
    binaryMediaTypes: media === undefined ? api.binaryMediaTypes : mediaTypes(scope, media),
    minimumCompressionSize:
      compressionSizeAt(scope, properties.get('MinimumCompressionSize')) ?? api.minimumCompressionSize,
    apiKeySource: source ?? api.apiKeySource,
    policy: policy === undefined ? api.policy : plainData(policy),
    endpointConfiguration:
      isDisabled === undefined ? endpoints : { ...endpoints, disableExecuteApiEndpoint: isDisabled },
  };
}
