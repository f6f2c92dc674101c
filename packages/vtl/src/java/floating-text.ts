import { type DecimalDigits, doubleDigits, floatDigits } from './double-digits.js';

/**
 * @returns the text of a double as JDK 17's `Double.toString`: `1.0`, `1.0E10`, `1.0E-5`, `-0.0`, `NaN`
 */
export function doubleToString(value: number): string {
  const special = specialText(value);
  if (special !== null) return special;
  const magnitude = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const text = String(magnitude);
    // With few digits there is no doubt, and JavaScript prints them much faster.
    if (text.length <= 15) return sign + (Number.isInteger(magnitude) ? `${text}.0` : text);
  }
  return sign + layOut(doubleDigits(magnitude));
}

/** @returns the text of a single precision number, as JDK 17's `Float.toString` */
export function floatToString(value: number): string {
  return specialText(value) ?? (value < 0 ? '-' : '') + layOut(floatDigits(Math.abs(value)));
}

function specialText(value: number): string | null {
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (Number.isNaN(value)) return 'NaN';
  if (Number.isFinite(value)) return null;
  return value > 0 ? 'Infinity' : '-Infinity';
}

function layOut({ digits, exponent }: DecimalDigits): string {
  if (exponent > 0 && exponent < 8) {
    return `${digits.slice(0, exponent).padEnd(exponent, '0')}.${digits.slice(exponent) || '0'}`;
  }
  if (exponent <= 0 && exponent > -3) return `0.${'0'.repeat(-exponent)}${digits}`;
  return `${digits[0]}.${digits.slice(1) || '0'}E${exponent - 1}`;
}
