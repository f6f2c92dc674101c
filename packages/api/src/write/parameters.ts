import type { Method } from '../model.js';
import type { Exporting } from './exporting.js';
import { defined, type Plain } from './plain-object.js';

const LOCATIONS: ReadonlyMap<string, string> = new Map([
  ['path', 'path'],
  ['querystring', 'query'],
  ['header', 'header'],
]);

/** @returns the request parameters but the body; what is no parameter of a method is left out */
export function parametersOf(exporting: Exporting, { requestParameters }: Method): readonly Plain[] {
  return Object.entries(requestParameters).flatMap(([key, isRequired]) => {
    const [, location = '', name = ''] = /^method\.request\.(\w+)\.(.+)$/s.exec(key) ?? [];
    const place = LOCATIONS.get(location);
    return place === undefined ? [] : [parameterOf(exporting, name, place, isRequired)];
  });
}

function parameterOf({ isSwagger }: Exporting, name: string, place: string, isRequired: boolean): Plain {
  // OpenAPI knows no path parameters that are not required.
  const required = isRequired || place === 'path';
  if (isSwagger) return { name, in: place, required, type: 'string' };
  // Recorded: OpenAPI 3.0 is silent where Swagger says `"required": false`.
  return defined({ name, in: place, required: required ? true : undefined, schema: { type: 'string' } });
}
