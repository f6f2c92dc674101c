import { itemsOf } from '../java/list-store.js';
import { toPlain } from '../java/to-plain.js';
import { toJavaString } from '../java/to-string.js';
import {
  HostObject,
  JavaArray,
  JavaEntry,
  JavaIterator,
  JavaList,
  JavaMap,
  JavaSubList,
  type JavaValue,
  JavaView,
} from '../java/value.js';
import { entryValue, viewItems } from '../java/view-items.js';

/** How deep values are copied. */
const DEPTH = 100;

/** What stands for a value that is not copied. */
const LEFT_OUT = '…';

/** Copies Java values to plain data, each map and list once as long as nothing changes. */
export interface Snapshots {
  /** @returns the copy, or undefined for what is no data: `$input`, an iterator, a `#define`d block */
  take(value: JavaValue): unknown;
  /** Forgets the copies, since what they show is about to change. */
  forget(): void;
}

/** @param budget how many members are copied in all; further ones show as `…`, so that no template can fill the memory */
export function snapshots(budget: number): Snapshots {
  const copies = new Map<JavaValue, unknown>();
  let left = budget;
  const copy = (value: JavaValue, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) return toPlain(value);
    if (value instanceof HostObject || value instanceof JavaIterator) return undefined;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const members = membersOf(value);
    if (members === undefined) return toPlain(value);
    if (members.length > left || depth > DEPTH) return LEFT_OUT;
    left -= members.length;
    // What holds itself shows as Java prints it.
    copies.set(value, value instanceof JavaMap ? '(this Map)' : '(this Collection)');
    const plain = members.map((member) => copy(member, depth + 1) ?? null);
    const keys = keysOf(value);
    const data = keys === undefined ? plain : Object.fromEntries(keys.map((key, i) => [key, plain[i]]));
    copies.set(value, data);
    return data;
  };
  return { take: (value) => copy(value, 0), forget: () => copies.clear() };
}

/** @returns the names of the members, where they have names */
function keysOf(value: JavaValue): readonly string[] | undefined {
  if (value instanceof JavaEntry) return ['key', 'value'];
  return value instanceof JavaMap ? value.keys().map(toJavaString) : undefined;
}

function membersOf(value: JavaValue): readonly JavaValue[] | undefined {
  if (value instanceof JavaMap) return value.values();
  if (value instanceof JavaEntry) return [value.key, entryValue(value)];
  if (value instanceof JavaView) return viewItems(value);
  if (value instanceof JavaSubList) return value.modifications === value.list.modifications ? itemsOf(value) : [];
  return value instanceof JavaList || value instanceof JavaArray ? value.items : undefined;
}
