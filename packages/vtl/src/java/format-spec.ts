import { className } from './class-name.js';
import { JavaError } from './java-error.js';
import type { JavaValue } from './value.js';

/** One `%…` of a format. */
export interface FormatSpec {
  readonly text: string;
  /** The number before `$`; 0 for `<`, the same as before; -1 for the next one. */
  readonly index: number;
  readonly flags: string;
  /** -1 where none is given, as is the precision. */
  readonly width: number;
  readonly precision: number;
  readonly conversion: string;
  /** Whether it takes an argument. */
  readonly takes: boolean;
}

const SPEC = /%(\d+\$)?([-#+ 0,(<]*)(\d+)?(\.\d+)?([tT])?([a-zA-Z%])/y;

/**
 * @returns what stands at a percent sign
 * @throws JavaError `UnknownFormatConversionException`, `DuplicateFormatFlagsException`
 */
export function readSpec(pattern: string, at: number): FormatSpec {
  SPEC.lastIndex = at;
  const match = SPEC.exec(pattern);
  const conversion = match?.[6] ?? '';
  if (match === null) throw formatError('UnknownFormatConversionException', `Conversion = '${pattern[at + 1] ?? '%'}'`);
  if (match[5] !== undefined || !/[bBhHsScCdoxXeEfgGaAn%]/.test(conversion)) {
    throw formatError('UnknownFormatConversionException', `Conversion = '${match[5] ?? conversion}'`);
  }
  const flags = match[2] ?? '';
  const repeated = /(.).*\1/.exec(flags);
  if (repeated !== null) throw formatError('DuplicateFormatFlagsException', `Flags = '${repeated[1]}'`);
  return {
    text: match[0],
    index: flags.includes('<') ? 0 : match[1] === undefined ? -1 : Number.parseInt(match[1], 10),
    flags: flags.replace('<', ''),
    width: match[3] === undefined ? -1 : Number(match[3]),
    precision: match[4] === undefined ? -1 : Number(match[4].slice(1)),
    conversion,
    takes: !/[n%]/.test(conversion),
  };
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
export function checkFlags(spec: FormatSpec): void {
  const kind = spec.conversion.toLowerCase();
  if (kind === 'n') checkLineBreak(spec);
  else if (kind === '%') checkText(spec, '', true);
  else if (kind === 'c') checkText(spec, '', true);
  else if ('sbh'.includes(kind)) checkText(spec, '', false);
  else checkNumber(spec, kind);
}

function checkLineBreak(spec: FormatSpec): void {
  if (spec.width >= 0) throw formatError('IllegalFormatWidthException', String(spec.width));
  if (spec.precision >= 0) throw formatError('IllegalFormatPrecisionException', String(spec.precision));
  if (spec.flags !== '') throw formatError('IllegalFormatFlagsException', `Flags = '${spec.flags}'`);
}

function checkText(spec: FormatSpec, allowed: string, noPrecision: boolean): void {
  if (noPrecision && spec.precision >= 0) {
    throw formatError('IllegalFormatPrecisionException', String(spec.precision));
  }
  refuse(
    spec,
    [...'#+ 0,('].filter((flag) => !allowed.includes(flag)),
  );
  if (spec.flags.includes('-') && spec.width < 0) throw formatError('MissingFormatWidthException', spec.text);
}

function checkNumber(spec: FormatSpec, kind: string): void {
  const { flags } = spec;
  if (/[dxo]/.test(kind) && spec.precision >= 0) {
    throw formatError('IllegalFormatPrecisionException', String(spec.precision));
  }
  if (kind === 'd') refuse(spec, ['#']);
  if (kind === 'x' || kind === 'o') refuse(spec, [',']);
  if (kind === 'e') refuse(spec, [',']);
  if (kind === 'g') refuse(spec, ['#']);
  if (kind === 'a') refuse(spec, ['(', ',']);
  if (/[-0]/.test(flags) && spec.width < 0) throw formatError('MissingFormatWidthException', spec.text);
  if ((flags.includes('+') && flags.includes(' ')) || (flags.includes('-') && flags.includes('0'))) {
    const ordered = [...'-#+ 0,('].filter((flag) => flags.includes(flag)).join('');
    throw formatError('IllegalFormatFlagsException', `Flags = '${ordered}'`);
  }
}

/** @throws JavaError `FormatFlagsConversionMismatchException` where one of the flags is given */
export function refuse(spec: FormatSpec, flags: readonly string[]): void {
  const given = flags.find((flag) => spec.flags.includes(flag));
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
