import { JavaEntry, type JavaMap, type JavaValue, type JavaView } from './value.js';

/** @returns the elements of a view, as they are now */
export function viewItems(view: JavaView): JavaValue[] {
  if (view.of === 'keys') return view.map.keys();
  if (view.of === 'values') return view.map.values();
  return entriesOf(view.map);
}

/** @returns the entries of a map in order */
export function entriesOf(map: JavaMap): JavaEntry[] {
  return map.keys().map((key) => new JavaEntry(map, key));
}

/** @returns the value that an entry has now; null once its key is gone */
export function entryValue(entry: JavaEntry): JavaValue {
  return entry.map.get(entry.key) ?? null;
}
