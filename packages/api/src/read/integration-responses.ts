import type { ContentHandling, IntegrationResponse } from '../model.js';
import { extensionOf } from './extensions.js';
import { readMappings } from './parameter-mappings.js';
import type { Place } from './place.js';
import { type Reading, tellError } from './reading.js';
import { readTemplates } from './templates.js';
import { choiceAt, objectAt, tellUnknown, textAt } from './typed-values.js';

export const CONTENT_HANDLINGS: readonly ContentHandling[] = ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'];

const KEYS = ['statusCode', 'responseParameters', 'responseTemplates', 'contentHandling'];

/** An integration's `responses`, by the pattern that selects each. */
export function readIntegrationResponses(reading: Reading, place: Place | undefined): readonly IntegrationResponse[] {
  return (objectAt(reading, place)?.members ?? []).flatMap((member) => responseOf(reading, member) ?? []);
}

function responseOf(reading: Reading, place: Place): IntegrationResponse | undefined {
  const members = objectAt(reading, place);
  if (members === undefined) return undefined;
  tellUnknown(reading, members, `the response \`${place.name}\``, KEYS);
  const statusCode = statusOf(reading, place, members.get('statusCode'));
  if (statusCode === undefined) return undefined;
  return {
    statusCode,
    // Recorded: `default` is the response without a pattern.
    selectionPattern: place.name === 'default' ? undefined : place.name,
    responseParameters: readMappings(reading, members.get('responseParameters'), RESPONSE_MAPPINGS),
    responseTemplates: readTemplates(reading, members.get('responseTemplates')),
    contentHandling: choiceAt(reading, members.get('contentHandling'), CONTENT_HANDLINGS),
  };
}

export const RESPONSE_MAPPINGS = { prefix: 'method.response', locations: ['header'] } as const;

/** Recorded: the status code may be written as a number. */
function statusOf(reading: Reading, place: Place, status: Place | undefined): string | undefined {
  const text = textAt(reading, status);
  if (status === undefined || text === undefined) {
    const message = `The integration response \`${place.name}\` has no \`statusCode\`: add that of the method response.`;
    return tellError(reading, 'missing-key', place.keyRange, message);
  }
  // Recorded: `statusCode` must match `[1-5]\d\d`.
  if (/^[1-5]\d\d$/.test(text)) return text;
  const message = `\`${text}\` is no \`statusCode\`: write three digits, such as \`200\`.`;
  return tellError(reading, 'invalid-status-code', status.range, message);
}

/** @returns the statuses that integration responses lead to, with the places that say so */
export function statusPlaces(operation: Place): readonly Place[] {
  const responses = extensionOf(operation, 'integration')?.get('responses')?.members ?? [];
  return responses.flatMap((response) => response.get('statusCode') ?? []);
}
