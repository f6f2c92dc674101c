import { JavaDouble, JavaList, JavaLong, JavaMap, type JavaValue, LimitError } from '@veloway/vtl';
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
