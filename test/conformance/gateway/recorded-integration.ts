import type { Integration, IntegrationResponse, MappingTemplateText } from '@veloway/api';
import { TABLE } from './dynamodb.js';
import type { RecordedIntegration, RecordedResponse, Texts } from './recorded-exchange.js';

/** The name of the function in every case. */
export const FUNCTION_NAME = 'recorded';

const FUNCTION_URI = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:${FUNCTION_NAME}/invocations`;

const DEFAULT_RESPONSES = { '200': { statusCode: '200' } };

const LAMBDA_PROXY: RecordedIntegration = { type: 'AWS_PROXY', httpMethod: 'POST' };

/**
 * @param backEnd the URL of what stands in for the recorded one
 * @returns the integration of a case, with its placeholders filled
 */
export function recordedIntegration(given: RecordedIntegration = LAMBDA_PROXY, backEnd = ''): Integration {
  const { type, requestParameters = {}, requestTemplates = {}, passthroughBehavior, contentHandling } = given;
  return {
    type,
    httpMethod: type === 'MOCK' ? undefined : (given.httpMethod ?? 'POST'),
    uri: type === 'MOCK' ? undefined : uriOf(given, backEnd),
    credentials: undefined,
    connectionType: 'INTERNET',
    connectionId: undefined,
    requestParameters,
    requestTemplates: templatesOf(requestTemplates),
    passthroughBehavior: passthroughBehavior ?? 'WHEN_NO_MATCH',
    contentHandling: contentHandling ?? undefined,
    timeoutInMillis: 29_000,
    cacheNamespace: undefined,
    cacheKeyParameters: [],
    insecureSkipVerification: false,
    integrationResponses: Object.values(given.integrationResponses ?? DEFAULT_RESPONSES).map(responseOf),
  };
}

function uriOf({ type, uri }: RecordedIntegration, backEnd: string): string {
  const isFunction = type.startsWith('AWS') && !uri?.startsWith('arn:');
  if (isFunction) return FUNCTION_URI;
  return (uri ?? backEnd)
    .replace(/^<[^<>]*>|^http:\/\/httpbin\.org/, backEnd)
    .replace(/^https:/, 'http:')
    .replace('<region>', 'us-east-1')
    .replace('<bucket>', 'bucket');
}

function responseOf(response: RecordedResponse): IntegrationResponse {
  return {
    statusCode: response.statusCode,
    selectionPattern: response.selectionPattern,
    responseParameters: response.responseParameters ?? {},
    responseTemplates: templatesOf(response.responseTemplates ?? {}),
    contentHandling: response.contentHandling ?? undefined,
  };
}

function templatesOf(texts: Texts): Readonly<Record<string, MappingTemplateText>> {
  return Object.fromEntries(
    Object.entries(texts).map(([type, text]) => [type, { text: templateText(text), location: undefined }]),
  );
}

/** A template that was not recorded is any that makes JSON. */
function templateText(text: string): string {
  return /^<[^<>]*>$/.test(text) ? `{"path": "$context.path"}` : text.replaceAll('<table>', TABLE);
}

/**
 * @param text `MOCK`, with the body or the message of its answer, and with its status
 * @returns undefined where it is no mock
 */
export function mockIntegration(text: string): Integration | undefined {
  const [, status = '200', message, body] = /^MOCK(?: (\d{3}))?(?: message (.*)| (\{.*))?$/.exec(text) ?? [];
  if (!text.startsWith('MOCK')) return undefined;
  const output = message === undefined ? body : JSON.stringify({ message });
  const responseTemplates = output === undefined ? {} : { 'application/json': output };
  return recordedIntegration({
    type: 'MOCK',
    requestTemplates: { 'application/json': `{"statusCode": ${status}}` },
    integrationResponses: { [status]: { statusCode: status, responseTemplates } },
  });
}
