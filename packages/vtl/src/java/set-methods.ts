import { required } from './class-cast.js';
import { COLLECTION_METHODS, type Collection, contains, elementsOf, positionOf } from './collection-methods.js';
import { mapIterator } from './iterate.js';
import { unsupported } from './list-store.js';
import { action, row } from './method.js';
import { JavaEntry, type JavaValue, type JavaView } from './value.js';
import { viewItems } from './view-items.js';

/** The methods of `keySet()`, `values()` and `entrySet()`: nothing can be added, and removals write through. */
export const VIEW_METHODS = [
  row('iterator', [], (self: JavaView) => mapIterator(self)),
  row('add', ['Object'], () => {
    throw unsupported();
  }),
  row('addAll', ['Collection'], (_self: JavaView, added) => {
    if (elementsOf(required(added)).length > 0) throw unsupported();
    return false;
  }),
  row('remove', ['Object'], (self: JavaView, value) => remove(self, value)),
  row('removeAll', ['Collection'], (self: JavaView, gone) => keep(self, required(gone), false)),
  row('retainAll', ['Collection'], (self: JavaView, kept) => keep(self, required(kept), true)),
  action('clear', [], (self: JavaView) => self.map.clear()),
  ...COLLECTION_METHODS,
];

function remove(view: JavaView, value: JavaValue): boolean {
  const index = positionOf(viewItems(view), value);
  const key = view.map.keys()[index];
  return key !== undefined && view.map.delete(key) !== undefined;
}

function keep(view: JavaView, others: Collection, wanted: boolean): boolean {
  const before = view.map.size;
  const items = viewItems(view);
  view.map.keys().forEach((key, index) => {
    const item = items[index] ?? null;
    const element = item instanceof JavaEntry ? new JavaEntry(view.map, key) : item;
    if (contains(others, element) !== wanted) view.map.delete(key);
  });
  return view.map.size !== before;
}
