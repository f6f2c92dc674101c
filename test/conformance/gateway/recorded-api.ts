import { type HttpMethod, type Integration, type Method, type RestApi, readOpenApi } from '@veloway/api';
import type { RecordedExchange, RecordedMethod } from './recorded-exchange.js';
import { mockIntegration, recordedIntegration } from './recorded-integration.js';

/**
 * @param backEnd the URL of what stands behind it
 * @returns the API of a case
 */
export function apiOf(exchange: RecordedExchange, backEnd: string): RestApi {
  const { id, api = {}, method = {}, event } = exchange;
  if (method.openapi !== undefined) return readApi(method.openapi);
  const types: RestApi['endpointConfiguration']['types'] = [api.endpointType ?? 'EDGE'];
  const httpMethod = (method.httpMethod ?? event.method ?? 'POST') as HttpMethod;
  const single = () => methodOf(httpMethod, method, recordedIntegration(exchange.integration, backEnd));
  return {
    kind: 'rest',
    name: id,
    description: undefined,
    version: undefined,
    resources: resourcesOf(exchange, backEnd) ?? [
      { path: resourcePath(exchange), methods: { [httpMethod]: single() } },
    ],
    models: modelsOf(method),
    requestValidators:
      method.requestValidator === undefined ? {} : { recorded: { name: 'recorded', ...method.requestValidator } },
    authorizers: {},
    gatewayResponses: gatewayResponsesOf(api),
    binaryMediaTypes: api.binaryMediaTypes ?? [],
    minimumCompressionSize: undefined,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types, vpcEndpointIds: [], disableExecuteApiEndpoint: false },
    policy: undefined,
    documentation: undefined,
  };
}

function readApi(document: unknown): RestApi {
  const { api, problems } = readOpenApi(JSON.stringify(document), 'recorded.json');
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (api === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
  return api;
}

/** @returns the resources of a case that has several */
function resourcesOf(exchange: RecordedExchange, backEnd: string): RestApi['resources'] | undefined {
  return exchange.api?.resources?.map(({ path, methods }) => ({
    path,
    methods: Object.fromEntries(
      Object.entries(methods).map(([name, text]) => [
        name,
        methodOf(name as HttpMethod, {}, mockIntegration(text) ?? recordedIntegration(exchange.integration, backEnd)),
      ]),
    ),
  }));
}

function methodOf(httpMethod: HttpMethod, method: RecordedMethod, integration: Integration): Method {
  const statuses = integration.integrationResponses.map(({ statusCode }) => statusCode);
  return {
    httpMethod,
    operationName: undefined,
    summary: undefined,
    description: undefined,
    tags: [],
    authorizationType: 'NONE',
    authorizer: undefined,
    authorizationScopes: [],
    apiKeyRequired: method.apiKeyRequired ?? false,
    requestParameters: method.requestParameters ?? {},
    requestModels: method.requestModels ?? {},
    requestValidator: method.requestValidator === undefined ? undefined : 'recorded',
    integration,
    methodResponses: Object.fromEntries(
      statuses.map((statusCode) => [
        statusCode,
        { statusCode, description: undefined, responseParameters: {}, responseModels: {} },
      ]),
    ),
  };
}

/** The path that the case names, else the path of the request with the variables that the case makes use of. */
function resourcePath({ method, event, integration, testInvoke }: RecordedExchange): string {
  const given = testInvoke?.resourcePath ?? method?.resourcePath;
  if (given !== undefined) return given;
  const path = event.path ?? '/';
  const [[name, value] = []] = Object.entries(event.pathParameters ?? {});
  if (name !== undefined && value !== undefined) return path.replace(value, `{${name}}`);
  const used = /method\.request\.path\.(\w+)/.exec(JSON.stringify(integration?.requestParameters ?? {}))?.[1];
  return used === undefined ? path : `/{${used}}`;
}

/** The model of another model is named by its URL in a recording, and by its name in an API. */
function modelsOf({ models = {} }: RecordedMethod): RestApi['models'] {
  return Object.fromEntries(
    Object.entries(models).map(([name, schema]) => {
      const local = JSON.stringify(schema).replace(/https:\/\/apigateway[^"]*?\/models\//g, '#/models/');
      return [name, { name, contentType: 'application/json', description: undefined, schema: JSON.parse(local) }];
    }),
  );
}

function gatewayResponsesOf({
  gatewayResponses = {},
}: NonNullable<RecordedExchange['api']>): RestApi['gatewayResponses'] {
  return Object.fromEntries(
    Object.entries(gatewayResponses).map(([type, { responseParameters = {} }]) => [
      type,
      { statusCode: undefined, responseParameters, responseTemplates: {} },
    ]),
  );
}
