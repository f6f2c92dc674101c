import type { ProxyEvent } from '../event.js';
import type { BodySource } from './body-source.js';
import { contextText, stageVariable } from './context-text.js';
import type { MappingExpression } from './mapping-expression.js';
import { DEFAULT_PARAMETER_MAPPING_OPTIONS, type ParameterMappingOptions } from './mapping-options.js';
import { requestValues, type ValuesByName, valuesOf } from './parameter-values.js';

/** What expressions are evaluated on. */
export interface MappingSources {
  /** The request, with its context and stage variables. */
  readonly event: ProxyEvent;
  /** The payload that body expressions read; a gateway response has none. */
  readonly body?: BodySource;
  readonly responseHeaders?: ValuesByName;
  readonly options?: Partial<ParameterMappingOptions>;
}

/** A text, or the several values of a query parameter. */
export type MappedValue = string | readonly string[];

/**
 * @returns what an expression leads to; undefined where there is nothing, so that nothing is sent (recorded, LocalStack
 *   snapshot test_http_proxy_integration_request_data_mappings)
 * @throws MappingError where a body expression meets a payload that is broken JSON
 */
export function evaluateMapping(expression: MappingExpression, sources: MappingSources): MappedValue | undefined {
  switch (expression.kind) {
    case 'static':
      return expression.value;
    case 'request-parameter':
      return requestParameter(expression, sources);
    case 'response-header':
      return responseHeader(expression, sources);
    case 'request-body':
    case 'response-body':
      return sources.body?.read(expression.path);
    case 'context':
      return contextText(sources.event, expression.names);
    case 'stage-variable':
      return stageVariable(sources.event, expression.name);
    default:
      return expression satisfies never;
  }
}

function requestParameter(
  expression: MappingExpression & { kind: 'request-parameter' },
  { event, options }: MappingSources,
): MappedValue | undefined {
  const { group, name, multiple } = expression;
  const { requestHeaderCase } = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  const values = requestValues(event, group, name, requestHeaderCase);
  return group === 'querystring' && multiple && values.length > 1 ? values : header(values, expression);
}

function responseHeader(
  expression: MappingExpression & { kind: 'response-header' },
  { responseHeaders, options }: MappingSources,
): string | undefined {
  const { responseHeaderCase } = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  return header(valuesOf(responseHeaders, expression.name, responseHeaderCase), expression);
}

/** A single name gives the last value, a `multivalue` name all of them with commas. */
function header(values: readonly string[], { multiple }: { readonly multiple: boolean }): string | undefined {
  return multiple && values.length > 0 ? values.join(',') : values.at(-1);
}
