import type { MappingTemplateText } from '@veloway/api';
import type { Overrides, Phase, Rendered } from '@veloway/mapping';
import { TemplateError } from '@veloway/vtl';
import type { Payload } from './content-handling.js';
import type { Exchange } from './exchange.js';
import { configurationError, GatewayError } from './gateway-error.js';
import type { RequestEvent } from './request-event.js';

export interface RenderInput {
  readonly event: RequestEvent;
  readonly payload: Payload;
  readonly phase: Phase;
  /** What the template of the request wrote, for that of the response. */
  readonly overrides: Overrides;
}

/** People meet this with the type of any content among the binary media types, which makes every payload binary. */
const BINARY_ADVICE: Readonly<Record<Phase, string>> = {
  request:
    'The body is binary by `binaryMediaTypes`, and templates take text: set `contentHandling` of the integration to `CONVERT_TO_TEXT`.',
  response:
    'The body is binary by `binaryMediaTypes`, and templates take text: set `contentHandling` of the integration response to `CONVERT_TO_TEXT`.',
};

/**
 * Renders a template of a method.
 *
 * @throws GatewayError where the template fails, and where the payload is binary, which no template takes (recorded,
 *   LocalStack test test_apigw_s3_binary_support_request_convert_to_binary_with_request_template)
 */
export function renderTemplate({ stage }: Exchange, template: MappingTemplateText, input: RenderInput): Rendered {
  const { payload, phase, overrides } = input;
  if (typeof payload !== 'string') throw configurationError(`Unable to transform ${phase}`, BINARY_ADVICE[phase]);
  try {
    return stage.template(template).render(input.event.withBody(payload), { phase, overrides });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new GatewayError('API_CONFIGURATION_ERROR', 'Internal server error', {
      log: `Execution failed due to configuration error: Unable to transform ${phase}`,
      templateError: error,
    });
  }
}
