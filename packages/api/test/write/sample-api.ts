import type { Authorizer, HttpMethod, Integration, Method, MethodResponse, Model, RestApi } from '@veloway/api';

/** What models are made of, with the defaults for what a test is not about. */

export function restApi(parts: Partial<RestApi> = {}): RestApi {
  return {
    kind: 'rest',
    name: 'Orders',
    description: undefined,
    version: '1.0.0',
    resources: [],
    models: {},
    requestValidators: {},
    authorizers: {},
    gatewayResponses: {},
    binaryMediaTypes: [],
    minimumCompressionSize: undefined,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], vpcEndpointIds: [], disableExecuteApiEndpoint: false },
    policy: undefined,
    documentation: undefined,
    ...parts,
  };
}

/** @returns an API with one method */
export function apiWith(parts: Partial<Method> = {}, ofApi: Partial<RestApi> = {}): RestApi {
  const whole = method(parts);
  return restApi({ ...ofApi, resources: [{ path: '/orders', methods: { [whole.httpMethod]: whole } }] });
}

export function method(parts: Partial<Method> = {}, httpMethod: HttpMethod = 'GET'): Method {
  return {
    httpMethod,
    operationName: undefined,
    summary: undefined,
    description: undefined,
    tags: [],
    authorizationType: 'NONE',
    authorizer: undefined,
    authorizationScopes: [],
    apiKeyRequired: false,
    requestParameters: {},
    requestModels: {},
    requestValidator: undefined,
    integration: undefined,
    methodResponses: {},
    ...parts,
  };
}

export function methodResponse(statusCode: string, parts: Partial<MethodResponse> = {}): MethodResponse {
  return { statusCode, description: undefined, responseParameters: {}, responseModels: {}, ...parts };
}

export function integration(parts: Partial<Integration> = {}): Integration {
  return {
    type: 'MOCK',
    httpMethod: undefined,
    uri: undefined,
    credentials: undefined,
    connectionType: 'INTERNET',
    connectionId: undefined,
    requestParameters: {},
    requestTemplates: {},
    passthroughBehavior: 'WHEN_NO_MATCH',
    contentHandling: undefined,
    timeoutInMillis: 29_000,
    cacheNamespace: undefined,
    cacheKeyParameters: [],
    insecureSkipVerification: false,
    integrationResponses: [],
    ...parts,
  };
}

export function model(name: string, schema: unknown): Model {
  return { name, contentType: 'application/json', description: undefined, schema };
}

export function authorizer(name: string, parts: Partial<Authorizer> = {}): Authorizer {
  return {
    name,
    type: 'TOKEN',
    authorizerUri: undefined,
    authorizerCredentials: undefined,
    identitySource: undefined,
    identityValidationExpression: undefined,
    authorizerResultTtlInSeconds: 300,
    providerARNs: [],
    ...parts,
  };
}
