import type { Place } from '../place.js';
import { namedPlace } from './computed-place.js';

/** Computes what a text comes to; it may hold expressions. */
export type Evaluate = (text: Place) => Place;

/** @returns what the name of a member comes to; it may hold expressions too */
export type Rename = (member: Place) => string;

/**
 * What is in an object is computed when it is asked for, so that nothing is said of what nobody reads.
 *
 * @returns a value in which texts stand for what they come to
 */
export function evaluatedPlace(place: Place, evaluate: Evaluate, rename?: Rename): Place {
  if (place.kind === 'text') {
    const value = evaluate(place);
    return place.tag === undefined ? value : { ...value, tag: place.tag };
  }
  if (place.kind !== 'object' && place.kind !== 'list') return place;
  const known = new Map<string | number, Place>();
  const inner = (key: string | number, found: Place | undefined): Place | undefined => {
    const value = known.get(key) ?? (found && evaluatedPlace(found, evaluate, rename));
    if (value !== undefined) known.set(key, value);
    return value;
  };
  const membersOf = (): readonly Place[] => (rename === undefined ? place.members : renamed(place, rename));
  const memberOf = (key: string): Place | undefined =>
    place.get(key) ?? (rename === undefined ? undefined : membersOf().find((member) => member.name === key));
  const { path, name, kind, tag, range, keyRange, scalar, text } = place;
  return {
    path,
    name,
    kind,
    tag,
    range,
    keyRange,
    scalar,
    text,
    get members() {
      return membersOf().map((member) => inner(member.name, member) ?? member);
    },
    get items() {
      return place.items.map((item, index) => inner(index, item) ?? item);
    },
    location: () => undefined,
    get: (key) => inner(key, memberOf(key)),
  };
}

function renamed({ members }: Place, rename: Rename): readonly Place[] {
  return members.map((member) => {
    const name = rename(member);
    return name === member.name ? member : namedPlace(member, name);
  });
}
