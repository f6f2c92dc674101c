import { JavaError } from '@veloway/vtl';

/** `java.net.URLEncoder` in UTF-8: form encoding, in which a blank is `+`. */
export function urlEncode(text: string): string {
  const wellFormed = text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '?');
  return encodeURIComponent(wellFormed)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** `java.net.URLDecoder` in UTF-8. @throws JavaError where a `%` is not followed by two hexadecimal digits */
export function urlDecode(text: string): string {
  const bytes: number[] = [];
  const decoder = new TextDecoder();
  let out = '';
  const flush = (): void => {
    if (bytes.length > 0) out += decoder.decode(Uint8Array.from(bytes.splice(0)));
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '%') {
      const digits = text.slice(i + 1, i + 3);
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
        throw new JavaError(
          'IllegalArgumentException',
          `\`%${digits}\` in the argument of \`$util.urlDecode\` is no escape.`,
        );
      }
      bytes.push(Number.parseInt(digits, 16));
      i += 2;
    } else {
      flush();
      out += c === '+' ? ' ' : c;
    }
  }
  flush();
  return out;
}
