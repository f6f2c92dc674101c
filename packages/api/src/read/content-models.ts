import { modelName } from './models.js';
import type { Place } from './place.js';
import { recordOf } from './plain-data.js';
import type { Reading } from './reading.js';
import { resolved } from './references.js';
import { objectAt, textsAt } from './typed-values.js';

/** Content types to names of models. */
export type ContentModels = Readonly<Record<string, string>>;

/** What a body has in an operation of either version. */
export function requestModels(
  reading: Reading,
  operation: Place,
  parameters: readonly Place[],
  wanted: string,
): ContentModels {
  if (reading.version === 'swagger-2.0') {
    const body = parameters.find((place) => place.get('in')?.text === 'body');
    return bySchema(reading, operation, 'consumes', body?.get('schema'), wanted);
  }
  const place = operation.get('requestBody');
  const body = place && resolved(reading, place, 'request body');
  return byContent(reading, body?.get('content'), wanted);
}

/** What a response has in an operation of either version. */
export function responseModels(reading: Reading, operation: Place, response: Place, wanted: string): ContentModels {
  if (reading.version === 'openapi-3.0') return byContent(reading, response.get('content'), wanted);
  return bySchema(reading, operation, 'produces', response.get('schema'), wanted);
}

function byContent(reading: Reading, content: Place | undefined, wanted: string): ContentModels {
  const types = objectAt(reading, content)?.members ?? [];
  return recordOf(
    types.flatMap((type): (readonly [string, string])[] => {
      const schema = objectAt(reading, type)?.get('schema');
      const name = schema && modelName(reading, schema, wanted);
      return name === undefined ? [] : [[type.name, name]];
    }),
  );
}

/** Swagger has the content types apart: those of the operation, or else of the root. */
function bySchema(
  reading: Reading,
  operation: Place,
  key: 'consumes' | 'produces',
  schema: Place | undefined,
  wanted: string,
): ContentModels {
  const name = schema && modelName(reading, schema, wanted);
  if (name === undefined) return {};
  const types = textsAt(reading, operation.get(key) ?? reading.root.get(key));
  return recordOf((types.length === 0 ? ['application/json'] : types).map((type) => [type, name]));
}
