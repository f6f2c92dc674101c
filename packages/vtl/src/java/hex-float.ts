const buffer = new DataView(new ArrayBuffer(8));

/** @returns a number in hexadecimal, as `Double.toHexString` or `Float.toHexString`: `0x1.8p1` */
export function hexFloat(value: number, type: 'double' | 'float'): string {
  if (Number.isNaN(value)) return 'NaN';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (!Number.isFinite(value)) return `${sign}Infinity`;
  if (value === 0) return `${sign}0x0.0p0`;
  const smallest = type === 'double' ? -1022 : -126;
  buffer.setFloat64(0, value);
  const raw = buffer.getBigUint64(0);
  const exponent = (Number(raw >> 52n) & 0x7ff) - 1023;
  const fraction = raw & 0xfffffffffffffn;
  if (exponent >= smallest) return `${sign}0x1.${hexDigits(fraction)}p${exponent}`;
  const whole = exponent === -1023 ? fraction : (fraction | (1n << 52n)) >> BigInt(smallest - exponent);
  return `${sign}0x0.${hexDigits(whole)}p${smallest}`;
}

function hexDigits(fraction: bigint): string {
  return fraction.toString(16).padStart(13, '0').replace(/0+$/, '') || '0';
}
