import { checkPosition } from './index-check.js';
import { JavaError } from './java-error.js';
import {
  concurrentModification,
  itemAt,
  modificationsOf,
  type Sequence,
  setItem,
  sizeOf,
  splice,
  unsupported,
} from './list-store.js';
import {
  JavaArray,
  JavaEntry,
  JavaIterator,
  JavaList,
  JavaMap,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';

/** What a `#foreach` goes through. */
export interface Iteration {
  hasNext(): boolean;
  next(): JavaValue;
}

/**
 * What `#foreach` iterates over, as Velocity 1.7's UberspectImpl: the elements of arrays and collections, the values
 * of a map, the rest of an iterator. Each notices structural changes as Java's iterators do.
 *
 * @returns null for everything else
 */
export function iterate(value: JavaValue): Iteration | null {
  if (value === null || typeof value !== 'object') return null;
  if (value instanceof JavaList) return new ListIteration(value);
  if (value instanceof JavaMap) return new MapIteration(value, 'values');
  if (value instanceof JavaView) return new MapIteration(value.map, value.of);
  if (value instanceof JavaSubList || value instanceof JavaArray) return new ListIteration(value);
  return value instanceof JavaIterator ? value : null;
}

/** Steps through a list; a class, since loops over lists are hot and closures cost more. */
class ListIteration implements Iteration {
  index = 0;
  last = -1;
  expected: number;
  constructor(readonly list: Sequence) {
    this.expected = modificationsOf(list);
  }

  hasNext(): boolean {
    return this.index !== currentSize(this.list);
  }

  next(): JavaValue {
    this.check();
    if (this.index >= currentSize(this.list)) throw noSuchElement();
    this.last = this.index++;
    return itemAt(this.list, this.last);
  }

  check(): void {
    if (modificationsOf(this.list) !== this.expected) throw concurrentModification();
    if (this.list instanceof JavaSubList) sizeOf(this.list);
  }
}

/** The size without the check of a sub list, which Java's iterators do in `next` only. */
function currentSize(list: Sequence): number {
  return list instanceof JavaSubList ? list.length : list.items.length;
}

/** Steps through the keys of a map that it had at first, which only matters until the map changes. */
class MapIteration implements Iteration {
  index = 0;
  last: JavaValue | undefined = undefined;
  private readonly keys: readonly JavaValue[];
  private expected: number;
  constructor(
    private readonly map: JavaMap,
    private readonly of: JavaView['of'],
  ) {
    this.keys = map.keys();
    this.expected = map.modifications;
  }

  hasNext(): boolean {
    return this.index < this.keys.length;
  }

  next(): JavaValue {
    if (this.map.modifications !== this.expected) throw concurrentModification();
    const key = this.keys[this.index];
    if (key === undefined) throw noSuchElement();
    this.index++;
    this.last = key;
    if (this.of === 'values') return this.map.get(key) ?? null;
    return this.of === 'keys' ? key : new JavaEntry(this.map, key);
  }

  remove(): void {
    if (this.last === undefined) throw new JavaError('IllegalStateException', 'null');
    if (this.map.modifications !== this.expected) throw concurrentModification();
    this.map.delete(this.last);
    this.last = undefined;
    this.expected = this.map.modifications;
  }
}

const MAP_ITERATORS = { keys: 'LinkedKeyIterator', values: 'LinkedValueIterator', entries: 'LinkedEntryIterator' };

/** @returns a `java.util.Iterator` over a view of a map */
export function mapIterator(view: JavaView): JavaIterator {
  const steps = new MapIteration(view.map, view.of);
  const name = `java.util.LinkedHashMap$${MAP_ITERATORS[view.of]}`;
  return new JavaIterator(
    () => steps.hasNext(),
    () => steps.next(),
    () => steps.remove(),
    name,
  );
}

/** @returns a `java.util.Iterator` over a list */
export function listIterator(list: Sequence): JavaIterator {
  const steps = new ListIteration(list);
  return new JavaIterator(
    () => steps.hasNext(),
    () => steps.next(),
    () => removeLast(steps),
    iteratorClass(list, false),
  );
}

/**
 * @returns a `java.util.ListIterator` that starts at an index
 * @throws JavaError `IndexOutOfBoundsException`
 */
export function listIteratorAt(list: Sequence, index: number): JavaIterator {
  checkPosition(index, sizeOf(list));
  const steps = new ListIteration(list);
  steps.index = index;
  return new JavaIterator(
    () => steps.hasNext(),
    () => steps.next(),
    () => removeLast(steps),
    iteratorClass(list, true),
    {
      nextIndex: () => steps.index,
      previous: () => previous(steps),
      set: (value) => setLast(steps, value),
      add: (value) => insert(steps, value),
    },
  );
}

function iteratorClass(list: Sequence, both: boolean): string {
  if (list instanceof JavaSubList) return 'java.util.ArrayList$SubList$1';
  const owner = list instanceof JavaList && list.type !== 'fixed' ? 'ArrayList' : 'AbstractList';
  return `java.util.${owner}$${both ? 'ListItr' : 'Itr'}`;
}

function previous(steps: ListIteration): JavaValue {
  steps.check();
  if (steps.index === 0) throw noSuchElement();
  steps.last = --steps.index;
  return itemAt(steps.list, steps.last);
}

function setLast(steps: ListIteration, value: JavaValue): void {
  if (steps.last < 0) throw new JavaError('IllegalStateException', 'null');
  steps.check();
  setItem(steps.list, steps.last, value);
}

function insert(steps: ListIteration, value: JavaValue): void {
  steps.check();
  splice(steps.list, steps.index, 0, [value]);
  steps.index++;
  steps.last = -1;
  steps.expected = modificationsOf(steps.list);
}

function removeLast(steps: ListIteration): void {
  if (steps.last < 0) throw new JavaError('IllegalStateException', 'null');
  if (steps.list instanceof JavaArray) throw unsupported();
  steps.check();
  splice(steps.list, steps.last, 1, []);
  if (steps.last < steps.index) steps.index--;
  steps.last = -1;
  steps.expected = modificationsOf(steps.list);
}

function noSuchElement(): JavaError {
  return new JavaError('NoSuchElementException', 'null');
}
