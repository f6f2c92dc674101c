import { hashKey } from './hash-key.js';

/**
 * The Java values that a template computes with, as JavaScript values.
 *
 * What templates use most is what JavaScript does fastest: a `java.lang.String` is a string, a `Boolean` a boolean,
 * an `Integer` a number, a `BigInteger` a bigint, and `null` is null. Everything else has a class here, so that no
 * host object can ever be mistaken for a template value.
 */
export type JavaValue =
  | null
  | string
  | boolean
  | number
  | bigint
  | JavaLong
  | JavaDouble
  | JavaFloat
  | JavaShort
  | JavaByte
  | BigDecimal
  | JavaChar
  | JavaList
  | JavaSubList
  | JavaMap
  | JavaView
  | JavaEntry
  | JavaArray
  | JavaIterator
  | JavaClass
  | HostObject;

/** A `java.lang.Long`, in the range of 64 bits. */
export class JavaLong {
  constructor(readonly value: bigint) {}
}

/** A `java.lang.Double`. */
export class JavaDouble {
  constructor(readonly value: number) {}
}

/** A `java.lang.Float`; `value` is already rounded to single precision. */
export class JavaFloat {
  constructor(readonly value: number) {}
}

/** A `java.lang.Short`. */
export class JavaShort {
  constructor(readonly value: number) {}
}

/** A `java.lang.Byte`. */
export class JavaByte {
  constructor(readonly value: number) {}
}

/** A `java.math.BigDecimal`: `unscaled` × 10^-`scale`. */
export class BigDecimal {
  constructor(
    readonly unscaled: bigint,
    readonly scale: number,
  ) {}
}

/** A `java.lang.Character`: one UTF-16 unit. */
export class JavaChar {
  constructor(readonly value: string) {}
}

/**
 * A `java.util.ArrayList`, or json-smart's `JSONArray`, which differs in how it prints only.
 * `fixed` lists (`Arrays.asList`, `subList` of one) refuse to grow or shrink.
 */
export class JavaList {
  /** Counts structural changes, so that a loop can notice that its list was changed under it. */
  modifications = 0;
  constructor(
    readonly items: JavaValue[],
    readonly type: 'ArrayList' | 'JSONArray' | 'fixed' = 'ArrayList',
  ) {}
}

/**
 * The live `subList` of a list: it reads and writes through to `list`, and notices by `modifications` when that was
 * changed in another way.
 */
export class JavaSubList {
  modifications: number;
  constructor(
    readonly list: JavaList | JavaSubList,
    readonly offset: number,
    public length: number,
  ) {
    this.modifications = list.modifications;
  }
}

/**
 * A Java array of objects or primitives, as `String.split` answers one. `component` is its element class, with its
 * package (`java.lang.String`), or the name of a primitive (`byte`).
 */
export class JavaArray {
  constructor(
    readonly items: JavaValue[],
    readonly component: string,
  ) {}
}

/** One entry of a map; `setValue` writes through to `map`. */
export class JavaEntry {
  constructor(
    readonly map: JavaMap,
    readonly key: JavaValue,
  ) {}
}

/** The live `keySet()`, `values()` or `entrySet()` of a map. */
export class JavaView {
  constructor(
    readonly map: JavaMap,
    readonly of: 'keys' | 'values' | 'entries',
  ) {}
}

/** What a `java.util.ListIterator` has beyond an `Iterator`. */
export interface ListIteratorPart {
  readonly nextIndex: () => number;
  readonly previous: () => JavaValue;
  readonly set: (value: JavaValue) => void;
  readonly add: (value: JavaValue) => void;
}

/** A `java.util.Iterator` (`list`: a `ListIterator`). */
export class JavaIterator {
  constructor(
    readonly hasNext: () => boolean,
    readonly next: () => JavaValue,
    readonly remove: () => void,
    /** The name of its Java class. */
    readonly className: string = 'java.util.ArrayList$Itr',
    readonly list: ListIteratorPart | null = null,
  ) {}
}

/** What `$x.class` answers: the name of a class, and nothing that leads further. */
export class JavaClass {
  constructor(readonly name: string) {}
}

/** What a method of a host object does: it gets Java values, and the object, which shares it with others. */
export type HostMethod = (args: readonly JavaValue[], host: HostObject) => JavaValue;

/**
 * An object that the embedder puts into a template's reach, `$input` for one. A template sees exactly the
 * properties and methods listed here; there is nothing to inherit.
 */
