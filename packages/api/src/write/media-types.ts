import type { Method } from '../model.js';
import { type Plain, unlessEmpty } from './plain-object.js';

/**
 * What of Swagger OpenAPI 3.0 says with each body.
 *
 * Recorded: `consumes` has the content types of the models and of the templates of a request, `produces` those of the
 * responses, with or without the extensions; a method that has neither has neither key.
 */
export function mediaTypes({ requestModels, methodResponses, integration }: Method): Plain {
  const responseModels = Object.values(methodResponses).map((response) => response.responseModels);
  const responseTemplates = (integration?.integrationResponses ?? []).map((response) => response.responseTemplates);
  return {
    consumes: keysOf([requestModels, integration?.requestTemplates ?? {}]),
    produces: keysOf([...responseModels, ...responseTemplates]),
  };
}

function keysOf(records: readonly Plain[]): readonly string[] | undefined {
  return unlessEmpty([...new Set(records.flatMap((record) => Object.keys(record)))]);
}
