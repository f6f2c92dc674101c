import { listIterator, listIteratorAt, mapIterator } from './iterate.js';
import type { ParameterType } from './parameter.js';
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
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  type JavaValue,
  JavaView,
} from './value.js';

/** What the collections of {@link PROBES} hold, so that a method that answers it is known to answer an element. */
export const ELEMENT = new HostObject('an element', new Map(), new Map());

/** The keys of the maps among {@link PROBES}. */
export const KEY = new HostObject('a key', new Map(), new Map());

/** Makes a value of each class whose methods a template can call, to find out about the class. */
export const PROBES: readonly (() => Exclude<JavaValue, null>)[] = [
  () => 'a',
  () => 1,
  () => true,
  () => 1n,
  () => new JavaLong(1n),
  () => new JavaDouble(1),
  () => new JavaFloat(1),
  () => new JavaShort(1),
  () => new JavaByte(1),
  () => new BigDecimal(1n, 0),
  () => new JavaChar('a'),
  () => list('ArrayList'),
  () => list('JSONArray'),
  () => list('fixed'),
  () => new JavaSubList(list('ArrayList'), 0, 2),
  map,
  () => new JavaView(map(), 'keys'),
  () => new JavaView(map(), 'values'),
  () => new JavaView(map(), 'entries'),
  () => new JavaEntry(map(), KEY),
  () => new JavaArray([ELEMENT, ELEMENT], 'java.lang.Object'),
  () => new JavaArray(['a', 'b'], 'java.lang.String'),
  () => listIterator(list('ArrayList')),
  () => listIteratorAt(list('ArrayList'), 1),
  () => mapIterator(new JavaView(map(), 'values')),
  () => new JavaClass('java.lang.String'),
];

function list(type: JavaList['type']): JavaList {
  return new JavaList([ELEMENT, ELEMENT, ELEMENT], type);
}

function map(): JavaMap {
  const made = new JavaMap();
  made.set(KEY, ELEMENT);
  return made;
}

/** Arguments of which one kind or another suits every method: a key, what it is called on, or what reads as a number. */
export const ARGUMENT_KINDS = ['key', 'alike', 'digits'] as const;

/** @returns an argument that fits a parameter; undefined where no template has one */
export function argumentFor(
  type: ParameterType,
  self: JavaValue,
  kind: (typeof ARGUMENT_KINDS)[number],
): JavaValue | undefined {
  if (type === 'Object') return kind === 'alike' ? self : KEY;
  if (kind === 'digits' && type === 'String') return '1';
  if (kind === 'digits' && type === 'int') return 10;
  return ARGUMENTS[type]?.();
}

const ARGUMENTS: Readonly<Partial<Record<ParameterType, () => JavaValue>>> = {
  int: () => 0,
  short: () => new JavaShort(0),
  byte: () => new JavaByte(0),
  long: () => new JavaLong(1n),
  double: () => new JavaDouble(1),
  float: () => new JavaFloat(1),
  char: () => new JavaChar('a'),
  boolean: () => true,
  String: () => 'a',
  CharSequence: () => 'a',
  Number: () => 1,
  Integer: () => 1,
  Long: () => new JavaLong(1n),
  Short: () => new JavaShort(1),
  Byte: () => new JavaByte(1),
  Double: () => new JavaDouble(1),
  Float: () => new JavaFloat(1),
  Boolean: () => true,
  Character: () => new JavaChar('a'),
  BigInteger: () => 1n,
  BigDecimal: () => new BigDecimal(1n, 0),
  Collection: () => list('ArrayList'),
  Iterable: () => new JavaList(['a']),
  List: () => list('ArrayList'),
  Map: map,
  'String[]': () => new JavaArray(['a'], 'java.lang.String'),
  'CharSequence[]': () => new JavaArray(['a'], 'java.lang.String'),
  'Object[]': () => new JavaArray(['a'], 'java.lang.Object'),
  'char[]': () => new JavaArray([new JavaChar('a')], 'char'),
  'byte[]': () => new JavaArray([new JavaByte(1)], 'byte'),
};
