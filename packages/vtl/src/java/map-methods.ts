import { required } from './class-cast.js';
import { javaEquals } from './equals.js';
import { action, row } from './method.js';
import { checkElements } from './text-limit.js';
import { JavaMap, type JavaValue, JavaView } from './value.js';

/** The methods of `java.util.LinkedHashMap`, but those that take functions. */
export const MAP_METHODS = [
  row('get', ['Object'], (self: JavaMap, key) => self.get(key) ?? null),
  row(
    'getOrDefault',
    ['Object', 'Object'],
    (self: JavaMap, key, otherwise) => self.get(key) ?? presentNull(self, key, otherwise),
  ),
  row('put', ['Object', 'Object'], (self: JavaMap, key, value) => put(self, key, value)),
  row('putIfAbsent', ['Object', 'Object'], (self: JavaMap, key, value) => {
    const old = self.get(key) ?? null;
    if (old === null) put(self, key, value);
    return old;
  }),
  action('putAll', ['Map'], (self: JavaMap, added) => putAll(self, required(added))),
  row('remove', ['Object'], (self: JavaMap, key) => self.delete(key) ?? null),
  row('remove', ['Object', 'Object'], (self: JavaMap, key, value) => {
    const old = self.get(key);
    if (old === undefined || !javaEquals(old, value)) return false;
    self.delete(key);
    return true;
  }),
  row('replace', ['Object', 'Object'], (self: JavaMap, key, value) => (self.has(key) ? put(self, key, value) : null)),
  row('replace', ['Object', 'Object', 'Object'], (self: JavaMap, key, old, value) => {
    const current = self.get(key);
    if (current === undefined || !javaEquals(current, old)) return false;
    put(self, key, value);
    return true;
  }),
  row('containsKey', ['Object'], (self: JavaMap, key) => self.has(key)),
  row('containsValue', ['Object'], (self: JavaMap, value) => self.values().some((other) => javaEquals(other, value))),
  row('size', [], (self: JavaMap) => self.size),
  row('isEmpty', [], (self: JavaMap) => self.size === 0),
  action('clear', [], (self: JavaMap) => self.clear()),
  row('keySet', [], (self: JavaMap) => new JavaView(self, 'keys')),
  row('values', [], (self: JavaMap) => new JavaView(self, 'values')),
  row('entrySet', [], (self: JavaMap) => new JavaView(self, 'entries')),
  row('clone', [], (self: JavaMap) => copy(self)),
];

/**
 * Puts an entry into a map, within bounds.
 *
 * @returns the old value, or null
 * @throws LimitError `collection-too-large`
 */
export function put(map: JavaMap, key: JavaValue, value: JavaValue): JavaValue {
  const old = map.get(key);
  if (old === undefined) checkElements(map.size + 1);
  map.set(key, value);
  return old ?? null;
}

/** A key that is there with null has that value, not the default one. */
function presentNull(map: JavaMap, key: JavaValue, otherwise: JavaValue): JavaValue {
  return map.has(key) ? null : otherwise;
}

function putAll(map: JavaMap, added: JavaMap): void {
  for (const key of added.keys()) put(map, key, added.get(key) ?? null);
}

function copy(map: JavaMap): JavaMap {
  const result = new JavaMap();
  putAll(result, map);
  return result;
}
