import { className } from './class-name.js';
import { type JavaNumber, toBigInt, toDouble } from './number.js';
import type {
  BigDecimal,
  JavaArray,
  JavaByte,
  JavaChar,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaLong,
  JavaMap,
  JavaShort,
  JavaSubList,
  JavaValue,
  JavaView,
} from './value.js';

/** What a method gets for each type of parameter: primitives unboxed, everything else as it is. */
export interface Natives {
  int: number;
  short: number;
  byte: number;
  long: bigint;
  double: number;
  float: number;
  char: string;
  boolean: boolean;
  Object: JavaValue;
  String: string | null;
  CharSequence: string | null;
  Number: JavaNumber | null;
  Integer: number | null;
  Long: JavaLong | null;
  Short: JavaShort | null;
  Byte: JavaByte | null;
  Double: JavaDouble | null;
  Float: JavaFloat | null;
  Boolean: boolean | null;
  Character: JavaChar | null;
  BigInteger: bigint | null;
  BigDecimal: BigDecimal | null;
  Collection: JavaList | JavaSubList | JavaView | null;
  Iterable: JavaList | JavaSubList | JavaView | null;
  List: JavaList | JavaSubList | null;
  Map: JavaMap | null;
  'String[]': JavaArray | null;
  'CharSequence[]': JavaArray | null;
  'Object[]': JavaArray | null;
  'char[]': JavaArray | null;
  'byte[]': JavaArray | null;
  /** A class of which no template can get an instance; only null fits. */
  unreachable: null;
}

/** The type of a parameter, in short. */
export type ParameterType = keyof Natives;

/** The class of each type; primitives have the class that boxes them. */
const CLASSES: ReadonlyMap<ParameterType, string> = new Map<ParameterType, string>([
  ['int', 'java.lang.Integer'],
  ['short', 'java.lang.Short'],
  ['byte', 'java.lang.Byte'],
  ['long', 'java.lang.Long'],
  ['double', 'java.lang.Double'],
  ['float', 'java.lang.Float'],
  ['char', 'java.lang.Character'],
  ['boolean', 'java.lang.Boolean'],
  ['BigInteger', 'java.math.BigInteger'],
  ['BigDecimal', 'java.math.BigDecimal'],
  ['Collection', 'java.util.Collection'],
  ['List', 'java.util.List'],
  ['Map', 'java.util.Map'],
  ['String[]', '[Ljava.lang.String;'],
  ['CharSequence[]', '[Ljava.lang.CharSequence;'],
  ['Object[]', '[Ljava.lang.Object;'],
  ['char[]', '[C'],
  ['byte[]', '[B'],
]);

/** Which classes, besides its own, fit a parameter of a type. */
const FITTING: ReadonlyMap<ParameterType, readonly string[]> = new Map<ParameterType, readonly string[]>([
  ['short', boxes('Byte')],
  ['int', boxes('Short', 'Byte')],
  ['long', boxes('Integer', 'Short', 'Byte')],
  ['float', boxes('Long', 'Integer', 'Short', 'Byte')],
  ['double', boxes('Float', 'Long', 'Integer', 'Short', 'Byte')],
  ['CharSequence', boxes('String')],
  ['CharSequence[]', ['[Ljava.lang.String;']],
  ['Object[]', ['[Ljava.lang.String;']],
  [
    'Number',
    [...boxes('Integer', 'Long', 'Short', 'Byte', 'Double', 'Float'), 'java.math.BigInteger', 'java.math.BigDecimal'],
  ],
  ['List', lists()],
  ['Collection', [...lists(), ...views()]],
  ['Iterable', [...lists(), ...views()]],
  ['Map', ['java.util.LinkedHashMap']],
]);

function boxes(...names: readonly string[]): string[] {
  return names.map((name) => `java.lang.${name}`);
}

function lists(): string[] {
  const names = ['java.util.ArrayList', 'net.minidev.json.JSONArray', 'java.util.Arrays$ArrayList'];
  return [...names, 'java.util.ArrayList$SubList', 'java.util.AbstractList$SubList'];
}

