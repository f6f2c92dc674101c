import type { Method, MethodResponse } from '../model.js';
import type { Exporting } from './exporting.js';
import { contentOf, referenceTo } from './model-references.js';
import { defined, objectOf, type Plain, unlessEmpty } from './plain-object.js';

/** The method responses. As exports show, Swagger has the key even where there are none, and OpenAPI 3.0 has not. */
export function responsesOf(exporting: Exporting, { methodResponses }: Method): Plain | undefined {
  const responses = objectOf(
    Object.entries(methodResponses).map(([status, response]) => [status, responseOf(exporting, status, response)]),
  );
  return exporting.isSwagger ? responses : unlessEmpty(responses);
}

function responseOf(exporting: Exporting, status: string, response: MethodResponse): Plain {
  const description = response.description ?? `${status} response`;
  const headers = headersOf(exporting, response);
  if (exporting.isSwagger) return defined({ description, schema: schemaOf(exporting, response), headers });
  // Recorded: `content` is there even where it is empty.
  return defined({ description, headers, content: contentOf(exporting, response.responseModels) });
}

/** Swagger has one schema for all content types: the first. */
function schemaOf(exporting: Exporting, { responseModels }: MethodResponse): Plain | undefined {
  const [model] = Object.values(responseModels);
  return model === undefined ? undefined : referenceTo(exporting, model);
}

function headersOf({ isSwagger }: Exporting, { responseParameters }: MethodResponse): Plain | undefined {
  const header = isSwagger ? { type: 'string' } : { schema: { type: 'string' } };
  const names = Object.keys(responseParameters).flatMap(
    (key) => /^method\.response\.header\.(.+)$/s.exec(key)?.[1] ?? [],
  );
  return unlessEmpty(objectOf(names.map((name) => [name, header])));
}
