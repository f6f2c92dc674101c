import { JavaDouble, JavaLong, type JavaValue } from '@veloway/vtl';

/** @returns the text of a value as a regular expression of a filter sees it: its `toString()` */
export function printForRegex(value: JavaValue): string {
  if (value instanceof JavaDouble) return printDouble(value.value);
  return value instanceof JavaLong ? String(value.value) : String(value);
}

/** Java writes a double with a point always, and in scientific form from 10^7 on and below 10^-3. */
function printDouble(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value)) return String(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}