function views(): string[] {
  return ['LinkedKeySet', 'LinkedValues', 'LinkedEntrySet'].map((name) => `java.util.LinkedHashMap$${name}`);
}

const PRIMITIVES: ReadonlySet<ParameterType> = new Set<ParameterType>([
  'int',
  'short',
  'byte',
  'long',
  'double',
  'float',
  'char',
  'boolean',
]);

/** Pairs of types of which the first is wider than the second. */
const WIDER: ReadonlySet<string> = new Set([
  ...['int<short', 'int<byte', 'short<byte', 'long<int', 'long<short', 'long<byte'],
  ...['float<long', 'float<int', 'float<short', 'float<byte'],
  ...['double<float', 'double<long', 'double<int', 'double<short', 'double<byte'],
  ...['CharSequence<String', 'CharSequence<unreachable', 'Collection<List', 'Iterable<List', 'Iterable<Collection'],
  ...['Object[]<String[]', 'Object[]<CharSequence[]', 'CharSequence[]<String[]'],
  ...['Number<Integer', 'Number<Long', 'Number<Double', 'Number<Float', 'Number<Short', 'Number<Byte'],
]);

/** One parameter of a method, prepared for fast checks. */
export interface Parameter {
  readonly type: ParameterType;
  /** The class whose instances fit exactly. */
  readonly exact: string;
  readonly primitive: boolean;
  /** Every class that fits; null where every one does. */
  readonly fitting: ReadonlySet<string> | null;
  /** The type of the elements where the parameter is an array, which Velocity takes for a variable argument. */
  readonly element: Parameter | null;
  /** Unboxes an argument that fits. */
  readonly unbox: ((argument: JavaValue) => unknown) | null;
}

/** @returns the prepared parameter of a type */
export function parameterOf(type: ParameterType): Parameter {
  const exact = CLASSES.get(type) ?? `java.lang.${type}`;
  return {
    type,
    exact,
    primitive: PRIMITIVES.has(type),
    fitting: type === 'Object' ? null : new Set([exact, ...(FITTING.get(type) ?? [])]),
    element: type.endsWith('[]') ? parameterOf(type.slice(0, -2) as ParameterType) : null,
    unbox: unboxing(type),
  };
}

function unboxing(type: ParameterType): ((argument: JavaValue) => unknown) | null {
  if (type === 'long') return (argument) => toBigInt(argument as JavaNumber);
  if (type === 'char') return (argument) => (argument as JavaChar).value;
  if (type === 'float') return (argument) => Math.fround(toDouble(argument as JavaNumber));
  if (PRIMITIVES.has(type) && type !== 'boolean') return (argument) => toDouble(argument as JavaNumber);
  return null;
}

/** @returns the class of an argument; of null the one that Velocity looks up for it */
export function argumentClass(argument: JavaValue): string {
  return argument === null ? 'java.lang.Object' : className(argument);
}

/** Whether an argument fits, boxed or not, as Velocity 1.7's IntrospectionUtils. */
export function fits(parameter: Parameter, argument: JavaValue): boolean {
  if (argument === null) return !parameter.primitive;
  if (parameter.fitting === null) return true;
  return fitsClass(parameter, className(argument));
}

/** @returns whether values of a class fit, boxed or not; a class that is not known does */
export function fitsClass(parameter: Parameter | undefined, name: string | undefined): boolean {
  if (name === undefined || parameter?.fitting === null) return true;
  if (parameter === undefined) return false;
  return parameter.fitting.has(name) || (parameter.type === 'Object[]' && /^\[[L[]/.test(name));
}

/** Whether every argument for `narrow` fits `wide` as well, as Velocity's strict conversion. */
export function widens(wide: Parameter, narrow: Parameter, last: boolean): boolean {
  if (wide.type === narrow.type || WIDER.has(`${wide.type}<${narrow.type}`)) return true;
  if (wide.type === 'Object') return !narrow.primitive;
  if (!last || wide.element === null) return false;
  return widens(wide.element, narrow.element ?? narrow, false);
}
