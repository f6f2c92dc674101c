import type { CatalogueNode } from '@veloway/mapping';

/** Where a type is known from. */
export type TypeSource = 'catalogue' | 'literal' | 'method' | 'comment' | 'schema' | 'sample' | 'loop';

/** What is known of the values that an expression can have. */
export interface ValueType {
  /** The Java class, with its package; undefined where nobody can say. */
  readonly class: string | undefined;
  /** Whether it has that class whatever the request is. */
  readonly certain: boolean;
  readonly from: TypeSource | undefined;
  /** Whether it may be missing, so that what is named of it is the empty text, whatever it would be else. */
  readonly maybeMissing?: boolean | undefined;
  /** What the catalogue has below it, where it is one of API Gateway's own. */
  readonly node?: CatalogueNode | undefined;
  /** Whose declared names are its keys. */
  readonly names?: NameGroup | undefined;
  /** Of the elements of a list, and of the values of a map. */
  readonly element?: ValueType | undefined;
  /** Of the members of a map that the template writes. */
  readonly members?: ReadonlyMap<string, ValueType> | undefined;
  /** JSON Schema of it. */
  readonly schema?: unknown;
}

/** Maps whose keys the definition of an API declares. */
export type NameGroup = 'parameters' | 'path' | 'querystring' | 'header' | 'stageVariables';

export const UNKNOWN_TYPE: ValueType = { class: undefined, certain: false, from: undefined };

/** API Gateway reads a reference that leads nowhere as the empty text. */
export const EMPTY_TYPE: ValueType = { class: 'java.lang.String', certain: true, from: 'method', maybeMissing: true };

export const STRING = 'java.lang.String';
export const INTEGER = 'java.lang.Integer';
export const BOOLEAN = 'java.lang.Boolean';
export const DOUBLE = 'java.lang.Double';
export const MAP = 'java.util.LinkedHashMap';
export const LIST = 'java.util.ArrayList';
export const JSON_LIST = 'net.minidev.json.JSONArray';

/** @returns the type of a value that surely is of a class */
export function certainly(name: string, from: TypeSource, more: Partial<ValueType> = {}): ValueType {
  return { class: name, certain: true, from, ...more };
}

/** @returns what is known of a value that has one of several types */
export function joinTypes(types: readonly ValueType[]): ValueType {
  const [first, ...rest] = types;
  if (first === undefined) return UNKNOWN_TYPE;
  return rest.reduce(join, first);
}

function join(a: ValueType, b: ValueType): ValueType {
  if (a === b) return a;
  const same = a.class === b.class;
  const members = a.members === undefined ? b.members : new Map([...a.members, ...(b.members ?? [])]);
  return {
    class: same ? a.class : undefined,
    certain: same && a.certain && b.certain,
    from: a.from ?? b.from,
    maybeMissing: a.maybeMissing || b.maybeMissing,
    node: a.node === b.node ? a.node : undefined,
    names: a.names === b.names ? a.names : undefined,
    element: a.element === undefined || b.element === undefined ? undefined : join(a.element, b.element),
    members,
    schema: a.schema ?? b.schema,
  };
}

/** @returns the type of a variable that is set to a value: what is missing becomes the empty text */
export function assigned(type: ValueType): ValueType {
  if (type.maybeMissing !== true) return type;
  return { ...type, maybeMissing: false, certain: type.certain && type.class === STRING };
}

/** @returns the type of a value that need not be there */
export function missable(type: ValueType): ValueType {
  return type.maybeMissing === true || type.class === undefined ? type : { ...type, maybeMissing: true };
}

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  [MAP, 'Map'],
  [LIST, 'List'],
  [JSON_LIST, 'List'],
  ['java.util.Arrays$ArrayList', 'List'],
  ['java.util.ArrayList$SubList', 'List'],
  ['java.util.AbstractList$SubList', 'List'],
  ['java.util.LinkedHashMap$LinkedKeySet', 'Set'],
  ['java.util.LinkedHashMap$LinkedEntrySet', 'Set'],
  ['java.util.LinkedHashMap$LinkedValues', 'Collection'],
  ['java.util.LinkedHashMap$Entry', 'Map.Entry'],
]);

/** @returns the name of a class as people say it: `String`, `Map`, `String[]` */
export function shortName(name: string): string {
  const known = SHORT_NAMES.get(name);
  if (known !== undefined) return known;
  const array = /^\[L(.*);$/.exec(name)?.[1];
  if (array !== undefined) return `${shortName(array)}[]`;
  if (/Itr$|Iterator$/.test(name)) return 'Iterator';
  return name.replace(/^.*[.$]/, '');
}

/** @returns a type as people say it; undefined where nothing is known */
export function typeText(type: ValueType): string | undefined {
  if (type.class === undefined) return undefined;
  const name = shortName(type.class);
  const element = type.element === undefined ? undefined : typeText(type.element);
  if (element === undefined || name.endsWith('[]')) return name;
  return name === 'Map' ? `Map<String, ${element}>` : `${name}<${element}>`;
}
