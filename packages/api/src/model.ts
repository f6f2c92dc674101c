import type { Range } from '@veloway/vtl';
import type { TemplateLocation } from './template-location.js';

/**
 * What a REST API of Amazon API Gateway is, as plain data, whatever file it was read from. Names are those of API
 * Gateway's own REST API (`GetRestApi`, `GetMethod`, `GetIntegration`); what a file leaves out has its default.
 */
export interface RestApi {
  readonly kind: 'rest';
  readonly name: string;
  readonly description: string | undefined;
  /** The version of the definition: OpenAPI's `info.version`. */
  readonly version: string | undefined;
  /** In the order of the file; every path has its own, and paths between are there only if they have methods. */
  readonly resources: readonly Resource[];
  readonly models: Readonly<Record<string, Model>>;
  readonly requestValidators: Readonly<Record<string, RequestValidator>>;
  readonly authorizers: Readonly<Record<string, Authorizer>>;
  /** By response type: `BAD_REQUEST_BODY`, `DEFAULT_4XX`. */
  readonly gatewayResponses: Readonly<Record<string, GatewayResponse>>;
  readonly binaryMediaTypes: readonly string[];
  /** Bytes; undefined where nothing is compressed. */
  readonly minimumCompressionSize: number | undefined;
  readonly apiKeySource: 'HEADER' | 'AUTHORIZER';
  readonly endpointConfiguration: EndpointConfiguration;
  /** The resource policy, as JSON. */
  readonly policy: unknown;
  /** `documentationParts` and their version, as they stand in the file. */
  readonly documentation: unknown;
}

export interface EndpointConfiguration {
  readonly types: readonly ('EDGE' | 'REGIONAL' | 'PRIVATE')[];
  readonly vpcEndpointIds: readonly string[];
  readonly disableExecuteApiEndpoint: boolean;
}

export interface Resource {
  /** `/orders/{id}`, `/files/{path+}`. */
  readonly path: string;
  readonly methods: Readonly<Partial<Record<HttpMethod, Method>>>;
}

export const HTTP_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'ANY'] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface Method {
  readonly httpMethod: HttpMethod;
  readonly operationName: string | undefined;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly tags: readonly string[];
  readonly authorizationType: 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';
  /** A name in {@link RestApi.authorizers}. */
  readonly authorizer: string | undefined;
  readonly authorizationScopes: readonly string[];
  readonly apiKeyRequired: boolean;
  /** `method.request.header.X-Tenant` to whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** A content type to a name in {@link RestApi.models}. */
  readonly requestModels: Readonly<Record<string, string>>;
  /** A name in {@link RestApi.requestValidators}; of the whole API's where the method has none of its own. */
  readonly requestValidator: string | undefined;
  readonly integration: Integration | undefined;
  /** By status code. */
  readonly methodResponses: Readonly<Record<string, MethodResponse>>;
  /** Where the file declares it, such as at its key; undefined where a tool makes it, or no file does. */
  readonly location?: MethodLocation | undefined;
}

/** A stretch of the file that is read, or of another that it includes. */
export interface MethodLocation extends Range {
  readonly file?: string;
}

export interface MethodResponse {
  readonly statusCode: string;
  readonly description: string | undefined;
  /** `method.response.header.X` to whether it is required. */
  readonly responseParameters: Readonly<Record<string, boolean>>;
  /** A content type to a name in {@link RestApi.models}. */
  readonly responseModels: Readonly<Record<string, string>>;
}

export type IntegrationType = 'MOCK' | 'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY';

export interface Integration {
  readonly type: IntegrationType;
  /** The method of the request to the back end; undefined for a MOCK. */
  readonly httpMethod: string | undefined;
  readonly uri: string | undefined;
  readonly credentials: string | undefined;
  readonly connectionType: 'INTERNET' | 'VPC_LINK';
  readonly connectionId: string | undefined;
  /** `integration.request.header.X` to a mapping expression: `method.request.querystring.q`, `'static'`. */
  readonly requestParameters: Readonly<Record<string, string>>;
  /** By content type. */
  readonly requestTemplates: Readonly<Record<string, MappingTemplateText>>;
  readonly passthroughBehavior: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling: ContentHandling | undefined;
  /** Milliseconds; 29,000 unless the file says otherwise. */
  readonly timeoutInMillis: number;
  readonly cacheNamespace: string | undefined;
  readonly cacheKeyParameters: readonly string[];
  readonly insecureSkipVerification: boolean;
  /** In the order of the file. */
  readonly integrationResponses: readonly IntegrationResponse[];
}

export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT';

export interface IntegrationResponse {
  readonly statusCode: string;
  /** A regular expression of Java's; undefined or empty for the default. */
  readonly selectionPattern: string | undefined;
  /** `method.response.header.X` to a mapping expression. */
  readonly responseParameters: Readonly<Record<string, string>>;
  /** By content type. */
  readonly responseTemplates: Readonly<Record<string, MappingTemplateText>>;
  readonly contentHandling: ContentHandling | undefined;
}

/** A mapping template, and where it stands in the file. */
export interface MappingTemplateText {
  readonly text: string;
  /** Undefined where the text was put together from several pieces, or does not come from a file. */
  readonly location: TemplateLocation | undefined;
}

export interface Model {
  readonly name: string;
  readonly contentType: string;
  readonly description: string | undefined;
  /** JSON Schema, draft 4; a `$ref` to another model is `#/models/NAME`. */
  readonly schema: unknown;
}

export interface RequestValidator {
  readonly name: string;
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
}

export interface Authorizer {
  readonly name: string;
  readonly type: 'TOKEN' | 'REQUEST' | 'COGNITO_USER_POOLS';
  readonly authorizerUri: string | undefined;
  readonly authorizerCredentials: string | undefined;
  /** `method.request.header.Authorization`, several with commas. */
  readonly identitySource: string | undefined;
  readonly identityValidationExpression: string | undefined;
  /** Seconds. */
  readonly authorizerResultTtlInSeconds: number;
  readonly providerARNs: readonly string[];
}

export interface GatewayResponse {
  readonly statusCode: string | undefined;
  /** `gatewayresponse.header.X` to a mapping expression. */
  readonly responseParameters: Readonly<Record<string, string>>;
  /** By content type; plain substitution, not Velocity. */
  readonly responseTemplates: Readonly<Record<string, string>>;
}
