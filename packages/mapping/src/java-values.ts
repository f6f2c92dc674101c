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
  LimitError,
  toJavaString,
} from '@veloway/vtl';
import { MAX_EVENT_DEPTH } from './limits.js';

/**
 * @param value plain data, as `JSON.parse` answers it
 * @returns the Java values that API Gateway's JSON parser would make of it
 * @throws LimitError where the data nests deeper than {@link MAX_EVENT_DEPTH}
 */
export function toJava(value: unknown, depth = 0): JavaValue {
  if (depth > MAX_EVENT_DEPTH)
    throw new LimitError('nesting-too-deep', `Data nests more than ${MAX_EVENT_DEPTH} levels deep.`);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return javaNumber(value);
  if (Array.isArray(value)) {
    return new JavaList(
      value.map((item) => toJava(item, depth + 1)),
      'JSONArray',
    );
  }
  if (typeof value !== 'object' || value === null) return null;
  const map = new JavaMap();
  for (const [key, member] of Object.entries(value)) map.set(key, toJava(member, depth + 1));
  return map;
}

function javaNumber(value: number): JavaValue {
  if (!Number.isInteger(value)) return new JavaDouble(value);
  if (value === (value | 0)) return value === 0 ? 0 : value;
  return Number.isSafeInteger(value) ? new JavaLong(BigInt(value)) : new JavaDouble(value);
}

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
