import { type FormatSpec, group, padNumber, refuse } from './format-spec.js';
import { type JavaNumber, toBigInt } from './number.js';
import { JavaByte, JavaLong, JavaShort } from './value.js';

/** @returns a whole number for `%d`, `%x` or `%o` */
export function formatWhole(spec: FormatSpec, value: JavaNumber): string {
  const whole = toBigInt(value);
  if (spec.conversion === 'd') {
    const digits = (whole < 0n ? -whole : whole).toString();
    return padNumber(spec, spec.flags.includes(',') ? group(digits) : digits, whole < 0n);
  }
  const radix = spec.conversion === 'o' ? 8 : 16;
  const prefix = spec.flags.includes('#') ? (radix === 8 ? '0' : '0x') : '';
  if (typeof value === 'bigint') {
    return padNumber(spec, (whole < 0n ? -whole : whole).toString(radix), whole < 0n, prefix);
  }
  // Machine numbers show their bits, without a sign.
  refuse(spec, '(+ ');
  return padNumber(spec, BigInt.asUintN(bitsOf(value), whole).toString(radix), false, prefix);
}

function bitsOf(value: JavaNumber): number {
  if (value instanceof JavaLong) return 64;
  if (value instanceof JavaShort) return 16;
  return value instanceof JavaByte ? 8 : 32;
}
