import type {
  Authorizer,
  GatewayResponse,
  HttpMethod,
  Integration,
  IntegrationResponse,
  Method,
  MethodResponse,
  Model,
  RequestValidator,
  Resource,
  RestApi,
} from '@veloway/api';
import { HTTP_METHODS } from '@veloway/api';
import * as fc from 'fast-check';

/** What a definition of either version can say in full. */

const NAMES = ['Order', 'order', 'A1', 'constructor'] as const;
const HOSTILE = [...NAMES, '__proto__', 'api_key', 'sigv4', 'with blanks', 'with/slash', 'x-mine'] as const;
const STATUSES = ['200', '201', '400', '404', '500'] as const;
const TYPES = ['application/json', 'application/xml', '__proto__'] as const;

const text = fc.oneof(
  fc.constantFrom('#set($a = 1)\n{\n  "a": $a\n}\n', '', ' ', 'yes', '12', 'null', '#foreach($b in $c)\r\n$b#end\r\n'),
  fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', "'", '\\', ':', '#', '$', '\t', 'é', '😀'), maxLength: 12 }),
);
const word = fc.constantFrom('one', 'two words', 'thrée');
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });

function named<Name extends string, Value>(names: readonly Name[], value: (name: Name) => fc.Arbitrary<Value>) {
  const entries = fc
    .subarray([...names])
    .chain((chosen) => fc.tuple(...chosen.map((name) => entry(name, value(name)))));
  return entries.map((members) => Object.fromEntries(members) as Readonly<Record<string, Value>>);
}

function entry<Name, Value>(name: Name, value: fc.Arbitrary<Value>): fc.Arbitrary<readonly [Name, Value]> {
  return value.map((chosen) => [name, chosen] as const);
}

/** Swagger has the same content types for all bodies, and one model for all of them. */
export function randomApi(version: 'oas30' | 'swagger'): fc.Arbitrary<RestApi> {
  const types = version === 'swagger' ? (['application/json'] as const) : TYPES;
  return fc
    .record({
      models: named(NAMES, model),
      requestValidators: named(HOSTILE, validator),
      authorizers: named(HOSTILE, authorizer),
    })
    .chain((named) => randomApiWith(named, types));
}

type Named = Pick<RestApi, 'models' | 'requestValidators' | 'authorizers'>;

function randomApiWith(named: Named, types: readonly string[]): fc.Arbitrary<RestApi> {
  return fc.record<RestApi>({
    ...constants(named),
    kind: fc.constant('rest'),
    name: word,
    description: maybe(word),
    version: fc.constantFrom('1', '2026-11-25'),
    resources: resources(named, types),
    gatewayResponses: gatewayResponses(),
    binaryMediaTypes: fc.subarray(['image/png', '*/*']),
    minimumCompressionSize: maybe(fc.nat(1000)),
    apiKeySource: fc.constantFrom('HEADER', 'AUTHORIZER'),
    endpointConfiguration: endpointConfiguration(),
    policy: fc.constantFrom(undefined, { Version: '2012-10-17', Statement: [{ Effect: 'Deny' }] }),
    documentation: fc.constantFrom(undefined, { version: '1', documentationParts: [{ location: { type: 'API' } }] }),
  });
}

/** The types are those that a reader infers. */
function endpointConfiguration(): fc.Arbitrary<RestApi['endpointConfiguration']> {
  const chosen = fc.record({
    vpcEndpointIds: fc.subarray(['vpce-1', 'vpce-2']),
    disableExecuteApiEndpoint: fc.boolean(),
  });
  return chosen.map((parts) => ({ types: parts.vpcEndpointIds.length > 0 ? ['PRIVATE'] : ['EDGE'], ...parts }));
}

function constants({ models, requestValidators, authorizers }: Named) {
  return {
    models: fc.constant(models),
    requestValidators: fc.constant(requestValidators),
    authorizers: fc.constant(authorizers),
  };
}

