import { required } from './class-cast.js';
import { javaEquals } from './equals.js';
import { itemsOf, sizeOf } from './list-store.js';
import { row } from './method.js';
import { JavaArray, type JavaList, type JavaSubList, type JavaValue, JavaView } from './value.js';
import { viewItems } from './view-items.js';

/** A `java.util.Collection`, or an array that stands for one. */
export type Collection = JavaList | JavaSubList | JavaView | JavaArray;

/** @returns the elements of a collection, not to be written to */
export function elementsOf(collection: Collection): readonly JavaValue[] {
  return collection instanceof JavaView ? viewItems(collection) : itemsOf(collection);
}

/** @returns where an element stands, by `equals`, or -1 */
export function positionOf(items: readonly JavaValue[], wanted: JavaValue): number {
  if (wanted === null || typeof wanted !== 'object') return items.indexOf(wanted);
  return items.findIndex((item) => javaEquals(item, wanted));
}

/** @returns whether a collection has an element */
export function contains(collection: Collection, wanted: JavaValue): boolean {
  if (collection instanceof JavaView && collection.of === 'keys') return collection.map.has(wanted);
  return positionOf(elementsOf(collection), wanted) >= 0;
}

/** What all collections have and answer from their elements alone. */
export const COLLECTION_METHODS = [
  row('size', [], (self: Collection) => (self instanceof JavaView ? self.map.size : sizeOf(self))),
  row('isEmpty', [], (self: Collection) => (self instanceof JavaView ? self.map.size : sizeOf(self)) === 0),
  row('contains', ['Object'], (self: Collection, wanted) => contains(self, wanted)),
  row('containsAll', ['Collection'], (self: Collection, wanted) =>
    elementsOf(required(wanted)).every((item) => contains(self, item)),
  ),
  row('toArray', [], (self: Collection) => new JavaArray([...elementsOf(self)], 'java.lang.Object')),
  row('toArray', ['Object[]'], (self: Collection, target) => fill(required(target), elementsOf(self))),
  row('toArray', ['unreachable'], () => required(null)),
];

function fill(target: JavaArray, items: readonly JavaValue[]): JavaArray {
  if (target.items.length < items.length) return new JavaArray([...items], target.component);
  items.forEach((item, index) => {
    target.items[index] = item;
  });
  if (target.items.length > items.length) target.items[items.length] = null;
  return target;
}
