import type { DeclaredResource } from '../cloudformation/declared-resource.js';
import { listPlace, objectPlace } from '../computed/computed-place.js';
import { lazyPlace } from '../computed/lazy-place.js';
import type { Scope } from '../intrinsic/scope.js';
import type { Place } from '../place.js';
import { objectAt, tellUnknown } from '../typed-values.js';

/** Documented: what `Globals` may hold. */
const SECTIONS = [
  'Api',
  'CapacityProvider',
  'Function',
  'HttpApi',
  'LayerVersion',
  'SimpleTable',
  'StateMachine',
  'WebSocketApi',
];

/** @returns the template's `Globals`, by the kind of resource that they are for */
export function readGlobals(scope: Scope, root: Place): Place | undefined {
  const written = root.get('Globals');
  const globals = written && objectAt(scope, scope.resolve(written));
  if (globals !== undefined) tellUnknown(scope, globals, '`Globals`', SECTIONS);
  return globals;
}

/** @returns a resource with what `Globals` say among its properties */
export function withGlobals(scope: Scope, resource: DeclaredResource, globals: Place | undefined): DeclaredResource {
  const ignored = resource.place.get('IgnoreGlobals');
  const section = objectAt(scope, globals);
  if (section === undefined || ignored?.text === '*') return resource;
  const left = ignored?.items.map((item) => item.text) ?? [];
  const members = section.members.filter(({ name }) => !left.includes(name));
  const own = resource.properties;
  return { ...resource, properties: mergedObject(own, members, own) };
}

/** Documented: what a resource says wins, maps are merged, and lists follow on those of `Globals`. */
function merged(at: Place, shared: Place, own: Place): Place {
  if (shared.kind === 'object' && own.kind === 'object') return mergedObject(at, shared.members, own);
  if (shared.kind === 'list' && own.kind === 'list') return listPlace(at, [...shared.items, ...own.items]);
  return own;
}

function mergedObject(at: Place, globals: readonly Place[], own: Place): Place {
  const members = new Map(globals.map((member) => [member.name, member]));
  for (const member of own.members) {
    const shared = members.get(member.name);
    members.set(member.name, shared === undefined ? member : lazyPlace(member, () => merged(member, shared, member)));
  }
  return objectPlace(at, members);
}
