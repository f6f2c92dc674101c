import { decimalToString } from './big-decimal.js';
import { arrayClassName, className } from './class-name.js';
import { doubleToString, floatToString } from './floating-text.js';
import { toJson } from './json.js';
import { itemsOf } from './list-store.js';
import { checkDepth, checkTextLength } from './text-limit.js';
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
  type JavaIterator,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';
import { entryValue, viewItems } from './view-items.js';

/** Java prints the address-like identity of an object, which differs from run to run; here it is always this. */
export const IDENTITY_HASH = 0x1b28cdfa;

/** From this depth on texts are remembered, so that `[$a, $a]` in 40 levels is not printed 2^40 times. */
const REMEMBER_DEPTH = 12;

interface Printing {
  length: number;
  readonly known: Map<object, string>;
}

/**
 * @returns the text of a value, as Java's `String.valueOf`. The identity hash in the text of an array or an iterator
 *   is arbitrary, as it is in Java.
 * @throws LimitError `output-too-long` or `nesting-too-deep`
 */
export function toJavaString(value: JavaValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value === null) return 'null';
  return isContainer(value) ? printContainer(value, 0, { length: 0, known: new Map() }) : printSingle(value);
}

type Container = JavaList | JavaSubList | JavaMap | JavaView | JavaEntry;
type Single = Exclude<JavaValue, Container | null | string | number | boolean | bigint>;

function isContainer(value: Container | Single): value is Container {
  if (value instanceof JavaList || value instanceof JavaMap) return true;
  return value instanceof JavaSubList || value instanceof JavaView || value instanceof JavaEntry;
}

function printSingle(value: Single): string {
  if (value instanceof JavaLong || value instanceof JavaShort || value instanceof JavaByte) return String(value.value);
  if (value instanceof JavaChar) return value.value;
  if (value instanceof JavaDouble) return doubleToString(value.value);
  if (value instanceof JavaFloat) return floatToString(value.value);
  if (value instanceof BigDecimal) return decimalToString(value);
  if (value instanceof HostObject) return value.print();
  if (value instanceof JavaClass) return `class ${value.name}`;
  return `${nameOf(value)}@${IDENTITY_HASH.toString(16)}`;
}

function nameOf(value: JavaArray | JavaIterator): string {
  return value instanceof JavaArray ? arrayClassName(value.component) : className(value);
}

function print(value: JavaValue, depth: number, printing: Printing): string {
  if (value === null || typeof value !== 'object' || !isContainer(value)) {
    const text = toJavaString(value);
    grow(printing, text.length);
    return text;
  }
  if (depth < REMEMBER_DEPTH) return printContainer(value, depth, printing);
  const known = printing.known.get(value);
  if (known !== undefined) {
    grow(printing, known.length);
    return known;
  }
  const text = printContainer(value, depth, printing);
  printing.known.set(value, text);
  return text;
}

function grow(printing: Printing, length: number): void {
  printing.length += length;
  checkTextLength(printing.length);
}

function printContainer(value: Container, depth: number, printing: Printing): string {
  checkDepth(depth);
  if (value instanceof JavaMap) return printMap(value, depth, printing);
  if (value instanceof JavaEntry) {
    return `${print(value.key, depth + 1, printing)}=${print(entryValue(value), depth + 1, printing)}`;
  }
  if (value instanceof JavaList && value.type === 'JSONArray') {
    const text = toJson(value);
    grow(printing, text.length);
    return text;
  }
  return printItems(value, depth, printing);
}

function printItems(value: JavaList | JavaSubList | JavaView, depth: number, printing: Printing): string {
  const parts: string[] = [];
  for (const item of value instanceof JavaView ? viewItems(value) : itemsOf(value)) {
    grow(printing, 2);
    parts.push(item === value ? '(this Collection)' : print(item, depth + 1, printing));
  }
  return `[${parts.join(', ')}]`;
}

function printMap(map: JavaMap, depth: number, printing: Printing): string {
  if (map.printed !== undefined) return map.printed;
  const parts: string[] = [];
  const keys = map.keys();
  const values = map.values();
  for (let index = 0; index < keys.length; index++) {
    grow(printing, 3);
    parts.push(`${printInMap(keys[index], map, depth, printing)}=${printInMap(values[index], map, depth, printing)}`);
  }
  return `{${parts.join(', ')}}`;
}

function printInMap(value: JavaValue | undefined, map: JavaMap, depth: number, printing: Printing): string {
  return value === map ? '(this Map)' : print(value ?? null, depth + 1, printing);
}
