import type { Call } from '../call.js';
import { GatewayError } from '../gateway-error.js';
import { lastHeader } from '../message.js';

/**
 * Turns requests away that lack an API key where the method requires one (403 is recorded, LocalStack test
 * test_api_key_required_for_methods; the message is LocalStack's).
 */
export function checkApiKey({ exchange: { stage, request, isTest }, method }: Call): void {
  if (!method.apiKeyRequired || isTest) return;
  const key = lastHeader(request.headers, 'X-API-Key');
  if (key !== undefined && stage.options.apiKeys.includes(key)) return;
  throw new GatewayError('INVALID_API_KEY', 'Forbidden', {
    log: key === undefined ? 'The request has no API key.' : 'The API key of the request is none of the stage.',
  });
}
