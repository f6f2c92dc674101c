import type { ProxyEvent } from '../event.js';
import { contextText, stageVariable } from './context-text.js';
import { evaluateMapping } from './evaluate-mapping.js';
import { readExpression } from './expression-forms.js';
import { DEFAULT_PARAMETER_MAPPING_OPTIONS, type ParameterMappingOptions } from './mapping-options.js';

/** The template of every gateway response that nobody changed (recorded, LocalStack snapshot test_gateway_response_crud). */
export const DEFAULT_GATEWAY_RESPONSE_TEMPLATE = '{"message":$context.error.messageString}';

/** A variable; a period or a hyphen at its end belongs to the text. */
const VARIABLE =
  /\$(context(?:\.\w+)+|stageVariables\.\w+|method\.request\.(?:path|querystring|header)\.\w+(?:[.-]+\w+)*)/g;

/**
 * Renders the template of a gateway response. It is no Velocity: AWS documents that variables are replaced by their
 * values and nothing else happens. Values are neither escaped nor read for variables again.
 *
 * @param event the request that was answered; its `requestContext.error` holds the `message`, the `responseType` and the
 *   `validationErrorString`; `messageString` follows from the message
 */
export function renderGatewayResponse(
  template: string,
  event: ProxyEvent,
  options: Partial<ParameterMappingOptions> = {},
): string {
  const all = { ...DEFAULT_PARAMETER_MAPPING_OPTIONS, ...options };
  return template.replace(VARIABLE, (_, name: string) => variableText(name, event, all) ?? all.missingVariable);
}

function variableText(name: string, event: ProxyEvent, options: ParameterMappingOptions): string | undefined {
  const [first, ...names] = name.split('.');
  if (first === 'stageVariables') return stageVariable(event, names.join('.'));
  if (first === 'context') return contextText(event, names);
  const expression = readExpression(name)?.expression;
  const value = expression === undefined ? undefined : evaluateMapping(expression, { event, options });
  return typeof value === 'object' ? value.join(',') : value;
}
