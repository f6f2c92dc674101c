import { className } from './class-name.js';
import { JavaError } from './java-error.js';
import type { JavaValue } from './value.js';

/** One `%…` of a format. */
export interface FormatSpec {
  /** As Java writes it in errors, with the flags before the index. */
  readonly text: string;
  /** How many characters of the format it takes. */
  readonly length: number;
  /** The number before `$`; 0 for `<`, the same as before; -1 for the next one. */
  readonly index: number;
  /** In Java's order. */
  readonly flags: string;
  /** -1 where none is given, as is the precision. */
  readonly width: number;
  readonly precision: number;
  /** In lower case. */
  readonly conversion: string;
  readonly upper: boolean;
}

const SPEC = /%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([tT])?([a-zA-Z%])/y;

/**
 * @returns what stands at a percent sign
 * @throws JavaError one of Java's `IllegalFormatException`s
 */
export function readSpec(pattern: string, at: number): FormatSpec {
  SPEC.lastIndex = at;
  const match = SPEC.exec(pattern);
  if (match === null) throw unknownConversion(pattern[at + 1] ?? '%');
  const [all, index, given = '', width, precision, date, letter = ''] = match;
  if (date !== undefined || !/[bBhHsScCdoxXeEfgGaAn%]/.test(letter)) throw unknownConversion(date ?? letter);
  const repeated = /(.).*\1/.exec(given);
  if (repeated !== null) throw formatError('DuplicateFormatFlagsException', `Flags = '${repeated[1]}'`);
  const flags = [...'-#+ 0,(<'].filter((flag) => given.includes(flag)).join('');
  const spec = {
    text: `%${flags}${index ?? ''}${width ?? ''}${precision ?? ''}${letter}`,
    length: all.length,
    index: flags.includes('<') ? 0 : index === undefined ? -1 : Number.parseInt(index, 10),
    flags,
    width: width === undefined ? -1 : Number(width),
    precision: precision === undefined ? -1 : Number(precision.slice(1)),
    conversion: letter.toLowerCase(),
    upper: letter !== letter.toLowerCase(),
  };
  checkSpec(spec);
  return spec;
}

function unknownConversion(letter: string): JavaError {
  return formatError('UnknownFormatConversionException', `Conversion = '${letter}'`);
}

/** @returns an error of the family of `IllegalFormatException` */
export function formatError(name: string, message: string): JavaError {
  return new JavaError(name, message);
}

/** @returns the error for an argument that does not fit a conversion */
export function mismatch(spec: FormatSpec, argument: Exclude<JavaValue, null>): JavaError {
  return formatError('IllegalFormatConversionException', `${spec.conversion} != ${className(argument)}`);
}

/**
 * Checks the flags of a conversion in Java's order.
 *
 * @throws JavaError one of Java's `IllegalFormatException`s
 */
function checkSpec(spec: FormatSpec): void {
  const { conversion } = spec;
  if (conversion === 'n' || conversion === '%') checkText(spec);
  else if (conversion === 'c') {
    refusePrecision(spec);
    refuse(spec, '#+ 0,(');
    requireWidth(spec, /-/);
  } else if (/[sbh]/.test(conversion)) {
    if (conversion !== 's') refuse(spec, '#');
    requireWidth(spec, /-/);
    refuse(spec, '+ 0,(');
  } else checkNumber(spec);
}

function checkText(spec: FormatSpec): void {
  refusePrecision(spec);
  if (spec.conversion === 'n') {
    if (spec.width >= 0) throw formatError('IllegalFormatWidthException', String(spec.width));
    if (spec.flags !== '') throw illegalFlags(spec);
  } else if (spec.flags !== '' && spec.flags !== '-') throw illegalFlags(spec);
  requireWidth(spec, /-/);
}

/** The flags that a number cannot have, by its conversion. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['d', '#'],
  ['o', ','],
  ['x', ','],
  ['e', ','],
  ['g', '#'],
  ['a', '(,'],
]);

function checkNumber(spec: FormatSpec): void {
  requireWidth(spec, /[-0]/);
  if (/\+.* |-.*0/.test(spec.flags)) throw illegalFlags(spec);
  if (/[dxo]/.test(spec.conversion)) refusePrecision(spec);
  refuse(spec, REFUSED.get(spec.conversion) ?? '');
}

function illegalFlags(spec: FormatSpec): JavaError {
  // Java counts an upper case conversion as one flag more.
  const flags = spec.upper ? spec.flags.replace(/^-?/, '$&^') : spec.flags;
  return formatError('IllegalFormatFlagsException', `Flags = '${flags}'`);
}

function refusePrecision(spec: FormatSpec): void {
  if (spec.precision >= 0) throw formatError('IllegalFormatPrecisionException', String(spec.precision));
}

function requireWidth(spec: FormatSpec, flags: RegExp): void {
  if (spec.width < 0 && flags.test(spec.flags)) throw formatError('MissingFormatWidthException', spec.text);
}

/** @throws JavaError `FormatFlagsConversionMismatchException` where one of the flags is given */
export function refuse(spec: FormatSpec, flags: string): void {
  const given = [...flags].find((flag) => spec.flags.includes(flag));
  if (given === undefined) return;
  throw formatError('FormatFlagsConversionMismatchException', `Conversion = ${spec.conversion}, Flags = ${given}`);
}

/** @returns a text with spaces on one side, up to the width */
export function padText(spec: FormatSpec, text: string): string {
  return spec.flags.includes('-') ? text.padEnd(spec.width) : text.padStart(spec.width);
}

/** @returns a number with its sign, as the flags ask for, and zeros or spaces up to the width */
export function padNumber(spec: FormatSpec, digits: string, negative: boolean, prefix = ''): string {
  const { flags } = spec;
  const open = negative
    ? flags.includes('(')
      ? '('
      : '-'
    : flags.includes('+')
      ? '+'
      : flags.includes(' ')
        ? ' '
        : '';
  const close = negative && flags.includes('(') ? ')' : '';
  const zeros = flags.includes('0') ? spec.width - open.length - prefix.length - close.length : 0;
  return padText(spec, open + prefix + digits.padStart(zeros, '0') + close);
}

/** @returns digits with a comma after every three, counted from the point */
export function group(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.');
  return [whole.replace(/\B(?=(?:\d{3})+$)/g, ','), ...fraction].join('.');
}
