import type { IntegrationResponse } from '@veloway/api';
import { JavaError, LimitError, regexMatches } from '@veloway/vtl';
import { configurationError } from './gateway-error.js';
import type { IntegrationAnswer } from './integrations/answer.js';

/**
 * Selects the integration response: the first whose pattern matches, else the default (recorded, LocalStack snapshot
 * test_lambda_selection_patterns; documented: patterns are Java's and match as a whole, and `.*` stands for the default
 * and goes before it).
 *
 * @throws GatewayError where none matches and there is no default
 */
export function selectResponse(
  responses: readonly IntegrationResponse[],
  { selects, statusCode }: IntegrationAnswer,
): IntegrationResponse {
  const found =
    responses.find(({ selectionPattern: pattern }) => isPattern(pattern) && matches(selects, pattern)) ??
    responses.find(({ selectionPattern: pattern }) => !isPattern(pattern));
  if (found !== undefined) return found;
  throw configurationError(
    `No match for output mapping and no default output mapping configured. Endpoint Response Status Code: ${statusCode}`,
    'Add a response `default` to the integration.',
  );
}

function isPattern(pattern: string | undefined): pattern is string {
  return pattern !== undefined && pattern !== '' && pattern !== 'default';
}

/** A pattern that Java refuses, or that takes forever, matches nothing. */
function matches(text: string | undefined, pattern: string): boolean {
  if (text === undefined) return pattern === '.*';
  try {
    return regexMatches(text, pattern);
  } catch (error) {
    if (error instanceof JavaError || error instanceof LimitError) return false;
    throw error;
  }
}
