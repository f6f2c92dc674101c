import { className } from './class-name.js';
import { invoke } from './invoke.js';
import { JavaError } from './java-error.js';
import { put } from './map-methods.js';
import { callRow, type MethodRow, type MethodTable } from './method.js';
import { methodsOf } from './receiver.js';
import { fieldName, HostObject, JavaArray, JavaClass, JavaList, JavaMap, type JavaValue } from './value.js';

const MAP_CLASS = new JavaClass('java.util.LinkedHashMap');

/** The getters of each table of methods, by property name; tables live as long as the module. */
const getters = new WeakMap<MethodTable, ReadonlyMap<string, MethodRow>>();

/**
 * `$value.name` as Velocity 1.7's UberspectImpl: `getName()` or `getname()`, then `Map.get("name")`, then
 * `get("name")`, then `isName()`.
 *
 * @returns undefined where there is no such property; a map answers null for a key that it does not have
 * @throws JavaError what a getter throws
 */
export function getProperty(value: JavaValue, name: string): JavaValue | undefined {
  if (value instanceof JavaMap) {
    if (name === 'class' || name === 'Class') return MAP_CLASS;
    return value.fields[fieldName(name)] ?? value.get(name) ?? null;
  }
  if (value === null) return undefined;
  if (value instanceof HostObject) return hostProperty(value, name);
  // Velocity wraps arrays for methods only; a property is looked for in the array itself.
  if (value instanceof JavaArray)
    return name === 'class' || name === 'Class' ? invoke(value, 'getClass', []) : undefined;
  const getter = gettersOf(methodsOf(value)).get(name);
  return getter === undefined ? undefined : callRow(getter, value, []);
}

/** The declared properties come first, then methods with the names of getters. */
function hostProperty(host: HostObject, name: string): JavaValue | undefined {
  const property = host.properties.get(name);
  if (property !== undefined) return property(host);
  if (name === 'class' || name === 'Class') return new JavaClass(host.className);
  return hostGetter(host, 'get', name) ?? hostGet(host, name) ?? hostGetter(host, 'is', name);
}

function hostGetter(host: HostObject, prefix: string, name: string): JavaValue | undefined {
  for (const method of [host.methods.get(prefix + name), host.methods.get(prefix + flipFirst(name))]) {
    if (method?.arity.includes(0)) return method.call([], host);
  }
  return undefined;
}

function hostGet(host: HostObject, name: string): JavaValue | undefined {
  const get = host.methods.get('get');
  return get?.arity.includes(1) ? get.call([name], host) : undefined;
}

export function gettersOf(table: MethodTable): ReadonlyMap<string, MethodRow> {
  const known = getters.get(table);
  if (known !== undefined) return known;
  const made = makeGetters(table);
  getters.set(table, made);
  return made;
}

/** Under each property name the getter that Velocity finds first: `get` before `is`, the case as written before the other. */
function makeGetters(table: MethodTable): ReadonlyMap<string, MethodRow> {
  const found = new Map<string, MethodRow>();
  for (const prefix of ['get', 'is']) {
    for (const flip of [false, true]) {
      for (const [name, overloads] of table) {
        const method = overloads.find((overload) => overload.parameters.length === 0);
        if (method === undefined || !name.startsWith(prefix) || name === prefix) continue;
        const property = name.slice(prefix.length);
        const key = flip ? flipFirst(property) : property;
        if (!found.has(key)) found.set(key, method);
      }
    }
  }
  return found;
}

/** @returns the name with its first letter in the other case */
function flipFirst(name: string): string {
  const first = name.charAt(0);
  const flipped = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return flipped + name.slice(1);
}

/**
 * `#set($value.name = …)` as Velocity 1.7: a setter, then `put("name", …)`.
 *
 * @returns whether there was a way to set it
 * @throws JavaError what the setter throws
 */
export function setProperty(value: JavaValue, name: string, newValue: JavaValue): boolean {
  if (value instanceof JavaMap) {
    put(value, name, newValue);
    return true;
  }
  if (!(value instanceof HostObject)) return false;
  for (const setter of [`set${name}`, `set${flipFirst(name)}`]) {
    if (value.methods.get(setter)?.arity.includes(1)) return invoke(value, setter, [newValue]) !== undefined;
  }
  return invoke(value, 'put', [name, newValue]) !== undefined;
}

/**
 * `$value[index]` as Velocity 1.7's ASTIndex: the method `get`, where a negative Integer counts from the end.
 *
 * @returns undefined where there is no such method
 * @throws JavaError what `get` throws; `VelocityException` for a negative index into what has no size
 */
export function getIndex(value: JavaValue, index: JavaValue): JavaValue | undefined {
  if (value instanceof JavaList && typeof index === 'number' && index >= 0 && index < value.items.length) {
    return value.items[index];
  }
  if (value === null) return undefined;
  const place = fromEnd(value, index);
  return value instanceof JavaMap ? (value.get(place) ?? null) : invoke(value, 'get', [place]);
}

/**
 * `#set($value[index] = …)` as Velocity 1.7's ASTReference: the method `set`, or else `put`.
 *
 * @returns whether there was such a method
 * @throws JavaError as {@link getIndex}, and what the method throws
 */
export function setIndex(value: JavaValue, index: JavaValue, newValue: JavaValue): boolean {
  if (value === null) return false;
  const place = fromEnd(value, index);
  if (value instanceof JavaMap) {
    put(value, place, newValue);
    return true;
  }
  if (invoke(value, 'set', [place, newValue]) !== undefined) return true;
  return invoke(value, 'put', [place, newValue]) !== undefined;
}

function fromEnd(value: Exclude<JavaValue, null>, index: JavaValue): JavaValue {
  if (typeof index !== 'number' || index >= 0) return index;
  const size = invoke(value, 'size', []);
  if (typeof size === 'number') return size + index;
  throw new JavaError(
    'VelocityException',
    `A 'size()' method required for negative value ${index} does not exist for class '${className(value)}'`,
  );
}
