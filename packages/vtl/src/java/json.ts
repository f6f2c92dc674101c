import { itemsOf } from './list-store.js';
import { checkDepth, checkTextLength } from './text-limit.js';
import { toJavaString } from './to-string.js';
import {
  HostObject,
  JavaArray,
  JavaChar,
  JavaClass,
  JavaDouble,
  JavaEntry,
  JavaFloat,
  JavaIterator,
  JavaList,
  JavaMap,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';
import { entryValue, viewItems } from './view-items.js';

/** What is written so far, counted so that it stays bounded. */
interface Writing {
  length: number;
  readonly slash: boolean;
}

const ESCAPED = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/;
const ALL_ESCAPED = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/**
 * @param slash whether `/` is written as `\/`: json-smart 2.2 does so by default (`JSONStyle.NO_COMPRESS`), and does not
 *   where Jayway's provider asks it for the text of a map or a list (`LT_COMPRESS`)
 * @returns the JSON text of a value, as json-smart 2.2's `JSONValue.toJSONString`
 * @throws LimitError `output-too-long` or `nesting-too-deep`
 */
export function toJson(value: JavaValue, slash = true): string {
  return write(value, 0, { length: 0, slash });
}

/** @returns a text in quotes, escaped as json-smart does: some of Unicode's controls, too, and `/` if asked to */
function quoteJson(text: string, { slash }: Writing): string {
  if (!ESCAPED.test(text)) return `"${text}"`;
  return `"${text.replace(ALL_ESCAPED, (unit) => (unit === '/' && !slash ? unit : escapeUnit(unit)))}"`;
}

function escapeUnit(unit: string): string {
  const short = SHORT_ESCAPES.get(unit);
  return short ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function write(value: JavaValue, depth: number, writing: Writing): string {
  if (typeof value === 'string') return count(quoteJson(value, writing), writing);
  if (value instanceof JavaMap) return writeMap(value, depth, writing);
  if (value instanceof JavaList || value instanceof JavaSubList || value instanceof JavaArray) {
    return writeItems(itemsOf(value), depth, writing);
  }
  if (value instanceof JavaView) return writeItems(viewItems(value), depth, writing);
  return count(writeScalar(value, depth, writing), writing);
}

function writeScalar(value: JavaValue, depth: number, writing: Writing): string {
  if ((value instanceof JavaDouble || value instanceof JavaFloat) && Math.abs(value.value) === Infinity) return 'null';
  if (value instanceof JavaEntry) {
    return `{"key":${write(value.key, depth + 1, writing)},"value":${write(entryValue(value), depth + 1, writing)}}`;
  }
  if (value instanceof JavaChar) return quoteJson(value.value, writing);
  if (value instanceof HostObject || value instanceof JavaClass || value instanceof JavaIterator) return '{}';
  return toJavaString(value);
}

function writeMap(map: JavaMap, depth: number, writing: Writing): string {
  checkDepth(depth);
  const parts: string[] = [];
  const keys = map.keys();
  const values = map.values();
  for (let index = 0; index < keys.length; index++) {
    const key = count(quoteJson(toJavaString(keys[index] ?? null), writing), writing);
    parts.push(`${key}:${write(values[index] ?? null, depth + 1, writing)}`);
  }
  return count(`{${parts.join(',')}}`, writing, 2 * parts.length + 2);
}

function writeItems(items: readonly JavaValue[], depth: number, writing: Writing): string {
  checkDepth(depth);
  const parts: string[] = [];
  for (const item of items) parts.push(write(item, depth + 1, writing));
  return count(`[${parts.join(',')}]`, writing, parts.length + 2);
}

function count(text: string, writing: Writing, length = text.length): string {
  writing.length += length;
  checkTextLength(writing.length);
  return text;
}
