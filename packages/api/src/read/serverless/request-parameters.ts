import type { Place } from '../place.js';
import { recordOf } from '../plain-data.js';
import type { Telling } from '../reading.js';
import { booleanAt, objectAt, tellUnknown, textAt } from '../typed-values.js';

/** What a method takes of a request, and what it sends on. */
export interface RequestParameters {
  /** `method.request.header.X-Tenant` to whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** `integration.request.header.X-Tenant` to a mapping expression. */
  readonly mappings: Readonly<Record<string, string>>;
}

/** What the framework calls the places of parameters, and what API Gateway does. */
const LOCATIONS: ReadonlyMap<string, string> = new Map([
  ['querystrings', 'querystring'],
  ['paths', 'path'],
  ['headers', 'header'],
]);

/** `request.parameters` of an event. */
export function readParameters(telling: Telling, place: Place | undefined): RequestParameters {
  const object = objectAt(telling, place);
  if (object !== undefined) tellUnknown(telling, object, '`parameters`', [...LOCATIONS.keys()]);
  const parameters = [...LOCATIONS].flatMap(([key, location]) =>
    (objectAt(telling, object?.get(key))?.members ?? []).map((member) => ({
      name: `${location}.${member.name}`,
      isRequired: isRequired(telling, member),
      mapped: member.kind === 'object' ? textAt(telling, member.get('mappedValue')) : undefined,
    })),
  );
  return {
    requestParameters: recordOf(parameters.map(({ name, isRequired: flag }) => [`method.request.${name}`, flag])),
    mappings: recordOf(
      parameters.map(({ name, mapped }) => [`integration.request.${name}`, mapped ?? `method.request.${name}`]),
    ),
  };
}

/** A parameter that says nothing of it is required. */
function isRequired(telling: Telling, place: Place): boolean {
  if (place.kind !== 'object') return booleanAt(telling, place) ?? false;
  tellUnknown(telling, place, 'a parameter', ['required', 'mappedValue']);
  return booleanAt(telling, place.get('required')) ?? true;
}
