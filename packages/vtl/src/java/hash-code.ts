import { LimitError } from './java-error.js';
import { itemsOf } from './list-store.js';
import { checkDepth } from './text-limit.js';
import { IDENTITY_HASH } from './to-string.js';
import {
  BigDecimal,
  JavaByte,
  JavaChar,
  JavaDouble,
  JavaEntry,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';
import { entriesOf, entryValue, viewItems } from './view-items.js';

/** How many elements one hash may look at: lists that hold the same list twice multiply fast. */
const MAX_VISITS = 20_000_000;

interface Visits {
  count: number;
}

const buffer = new DataView(new ArrayBuffer(8));

/**
 * `Object.hashCode` of a value; what Java hashes by identity gets an arbitrary number here.
 *
 * @throws LimitError `nesting-too-deep` or `collection-too-large`
 */
export function hashCode(value: JavaValue): number {
  return hash(value, 0, { count: 0 });
}

function hash(value: JavaValue, depth: number, visits: Visits): number {
  if (value === null) return 0;
  if (typeof value === 'string') return hashText(value);
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'bigint') return hashBig(value);
  checkDepth(depth);
  if (++visits.count > MAX_VISITS) throw new LimitError('collection-too-large', 'too many elements to hash');
  return hashContainer(value, depth, visits) ?? hashScalar(value);
}

function hashContainer(value: object, depth: number, visits: Visits): number | null {
  if (value instanceof JavaList || value instanceof JavaSubList) {
    return itemsOf(value).reduce<number>((sum, item) => (Math.imul(31, sum) + hash(item, depth + 1, visits)) | 0, 1);
  }
  if (value instanceof JavaMap) return sumOf(entriesOf(value), depth, visits);
  if (value instanceof JavaView && value.of !== 'values') return sumOf(viewItems(value), depth, visits);
  if (value instanceof JavaEntry) {
    return hash(value.key, depth + 1, visits) ^ hash(entryValue(value), depth + 1, visits);
  }
  return null;
}

function sumOf(items: readonly JavaValue[], depth: number, visits: Visits): number {
  return items.reduce<number>((sum, item) => (sum + hash(item, depth + 1, visits)) | 0, 0);
}

function hashScalar(value: object): number {
  if (value instanceof JavaLong) return hashLong(value.value);
  if (value instanceof JavaDouble) return hashDouble(value.value);
  if (value instanceof JavaFloat) {
    buffer.setFloat32(0, value.value);
    return buffer.getInt32(0);
  }
  if (value instanceof JavaShort || value instanceof JavaByte) return value.value;
  if (value instanceof JavaChar) return value.value.charCodeAt(0);
  if (value instanceof BigDecimal) return (Math.imul(31, hashBig(value.unscaled)) + value.scale) | 0;
  return IDENTITY_HASH;
}

function hashText(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (Math.imul(31, sum) + text.charCodeAt(index)) | 0;
  return sum;
}

function hashLong(value: bigint): number {
  return Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)));
}

function hashDouble(value: number): number {
  buffer.setFloat64(0, value);
  return buffer.getInt32(0) ^ buffer.getInt32(4);
}

function hashBig(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  let sum = 0;
  for (let start = hex.length % 8 || 8, from = 0; from < hex.length; from = start, start += 8) {
    sum = (Math.imul(31, sum) + Number.parseInt(hex.slice(from, start), 16)) | 0;
  }
  return value < 0n ? -sum | 0 : sum;
}
