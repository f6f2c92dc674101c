import {
  BigDecimal,
  HostObject,
  JavaArray,
  JavaByte,
  JavaChar,
  JavaClass,
  JavaDouble,
  JavaEntry,
  JavaFloat,
  JavaIterator,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  type JavaValue,
  type JavaView,
} from './value.js';

const LIST_CLASSES = {
  ArrayList: 'java.util.ArrayList',
  JSONArray: 'net.minidev.json.JSONArray',
  fixed: 'java.util.Arrays$ArrayList',
} as const;

const VIEW_CLASSES = {
  keys: 'java.util.LinkedHashMap$LinkedKeySet',
  values: 'java.util.LinkedHashMap$LinkedValues',
  entries: 'java.util.LinkedHashMap$LinkedEntrySet',
} as const;

const PRIMITIVE_CODES: ReadonlyMap<string, string> = new Map([
  ['byte', 'B'],
  ['char', 'C'],
  ['short', 'S'],
  ['int', 'I'],
  ['long', 'J'],
  ['float', 'F'],
  ['double', 'D'],
  ['boolean', 'Z'],
]);

/**
 * @param value any value but null, which has no class
 * @returns the name of its Java class, as `$x.class.name` shows it
 */
export function className(value: Exclude<JavaValue, null>): string {
  switch (typeof value) {
    case 'string':
      return 'java.lang.String';
    case 'number':
      return 'java.lang.Integer';
    case 'boolean':
      return 'java.lang.Boolean';
    case 'bigint':
      return 'java.math.BigInteger';
    default:
      return classOfObject(value);
  }
}

function classOfObject(value: Exclude<JavaValue, null | string | number | boolean | bigint>): string {
  if (value instanceof JavaMap) return 'java.util.LinkedHashMap';
  if (value instanceof JavaList) return LIST_CLASSES[value.type];
  if (value instanceof JavaLong) return 'java.lang.Long';
  if (value instanceof JavaDouble) return 'java.lang.Double';
  if (value instanceof JavaFloat) return 'java.lang.Float';
  if (value instanceof JavaShort) return 'java.lang.Short';
  if (value instanceof JavaByte) return 'java.lang.Byte';
  if (value instanceof BigDecimal) return 'java.math.BigDecimal';
  if (value instanceof JavaChar) return 'java.lang.Character';
  return classOfRareObject(value);
}

function classOfRareObject(
  value: JavaSubList | JavaView | JavaEntry | JavaArray | JavaIterator | JavaClass | HostObject,
): string {
  if (value instanceof JavaArray) return arrayClassName(value.component);
  if (value instanceof JavaEntry) return 'java.util.LinkedHashMap$Entry';
  if (value instanceof JavaClass) return 'java.lang.Class';
  if (value instanceof HostObject || value instanceof JavaIterator) return value.className;
  if (value instanceof JavaSubList) return subListClass(value);
  return VIEW_CLASSES[value.of];
}

function subListClass(value: JavaSubList): string {
  let list = value.list;
  while (list instanceof JavaSubList) list = list.list;
  return list.type === 'fixed' ? 'java.util.AbstractList$SubList' : 'java.util.ArrayList$SubList';
}

/** @returns the name of the class of arrays of `component`, `[Ljava.lang.String;` for one */
export function arrayClassName(component: string): string {
  if (component.startsWith('[')) return `[${component}`;
  return `[${PRIMITIVE_CODES.get(component) ?? `L${component};`}`;
}
