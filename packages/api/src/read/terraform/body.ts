import type { RestApi } from '../../model.js';
import { nestedLocation } from '../computed/nested-location.js';
import { mappedApi } from '../mapped-api.js';
import { readOpenApi } from '../openapi.js';
import { textAt } from '../typed-values.js';
import type { TerraformReading, TerraformResource } from './resource.js';

/** @returns the API of `body`, which is an OpenAPI document */
export function readBody(reading: TerraformReading, { body }: TerraformResource): RestApi | undefined {
  const place = body.get('body');
  const text = textAt(reading, place);
  if (place === undefined || text === undefined || text.trim() === '') return undefined;
  const location = place.location();
  const { api, problems } = readOpenApi(text, location?.file ?? reading.file);
  for (const { start, end, ...problem } of problems) {
    const at = location === undefined ? place.range : { start: location.toFile(start), end: location.toFile(end) };
    reading.problems.push({ ...problem, start: at.start, end: at.end });
  }
  return (
    api &&
    mappedApi(api, (template) => ({
      text: template.text,
      location: location && template.location && nestedLocation(template.location, location),
    }))
  );
}
