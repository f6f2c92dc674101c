import { BigDecimal, JavaDouble, JavaFloat, JavaList, JavaLong, JavaMap, type JavaValue } from '@veloway/vtl';

/** Writes a value like JSON, with a letter behind every number that is no Integer. */
export function showValue(value: JavaValue): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof JavaLong) return `${value.value}L`;
  if (value instanceof JavaDouble) return `${value.value}d`;
  if (value instanceof JavaFloat) return `${value.value}f`;
  if (value instanceof BigDecimal) return `${value.unscaled}e${-value.scale}m`;
  if (value instanceof JavaMap)
    return `{${value
      .keys()
      .map((key) => showEntry(value, key))
      .join(',')}}`;
  if (!(value instanceof JavaList)) return JSON.stringify(value);
  if (value.type !== 'JSONArray') throw new Error(`A list read from JSON is a ${value.type}.`);
  return `[${value.items.map(showValue).join(',')}]`;
}

function showEntry(map: JavaMap, key: JavaValue): string {
  return `${JSON.stringify(key)}:${showValue(map.get(key) ?? null)}`;
}
