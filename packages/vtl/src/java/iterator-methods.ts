import { action, row } from './method.js';
import type { JavaIterator, JavaValue } from './value.js';

/** The methods of `java.util.Iterator`. */
export const ITERATOR_METHODS = [
  row('hasNext', [], (self: JavaIterator) => self.hasNext()),
  row('next', [], (self: JavaIterator) => self.next()),
  action('remove', [], (self: JavaIterator) => self.remove()),
];

/** The methods of `java.util.ListIterator`. */
export const LIST_ITERATOR_METHODS = [
  ...ITERATOR_METHODS,
  row('hasPrevious', [], (self: JavaIterator) => indexOf(self) > 0),
  row('previous', [], (self: JavaIterator): JavaValue => self.list?.previous() ?? null),
  row('nextIndex', [], (self: JavaIterator) => indexOf(self)),
  row('previousIndex', [], (self: JavaIterator) => indexOf(self) - 1),
  action('set', ['Object'], (self: JavaIterator, value) => self.list?.set(value)),
  action('add', ['Object'], (self: JavaIterator, value) => self.list?.add(value)),
];

function indexOf(iterator: JavaIterator): number {
  return iterator.list?.nextIndex() ?? 0;
}
