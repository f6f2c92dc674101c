import { toJavaString } from '../java/to-string.js';
import { JavaEntry, JavaList, JavaMap, JavaSubList, type JavaValue, JavaView } from '../java/value.js';

/** The name of a member: a key of a map, as text, or an index of a list. */
export type Member = string | number;

/** A call of a method that may change a map or list. */
interface Call {
  /** How many elements the list had before. */
  readonly size: number;
  /** The step of the last argument. */
  readonly given: number;
}

/** Remembers which step put what into the maps and lists that a template makes or changes. */
export class Collections {
  private readonly writers = new Map<JavaValue, Map<Member, number>>();
  private readonly movers = new Map<JavaValue, number>();

  /** @returns the step that put a member there, or undefined where it is not known to have been put there */
  writer(collection: JavaValue, member: Member): number | undefined {
    return this.writers.size === 0 ? undefined : this.writers.get(collection)?.get(member);
  }

  /**
   * @returns the step of what was given to the call after which members are no longer where they were, or undefined where
   *   all are in their places
   */
  moved(collection: JavaValue): number | undefined {
    return this.movers.size === 0 ? undefined : this.movers.get(collection);
  }

  wrote(collection: JavaValue, member: Member, step: number): void {
    const known = this.writers.get(collection);
    if (known === undefined) this.writers.set(collection, new Map([[member, step]]));
    else known.set(member, step);
  }

  /** Takes note of a method that was called, and that may change a value. */
  called(value: JavaValue, name: string, args: readonly JavaValue[], { size, given }: Call): void {
    const member = putBy(value, name, args, size);
    if (member !== undefined) this.wrote(holderOf(value), member, given);
    else if (value instanceof JavaMap && name === 'remove')
      this.writers.get(value)?.delete(toJavaString(args[0] ?? null));
    // What changes a sub list is seen when it is called.
    else if (name !== 'subList') this.move(value, given);
  }

  /** Forgets where members are, in a collection and in those that it is a part or a view of. */
  private move(value: JavaValue, given: number): void {
    this.writers.delete(value);
    this.movers.set(value, given);
    if (value instanceof JavaSubList) this.move(value.list, given);
    if (value instanceof JavaView) this.move(value.map, given);
  }
}

/** @returns the member that a method puts its last argument at, or undefined where it does something else */
function putBy(collection: JavaValue, name: string, args: readonly JavaValue[], size: number): Member | undefined {
  const [first, second] = args;
  if (collection instanceof JavaEntry) return name === 'setValue' ? toJavaString(collection.key) : undefined;
  if (collection instanceof JavaMap) return name === 'put' && first !== undefined ? toJavaString(first) : undefined;
  if (!(collection instanceof JavaList)) return undefined;
  if (name === 'add' && second === undefined) return size;
  return name === 'set' && typeof first === 'number' ? first : undefined;
}

/** Methods that answer a member of their collection as it is, or was: `put` and `remove` answer what they replace. */
const ANSWERING: ReadonlySet<string> = new Set(['get', 'put', 'remove', 'set']);

/** @returns which member of a value a method answers as it is, or undefined where it answers something else */
export function memberByMethod(value: JavaValue, name: string, args: readonly JavaValue[]): Member | undefined {
  const [first] = args;
  if (value instanceof JavaEntry && name === 'getValue') return toJavaString(value.key);
  if (!ANSWERING.has(name) || first === undefined) return undefined;
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
