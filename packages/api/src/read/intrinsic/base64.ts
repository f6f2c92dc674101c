const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** @returns the base64 of a text's UTF-8 */
export function base64(text: string): string {
  const bytes = utf8(text);
  let result = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]);
    result += `${digits[0]}${digits[1]}${second === undefined ? '=' : digits[2]}${third === undefined ? '=' : digits[3]}`;
  }
  return result;
}

/** A lone surrogate has no UTF-8, and becomes U+FFFD. */
function utf8(text: string): readonly number[] {
  const whole = text.replace(/[\ud800-\udfff]/gu, '\ufffd');
  const escaped = encodeURIComponent(whole).matchAll(/%([\dA-F]{2})|(.)/g);
  return Array.from(escaped, ([, hex, plain = '']) =>
    hex === undefined ? plain.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}
