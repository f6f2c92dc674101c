import type { Place } from './place.js';

/** @returns a value as plain data */
export function plainData(place: Place): unknown {
  switch (place.kind) {
    case 'object':
      return recordOf(place.members.map((member) => [member.name, plainData(member)]));
    case 'list':
      return place.items.map(plainData);
    case 'null':
      return null;
    default:
      return place.scalar?.value;
  }
}

/** @returns an object with these members as its own, even one called `__proto__` */
export function recordOf<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries(entries);
}
