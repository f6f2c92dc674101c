import { localPart, namespacePart, type QName, SOAP_ENCODING_NAMESPACE, XSD_NAMESPACE } from './qname.js';

/** How the values of a built-in type are written in JSON. */
export type JsonForm = 'text' | 'boolean' | 'integer' | 'decimal' | 'float' | 'list';

/** A simple type that XML Schema defines (Part 2, section 3). */
export interface BuiltInType {
  readonly name: string;
  readonly form: JsonForm;
  /** What matches a value, when white space has been handled. */
  readonly lexical: RegExp;
  readonly whiteSpace: 'preserve' | 'replace' | 'collapse';
  /** The bounds of an integer, where it has any. */
  readonly min?: string;
  readonly max?: string;
  /** A value for examples. */
  readonly example: string;
}

const ANYTHING = /^[\s\S]*$/;
const ZONE = '(?:Z|[+-]\\d\\d:\\d\\d)?';
const YEAR = '-?\\d{4,}';
const NAME = /^[^\s:]+$/;

function text(name: string, example: string, lexical = ANYTHING, whiteSpace: BuiltInType['whiteSpace'] = 'collapse') {
  return { name, form: 'text', lexical, whiteSpace, example } satisfies BuiltInType;
}

function dated(name: string, pattern: string, example: string): BuiltInType {
  return text(name, example, new RegExp(`^${pattern}${ZONE}$`));
}

function integer(name: string, example: string, min?: string, max?: string): BuiltInType {
  const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return { name, form: 'integer', lexical: /^[+-]?\d+$/, whiteSpace: 'collapse', example, ...bounds };
}

function float(name: string): BuiltInType {
  const lexical = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/;
  return { name, form: 'float', lexical, whiteSpace: 'collapse', example: '1.5' };
}

function list(name: string): BuiltInType {
  return { name, form: 'list', lexical: ANYTHING, whiteSpace: 'collapse', example: 'a' };
}

const TYPES: readonly BuiltInType[] = [
  text('anySimpleType', 'text', ANYTHING, 'preserve'),
  text('anyAtomicType', 'text', ANYTHING, 'preserve'),
  text('string', 'text', ANYTHING, 'preserve'),
  text('normalizedString', 'text', ANYTHING, 'replace'),
  text('token', 'text'),
  text('language', 'en', /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/),
  text('Name', 'name', /^\S+$/),
  text('NCName', 'name', NAME),
  text('NMTOKEN', 'name', /^\S+$/),
  text('ID', 'id-1', NAME),
  text('IDREF', 'id-1', NAME),
  text('ENTITY', 'entity', NAME),
  list('NMTOKENS'),
  list('IDREFS'),
  list('ENTITIES'),
  text('QName', 'name', /^(?:[^\s:]+:)?[^\s:]+$/),
  text('NOTATION', 'name', /^(?:[^\s:]+:)?[^\s:]+$/),
  text('anyURI', 'https://example.com/'),
  text('hexBinary', '48656c6c6f', /^(?:[0-9a-fA-F]{2})*$/),
  text('base64Binary', 'SGVsbG8=', /^[A-Za-z0-9+/ ]*(?:= ?){0,2}$/),
  text('duration', 'P1D', /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/),
  dated('dateTime', `${YEAR}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?`, '2024-01-15T09:30:00Z'),
  dated('time', '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?', '09:30:00Z'),
  dated('date', `${YEAR}-\\d\\d-\\d\\d`, '2024-01-15'),
  dated('gYearMonth', `${YEAR}-\\d\\d`, '2024-01'),
  dated('gYear', YEAR, '2024'),
  dated('gMonthDay', '--\\d\\d-\\d\\d', '--01-15'),
  dated('gDay', '---\\d\\d', '---15'),
  dated('gMonth', '--\\d\\d', '--01'),
  {
    name: 'boolean',
    form: 'boolean',
    lexical: /^(?:true|false|1|0)$/,
    whiteSpace: 'collapse',
    example: 'true',
  },
  {
    name: 'decimal',
    form: 'decimal',
    lexical: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
    whiteSpace: 'collapse',
    example: '1.5',
  },
  float('float'),
  float('double'),
  integer('integer', '1'),
  integer('nonPositiveInteger', '-1', undefined, '0'),
  integer('negativeInteger', '-1', undefined, '-1'),
  integer('nonNegativeInteger', '1', '0'),
  integer('positiveInteger', '1', '1'),
  integer('long', '1', '-9223372036854775808', '9223372036854775807'),
  integer('int', '1', '-2147483648', '2147483647'),
  integer('short', '1', '-32768', '32767'),
  integer('byte', '1', '-128', '127'),
  integer('unsignedLong', '1', '0', '18446744073709551615'),
  integer('unsignedInt', '1', '0', '4294967295'),
  integer('unsignedShort', '1', '0', '65535'),
  integer('unsignedByte', '1', '0', '255'),
];

const BY_NAME: ReadonlyMap<string, BuiltInType> = new Map(TYPES.map((type) => [type.name, type]));

/** What anything is that no type describes. */
export const ANY_SIMPLE_TYPE = TYPES[0] as BuiltInType;

/** @returns the type, also where SOAP's encoding has one of the same name, or undefined where there is none */
export function builtInType(name: QName): BuiltInType | undefined {
  const namespace = namespacePart(name);
  const isKnown = namespace === XSD_NAMESPACE || namespace === SOAP_ENCODING_NAMESPACE;
  return isKnown ? BY_NAME.get(localPart(name)) : undefined;
}

/** @returns the type of the items, for the built-in types that are lists */
export function builtInItem({ name }: BuiltInType): BuiltInType {
  return BY_NAME.get(name === 'ENTITIES' ? 'ENTITY' : name.slice(0, -1)) ?? ANY_SIMPLE_TYPE;
}
