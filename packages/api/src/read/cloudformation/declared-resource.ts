import { objectPlace } from '../computed/computed-place.js';
import { namedCondition } from '../intrinsic/conditions.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { objectAt, tellUnknown } from '../typed-values.js';

/** A resource of a template, with what its functions come to. */
export interface DeclaredResource {
  readonly id: string;
  /** `AWS::ApiGateway::Method`. */
  readonly type: string;
  readonly place: Place;
  readonly properties: Place;
}

/** Documented: what a resource has beside its properties; the last three are of SAM. */
const KEYS = [
  'Type',
  'Properties',
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Connectors',
  'IgnoreGlobals',
];

/** @returns the resources that are there: one with a condition that does not hold is not */
export function declaredResources(scope: Scope, resources: Place | undefined): readonly DeclaredResource[] {
  const resolved = resources && objectAt(scope, scope.resolve(resources));
  return (resolved?.members ?? []).flatMap((member) => declaredResource(scope, member) ?? []);
}

function declaredResource(scope: Scope, member: Place): DeclaredResource | undefined {
  const place = objectAt(scope, member);
  const type = place?.get('Type');
  if (place === undefined) return undefined;
  if (type === undefined || type.kind !== 'text') {
    const message = `The resource \`${member.name}\` has no \`Type\`: add it.`;
    return tellError(scope, 'missing-key', member.keyRange, message);
  }
  tellUnknown(scope, place, 'a resource', KEYS);
  const condition = place.get('Condition');
  if (condition !== undefined && !namedCondition(scope, condition)) return undefined;
  const properties = objectAt(scope, place.get('Properties')) ?? emptyObject(place);
  // A resource that a file brings in is not among those that the template spells out.
  if (!scope.resources.has(member.name)) scope.resources.set(member.name, { type: type.text, properties });
  return { id: member.name, type: type.text, place, properties };
}

function emptyObject({ path, keyRange }: Place): Place {
  return objectPlace({ path: [...path, 'Properties'], name: 'Properties', range: keyRange, keyRange }, new Map());
}
