/** A case of the recorded exchanges: an API, a request to it, and what was seen of it on both sides. */
export interface RecordedExchange {
  readonly id: string;
  readonly awsValidated: boolean;
  readonly api?: RecordedApi;
  readonly method?: RecordedMethod;
  readonly event: RecordedEvent;
  readonly integration?: RecordedIntegration;
  readonly endpoint?: RecordedEndpoint;
  readonly testInvoke?: RecordedTestInvoke;
  readonly expected: Readonly<Record<string, unknown>>;
}

export interface RecordedApi {
  readonly stageName?: string;
  readonly endpointType?: 'EDGE' | 'REGIONAL';
  readonly binaryMediaTypes?: readonly string[];
  readonly gatewayResponses?: Readonly<Record<string, { readonly responseParameters?: Texts }>>;
  readonly resources?: readonly { readonly path: string; readonly methods: Texts }[];
}

export interface RecordedMethod {
  readonly resourcePath?: string;
  readonly httpMethod?: string;
  readonly apiKeyRequired?: boolean;
  readonly requestParameters?: Readonly<Record<string, boolean>>;
  readonly requestModels?: Texts;
  readonly models?: Readonly<Record<string, unknown>>;
  readonly requestValidator?: { readonly validateRequestParameters: boolean; readonly validateRequestBody: boolean };
  readonly openapi?: unknown;
}

export interface RecordedEvent {
  readonly method?: string;
  /** Below the stage. */
  readonly path?: string;
  /** With the stage and the query. */
  readonly rawUrl?: string;
  readonly queryString?: string;
  readonly headers?: Texts;
  readonly multiHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string;
  readonly bodyBase64?: string;
  readonly pathParameters?: Texts;
  readonly stageVariables?: Texts;
}

export interface RecordedIntegration {
  readonly type: 'MOCK' | 'HTTP' | 'HTTP_PROXY' | 'AWS' | 'AWS_PROXY';
  readonly httpMethod?: string;
  readonly uri?: string;
  readonly passthroughBehavior?: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | null;
  readonly requestParameters?: Texts;
  readonly requestTemplates?: Texts;
  readonly integrationResponses?: Readonly<Record<string, RecordedResponse>>;
  readonly methodResponses?: Readonly<Record<string, unknown>>;
}

export interface RecordedResponse {
  readonly statusCode: string;
  readonly selectionPattern?: string;
  readonly responseParameters?: Texts;
  readonly responseTemplates?: Texts;
  readonly contentHandling?: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | null;
}

/** What the back end did. */
export interface RecordedEndpoint {
  readonly behaviour?: string;
  readonly status?: number;
  readonly headers?: Texts;
  readonly bodyBase64?: string;
  readonly lambdaResult?: unknown;
  readonly lambdaFunctionError?: boolean;
  readonly lambdaErrorPayload?: unknown;
}

export interface RecordedTestInvoke {
  readonly resourcePath: string;
  readonly httpMethod: string;
  readonly pathWithQueryString?: string | null;
  readonly body?: string;
  readonly headers?: Texts;
}

export type Texts = Readonly<Record<string, string>>;
