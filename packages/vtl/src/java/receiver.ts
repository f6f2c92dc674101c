import { ARRAY_METHODS } from './array-methods.js';
import { BIG_INTEGER_METHODS } from './big-integer-methods.js';
import { BOOLEAN_METHODS } from './boolean-methods.js';
import { CHARACTER_METHODS } from './character-methods.js';
import { CLASS_METHODS } from './class-methods.js';
import { BIG_DECIMAL_METHODS } from './decimal-methods.js';
import { ENTRY_METHODS } from './entry-methods.js';
import { DOUBLE_METHODS, FLOAT_METHODS } from './floating-methods.js';
import { ITERATOR_METHODS, LIST_ITERATOR_METHODS } from './iterator-methods.js';
import { ARRAY_LIST_METHODS, JSON_ARRAY_METHODS, LIST_METHODS } from './list-methods.js';
import { MAP_METHODS } from './map-methods.js';
import { type MethodTable, tableOf } from './method.js';
import { BYTE_METHODS, INTEGER_METHODS, LONG_METHODS, SHORT_METHODS } from './number-methods.js';
import { OBJECT_METHODS } from './object-methods.js';
import { VIEW_METHODS } from './set-methods.js';
import { STRING_METHODS } from './string-methods.js';
import {
  BigDecimal,
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
  JavaView,
} from './value.js';

const STRING = tableOf(STRING_METHODS, OBJECT_METHODS);
const INTEGER = tableOf(INTEGER_METHODS, OBJECT_METHODS);
const BOOLEAN = tableOf(BOOLEAN_METHODS, OBJECT_METHODS);
const BIG_INTEGER = tableOf(BIG_INTEGER_METHODS, OBJECT_METHODS);
const MAP = tableOf(MAP_METHODS, OBJECT_METHODS);
const ARRAY_LIST = tableOf(ARRAY_LIST_METHODS, OBJECT_METHODS);
const JSON_ARRAY = tableOf(JSON_ARRAY_METHODS, OBJECT_METHODS);
const LIST = tableOf(LIST_METHODS, OBJECT_METHODS);
const ITERATOR = tableOf(ITERATOR_METHODS, OBJECT_METHODS);
const LIST_ITERATOR = tableOf(LIST_ITERATOR_METHODS, OBJECT_METHODS);
/** The methods of an array's own class come before those of its list wrapper, as tables keep the first. */
const ARRAY = tableOf(OBJECT_METHODS, ARRAY_METHODS);
const LONG = tableOf(LONG_METHODS, OBJECT_METHODS);
const DOUBLE = tableOf(DOUBLE_METHODS, OBJECT_METHODS);
const FLOAT = tableOf(FLOAT_METHODS, OBJECT_METHODS);
const SHORT = tableOf(SHORT_METHODS, OBJECT_METHODS);
const BYTE = tableOf(BYTE_METHODS, OBJECT_METHODS);
const CHARACTER = tableOf(CHARACTER_METHODS, OBJECT_METHODS);
const BIG_DECIMAL = tableOf(BIG_DECIMAL_METHODS, OBJECT_METHODS);
const CLASS = tableOf(CLASS_METHODS, OBJECT_METHODS);
const VIEW = tableOf(VIEW_METHODS, OBJECT_METHODS);
const ENTRY = tableOf(ENTRY_METHODS, OBJECT_METHODS);
const NOTHING: MethodTable = tableOf(OBJECT_METHODS);

const BY_CLASS: ReadonlyMap<unknown, MethodTable> = new Map<unknown, MethodTable>([
  [JavaMap, MAP],
  [JavaSubList, LIST],
  [JavaArray, ARRAY],
  [JavaLong, LONG],
  [JavaDouble, DOUBLE],
  [JavaFloat, FLOAT],
  [JavaShort, SHORT],
  [JavaByte, BYTE],
  [JavaChar, CHARACTER],
  [BigDecimal, BIG_DECIMAL],
  [JavaClass, CLASS],
  [JavaView, VIEW],
  [JavaEntry, ENTRY],
]);

const BY_NAME: ReadonlyMap<string, MethodTable> = new Map([
  ['java.lang.String', STRING],
  ['java.lang.Integer', INTEGER],
  ['java.lang.Long', LONG],
  ['java.lang.Double', DOUBLE],
  ['java.lang.Float', FLOAT],
  ['java.lang.Short', SHORT],
  ['java.lang.Byte', BYTE],
  ['java.lang.Boolean', BOOLEAN],
  ['java.lang.Character', CHARACTER],
  ['java.math.BigInteger', BIG_INTEGER],
  ['java.math.BigDecimal', BIG_DECIMAL],
  ['java.util.ArrayList', ARRAY_LIST],
  ['java.util.LinkedHashMap', MAP],
  ['net.minidev.json.JSONArray', JSON_ARRAY],
]);

/** @returns the methods of a value's class; a host object has only those of every object here */
export function methodsOf(value: Exclude<JavaValue, null>): MethodTable {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return INTEGER;
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return BIG_INTEGER;
    default:
      if (value instanceof JavaMap) return MAP;
      if (value instanceof JavaList) return listMethods(value);
      if (value instanceof JavaIterator) return value.list === null ? ITERATOR : LIST_ITERATOR;
      return BY_CLASS.get(value.constructor) ?? NOTHING;
  }
}

/** @returns the methods of a class by its name, so that `$x.class` can call the static ones */
export function methodsOfClass(name: string): MethodTable {
  return BY_NAME.get(name) ?? NOTHING;
}

function listMethods(list: JavaList): MethodTable {
  if (list.type === 'ArrayList') return ARRAY_LIST;
  return list.type === 'JSONArray' ? JSON_ARRAY : LIST;
}
