import { emptyPlace } from '../computed/computed-place.js';
import { lazyPlace } from '../computed/lazy-place.js';
import type { Place } from '../place.js';
import { tellError } from '../reading.js';
import { comesToNothing } from './branches.js';
import { deeper } from './deeper.js';
import { isForEach, tellForEach } from './for-each.js';
import { type FunctionCall, functionCall } from './function-call.js';
import { FUNCTIONS, tellUnknownFunction } from './functions.js';
import { includedMembers } from './include.js';
import type { Scope } from './scope.js';

/**
 * What is in an object or a list is computed when it is asked for, so that nothing is said of what nobody reads.
 *
 * @returns a value in which functions stand for what they come to, and from which what is `AWS::NoValue` is gone
 */
export function resolvedPlace(scope: Scope, place: Place): Place {
  const call = functionCall(place);
  if (call !== undefined && isCall(scope, call)) return evaluated(scope, call);
  if (place.kind === 'object') return resolvedObject(scope, place);
  if (place.kind === 'list') return resolvedList(scope, place);
  return place;
}

/** In a part of a template, `Ref` may be a name of its own, and tags may be those of other tools. */
function isCall({ open }: Scope, { name, argument, at }: FunctionCall): boolean {
  if (!open) return true;
  return at.tag === undefined ? name !== 'Ref' || argument.kind === 'text' : FUNCTIONS.has(name);
}

function evaluated(scope: Scope, call: FunctionCall): Place {
  return deeper(scope, call.at, emptyPlace(call.at), () => {
    const evaluate = FUNCTIONS.get(call.name);
    if (evaluate === undefined) tellUnknownFunction(scope, call);
    return evaluate?.(scope, call) ?? emptyPlace(call.at);
  });
}

function resolvedObject(scope: Scope, place: Place): Place {
  let known: ReadonlyMap<string, Place> | undefined;
  const membersOf = (): ReadonlyMap<string, Place> => (known ??= resolvedMembers(scope, place));
  const { path, name, kind, range, keyRange } = place;
  return {
    ...{ path, name, kind, range, keyRange, tag: undefined, scalar: undefined, text: '', items: [] },
    get members() {
      return [...membersOf().values()];
    },
    location: () => undefined,
    get: (key) => membersOf().get(key),
  };
}

function resolvedMembers(scope: Scope, place: Place): ReadonlyMap<string, Place> {
  const members = new Map<string, Place>();
  for (const member of place.members) {
    if (member.name === 'Fn::Transform') {
      for (const included of includedMembers(scope, member)) members.set(included.name, included);
    } else if (member.name.startsWith('Fn::')) tellNotAlone(scope, member);
    else if (!comesToNothing(scope, member)) members.set(member.name, resolvedLater(scope, member));
  }
  return members;
}

function tellNotAlone(scope: Scope, member: Place): void {
  const { name, keyRange } = member;
  if (isForEach(name)) return tellForEach(scope, member);
  const message = `\`${name}\` is left out, for a function must be alone in its object: take the other keys away.`;
  tellError(scope, 'invalid-function', keyRange, message);
}

function resolvedList(scope: Scope, place: Place): Place {
  let known: readonly Place[] | undefined;
  const { path, name, kind, range, keyRange } = place;
  const itemsOf = (): readonly Place[] =>
    place.items.filter((item) => !comesToNothing(scope, item)).map((item) => resolvedLater(scope, item));
  return {
    ...{ path, name, kind, range, keyRange, tag: undefined, scalar: undefined, text: '', members: [] },
    get items() {
      return (known ??= itemsOf());
    },
    location: () => undefined,
    get: () => undefined,
  };
}

function resolvedLater(scope: Scope, place: Place): Place {
  return lazyPlace(place, () => resolvedPlace(scope, place));
}
