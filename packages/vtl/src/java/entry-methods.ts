import { row } from './method.js';
import type { JavaEntry } from './value.js';
import { entryValue } from './view-items.js';

/** The methods of `java.util.Map.Entry`. */
export const ENTRY_METHODS = [
  row('getKey', [], (self: JavaEntry) => self.key),
  row('getValue', [], (self: JavaEntry) => entryValue(self)),
  row('setValue', ['Object'], (self: JavaEntry, value) => {
    const old = entryValue(self);
    if (self.map.has(self.key)) self.map.set(self.key, value);
    return old;
  }),
];
