import { Scalar } from 'yaml';
import type { TemplateLocation } from '../../template-location.js';
import type { Place } from '../place.js';

/** Where a computed value is said to stand: where the expression is that it was computed from. */
type At = Pick<Place, 'path' | 'name' | 'range' | 'keyRange'>;

const NOTHING = { tag: undefined, scalar: undefined, text: '', members: [], items: [] } as const;

/** @returns the place of a value that comes to nothing */
export function emptyPlace({ path, name, range, keyRange }: At): Place {
  return { path, name, range, keyRange, kind: 'null', ...NOTHING, location: () => undefined, get: () => undefined };
}

/**
 * @param location where the characters of a text stand, if they stand anywhere
 * @returns the place of a text, a number or a boolean that was computed
 */
export function scalarPlace(at: At, value: string | number | boolean, location?: TemplateLocation): Place {
  const kind = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
  return { ...emptyPlace(at), kind, scalar: new Scalar(value), text: String(value), location: () => location };
}

/** @returns a value that stands elsewhere, as one that stands here */
export function movedPlace({ path, name, range, keyRange }: At, value: Place): Place {
  const { kind, tag, scalar, text } = value;
  return {
    path,
    name,
    keyRange,
    // What is in an object is to be found where it is written.
    range: kind === 'object' || kind === 'list' ? value.range : range,
    kind,
    tag,
    scalar,
    text,
    get members() {
      return value.members;
    },
    get items() {
      return value.items;
    },
    location: () => value.location(),
    get: (key) => value.get(key),
  };
}

/** @returns the place of an object that was computed */
export function objectPlace(at: At, members: ReadonlyMap<string, Place>): Place {
  return { ...emptyPlace(at), kind: 'object', members: [...members.values()], get: (key) => members.get(key) };
}

/** @returns the place of a list that was computed */
export function listPlace(at: At, items: readonly Place[]): Place {
  return { ...emptyPlace(at), kind: 'list', items };
}

/** @returns a value as a member or an item, under another name */
export function namedPlace(value: Place, name: string | number): Place {
  const { path, range, keyRange } = value;
  return movedPlace({ path: [...path.slice(0, -1), name], name: String(name), range, keyRange }, value);
}
