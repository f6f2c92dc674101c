import type { IntegrationResponse, MappingTemplateText } from '@veloway/api';
import { MappingError, mapResponseParameters, type Overrides } from '@veloway/mapping';
import { bytesOf, textOf } from '../bytes.js';
import type { Call } from '../call.js';
import { clientHeaders } from '../client-headers.js';
import { convertResponse, type Payload } from '../content-handling.js';
import { configurationError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import type { IntegrationAnswer } from '../integrations/answer.js';
import { acceptedType, isBinary, keyOfType, mediaTypeOf } from '../media-type.js';
import { type GatewayAnswer, type HeaderLines, lastHeader } from '../message.js';
import { withOverrides } from '../overrides.js';
import { renderTemplate } from '../render-template.js';
import { selectResponse } from '../select-response.js';

/** Makes the method response of an integration that is no proxy: the selected response, its mappings and its template. */
export function mapResponse({ call, overrides }: IntegrationRequest, answer: IntegrationAnswer): GatewayAnswer {
  const response = selectResponse(call.integration.integrationResponses, answer);
  checkMethodResponse(call, response);
  const payload = convertedPayload(call, response, answer);
  const transformed = transformedPayload(call, response, payload, overrides);
  const { status, header } = transformed.overrides.responseOverride ?? {};
  const headers = withOverrides(mappedHeaders(call, response, answer, payload), header, 'any-case');
  const sent = clientHeaders(headers);
  const typed = sent.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    status: statusOf(status, Number(response.statusCode)),
    // Documented: every response has a type, of JSON unless another one is mapped.
    headers: typed ? sent : [...sent, ['Content-Type', 'application/json']],
    body: transformed.payload,
  };
}

/** Documented: the response of the method must be there, else the API is not configured. */
function checkMethodResponse({ method, route }: Call, { statusCode }: IntegrationResponse): void {
  if (Object.hasOwn(method.methodResponses, statusCode)) return;
  throw configurationError(
    `Output mapping refers to an invalid method response: ${statusCode}`,
    `Add a response \`${statusCode}\` to ${method.httpMethod} ${route.resource.path}.`,
  );
}

/** A mock has no payload of a back end, so that nothing is converted. */
function convertedPayload(
  { exchange, integration }: Call,
  { contentHandling }: IntegrationResponse,
  { headers, body }: IntegrationAnswer,
): Payload {
  if (integration.type === 'MOCK') return textOf(body);
  const { binaryMediaTypes } = exchange.stage.deployment.api;
  const contentType = lastHeader(headers, 'Content-Type');
  const kinds = {
    payloadIsBinary: isBinary(contentType === undefined ? undefined : mediaTypeOf(contentType), binaryMediaTypes),
    acceptIsBinary: isBinary(acceptedType(lastHeader(exchange.request.headers, 'Accept')), binaryMediaTypes),
  };
  return convertResponse(bytesOf(body), kinds, contentHandling);
}

function transformedPayload(
  { exchange, event }: Call,
  response: IntegrationResponse,
  payload: Payload,
  overrides: Overrides,
): { readonly payload: Payload; readonly overrides: Overrides } {
  const template = responseTemplate(response, lastHeader(exchange.request.headers, 'Accept'));
  if (template === undefined) return { payload, overrides };
  const rendered = renderTemplate(exchange, template, { event, payload, phase: 'response', overrides });
  return { payload: rendered.output, overrides: rendered.overrides };
}

/**
 * Documented: the template of the first type that the client accepts, else that of `application/json`, else the first
 * that there is; an empty one lets the payload pass.
 */
function responseTemplate({ responseTemplates: templates }: IntegrationResponse, accept: string | undefined) {
  const wanted = acceptedType(accept);
  const accepted = wanted === undefined ? undefined : keyOfType(templates, wanted);
  const type = accepted ?? keyOfType(templates, 'application/json') ?? Object.keys(templates)[0];
  const template: MappingTemplateText | undefined = type === undefined ? undefined : templates[type];
  return template?.text === '' ? undefined : template;
}

function mappedHeaders(
  { exchange, event }: Call,
  { responseParameters }: IntegrationResponse,
  { statusCode, headers, lambdaError }: IntegrationAnswer,
  payload: Payload,
): HeaderLines {
  if (Object.keys(responseParameters).length === 0) return [];
  const body = typeof payload === 'string' ? payload : '';
  const answer = { statusCode, headers: Object.fromEntries(headers), body, lambdaError };
  try {
    return Object.entries(mapResponseParameters(responseParameters, answer, event, exchange.stage.options.mapping));
  } catch (error) {
    if (!(error instanceof MappingError)) throw error;
    throw configurationError(error.message);
  }
}

/** A status that is none changes nothing, as LocalStack's authors found on API Gateway. */
function statusOf(override: unknown, otherwise: number): number {
  const status = override === null || override === undefined ? otherwise : Number(override);
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : otherwise;
}
