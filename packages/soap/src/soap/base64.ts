const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS = Uint8Array.from(ALPHABET, (digit) => digit.charCodeAt(0));
const EQUALS = 0x3d;

/** @returns the bytes in base64, as XML Schema's `base64Binary` has it, without line breaks */
export function base64Of(bytes: Uint8Array): string {
  const digits = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  let to = 0;
  for (let from = 0; from < bytes.length; from += 3) {
    const three = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) digits[to++] = DIGITS[(three >> shift) & 63] ?? 0;
  }
  const missing = (3 - (bytes.length % 3)) % 3;
  digits.fill(EQUALS, digits.length - missing);
  return new TextDecoder().decode(digits);
}

/** @returns the bytes of a text in base64 with or without white space, or undefined where it is none */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[ \t\r\n]/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const padding = digits.length - digits.replace(/=+$/, '').length;
  const bytes = new Uint8Array((digits.length / 4) * 3 - padding);
  const values = valuesOfDigits();
  for (let from = 0, to = 0; from < digits.length; from += 4, to += 3) {
    let three = 0;
    for (let index = 0; index < 4; index++) three = (three << 6) | (values[digits.charCodeAt(from + index)] ?? 0);
    for (let index = 0; index < 3 && to + index < bytes.length; index++) bytes[to + index] = three >> (16 - 8 * index);
  }
  return bytes;
}

function valuesOfDigits(): Uint8Array {
  const values = new Uint8Array(128);
  DIGITS.forEach((digit, value) => {
    values[digit] = value;
  });
  return values;
}
