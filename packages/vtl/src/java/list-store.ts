import { JavaError } from './java-error.js';
import { checkElements } from './text-limit.js';
import { JavaArray, JavaList, JavaSubList, type JavaValue } from './value.js';

/** Everything whose elements have a position. */
export type Sequence = JavaList | JavaSubList | JavaArray;

/**
 * @returns the elements; those of a sub list are a copy
 * @throws JavaError `ConcurrentModificationException` where the list under a sub list was changed in another way
 */
export function itemsOf(list: Sequence): readonly JavaValue[] {
  if (!(list instanceof JavaSubList)) return list.items;
  checkSubList(list);
  return itemsOf(list.list).slice(list.offset, list.offset + list.length);
}

/** @returns how many elements there are; see {@link itemsOf} for errors */
export function sizeOf(list: Sequence): number {
  if (!(list instanceof JavaSubList)) return list.items.length;
  checkSubList(list);
  return list.length;
}

/** @returns the element at an index that is known to be in range */
export function itemAt(list: Sequence, index: number): JavaValue {
  if (!(list instanceof JavaSubList)) return list.items[index] ?? null;
  return itemAt(list.list, index + list.offset);
}

/** Replaces the element at an index that is known to be in range. */
export function setItem(list: Sequence, index: number, value: JavaValue): void {
  if (list instanceof JavaSubList) setItem(list.list, index + list.offset, value);
  else list.items[index] = value;
}

/**
 * Replaces `count` elements from `index` on by others, and marks the list as changed.
 *
 * @throws JavaError `UnsupportedOperationException` for an array or a list of fixed size
 * @throws LimitError `collection-too-large`
 */
export function splice(list: Sequence, index: number, count: number, added: readonly JavaValue[]): void {
  if (list instanceof JavaArray || (list instanceof JavaList && list.type === 'fixed')) {
    if (count === 0 && added.length === 0) return;
    throw unsupported();
  }
  checkElements(sizeOf(list) + added.length - count);
  if (list instanceof JavaSubList) {
    splice(list.list, index + list.offset, count, added);
    list.length += added.length - count;
    list.modifications = list.list.modifications;
    return;
  }
  spliceItems(list.items, index, count, added);
  list.modifications++;
}

/** Spreads few elements at a time, because each one takes a place on the stack. */
function spliceItems(items: JavaValue[], index: number, count: number, added: readonly JavaValue[]): void {
  if (added.length <= 1000) {
    items.splice(index, count, ...added);
    return;
  }
  const tail = items.slice(index + count);
  items.length = index;
  for (const item of added) items.push(item);
  for (const item of tail) items.push(item);
}

/** @returns how often the structure was changed */
export function modificationsOf(list: Sequence): number {
  return list instanceof JavaArray ? 0 : list.modifications;
}

/** @returns the error of a method that a collection does not support */
export function unsupported(): JavaError {
  return new JavaError('UnsupportedOperationException', 'null');
}

/** @returns the error of an iterator whose collection was changed under it */
export function concurrentModification(): JavaError {
  return new JavaError('ConcurrentModificationException', 'null');
}

function checkSubList(list: JavaSubList): void {
  if (list.modifications !== list.list.modifications) throw concurrentModification();
}
