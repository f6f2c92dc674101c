import { bodyOf, type ParameterGroup, type ProxyEvent } from '../event.js';
import { bodySource } from './body-source.js';
import { evaluateMapping, type MappedValue } from './evaluate-mapping.js';
import { DEFAULT_PARAMETER_MAPPING_OPTIONS, type ParameterMappingOptions } from './mapping-options.js';
import type { MappingTarget } from './mapping-target.js';
import { type Mappings, readMappings } from './read-mappings.js';

/** What the mappings of an integration request add to it. */
export interface MappedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** A list is a parameter that is sent more than once. */
  readonly querystring: Readonly<Record<string, MappedValue>>;
  /** What fills the `{name}`s of the integration's URI. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Maps the parameters of a request to those of its integration. Which mapped headers API Gateway then drops or refuses
 * is in `HEADER_RULES`. Values are as the client sent them, line ends included.
 *
 * @param mappings from `integration.request.header.x` and its like to expressions
 * @param event the request, with its context and stage variables
 * @throws MappingError for a mapping that API Gateway would have refused, and for a payload that is broken JSON
 */
export function mapRequestParameters(
  mappings: Mappings,
  event: ProxyEvent,
  options: Partial<ParameterMappingOptions> = {},
): MappedRequest {
  const all = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  const body = bodySource({ text: bodyOf(event), of: 'request', lambdaError: false }, all);
  const found = readMappings(mappings, 'request').map(({ target, expression }) => ({
    target,
    value: evaluateMapping(expression, { event, body, options: all }),
  }));
  return {
    headers: recordOf(found, 'header', joined),
    querystring: recordOf(found, 'querystring', (value) => value),
    path: recordOf(found, 'path', joined),
  };
}

interface Found {
  readonly target: MappingTarget;
  readonly value: MappedValue | undefined;
}

/** `Object.fromEntries` makes own members of whatever names there are, `__proto__` among them. */
function recordOf<T>(
  found: readonly Found[],
  group: ParameterGroup,
  shape: (value: MappedValue) => T,
): Readonly<Record<string, T>> {
  const entries = found.flatMap(({ target, value }): [string, T][] =>
    value === undefined || target.group !== group ? [] : [[target.name, shape(value)]],
  );
  return Object.fromEntries(entries);
}

/** A header and a part of the path have one value, which the values of a query parameter are joined to. */
function joined(value: MappedValue): string {
  return typeof value === 'string' ? value : value.join(',');
}
