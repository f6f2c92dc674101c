import { JavaError } from '@veloway/vtl';

/** `java.util.Base64`: the standard alphabet with padding, of the text's UTF-8. */
export function base64Encode(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @throws JavaError where the text is no base64, as `java.util.Base64` does; padding may be missing */
export function base64Decode(text: string): string {
  const bare = text.replace(/={1,2}$/, '');
  const padded = text.length !== bare.length;
  if (!/^[A-Za-z0-9+/]*$/.test(bare) || bare.length % 4 === 1 || (padded && text.length % 4 !== 0)) {
    throw new JavaError('IllegalArgumentException', 'The argument of `$util.base64Decode` is no base64.');
  }
  return new TextDecoder().decode(Uint8Array.from(atob(bare), (c) => c.charCodeAt(0)));
}
