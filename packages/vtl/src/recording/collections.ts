import { toJavaString } from '../java/to-string.js';
import { JavaEntry, JavaList, JavaMap, type JavaValue } from '../java/value.js';

/** The name of a member: a key of a map, as text, or an index of a list. */
export type Member = string | number;

/** Remembers which step put what into the maps and lists that a template makes or changes. */
export class Collections {
  private readonly writers = new Map<JavaValue, Map<Member, number>>();

  /** @returns the step that put a member there, or undefined where it was there from the start */
  writer(collection: JavaValue, member: Member): number | undefined {
    return this.writers.size === 0 ? undefined : this.writers.get(collection)?.get(member);
  }

  wrote(collection: JavaValue, member: Member, step: number): void {
    const known = this.writers.get(collection);
    if (known === undefined) this.writers.set(collection, new Map([[member, step]]));
    else known.set(member, step);
  }

  /**
   * Takes note of a method that was called. What moves members about leaves it unknown who wrote them.
   *
   * @param size of the collection before the call
   * @param written the step of the value that the call puts in
   */
  called(collection: JavaValue, name: string, args: readonly JavaValue[], size: number, written: number): void {
    const [first, second] = args;
    if (collection instanceof JavaEntry) {
      if (name === 'setValue') this.wrote(collection.map, toJavaString(collection.key), written);
    } else if (collection instanceof JavaMap && name === 'put' && first !== undefined) {
      this.wrote(collection, toJavaString(first), written);
    } else if (collection instanceof JavaList && name === 'add' && second === undefined) {
      this.wrote(collection, size, written);
    } else if (collection instanceof JavaList && name === 'set' && typeof first === 'number') {
      this.wrote(collection, first, written);
    } else this.writers.delete(collection);
  }
}

/** @returns which member of a value a method answers as it is, or undefined where it answers something else */
export function memberByMethod(value: JavaValue, name: string, args: readonly JavaValue[]): Member | undefined {
  const [first] = args;
  if (value instanceof JavaEntry && name === 'getValue') return toJavaString(value.key);
  if (name !== 'get' || first === undefined || args.length !== 1) return undefined;
  return memberByIndex(value, first);
}

/** @returns which member of a value `value[index]` is */
export function memberByIndex(value: JavaValue, index: JavaValue): Member | undefined {
  if (value instanceof JavaMap) return toJavaString(index);
  return value instanceof JavaList && typeof index === 'number' && index >= 0 ? index : undefined;
}

/**
 * @param found what the property answered
 * @returns which member of a value `value.name` is
 */
export function memberByProperty(value: JavaValue, name: string, found: JavaValue): Member | undefined {
  // What is missing has its place, too.
  if (value instanceof JavaMap) return found === null || isKey(value, name) ? name : undefined;
  return value instanceof JavaEntry && /^[vV]alue$/.test(name) ? toJavaString(value.key) : undefined;
}

/** What a map answers by a name is its member, but for what its class answers. */
function isKey(map: JavaMap, name: string): boolean {
  if (name === 'class' || name === 'Class') return false;
  return (name !== 'empty' && name !== 'Empty') || map.has(name);
}

/** @returns the collection that holds a member: of an entry, its map */
export function holderOf(value: JavaValue): JavaValue {
  return value instanceof JavaEntry ? value.map : value;
}
