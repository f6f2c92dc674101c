import { toJavaString } from './to-string.js';
import {
  BigDecimal,
  JavaByte,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  type JavaValue,
} from './value.js';

/** @returns plain data for a Java value: what JSON can hold, and text for anything else */
export function toPlain(value: JavaValue): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (value instanceof JavaDouble || value instanceof JavaFloat) return value.value;
  if (value instanceof JavaShort || value instanceof JavaByte) return value.value;
  if (value instanceof JavaLong && value.value === BigInt(Number(value.value))) return Number(value.value);
  if (value instanceof BigDecimal) return Number(toJavaString(value));
  if (value instanceof JavaList) return value.items.map(toPlain);
  if (!(value instanceof JavaMap)) return toJavaString(value);
  const keys = value.keys();
  return Object.fromEntries(keys.map((key) => [toJavaString(key), toPlain(value.get(key) ?? null)]));
}
