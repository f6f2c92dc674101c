import type { LambdaFunction } from '../../definition.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError, tellWarning } from '../reading.js';
import { advice, textAt } from '../typed-values.js';
import { type ApiDraft, emptyApi, newDraft } from './api-draft.js';
import type { DeclaredResource } from './declared-resource.js';

/** What is being put together of the resources of a template. */
export interface Assembly {
  readonly scope: Scope;
  readonly resources: ReadonlyMap<string, DeclaredResource>;
  /** By logical id. */
  readonly apis: Map<string, ApiDraft>;
  readonly functions: LambdaFunction[];
}

/** Adds what a resource says. */
export type ResourceReader = (assembly: Assembly, resource: DeclaredResource) => void;

/** @returns the API that a resource belongs to; undefined after telling that it names none */
export function apiOf({ scope, apis }: Assembly, { properties, place, id }: DeclaredResource): ApiDraft | undefined {
  const reference = properties.get('RestApiId');
  const apiId = textAt(scope, reference);
  if (isMissing(reference)) {
    const message = `\`${id}\` has no \`RestApiId\`, and belongs to no API: add it.`;
    return tellError(scope, 'missing-key', place.keyRange, message);
  }
  if (reference === undefined || apiId === undefined) return undefined;
  const found = apis.get(apiId);
  if (found !== undefined) return found;
  const message = `The API \`${apiId}\` is not in this file, and only what belongs to it is read${advice(apiId, [...apis.keys()], 'there are')}`;
  tellWarning(scope, 'broken-reference', reference.range, message);
  const draft = newDraft({ id: apiId, api: emptyApi(apiId), stages: [] }, true);
  apis.set(apiId, draft);
  return draft;
}

/** @returns whether nothing is written; a function that comes to nothing has told why */
export function isMissing(place: Place | undefined): boolean {
  return place === undefined || (place.kind === 'null' && place.scalar !== undefined);
}

/** @returns the name of a resource of the API that another refers to; undefined after telling that there is none */
export function namedPart(
  assembly: Assembly,
  api: ApiDraft,
  type: string,
  reference: Place | undefined,
): string | undefined {
  const { scope, resources } = assembly;
  const id = textAt(scope, reference);
  if (reference === undefined || id === undefined) return undefined;
  const resource = resources.get(id);
  if (resource?.type === type) return partName(scope, resource);
  const added = scope.resources.get(id);
  if (added?.type === type) return added.name ?? id;
  if (api.isElsewhere) return id;
  const ids = [...resources.values()].filter((other) => other.type === type).map((other) => other.id);
  const message = `\`${id}\` is no \`${type}\` of this file${advice(id, ids, 'there are')}`;
  return tellError(scope, 'broken-reference', reference.range, message);
}

/** @returns the name of a resource, or its logical id where it has none */
export function partName(scope: Scope, { id, properties }: DeclaredResource): string {
  return textAt(scope, properties.get('Name')) ?? id;
}
