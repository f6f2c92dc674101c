import type { Place } from '../place.js';

/**
 * @param at what is known of the value before it is computed
 * @param compute called once, when somebody asks for the value
 */
export function lazyPlace({ path, name, keyRange }: Pick<Place, 'path' | 'name' | 'keyRange'>, compute: () => Place) {
  let known: Place | undefined;
  const value = (): Place => (known ??= compute());
  const place: Place = {
    path,
    name,
    keyRange,
    get kind() {
      return value().kind;
    },
    get tag() {
      return value().tag;
    },
    get range() {
      return value().range;
    },
    get scalar() {
      return value().scalar;
    },
    get text() {
      return value().text;
    },
    get members() {
      return value().members;
    },
    get items() {
      return value().items;
    },
    location: () => value().location(),
    get: (key) => value().get(key),
  };
  return place;
}