function model(name: string): fc.Arbitrary<Model> {
  const schema = fc.constantFrom<object>(
    { oneOf: [{ $ref: `#/models/${name}` }, { type: 'null' }] },
    { type: 'object', properties: { description: { type: 'string' }, __proto: { type: 'null' } } },
    { type: 'array', items: { type: 'number', maximum: 1.5 }, minItems: 1 },
    { type: 'string', enum: ['a', '#/models/Order', { $ref: '#/models/Order' }] },
  );
  return fc.record({ schema, description: maybe(word) }).map(({ schema, description }) => ({
    name,
    contentType: 'application/json',
    description,
    schema: description === undefined ? schema : { ...schema, description },
  }));
}

function validator(name: string): fc.Arbitrary<RequestValidator> {
  return fc.record({
    name: fc.constant(name),
    validateRequestBody: fc.boolean(),
    validateRequestParameters: fc.boolean(),
  });
}

function authorizer(name: string): fc.Arbitrary<Authorizer> {
  const common = { name: fc.constant(name), authorizerResultTtlInSeconds: fc.constantFrom(0, 300, 3600) };
  const header = fc.constantFrom(...['Authorization', 'unused'].map((name) => `method.request.header.${name}`));
  const caller = { authorizerUri: fc.constant('arn:function'), authorizerCredentials: maybe(fc.constant('arn:role')) };
  const none = fc.constant(undefined);
  const noPools = fc.constant([]);
  return fc.oneof(
    fc.record<Authorizer>({
      ...common,
      ...caller,
      type: fc.constant('TOKEN'),
      identitySource: header,
      identityValidationExpression: maybe(fc.constant('Bearer .*')),
      providerARNs: noPools,
    }),
    fc.record<Authorizer>({
      ...common,
      ...caller,
      type: fc.constant('REQUEST'),
      identitySource: fc.oneof(
        header,
        fc.constantFrom('method.request.querystring.key', 'method.request.header.A, stageVariables.b'),
      ),
      identityValidationExpression: none,
      providerARNs: noPools,
    }),
    fc.record<Authorizer>({
      ...common,
      authorizerUri: none,
      authorizerCredentials: none,
      type: fc.constant('COGNITO_USER_POOLS'),
      identitySource: header,
      identityValidationExpression: none,
      providerARNs: fc.constant(['arn:pool']),
    }),
  );
}

function gatewayResponses(): fc.Arbitrary<RestApi['gatewayResponses']> {
  return named(['DEFAULT_4XX', 'UNAUTHORIZED'], () =>
    fc.record<GatewayResponse>({
      statusCode: maybe(fc.constantFrom(...STATUSES)),
      responseParameters: named(['gatewayresponse.header.X'], () => fc.constant("'*'")),
      responseTemplates: named(TYPES, () => text),
    }),
  );
}

function resources(named: Named, types: readonly string[]): fc.Arbitrary<readonly Resource[]> {
  const paths = fc.subarray(['/', '/orders', '/orders/{id}', '/files/{path+}']);
  return paths.chain((chosen) => fc.tuple(...chosen.map((path) => resource(path, named, types))));
}

function resource(path: string, named: Named, types: readonly string[]): fc.Arbitrary<Resource> {
  const variables = Array.from(path.matchAll(/\{(\w+)\+?\}/g), ([, name]) => name ?? '');
  const methods = fc
    .subarray([...HTTP_METHODS], { minLength: 1, maxLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map((name) => entry(name, method(name, variables, named, types)))))
    .map((members) => Object.fromEntries(members));
  return methods.map((chosen) => ({ path, methods: chosen }));
}

function method(
  httpMethod: HttpMethod,
  variables: readonly string[],
  whole: Named,
  types: readonly string[],
): fc.Arbitrary<Method> {
  const names = Object.keys(whole.models);
  const bodies = names.length === 0 ? fc.constant({}) : named(types, () => fc.constantFrom(...names));
  const path = Object.fromEntries(variables.map((name) => [`method.request.path.${name}`, true]));
  const others = ['method.request.header.X-Tenant', 'method.request.querystring.page'] as const;
  const plain = fc.record({
    operationName: maybe(fc.constant('DoIt')),
    summary: maybe(word),
    description: maybe(text),
    tags: fc.subarray(['a', 'b']),
    apiKeyRequired: fc.boolean(),
    requestParameters: named(others, () => fc.boolean()).map((chosen) => ({ ...path, ...chosen })),
    requestModels: bodies,
    requestValidator: fc.constantFrom(undefined, ...Object.keys(whole.requestValidators)),
    integration: maybe(integration(types)),
    methodResponses: methodResponses(bodies),
  });
  return fc.tuple(plain, authorization(whole)).map(([parts, asked]) => ({ httpMethod, ...parts, ...asked }));
}