export class HostObject {
  constructor(
    readonly className: string,
    /** Property name to getter. */
    readonly properties: ReadonlyMap<string, (host: HostObject) => JavaValue>,
    /** Method name to implementation; `arity` lists the argument counts that it takes. */
    readonly methods: ReadonlyMap<string, { readonly arity: readonly number[]; readonly call: HostMethod }>,
    readonly print: () => string = () => `${className}@0`,
  ) {}
}

/** An object without prototype, so that `__proto__` and `constructor` are names like any other. */
export type Fields = { [name: string]: JavaValue | undefined };

/** Makes {@link Fields} that V8 keeps in its fast, shaped form, which `Object.create(null)` does not. */
const FieldsBase = function FieldsBase() {} as unknown as { new (): Fields; prototype: object };
FieldsBase.prototype = Object.create(null);

/** @returns empty {@link Fields} */
export function newFields(): Fields {
  return new FieldsBase();
}

/** What a map in hashed form shows as its fields: none. */
const NO_FIELDS: Fields = Object.freeze(newFields());

/**
 * A `java.util.LinkedHashMap`. As long as every key is a string, the entries are fields of one shaped object, which
 * compiled templates read directly; the first other key moves them into a hash table.
 */
export class JavaMap {
  /** Entries of a map whose keys are all strings, under {@link fieldName}; empty otherwise. */
  fields: Fields = newFields();
  /** Entries of a map with other keys, by {@link hashKey}. */
  private hash: Map<unknown, [JavaValue, JavaValue]> | null = null;
  size = 0;
  /** Counts structural changes, so that a loop can notice that its map was changed under it. */
  modifications = 0;
  /** What the map prints as, where that is not its entries. */
  printed: string | undefined = undefined;

  /** @returns the value, or undefined where there is no such key */
  get(key: JavaValue): JavaValue | undefined {
    if (this.hash !== null) return this.hash.get(hashKey(key))?.[1];
    return typeof key === 'string' ? this.fields[fieldName(key)] : undefined;
  }

  has(key: JavaValue): boolean {
    return this.get(key) !== undefined;
  }

  /** Puts an entry at the end, or replaces the value of the key where it stands. */
  set(key: JavaValue, value: JavaValue): void {
    if (this.hash === null && typeof key !== 'string') this.hash = this.toHash();
    const known = this.has(key);
    if (this.hash === null) this.fields[fieldName(key as string)] = value;
    else {
      const entry = this.hash.get(hashKey(key));
      if (entry) entry[1] = value;
      else this.hash.set(hashKey(key), [key, value]);
    }
    if (!known) {
      this.size++;
      this.modifications++;
    }
  }

  /** @returns the value that was removed, or undefined where there was no such key */
  delete(key: JavaValue): JavaValue | undefined {
    const old = this.get(key);
    if (old === undefined) return undefined;
    if (this.hash !== null) this.hash.delete(hashKey(key));
    else delete this.fields[fieldName(key as string)];
    this.size--;
    this.modifications++;
    return old;
  }

  clear(): void {
    this.fields = newFields();
    this.hash = null;
    this.size = 0;
    this.modifications++;
  }

  keys(): JavaValue[] {
    if (this.hash !== null) return Array.from(this.hash.values(), ([key]) => key);
    return Object.keys(this.fields).map(keyOfField);
  }

  values(): JavaValue[] {
    if (this.hash !== null) return Array.from(this.hash.values(), ([, value]) => value);
    return Object.values(this.fields) as JavaValue[];
  }

  private toHash(): Map<unknown, [JavaValue, JavaValue]> {
    const hash = new Map<unknown, [JavaValue, JavaValue]>();
    for (const name of Object.keys(this.fields)) {
      const key = keyOfField(name);
      hash.set(hashKey(key), [key, this.fields[name] as JavaValue]);
    }
    this.fields = NO_FIELDS;
    return hash;
  }
}

/**
 * @returns the field that holds a key. JavaScript lists names that look like array indexes before all others, and a
 * `LinkedHashMap` does not, so a key that starts with a digit gets a mark before it (as does one that starts with it).
 */
export function fieldName(key: string): string {
  const first = key.charCodeAt(0);
  return first === 0 || (first >= 48 && first <= 57) ? `\0${key}` : key;
}

function keyOfField(name: string): string {
  return name.charCodeAt(0) === 0 ? name.slice(1) : name;
}
