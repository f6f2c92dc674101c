import type { Place } from '../read/place.js';
import { recordOf } from '../read/plain-data.js';

/** The validator compares the items of some lists with one another, which takes long where there are many. */
const MOST_ITEMS = 200;

/** @returns a definition as the validator takes it: without what the extensions of API Gateway say */
export function plainDocument(place: Place): unknown {
  switch (place.kind) {
    case 'object':
      return recordOf(place.members.map((member) => [member.name, isOfAws(member) ? true : plainDocument(member)]));
    case 'list':
      return place.items.slice(0, MOST_ITEMS).map(plainDocument);
    case 'null':
      return null;
    default:
      return place.scalar?.value;
  }
}

function isOfAws({ name }: Place): boolean {
  return name.startsWith('x-amazon-apigateway-');
}
