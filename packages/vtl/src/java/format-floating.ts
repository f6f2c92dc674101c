import { type DecimalDigits, doubleDigits } from './double-digits.js';
import { type FormatSpec, group, mismatch, padNumber, padText } from './format-spec.js';
import { hexFloat } from './hex-float.js';
import { BigDecimal, type JavaDouble, type JavaFloat } from './value.js';

/** @returns a number for `%f`, `%e`, `%g` or `%a` */
export function formatFloating(spec: FormatSpec, value: JavaDouble | JavaFloat | BigDecimal): string {
  const kind = spec.conversion;
  if (value instanceof BigDecimal) {
    if (kind === 'a') throw mismatch(spec, value);
    return formatDigits(spec, kind, decimalDigits(value), value.unscaled < 0n);
  }
  const number = value.value;
  if (!Number.isFinite(number)) return formatSpecial(spec, number);
  const negative = number < 0 || Object.is(number, -0);
  if (kind === 'a') return padNumber(spec, hexDigits(Math.abs(number), spec.precision), negative, '0x');
  const digits = number === 0 ? { digits: '0', exponent: 1 } : doubleDigits(Math.abs(number), false);
  return formatDigits(spec, kind, digits, negative);
}

/** The hexadecimal digits after `0x`, rounded half even to a precision above zero. */
function hexDigits(value: number, precision: number): string {
  const text = hexFloat(value, 'double').slice(2);
  const [, lead = '1', digits = '', exponent = '0'] = /^(.)\.(.*)p(.*)$/.exec(text) ?? [];
  const count = Math.max(precision, 1);
  if (precision < 0) return text;
  if (digits.length <= count) return `${lead}.${digits.padEnd(count, '0')}p${exponent}`;
  const kept = BigInt(`0x${lead}${digits.slice(0, count)}`);
  const rest = digits.slice(count);
  const half = `8${'0'.repeat(rest.length - 1)}`;
  const rounded = rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept;
  const hex = rounded.toString(16).padStart(count + 1, '0');
  if (hex[0] === '2') return `1.${'0'.repeat(count)}p${Number(exponent) + 1}`;
  return `${hex[0]}.${hex.slice(1)}p${exponent}`;
}

function formatSpecial(spec: FormatSpec, value: number): string {
  const plain = { ...spec, flags: spec.flags.replace('0', '') };
  return Number.isNaN(value) ? padText(plain, 'NaN') : padNumber(plain, 'Infinity', value < 0);
}

function decimalDigits({ unscaled, scale }: BigDecimal): DecimalDigits {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  return { digits, exponent: unscaled === 0n ? 1 : digits.length - scale };
}

function formatDigits(spec: FormatSpec, kind: string, digits: DecimalDigits, negative: boolean): string {
  const precision = spec.precision < 0 ? 6 : spec.precision;
  if (kind === 'e') return padNumber(spec, scientific(spec, digits, precision), negative);
  if (kind === 'f') return padNumber(spec, plain(spec, digits, precision), negative);
  const significant = precision === 0 ? 1 : precision;
  const rounded = roundDigits(digits, significant);
  if (isZero(digits)) return padNumber(spec, plain(spec, digits, significant - 1), negative);
  if (rounded.exponent > -4 && rounded.exponent <= significant) {
    return padNumber(spec, plain(spec, rounded, significant - rounded.exponent), negative);
  }
  return padNumber(spec, scientific(spec, rounded, significant - 1), negative);
}

function isZero({ digits }: DecimalDigits): boolean {
  return /^0*$/.test(digits);
}

/** Rounds half up, on the decimal digits, to a count of them. */
function roundDigits({ digits, exponent }: DecimalDigits, count: number): DecimalDigits {
  if (count >= digits.length) return { digits, exponent };
  if (count < 0) return { digits: '', exponent };
  const kept = digits.slice(0, count);
  if (digits.charCodeAt(count) < 53) return { digits: kept, exponent };
  const up = (BigInt(kept || '0') + 1n).toString().padStart(count, '0');
  return up.length > count ? { digits: up, exponent: exponent + 1 } : { digits: up, exponent };
}

function plain(spec: FormatSpec, digits: DecimalDigits, precision: number): string {
  const rounded = roundDigits(digits, digits.exponent + precision);
  const shifted = '0'.repeat(Math.max(0, 1 - rounded.exponent)) + rounded.digits;
  const point = Math.max(rounded.exponent, 1);
  const padded = shifted.padEnd(point + precision, '0').slice(0, point + precision);
  const trailing = spec.flags.includes('#') ? '.' : '';
  const text = precision > 0 ? `${padded.slice(0, point)}.${padded.slice(point)}` : padded + trailing;
  return spec.flags.includes(',') ? group(text) : text;
}

function scientific(spec: FormatSpec, digits: DecimalDigits, precision: number): string {
  const rounded = roundDigits(digits, precision + 1);
  const power = isZero(digits) ? 0 : rounded.exponent - 1;
  const mantissa = rounded.digits.padEnd(precision + 1, '0').slice(0, precision + 1);
  const fraction = precision > 0 ? `.${mantissa.slice(1)}` : spec.flags.includes('#') ? '.' : '';
  return `${mantissa[0]}${fraction}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
