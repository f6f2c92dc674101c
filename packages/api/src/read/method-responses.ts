import type { MethodResponse } from '../model.js';
import { responseModels } from './content-models.js';
import { statusPlaces } from './integration-responses.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import { type Reading, tellError, tellWarning } from './reading.js';
import { resolved } from './references.js';
import { objectAt, textAt } from './typed-values.js';

/** @param wanted the beginning of the names of models that have none */
export function readMethodResponses(
  reading: Reading,
  operation: Place,
  wanted: string,
): Readonly<Record<string, MethodResponse>> {
  const members = objectAt(reading, operation.get('responses'))?.members ?? [];
  const responses = recordOf(members.flatMap((member) => entryOf(reading, operation, member, wanted)));
  tellMissing(reading, operation, responses);
  return responses;
}

function entryOf(
  reading: Reading,
  operation: Place,
  place: Place,
  wanted: string,
): readonly (readonly [string, MethodResponse])[] {
  if (place.name.startsWith('x-')) return [];
  if (!/^[1-5]\d\d$/.test(place.name)) {
    const message = `\`${place.name}\` is left out: the responses of API Gateway have a status code of three digits each.`;
    tellWarning(reading, 'invalid-status-code', place.keyRange, message);
    return [];
  }
  tellReference(reading, place);
  const response = resolved(reading, place, 'response');
  return response === undefined ? [] : [[place.name, responseOf(reading, operation, response, place.name, wanted)]];
}

/** Documented as not supported; it is read all the same, since nobody has recorded what an import makes of it. */
function tellReference(reading: Reading, place: Place): void {
  const reference = place.get('$ref');
  if (reference === undefined) return;
  const message = `API Gateway does not support \`$ref\` for responses: write the response \`${place.name}\` out here.`;
  tellWarning(reading, 'unsupported-reference', reference.keyRange, message);
}

function responseOf(
  reading: Reading,
  operation: Place,
  response: Place,
  statusCode: string,
  wanted: string,
): MethodResponse {
  const headers = objectAt(reading, response.get('headers'))?.members ?? [];
  return {
    statusCode,
    description: textAt(reading, response.get('description')),
    // Recorded: no header of a response is required.
    responseParameters: recordOf(headers.map(({ name }) => [`method.response.header.${name}`, false])),
    responseModels: responseModels(reading, operation, response, `${wanted}Response${statusCode}`),
  };
}

/** Documented: what an integration answers must be a response of the method. */
function tellMissing(reading: Reading, operation: Place, responses: Readonly<Record<string, MethodResponse>>): void {
  for (const { text, range } of statusPlaces(operation)) {
    if (Object.hasOwn(responses, text) || !/^[1-5]\d\d$/.test(text)) continue;
    const message = `The method has no response \`${text}\`: add it to the \`responses\` of the operation.`;
    tellError(reading, 'missing-method-response', range, message);
  }
}
