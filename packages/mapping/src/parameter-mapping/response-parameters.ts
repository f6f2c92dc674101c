import type { ProxyEvent } from '../event.js';
import { bodySource } from './body-source.js';
import { evaluateMapping, type MappingSources } from './evaluate-mapping.js';
import type { MappingPlace } from './mapping-expression.js';
import { DEFAULT_PARAMETER_MAPPING_OPTIONS, type ParameterMappingOptions } from './mapping-options.js';
import { type Mappings, readMappings } from './read-mappings.js';

/** What a backend answered. */
export interface IntegrationResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
  /**
   * Whether it is the error of a Lambda function: then the `errorMessage` may hold JSON, which body expressions descend
   * into.
   */
  readonly lambdaError?: boolean;
}

/**
 * Maps a backend's answer to the headers of the method response. Which of them API Gateway renames or drops is in
 * `HEADER_RULES`.
 *
 * @param mappings from `method.response.header.x` to expressions
 * @param event the request that was answered, for its context and stage variables
 * @throws MappingError for a mapping that API Gateway would have refused, and for a body that is broken JSON
 */
export function mapResponseParameters(
  mappings: Mappings,
  response: IntegrationResponse,
  event: ProxyEvent = {},
  options: Partial<ParameterMappingOptions> = {},
): Readonly<Record<string, string>> {
  const all = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  const lambdaError = response.lambdaError ?? false;
  const body = bodySource({ text: response.body, of: 'response', lambdaError }, all);
  return mapHeaders(mappings, 'response', { event, body, responseHeaders: response.headers, options: all });
}

/**
 * Maps the headers of a gateway response, which API Gateway makes where it answers itself.
 *
 * @param mappings from `gatewayresponse.header.x` to expressions
 * @param event the request that was answered, with its context and stage variables
 * @throws MappingError for a mapping that API Gateway would have refused
 */
export function mapGatewayResponseParameters(
  mappings: Mappings,
  event: ProxyEvent,
  options: Partial<ParameterMappingOptions> = {},
): Readonly<Record<string, string>> {
  return mapHeaders(mappings, 'gateway-response', {
    event,
    options,
  });
}

/** `Object.fromEntries` makes own members of whatever names there are, `__proto__` among them. */
function mapHeaders(mappings: Mappings, place: MappingPlace, sources: MappingSources): Record<string, string> {
  const entries = readMappings(mappings, place).flatMap(({ target, expression }): [string, string][] => {
    const value = evaluateMapping(expression, sources);
    if (value === undefined) return [];
    return [[target.name, typeof value === 'string' ? value : value.join(',')]];
  });
  return Object.fromEntries(entries);
}
