import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { textAt } from '../typed-values.js';

/** @returns the `StatusCode` of a response; undefined after telling that it has none */
export function statusCodeOf(scope: Scope, response: Place): string | undefined {
  const place = response.get('StatusCode');
  const text = textAt(scope, place);
  if (place === undefined || text === undefined) {
    return tellError(scope, 'missing-key', response.range, 'The response has no `StatusCode`: add it.');
  }
  // Recorded: `statusCode` must match `[1-5]\d\d`.
  if (/^[1-5]\d\d$/.test(text)) return text;
  const message = `\`${text}\` is no \`StatusCode\`: write three digits, such as \`200\`.`;
  return tellError(scope, 'invalid-status-code', place.range, message);
}
