import { parseJson } from '@veloway/mapping';
import { JavaMap, LimitError } from '@veloway/vtl';
import { textOf } from '../bytes.js';
import type { Call } from '../call.js';
import { configurationError } from '../gateway-error.js';
import type { IntegrationRequest } from '../integration-request.js';
import { mediaTypeOf } from '../media-type.js';
import { lastHeader } from '../message.js';
import type { IntegrationAnswer } from './answer.js';

/**
 * Answers with the status that the request template gives: an integer `statusCode` in JSON that need not be strict
 * (recorded, LocalStack test test_mock_integration_response, and its unit test test_mock_integration).
 */
export function mock({ call, payload }: IntegrationRequest): IntegrationAnswer {
  const statusCode = statusCodeOf(textOf(payload));
  if (statusCode === undefined) {
    throw configurationError(
      'Unable to parse statusCode. It should be an integer that is defined in the request template.',
      adviceFor(call),
    );
  }
  return { statusCode, headers: [], body: '', selects: String(statusCode), lambdaError: false };
}

/** What `curl --data` sends is no JSON, so that the body itself comes here instead of what a template makes of it. */
function adviceFor({ exchange, integration }: Call): string {
  const type = mediaTypeOf(lastHeader(exchange.request.headers, 'Content-Type') ?? 'application/json');
  const isMapped = Object.keys(integration.requestTemplates).some((key) => mediaTypeOf(key) === type);
  return isMapped
    ? 'Have the request template print `{"statusCode": 200}`.'
    : `There is no request template for the content type \`${type}\`: send another one, or add a template that prints \`{"statusCode": 200}\`.`;
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