type Authorization = Pick<Method, 'authorizationType' | 'authorizer' | 'authorizationScopes'>;

function authorization({ authorizers }: Named): fc.Arbitrary<Authorization> {
  const without = (authorizationType: 'NONE' | 'AWS_IAM'): Authorization => ({
    authorizationType,
    authorizer: undefined,
    authorizationScopes: [],
  });
  const own = Object.values(authorizers).map(({ name, type }) => ({
    authorizationType: type === 'COGNITO_USER_POOLS' ? type : ('CUSTOM' as const),
    authorizer: name,
    authorizationScopes: type === 'COGNITO_USER_POOLS' ? ['orders/read'] : [],
  }));
  return fc.constantFrom(without('NONE'), without('AWS_IAM'), ...own);
}

function methodResponses(bodies: fc.Arbitrary<Readonly<Record<string, string>>>) {
  return named(STATUSES, (statusCode) =>
    fc.record<MethodResponse>({
      statusCode: fc.constant(statusCode),
      description: text.filter((words) => words.trim() !== ''),
      responseParameters: named(['method.response.header.X-Id'], () => fc.constant(false)),
      responseModels: bodies,
    }),
  );
}

function templates(types: readonly string[]): fc.Arbitrary<Integration['requestTemplates']> {
  return named(types, () => text.map((template) => ({ text: template, location: undefined })));
}

const contentHandling = fc.constantFrom(undefined, 'CONVERT_TO_BINARY' as const, 'CONVERT_TO_TEXT' as const);

function integration(types: readonly string[]): fc.Arbitrary<Integration> {
  const link = fc.constantFrom(
    { connectionType: 'INTERNET', connectionId: undefined } as const,
    { connectionType: 'VPC_LINK', connectionId: 'link' } as const,
  );
  const plain = fc.record({
    uri: maybe(fc.constant('https://example.com/{id}')),
    credentials: maybe(fc.constant('arn:role')),
    requestParameters: named(['integration.request.header.X', 'integration.request.path.__proto__'], () =>
      fc.constantFrom("'fixed'", 'method.request.header.X-Tenant'),
    ),
    requestTemplates: templates(types),
    passthroughBehavior: fc.constantFrom('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
    contentHandling,
    timeoutInMillis: fc.constantFrom(29_000, 50),
    cacheNamespace: maybe(word),
    cacheKeyParameters: fc.subarray(['method.request.path.id', 'method.request.querystring.page']),
    insecureSkipVerification: fc.boolean(),
    integrationResponses: integrationResponses(types),
  });
  const parts = fc.tuple(plain, link, target());
  return parts.map(([rest, connection, backEnd]) => ({ ...rest, ...connection, ...backEnd }));
}

/** A MOCK has no method. */
function target(): fc.Arbitrary<Pick<Integration, 'type' | 'httpMethod'>> {
  const backEnds = (['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'] as const).flatMap((type) =>
    ['POST', 'ANY'].map((httpMethod) => ({ type, httpMethod })),
  );
  return fc.constantFrom({ type: 'MOCK' as const, httpMethod: undefined }, ...backEnds);
}

function integrationResponses(types: readonly string[]): fc.Arbitrary<readonly IntegrationResponse[]> {
  const patterns = fc.subarray([undefined, '5\\d{2}', '.*"error".*', '__proto__', '404']);
  const response = (selectionPattern: string | undefined) =>
    fc.record<IntegrationResponse>({
      statusCode: fc.constantFrom(...STATUSES),
      selectionPattern: fc.constant(selectionPattern),
      responseParameters: named(['method.response.header.X-Id'], () => fc.constant('integration.response.header.id')),
      responseTemplates: templates(types),
      contentHandling,
    });
  return patterns.chain((chosen) => fc.tuple(...chosen.map(response)));
}
