import { parseJson } from '@veloway/mapping';
import { JavaMap, LimitError } from '@veloway/vtl';
import { textOf } from '../bytes.js';
import { configurationError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import type { IntegrationAnswer } from './answer.js';

/**
 * Answers with the status that the request template gives: an integer `statusCode` in JSON that need not be strict
 * (recorded, LocalStack test test_mock_integration_response, and its unit test test_mock_integration).
 */
export function mock({ payload }: IntegrationRequest): IntegrationAnswer {
  const statusCode = statusCodeOf(textOf(payload));
  if (statusCode === undefined) {
    throw configurationError(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
    );
  }
  return { statusCode, headers: [], body: '', selects: String(statusCode), lambdaError: false };
}

function statusCodeOf(text: string): number | undefined {
  try {
    const document = parseJson(text);
    const status = document instanceof JavaMap ? document.get('statusCode') : undefined;
    return typeof status === 'number' && Number.isInteger(status) ? status : undefined;
  } catch (error) {
    // Whatever makes the JSON unreadable, the status is missing.
    if (error instanceof LimitError || (error instanceof Error && error.name === 'InvalidJsonError')) return undefined;
    throw error;
  }
}
