import type { Method } from '@veloway/api';
import { DEFAULT_PARAMETER_MAPPING_OPTIONS, type ProxyEvent } from '@veloway/mapping';
import type { Eventual } from '../after.js';
import { textOf } from '../bytes.js';
import type { Call } from '../call.js';
import { GatewayError } from '../gateway-error.js';
import { mediaTypeOf } from '../media-type.js';
import { lastHeader } from '../message.js';

/** Validates the parameters of a request and then its body, as far as the method has a validator that asks for it. */
export function validate(call: Call): Eventual<void> {
  const { exchange, method } = call;
  const { requestValidators } = exchange.stage.deployment.api;
  const name = method.requestValidator;
  const validator = name !== undefined && Object.hasOwn(requestValidators, name) ? requestValidators[name] : undefined;
  if (validator?.validateRequestParameters === true) validateParameters(call);
  if (validator?.validateRequestBody === true) return validateBody(call);
}

/** All that are missing are named, in the order of `header`, `path`, `querystring` (recorded, test_api_gateway_request_validator). */
function validateParameters({ method, event, exchange }: Call): void {
  const missing = Object.entries(method.requestParameters)
    .filter(([parameter, required]) => required && isMissing(event, parameter, exchange.stage.options.mapping))
    .map(([parameter]) => parameter.replace(/^method\.request\./, ''))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((parameter) => parameter.slice(parameter.indexOf('.') + 1));
  if (missing.length === 0) return;
  const message = `Missing required request parameters: [${missing.join(', ')}]`;
  throw new GatewayError('BAD_REQUEST_PARAMETERS', message, {
    log: `Request validation failed. ${message}`,
    validationErrorString: message,
  });
}

/** Documented: a parameter that is blank is missing. */
function isMissing(
  event: ProxyEvent,
  parameter: string,
  options: Call['exchange']['stage']['options']['mapping'],
): boolean {
  const [, place, name = ''] = /^method\.request\.(path|querystring|header)\.(.*)$/s.exec(parameter) ?? [];
  const { requestHeaderCase } = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  switch (place) {
    case 'path':
      return isBlank(event.pathParameters, name);
    case 'querystring':
      return isBlank(event.queryStringParameters, name);
    case 'header':
      return isBlank(event.headers, requestHeaderCase === 'any' ? sameName(event.headers, name) : name);
    default:
      return false;
  }
}

function isBlank(values: Readonly<Record<string, string>> | null | undefined, name: string): boolean {
  const value = values !== null && values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined || value.trim() === '';
}

function sameName(values: ProxyEvent['headers'], name: string): string {
  return Object.keys(values ?? {}).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** An empty body counts as an empty object (recorded, LocalStack snapshot test_api_gateway_request_validator). */
async function validateBody({ exchange, method, body }: Call): Promise<void> {
  const contentType = mediaTypeOf(lastHeader(exchange.request.headers, 'Content-Type') ?? 'application/json');
  const model = modelOf(method, contentType);
  if (model === undefined) return;
  const errors = await bodyErrors(exchange.stage.validator.errors, model, textOf(body));
  if (errors.length === 0) {
    exchange.log?.add(`Request validation succeeded for content type ${contentType}`);
    return;
  }
  const reasons = `[${errors.join(', ')}]`;
  throw new GatewayError('BAD_REQUEST_BODY', 'Invalid request body', {
    log: `Request body does not match model schema for content type ${contentType}: ${reasons}`,
    validationErrorString: reasons,
  });
}

/** Documented: the model of the content type, else that of `$default`; without one nothing is validated. */
function modelOf({ requestModels }: Method, contentType: string): string | undefined {
  const key = Object.keys(requestModels).find((type) => mediaTypeOf(type) === contentType);
  return requestModels[key ?? '$default'];
}

async function bodyErrors(
  errors: (model: string, payload: unknown) => Promise<readonly string[]>,
  model: string,
  text: string,
): Promise<readonly string[]> {
  let payload: unknown;
  try {
    payload = text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    return [`The body is no JSON: ${error instanceof Error ? error.message : String(error)}`];
  }
  return errors(model, payload);
}
