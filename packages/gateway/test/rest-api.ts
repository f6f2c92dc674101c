import type {
  GatewayResponse,
  HttpMethod,
  Integration,
  IntegrationResponse,
  MappingTemplateText,
  Method,
  Model,
  Resource,
  RestApi,
} from '@veloway/api';

/** What matters of a method; the rest has its default. */
export interface MethodParts extends Partial<Omit<Method, 'integration' | 'requestModels'>> {
  readonly integration?: Integration | undefined;
  readonly requestModels?: Readonly<Record<string, string>>;
}

/** What matters of an API, its methods aside. */
export interface ApiParts extends Partial<Omit<RestApi, 'models' | 'gatewayResponses'>> {
  /** Schemas by name. */
  readonly models?: Readonly<Record<string, unknown>>;
  readonly gatewayResponses?: Readonly<Record<string, Partial<GatewayResponse>>>;
}

/**
 * @param methods by method and path: `GET /orders/{id}`
 * @returns an API in which all that is left out has its default
 */
export function restApi(methods: Readonly<Record<string, MethodParts>>, parts: ApiParts = {}): RestApi {
  return {
    kind: 'rest',
    name: 'orders',
    description: undefined,
    version: '1.0',
    requestValidators: VALIDATORS,
    authorizers: {},
    binaryMediaTypes: [],
    minimumCompressionSize: undefined,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: [], disableExecuteApiEndpoint: false },
    policy: undefined,
    documentation: undefined,
    ...parts,
    resources: resourcesOf(methods),
    models: mapped(parts.models, modelOf),
    gatewayResponses: mapped(parts.gatewayResponses, (response) => ({
      statusCode: undefined,
      responseParameters: {},
      responseTemplates: {},
      ...response,
    })),
  };
}

const VALIDATORS = {
  body: { name: 'body', validateRequestBody: true, validateRequestParameters: false },
  parameters: { name: 'parameters', validateRequestBody: false, validateRequestParameters: true },
  all: { name: 'all', validateRequestBody: true, validateRequestParameters: true },
  nothing: { name: 'nothing', validateRequestBody: false, validateRequestParameters: false },
};

function mapped<T, U>(values: Readonly<Record<string, T>> = {}, make: (value: T, name: string) => U) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, make(value, name)]));
}

function modelOf(schema: unknown, name: string): Model {
  return { name, contentType: 'application/json', description: undefined, schema };
}

function resourcesOf(methods: Readonly<Record<string, MethodParts>>): readonly Resource[] {
  const paths = new Map<string, [string, Method][]>();
  for (const [name, parts] of Object.entries(methods)) {
    const [httpMethod = '', path = ''] = name.split(' ');
    paths.set(path, [...(paths.get(path) ?? []), [httpMethod, methodOf(httpMethod as HttpMethod, parts)]]);
  }
  return Array.from(paths, ([path, own]) => ({ path, methods: Object.fromEntries(own) }));
}

function methodOf(httpMethod: HttpMethod, parts: MethodParts): Method {
  const { integration, ...rest } = 'integration' in parts ? parts : { ...parts, integration: mock('') };
  const statuses = integration?.integrationResponses.map(({ statusCode }) => statusCode) ?? [];
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
    methodResponses: Object.fromEntries(
      statuses.map((statusCode) => [
        statusCode,
        { statusCode, description: undefined, responseParameters: {}, responseModels: {} },
      ]),
    ),
    ...rest,
    integration,
  };
}

/** What matters of an integration, with templates as texts. */
export interface IntegrationParts
  extends Partial<Omit<Integration, 'requestTemplates' | 'integrationResponses' | 'type'>> {
  readonly requestTemplates?: Readonly<Record<string, string>>;
  readonly responses?: readonly ResponseParts[];
}

export interface ResponseParts extends Partial<Omit<IntegrationResponse, 'responseTemplates'>> {
  readonly templates?: Readonly<Record<string, string>>;
}

/** One default response for 200 unless told otherwise. */
export function integration(
  type: Integration['type'],
  { requestTemplates, responses = [{}], ...rest }: IntegrationParts = {},
): Integration {
  return {
    type,
    httpMethod: type === 'MOCK' ? undefined : 'POST',
    uri: undefined,
    credentials: undefined,
    connectionType: 'INTERNET',
    connectionId: undefined,
    requestParameters: {},
    passthroughBehavior: 'WHEN_NO_MATCH',
    contentHandling: undefined,
    timeoutInMillis: 29_000,
    cacheNamespace: undefined,
    cacheKeyParameters: [],
    insecureSkipVerification: false,
    ...rest,
    requestTemplates: mapped(requestTemplates, templateText),
    integrationResponses: responses.map(responseOf),
  };
}

/** @returns a MOCK that answers every content type, with what a template makes of the request */
export function mock(template: string, parts: IntegrationParts = {}): Integration {
  return integration('MOCK', {
    requestTemplates: { $default: '{"statusCode": 200}' },
    responses: [{ templates: { 'application/json': template } }],
    ...parts,
  });
}

const FUNCTIONS = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012';

/** @returns the URI of a Lambda function */
export function functionUri(name: string): string {
  return `${FUNCTIONS}:function:${name}/invocations`;
}

function responseOf({ templates, ...rest }: ResponseParts): IntegrationResponse {
  return {
    statusCode: '200',
    selectionPattern: undefined,
    responseParameters: {},
    contentHandling: undefined,
    ...rest,
    responseTemplates: mapped(templates, templateText),
  };
}

function templateText(text: string): MappingTemplateText {
  return { text, location: undefined };
}
