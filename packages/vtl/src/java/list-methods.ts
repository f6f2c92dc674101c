import { required } from './class-cast.js';
import { COLLECTION_METHODS, type Collection, contains, elementsOf, positionOf } from './collection-methods.js';
import { javaEquals } from './equals.js';
import { checkIndex, checkPosition } from './index-check.js';
import { listIterator, listIteratorAt } from './iterate.js';
import { JavaError } from './java-error.js';
import { toJson } from './json.js';
import { itemAt, itemsOf, type Sequence, setItem, sizeOf, splice } from './list-store.js';
import { action, row, staticRow } from './method.js';
import { compareNatural } from './natural-order.js';
import { checkElements } from './text-limit.js';
import { JavaArray, JavaList, JavaSubList, type JavaValue } from './value.js';

/** What lists have for reading. */
const READING = [
  row('get', ['int'], (self: Sequence, index) => {
    checkIndex(index, sizeOf(self));
    return itemAt(self, index);
  }),
  row('indexOf', ['Object'], (self: Sequence, wanted) => positionOf(itemsOf(self), wanted)),
  row('lastIndexOf', ['Object'], (self: Sequence, wanted) =>
    itemsOf(self).findLastIndex((item) => javaEquals(item, wanted)),
  ),
  row('iterator', [], (self: Sequence) => listIterator(self)),
  row('listIterator', [], (self: Sequence) => listIteratorAt(self, 0)),
  row('listIterator', ['int'], (self: Sequence, index) => listIteratorAt(self, index)),
  row('subList', ['int', 'int'], (self: Sequence, from, to) => subList(self, from, to)),
];

/** What lists have for writing. */
const WRITING = [
  row('set', ['int', 'Object'], (self: Sequence, index, value) => {
    checkIndex(index, sizeOf(self));
    const old = itemAt(self, index);
    setItem(self, index, value);
    return old;
  }),
  row('add', ['Object'], (self: Sequence, value) => append(self, value)),
  action('add', ['int', 'Object'], (self: Sequence, index, value) => {
    checkPosition(index, sizeOf(self));
    splice(self, index, 0, [value]);
  }),
  row('addAll', ['Collection'], (self: Sequence, added) => insertAll(self, sizeOf(self), required(added))),
  row('addAll', ['int', 'Collection'], (self: Sequence, index, added) => {
    checkPosition(index, sizeOf(self));
    return insertAll(self, index, required(added));
  }),
  row('remove', ['int'], (self: Sequence, index) => {
    checkIndex(index, sizeOf(self));
    const old = itemAt(self, index);
    splice(self, index, 1, []);
    return old;
  }),
  row('remove', ['Object'], (self: Sequence, value) => {
    const index = positionOf(itemsOf(self), value);
    if (index >= 0) splice(self, index, 1, []);
    return index >= 0;
  }),
  row('removeAll', ['Collection'], (self: Sequence, gone) => keep(self, required(gone), false)),
  row('retainAll', ['Collection'], (self: Sequence, kept) => keep(self, required(kept), true)),
  action('clear', [], (self: Sequence) => splice(self, 0, sizeOf(self), [])),
  action('sort', ['unreachable'], (self: Sequence) => sort(self)),
];

/** What `ArrayList` has, beyond what all lists have. */
const ARRAY_LIST = [
  row('clone', [], (self: JavaList) => new JavaList([...self.items], self.type)),
  action('ensureCapacity', ['int'], () => undefined),
  action('trimToSize', [], () => undefined),
];

/** The methods of every `java.util.List`, but those that take functions. */
export const LIST_METHODS = [...READING, ...WRITING, ...COLLECTION_METHODS];

/** The methods of `java.util.ArrayList`. */
export const ARRAY_LIST_METHODS = [...ARRAY_LIST, ...LIST_METHODS];

/** The methods of json-smart's `JSONArray`. */
export const JSON_ARRAY_METHODS = [
  row('toJSONString', [], (self: JavaList) => toJson(self)),
  staticRow('toJSONString', ['List'], (list) => toJson(list)),
  action('merge', ['Object'], (self: JavaList, value) => {
    splice(self, self.items.length, 0, value instanceof JavaList ? [...value.items] : [value]);
  }),
  ...ARRAY_LIST_METHODS,
];

/** Appending is what templates do most, so it takes the short way. */
function append(self: Sequence, value: JavaValue): boolean {
  if (!(self instanceof JavaList) || self.type === 'fixed') splice(self, sizeOf(self), 0, [value]);
  else {
    checkElements(self.items.length + 1);
    self.items.push(value);
    self.modifications++;
  }
  return true;
}

function insertAll(self: Sequence, index: number, added: Collection): boolean {
  const items = [...elementsOf(added)];
  if (items.length === 0) return false;
  splice(self, index, 0, items);
  return true;
}

function keep(self: Sequence, others: Collection, wanted: boolean): boolean {
  const items = itemsOf(self);
  const left = items.filter((item) => contains(others, item) === wanted);
  if (left.length === items.length) return false;
  splice(self, 0, items.length, left);
  return true;
}

function sort(self: Sequence): void {
  const sorted = [...itemsOf(self)].sort(compareNatural);
  sorted.forEach((item, index) => {
    setItem(self, index, item);
  });
  if (self instanceof JavaList) self.modifications++;
}

function subList(self: Sequence, from: number, to: number): JavaSubList {
  const size = sizeOf(self);
  if (from < 0) throw new JavaError('IndexOutOfBoundsException', `fromIndex = ${from}`);
  if (to > size) throw new JavaError('IndexOutOfBoundsException', `toIndex = ${to}`);
  if (from > to) throw new JavaError('IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`);
  const owner = self instanceof JavaArray ? new JavaList(self.items, 'fixed') : self;
  return new JavaSubList(owner, from, to - from);
}
