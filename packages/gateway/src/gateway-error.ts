import type { TemplateError } from '@veloway/vtl';
import type { GatewayResponseType } from './gateway-response-type.js';

export interface GatewayErrorDetails {
  /** The template that failed. */
  readonly templateError?: TemplateError;
  /** Of what API Gateway answers with another status than that of the type. */
  readonly statusCode?: number;
  /** The line of the execution log: why, for whoever runs the gateway. The client does not see it. */
  readonly log?: string;
  /** What to do about it, for whoever runs the gateway. */
  readonly advice?: string;
  /** What the body of the request does not comply with: `$context.error.validationErrorString`. */
  readonly validationErrorString?: string;
}

/** What ends the way of a request through the gateway: the gateway answers itself, with a gateway response. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  /** @param message what the client sees: `$context.error.message` */
  constructor(
    readonly type: GatewayResponseType,
    message: string,
    readonly details: GatewayErrorDetails = {},
  ) {
    super(message);
  }
}

/**
 * @param reason what is wrong with the API, for the execution log; the client is told of an internal error only
 * @param advice what to do about it, for whoever runs the gateway
 */
export function configurationError(reason: string, advice?: string): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', 'Internal server error', {
    log: `Execution failed due to configuration error: ${reason}`,
    ...(advice === undefined ? {} : { advice }),
  });
}
