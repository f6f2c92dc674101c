import { BigDecimal, JavaDouble, JavaList, JavaMap, type JavaValue, toJavaString } from '@veloway/vtl';
import { parseJson } from './json/parse.js';

/**
 * Values for Velocity alone, read from JSON: objects as maps, arrays as lists that print as lists, numbers with a
 * fraction or an exponent as doubles, even `1.0`.
 *
 * @param json the text of a JSON object
 * @param member the name of the member that holds the variables
 */
export function plainVariables(json: string, member: string): [string, JavaValue][] {
  const document = parseJson(json);
  const variables = document instanceof JavaMap ? document.get(member) : undefined;
  if (!(variables instanceof JavaMap)) return [];
  return variables.keys().map((name) => [toJavaString(name), plain(variables.get(name) ?? null)]);
}

function plain(value: JavaValue): JavaValue {
  if (value instanceof BigDecimal) return new JavaDouble(Number(toJavaString(value)));
  if (value instanceof JavaList) return new JavaList(value.items.map(plain));
  if (!(value instanceof JavaMap)) return value;
  const map = new JavaMap();
  for (const key of value.keys()) map.set(key, plain(value.get(key) ?? null));
  return map;
}
