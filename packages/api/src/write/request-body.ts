import type { Method } from '../model.js';
import type { Exporting } from './exporting.js';
import { contentOf, referenceTo } from './model-references.js';
import { type Plain, unlessEmpty } from './plain-object.js';

/** Recorded: a body is required, and in OpenAPI 3.0 beside the parameters. */
export function requestBody(exporting: Exporting, { requestModels }: Method): Plain | undefined {
  if (unlessEmpty(requestModels) === undefined) return undefined;
  return { content: contentOf(exporting, requestModels), required: true };
}

/**
 * Recorded: in Swagger it is a parameter, and named after its model. There can be only one, so that a method with a
 * model for each of several content types has the first for all of them.
 */
export function bodyParameter(exporting: Exporting, { requestModels }: Method): readonly Plain[] {
  const [model] = Object.values(requestModels);
  if (model === undefined) return [];
  return [{ in: 'body', name: model, required: true, schema: referenceTo(exporting, model) }];
}
