import type { Method, MethodResponse, Resource } from '../../model.js';
import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import { tellError } from '../reading.js';
import { booleanAt, choiceAt, objectAt, textAt, textsAt } from '../typed-values.js';
import { tellArguments } from './arguments.js';
import { readIntegration } from './integrations.js';
import { type ByMethod, byMethod, type MethodKey, methodKeyOf, methodName } from './method-key.js';
import type { Models } from './models.js';
import { ownedBy, referredResource } from './owned.js';
import type { TerraformReading, TerraformResource } from './resource.js';
import { statusCodeOf } from './status-code.js';
import { nameOf } from './validators.js';

const AUTHORIZATIONS = ['NONE', 'CUSTOM', 'AWS_IAM', 'COGNITO_USER_POOLS'] as const;

const ARGUMENTS = [
  'api_key_required',
  'authorization',
  'authorization_scopes',
  'authorizer_id',
  'http_method',
  'operation_name',
  'request_models',
  'request_parameters',
  'request_validator_id',
  'resource_id',
  'rest_api_id',
];

/** What belongs to the methods of an API. */
interface Parts {
  readonly models: Models;
  readonly responses: ByMethod;
  readonly integrations: ByMethod;
  readonly integrationResponses: ByMethod;
}

/** @returns the paths that have methods, in the order of their methods */
export function ownedResources(reading: TerraformReading, api: TerraformResource, models: Models): readonly Resource[] {
  const parts: Parts = {
    models,
    responses: byMethod(reading, ownedBy(reading, api, 'aws_api_gateway_method_response')),
    integrations: byMethod(reading, ownedBy(reading, api, 'aws_api_gateway_integration')),
    integrationResponses: byMethod(reading, ownedBy(reading, api, 'aws_api_gateway_integration_response')),
  };
  const found = new Map<string, Map<string, Method>>();
  for (const resource of ownedBy(reading, api, 'aws_api_gateway_method')) {
    const key = methodKeyOf(reading, resource);
    if (key === undefined) continue;
    const methods = found.get(key.path) ?? new Map<string, Method>();
    found.set(key.path, methods);
    if (methods.has(key.httpMethod)) tellTwice(reading, resource, key);
    else methods.set(key.httpMethod, methodOf(reading, resource, key, parts));
  }
  tellPaths(reading, api);
  tellStrays(reading, parts, found);
  return [...found].map(([path, methods]) => ({ path, methods: recordOf(methods) }));
}

function tellTwice(reading: TerraformReading, { at }: TerraformResource, key: MethodKey): void {
  const message = `\`${methodName(key)}\` is defined twice: remove one.`;
  tellError(reading, 'duplicate-method', at.keyRange, message);
}

function tellPaths(reading: TerraformReading, api: TerraformResource): void {
  for (const resource of ownedBy(reading, api, 'aws_api_gateway_resource')) {
    tellArguments(reading, resource, ['parent_id', 'path', 'path_part', 'rest_api_id']);
  }
}

/** What is about a method that the file does not have. */
function tellStrays(
  reading: TerraformReading,
  { responses, integrations, integrationResponses }: Parts,
  found: ReadonlyMap<string, ReadonlyMap<string, Method>>,
): void {
  const names = new Set([...found].flatMap(([path, methods]) => [...methods.keys()].map((name) => `${name} ${path}`)));
  for (const [name, resources] of [...responses, ...integrations, ...integrationResponses]) {
    if (names.has(name)) continue;
    for (const { address, at } of resources) {
      const message = `\`${address}\` is about \`${name}\`, which is no method of this file: add an \`aws_api_gateway_method\`.`;
      tellError(reading, 'broken-reference', at.keyRange, message);
    }
  }
}

function methodOf(reading: TerraformReading, resource: TerraformResource, key: MethodKey, parts: Parts): Method {
  tellArguments(reading, resource, ARGUMENTS);
  const { at, body } = resource;
  const name = methodName(key);
  const methodResponses = responsesOf(reading, parts, name);
  const integrationResponses = parts.integrationResponses.get(name) ?? [];
  return {
    httpMethod: key.httpMethod,
    operationName: textAt(reading, body.get('operation_name')) || undefined,
    summary: undefined,
    description: undefined,
    tags: [],
    ...authorizationOf(reading, resource),
    requestParameters: flagsByName(reading, body.get('request_parameters')),
    requestModels: parts.models.contentModels(body.get('request_models')),
    requestValidator: referredName(reading, resource, 'request_validator_id'),
    integration: readIntegration(reading, {
      key,
      resources: parts.integrations.get(name) ?? [],
      integrationResponses,
      methodResponses,
    }),
    methodResponses,
    location: at.keyRange,
  };
}

function authorizationOf(
  reading: TerraformReading,
  resource: TerraformResource,
): Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes' | 'apiKeyRequired'> {
  const { body } = resource;
  return {
    authorizationType: choiceAt(reading, body.get('authorization'), AUTHORIZATIONS) ?? 'NONE',
    authorizer: referredName(reading, resource, 'authorizer_id'),
    authorizationScopes: textsAt(reading, body.get('authorization_scopes')),
    apiKeyRequired: booleanAt(reading, body.get('api_key_required')) ?? false,
  };
}

function referredName(reading: TerraformReading, resource: TerraformResource, argument: string): string | undefined {
  const found = referredResource(reading, resource, argument);
  return found && nameOf(reading, found);
}

function flagsByName(reading: TerraformReading, place: Place | undefined): Readonly<Record<string, boolean>> {
  const members = objectAt(reading, place)?.members ?? [];
  return recordOf(members.map((member) => [member.name, booleanAt(reading, member) ?? false]));
}

const RESPONSE_ARGUMENTS = [
  'http_method',
  'resource_id',
  'response_models',
  'response_parameters',
  'rest_api_id',
  'status_code',
];

function responsesOf(
  reading: TerraformReading,
  { models, responses }: Parts,
  name: string,
): Readonly<Record<string, MethodResponse>> {
  return recordOf(
    (responses.get(name) ?? []).flatMap((resource): (readonly [string, MethodResponse])[] => {
      tellArguments(reading, resource, RESPONSE_ARGUMENTS);
      const { body } = resource;
      const statusCode = statusCodeOf(reading, resource);
      if (statusCode === undefined) return [];
      const responseParameters = flagsByName(reading, body.get('response_parameters'));
      const responseModels = models.contentModels(body.get('response_models'));
      return [[statusCode, { statusCode, description: undefined, responseParameters, responseModels }]];
    }),
  );
}
